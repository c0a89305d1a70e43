import { words } from '../app/words.ts'

export const readinessWords = words({
  title: { vi: 'Sẵn sàng', en: 'Readiness' },
  view: { vi: 'Xem theo', en: 'View by' },
  byField: { vi: 'Khu vực × lĩnh vực', en: 'Areas × fields' },
  byOwner: { vi: 'Khu vực × đơn vị', en: 'Areas × organisations' },
  groups: { vi: 'Nhóm', en: 'Groups' },
  corner: { vi: 'Khu vực', en: 'Area' },
  noArea: { vi: 'Toàn Đại hội', en: 'Whole congress' },
  cell: {
    vi: (place: string, what: string, verdict: string, done: number, total: number) =>
      `${place}, ${what}: ${verdict}, xong ${done}/${total}`,
    en: (place: string, what: string, verdict: string, done: number, total: number) =>
      `${place}, ${what}: ${verdict}, ${done}/${total} settled`,
  },
  checklists: { vi: 'Theo bảng kiểm', en: 'By checklist' },
  organisations: { vi: 'Theo đơn vị', en: 'By organisation' },
  phases: { vi: 'Theo giai đoạn', en: 'By phase' },
  before: { vi: 'Trước Đại hội', en: 'Before' },
  during: { vi: 'Trong Đại hội', en: 'During' },
  after: { vi: 'Sau Đại hội', en: 'After' },
  blocking: {
    vi: (n: number) => (n === 0 ? 'không vướng' : `${n} mục chặn`),
    en: (n: number) => (n === 0 ? 'nothing blocks' : `${n} blocking`),
  },
  settled: {
    vi: (done: number, total: number) => `xong ${done}/${total}`,
    en: (done: number, total: number) => `${done}/${total} settled`,
  },
  blocks: { vi: 'Điều gì đang chặn', en: 'What blocks go' },
  blocksOf: {
    vi: (what: string) => `Điều gì đang chặn: ${what}`,
    en: (what: string) => `What blocks go: ${what}`,
  },
  everything: { vi: 'Xem tất cả', en: 'Show all' },
  nothing: { vi: 'Không có mục quan trọng nào chặn', en: 'No critical item blocks' },
  more: { vi: (n: number) => `Hiện thêm ${n}`, en: (n: number) => `Show ${n} more` },
  turned: { vi: 'Xấu đi trong 1 giờ qua', en: 'Turned worse in the last hour' },
  turnedNone: {
    vi: 'Không có mục nào xấu đi trong 1 giờ qua.',
    en: 'Nothing turned worse in the last hour.',
  },
  turnedLine: {
    vi: (from: string, to: string, at: string) => `${from} → ${to}, ${at}`,
    en: (from: string, to: string, at: string) => `${from} → ${to}, ${at}`,
  },
  burn: { vi: 'Còn bao nhiêu tới giờ khai mạc', en: 'What is left towards opening' },
  burnLabel: {
    vi: (open: number, plan: number) => `Còn ${open} mục quan trọng chưa xong; theo hạn lẽ ra còn ${plan}.`,
    en: (open: number, plan: number) =>
      `${open} critical items not proven; by their due times ${plan} should be.`,
  },
  burnOpen: { vi: 'Chưa xong', en: 'Not proven' },
  burnPlan: { vi: 'Theo hạn', en: 'By due times' },
  burnAt: { vi: 'Lúc', en: 'At' },
  burnTable: { vi: 'Xem bằng số', en: 'As figures' },
  rule: {
    vi: 'Tính các mục quan trọng có hạn trước khai mạc, và sau khai mạc các mục đã tới hạn. Không tính DT-09.',
    en: 'Counts critical items due by opening, afterwards what has come due. DT-09 is not counted.',
  },
  published: {
    vi: (verdict: string, at: string) => `Đã công bố “${verdict}” lúc ${at}`,
    en: (verdict: string, at: string) => `Published as “${verdict}” at ${at}`,
  },
  polled: {
    vi: (verdict: string, at: string) => `biểu quyết chốt ${at}: ${verdict}`,
    en: (verdict: string, at: string) => `poll closed ${at}: ${verdict}`,
  },
  unpublished: { vi: 'Chưa công bố cho các đơn vị', en: 'Not yet published to the organisations' },
  publish: { vi: 'Công bố kết luận…', en: 'Publish the verdict…' },
  own: {
    vi: 'Chỉ gồm mục của đơn vị mình. Kết luận chung do lãnh đạo Sở công bố.',
    en: 'Your own items only. The overall verdict is published by a leader of the department.',
  },
  empty: { vi: 'Chưa có mục nào để tính', en: 'There is nothing to count yet' },
  emptyText: {
    vi: 'Mục kiểm xuất hiện khi Đại hội được thiết lập.',
    en: 'Items appear once the congress is set up.',
  },
})
