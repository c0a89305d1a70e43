import { words } from '../app/words.ts'

const items = (n: number): string => `${n} critical item${n === 1 ? '' : 's'}`

export const readinessWords = words({
  title: { vi: 'Sẵn sàng', en: 'Readiness' },
  content: { vi: 'Sẵn sàng theo khu vực', en: 'Readiness by area' },
  unpublished: { vi: 'Sở chưa công bố kết luận', en: 'The department has published no verdict' },
  blocked: {
    vi: (n: number, areas: number) => `${n} mục quan trọng đang chặn ở ${areas} khu vực`,
    en: (n: number, areas: number) => `${items(n)} in the way in ${areas} area${areas === 1 ? '' : 's'}`,
  },
  andToCome: {
    vi: (n: number) => `, ${n} mục khác chưa tới hạn`,
    en: (n: number) => `, ${n} more not due yet`,
  },
  onlyToCome: {
    vi: (n: number) => `${n} mục quan trọng chưa có minh chứng, chưa mục nào quá hạn.`,
    en: (n: number) => `${items(n)} without proof, none overdue.`,
  },
  polled: {
    vi: (verdict: string, at: string) => `Biểu quyết chốt lúc ${at}: ${verdict}.`,
    en: (verdict: string, at: string) => `Poll closed at ${at}: ${verdict}.`,
  },
  poll: { vi: 'Biểu quyết sẵn sàng', en: 'Go/no-go poll' },
  publish: { vi: 'Công bố kết luận…', en: 'Publish the verdict…' },
  own: {
    vi: 'Chỉ gồm mục của đơn vị mình. Kết luận chung do lãnh đạo Sở công bố.',
    en: 'Your own items only. The overall verdict is published by a leader of the department.',
  },
  empty: { vi: 'Chưa có mục nào để tính', en: 'There is nothing to count yet' },
  emptyText: {
    vi: (at: string) => `Mục kiểm có khi Đại hội được thiết lập và giao cho đơn vị. Xem lần cuối ${at}.`,
    en: (at: string) => `Items come when the congress is set up and given to organisations. Looked at ${at}.`,
  },
  view: { vi: 'Xem theo', en: 'View by' },
  byField: { vi: 'Khu vực × bảng kiểm', en: 'Areas × checklists' },
  byOwner: { vi: 'Khu vực × đơn vị', en: 'Areas × organisations' },
  area: { vi: 'Khu vực', en: 'Area' },
  cell: {
    vi: (place: string, what: string, verdict: string, proven: number, counted: number) =>
      `${place}, ${what}: ${verdict}, đạt ${proven}/${counted}`,
    en: (place: string, what: string, verdict: string, proven: number, counted: number) =>
      `${place}, ${what}: ${verdict}, ${proven} of ${counted} proven`,
  },
  cellNone: {
    vi: (place: string, what: string) => `${place}, ${what}: không có mục quan trọng phải tính`,
    en: (place: string, what: string) => `${place}, ${what}: no critical item counts`,
  },
  key: { vi: 'Chú giải', en: 'Key' },
  keyNone: { vi: 'không có mục phải tính', en: 'nothing counts' },
  rule: {
    vi: 'Số là mục quan trọng đạt trên tổng mục phải xong trước khai mạc; sau khai mạc tính mục đã tới hạn. Một nhóm mang màu của mục xấu nhất; chưa rõ không bao giờ xanh. Không tính mục do biểu quyết quyết định.',
    en: 'Figures are critical items proven of those due by opening; afterwards of what has come due. A group shows its worst item; unknown is never green. The item settled by the poll is not counted.',
  },
  blocks: { vi: (n: number) => `${n} mục đang chặn`, en: (n: number) => `${n} in the way` },
  toCome: { vi: (n: number) => `${n} mục chưa tới hạn`, en: (n: number) => `${n} not due yet` },
  nothing: { vi: 'Không có mục quan trọng nào chặn', en: 'No critical item blocks' },
  nothingText: { vi: (at: string) => `Tính lúc ${at}.`, en: (at: string) => `As of ${at}.` },
  figures: {
    vi: (proven: number, counted: number, done: number, total: number) =>
      `đạt ${proven}/${counted} mục quan trọng · xong ${done}/${total} mục`,
    en: (proven: number, counted: number, done: number, total: number) =>
      `${proven}/${counted} critical proven · ${done}/${total} of all settled`,
  },
  shortFigures: {
    vi: (done: number, total: number) => `xong ${done}/${total}`,
    en: (done: number, total: number) => `${done}/${total} settled`,
  },
  due: { vi: (at: string) => `hạn ${at}`, en: (at: string) => `due ${at}` },
  more: { vi: (n: number) => `Hiện thêm ${n} mục`, en: (n: number) => `Show ${n} more` },
  changed: { vi: 'Danh sách đã đổi, xem mới', en: 'The list has changed, show it' },
  all: { vi: 'Bỏ chọn, xem tất cả', en: 'Show everything' },
  back: { vi: 'Về mọi khu vực', en: 'Back to all areas' },
  checklists: { vi: 'Theo bảng kiểm', en: 'By checklist' },
  organisations: { vi: 'Theo đơn vị', en: 'By organisation' },
  phases: { vi: 'Theo giai đoạn', en: 'By phase' },
  before: { vi: 'Trước Đại hội', en: 'Before' },
  during: { vi: 'Trong Đại hội', en: 'During' },
  after: { vi: 'Sau Đại hội', en: 'After' },
  turned: { vi: 'Chuyển đỏ trong 1 giờ qua', en: 'Turned red in the last hour' },
  turnedNone: {
    vi: (at: string) => `Không có mục quan trọng nào xấu đi, tính lúc ${at}.`,
    en: (at: string) => `No critical item got worse, as of ${at}.`,
  },
  turnedAt: { vi: (at: string) => `Lúc ${at}:`, en: (at: string) => `At ${at}:` },
  notCounted: { vi: 'chưa tính', en: 'not counted' },
  burn: { vi: 'Còn lại tới khai mạc', en: 'Left towards opening' },
  burnSays: {
    vi: (open: number, due: number) => `Còn ${open} mục quan trọng chưa đạt; nếu đúng hạn thì còn ${due}.`,
    en: (open: number, due: number) => `${items(open)} not proven; on time it would be ${due}.`,
  },
  burnThen: {
    vi: (open: number) => `Lúc khai mạc còn ${open} mục quan trọng chưa đạt.`,
    en: (open: number) => `${items(open)} not proven at opening.`,
  },
  burnLabel: {
    vi: (first: number, begin: string, last: number, end: string) =>
      `Biểu đồ mục quan trọng chưa đạt: ${first} lúc ${begin}, ${last} lúc ${end}.`,
    en: (first: number, begin: string, last: number, end: string) =>
      `Chart of critical items not proven: ${first} at ${begin}, ${last} at ${end}.`,
  },
  burnOpen: { vi: 'chưa đạt', en: 'not proven' },
  burnHeld: { vi: 'trong đó đang chặn', en: 'of these in the way' },
  burnDue: { vi: 'còn lại nếu đúng hạn', en: 'left if on time' },
  burnAt: { vi: 'Lúc', en: 'At' },
  burnTable: { vi: 'Xem bằng số', en: 'As figures' },
  burnForgotten: {
    vi: (n: number, kept: number) =>
      `Đầu biểu đồ chưa tính ${n} mục: mỗi mục chỉ giữ ${kept} lần ghi gần nhất ở đây, nhật ký giữ đủ.`,
    en: (n: number, kept: number) =>
      `The beginning leaves out ${n} item${n === 1 ? '' : 's'}: only the last ${kept} records of each are kept here; the journal has all.`,
  },
  opening: { vi: 'khai mạc', en: 'opening' },
})
