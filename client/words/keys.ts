import { words } from '../app/words.ts'

/**
 * Every key of the app, by how it is pressed (UI 8). The one table: a key that does not stand here cannot be bound
 * (`app/keys.ts`), and `?` lists what stands here.
 */
export const keyWords = words({
  'Ctrl+K': { vi: 'tìm màn hình, sự cố, mục, thao tác', en: 'find a screen, incident, item or action' },
  '/': { vi: 'tìm trong màn hình này', en: 'search on this screen' },
  j: { vi: 'xuống dòng sau', en: 'next line' },
  k: { vi: 'lên dòng trước', en: 'previous line' },
  Enter: { vi: 'mở dòng đang chọn', en: 'open the chosen line' },
  Escape: { vi: 'đóng', en: 'close' },
  n: { vi: 'mở sự cố mới', en: 'open a new incident' },
  a: { vi: 'tiếp nhận sự cố', en: 'acknowledge the incident' },
  u: { vi: 'cập nhật việc đang làm', en: 'update what is being done' },
  r: { vi: 'khắc phục xong', en: 'resolve the incident' },
  s: { vi: 'đổi mức sự cố', en: 'change the severity' },
  y: { vi: 'mở sự cố từ tín hiệu', en: 'open an incident from the signal' },
  m: { vi: 'ghép tín hiệu vào sự cố', en: 'add the signal to an incident' },
  x: { vi: 'bỏ qua tín hiệu', en: 'dismiss the signal' },
  'Ctrl+Enter': { vi: 'gửi mẫu đang viết', en: 'send the form being written' },
  'g v': { vi: 'tới Việc của tôi', en: 'go to My items' },
  'g b': { vi: 'tới Sự cố', en: 'go to Incidents' },
  'g c': { vi: 'tới Bảng kiểm', en: 'go to Checklists' },
  'g t': { vi: 'tới Ca trực', en: 'go to Duty' },
  'g d': { vi: 'tới Danh bạ', en: 'go to the Directory' },
  'g r': { vi: 'tới Sẵn sàng', en: 'go to Readiness' },
  'g h': { vi: 'tới Tín hiệu', en: 'go to Signals' },
  'g i': { vi: 'tới Chỉ đạo', en: 'go to Directives' },
  'g s': { vi: 'tới Tóm tắt', en: 'go to Summary' },
  'g n': { vi: 'tới Thông báo', en: 'go to Notices' },
  'g o': { vi: 'xem những gì đang giữ trên máy', en: 'see what this device keeps' },
  '?': { vi: 'mở danh sách phím', en: 'list the keys' },
})

export type Keys = keyof typeof keyWords

export const keyListWords = words({
  title: { vi: 'Phím tắt', en: 'Keys' },
  note: {
    vi: 'Phím không có tác dụng khi đang gõ trong ô. Mỗi phím đều có nút tương ứng.',
    en: 'Keys do nothing while you type in a field. Each has a visible button too.',
  },
  here: { vi: 'Dùng được lúc này', en: 'Working now' },
  elsewhere: { vi: 'Dùng được ở màn hình khác', en: 'Working on other screens' },
})

export const paletteWords = words({
  title: { vi: 'Tìm nhanh', en: 'Find' },
  search: { vi: 'Mã, tên, địa điểm hoặc thao tác', en: 'Code, name, place or action' },
  hint: { vi: 'gõ không dấu cũng được', en: 'accents may be left out' },
  results: { vi: 'Kết quả', en: 'Results' },
  none: {
    vi: 'Không tìm thấy. Thử mã sự cố, tên khu vực hoặc một từ khác.',
    en: 'Nothing found. Try a code, a place or another word.',
  },
  screens: { vi: 'Màn hình', en: 'Screens' },
  actions: { vi: 'Thao tác', en: 'Actions' },
  incidents: { vi: 'Sự cố', en: 'Incidents' },
  items: { vi: 'Mục kiểm', en: 'Items' },
  open: { vi: 'Tìm nhanh', en: 'Find' },
  note: { vi: 'Mũi tên để chọn, Enter để mở.', en: 'Arrows choose, Enter opens.' },
})
