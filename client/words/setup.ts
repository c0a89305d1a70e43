import { words } from '../app/words.ts'

/** Plans from a file or by hand, and changing, closing and rehearsing a congress. */
export const courseWords = words({
  fromFile: { vi: 'Từ tệp kế hoạch', en: 'From a plan file' },
  fromFileText: {
    vi: 'Chọn tệp .yaml, hoặc viết và sửa ngay ở đây. Còn một lỗi thì chưa nhập gì.',
    en: 'Choose a .yaml file, or write and edit it here. While there is a mistake nothing is imported.',
  },
  pick: { vi: 'Chọn tệp kế hoạch…', en: 'Choose a plan file…' },
  begin: { vi: 'Bắt đầu từ', en: 'Begin from' },
  beginNone: { vi: 'chọn một kế hoạch mẫu', en: 'choose a plan to start from' },
  text: { vi: 'Nội dung kế hoạch', en: 'Text of the plan' },
  textHint: {
    vi: 'Đơn vị, khu vực, đơn vị phụ trách, bảng kiểm. department: true là được xem toàn bộ.',
    en: 'Organisations, areas, owners, checklists. department: true sees everything.',
  },
  check: { vi: 'Kiểm tra kế hoạch', en: 'Check the plan' },
  mistakes: {
    vi: (n: number) => `Kế hoạch có ${n} lỗi, chưa nhập được`,
    en: (n: number) => `${n} mistake${n === 1 ? '' : 's'}: it cannot be imported yet`,
  },
  place: {
    vi: (line: number, path: string) => `dòng ${line}${path === '' ? '' : `, ${path}`}`,
    en: (line: number, path: string) => `line ${line}${path === '' ? '' : `, ${path}`}`,
  },
  good: { vi: 'Kế hoạch không có lỗi.', en: 'The plan has no mistakes.' },
  title: { vi: 'Điều chỉnh Đại hội', en: 'Change the congress' },
  toChange: {
    vi: 'Điều chỉnh, đóng, diễn tập Đại hội đang mở',
    en: 'Change, close or rehearse the open congress',
  },
  facts: { vi: 'Thông tin chung', en: 'Facts' },
  name: { vi: 'Tên Đại hội', en: 'Name' },
  level: { vi: 'Cấp', en: 'Level' },
  phone: { vi: 'Điện thoại bàn trực', en: 'Telephone of the duty desk' },
  shifts: { vi: 'Giờ bắt đầu các ca, cách nhau dấu phẩy', en: 'Shifts begin at, separated by commas' },
  reason: { vi: 'Lý do, mọi đơn vị đọc được', en: 'Reason, read by every organisation' },
  reasonInner: { vi: 'Lý do, chỉ Sở đọc được', en: 'Reason, read by the department only' },
  save: { vi: 'Ghi thay đổi', en: 'Record the change' },
  saved: { vi: 'Đã ghi thay đổi', en: 'Change recorded' },
  times: { vi: 'Khai mạc, bế mạc', en: 'Opening and closing' },
  timesText: {
    vi: (open: number, near: number) =>
      `${open} mục chưa xong sẽ dời hạn theo. ${near} mục đã đạt trong 24 giờ qua vẫn tính: cân nhắc yêu cầu làm lại.`,
    en: (open: number, near: number) =>
      `${open} items not settled move with it. ${near} proven within 24 hours still count: consider asking again.`,
  },
  move: { vi: 'Dời giờ', en: 'Move the times' },
  areas: { vi: 'Khu vực', en: 'Areas' },
  areaAdd: { vi: 'Thêm khu vực…', en: 'Add an area…' },
  areaEdit: { vi: 'Sửa…', en: 'Edit…' },
  areaKey: { vi: 'Mã', en: 'Key' },
  areaName: { vi: 'Tên', en: 'Name' },
  areaShort: { vi: 'Tên ngắn (28 ký tự)', en: 'Short name (28 characters)' },
  areaKind: { vi: 'Loại', en: 'Kind' },
  carriers: { vi: 'Nhà mạng phục vụ', en: 'Carriers that serve it' },
  lead: { vi: 'Nhà mạng chính', en: 'Lead carrier' },
  leadPost: { vi: 'Bưu chính chính', en: 'Lead post' },
  leadNone: { vi: 'theo phân công chung', en: 'as generally assigned' },
  withRows: {
    vi: 'Thêm luôn các mục kiểm của loại khu vực này',
    en: 'Also add the items of this kind of area',
  },
  organisations: { vi: 'Đơn vị', en: 'Organisations' },
  organisationAdd: { vi: 'Thêm đơn vị…', en: 'Add an organisation…' },
  organisationShort: { vi: 'Tên ngắn (14 ký tự)', en: 'Short name (14 characters)' },
  department: { vi: 'xem toàn bộ', en: 'sees everything' },
  hall: { vi: 'hội trường', en: 'hall' },
  group_room: { vi: 'phòng họp tổ', en: 'group room' },
  press_centre: { vi: 'trung tâm báo chí', en: 'press centre' },
  lodging: { vi: 'nơi ăn nghỉ', en: 'lodging' },
  infra_centre: { vi: 'trung tâm hạ tầng', en: 'infrastructure centre' },
  post_hub: { vi: 'bưu cục', en: 'post hub' },
  network: { vi: 'mạng', en: 'network' },
  department_unit: { vi: 'đơn vị của Sở', en: 'department unit' },
  carrier: { vi: 'nhà mạng', en: 'carrier' },
  post: { vi: 'bưu chính', en: 'post' },
  partner: { vi: 'phối hợp', en: 'partner' },
  rehearse: { vi: 'Diễn tập', en: 'Rehearsal' },
  rehearseText: {
    vi: 'Tạo một Đại hội riêng: cùng khu vực, đơn vị, người và mục kiểm, chưa có minh chứng nào. Đóng dấu DIỄN TẬP ở mọi màn hình; không có gì chảy về Đại hội thật.',
    en: 'Makes a congress of its own: same areas, organisations, people and items, nothing proven. Stamped DIỄN TẬP on every screen; nothing flows back to the real one.',
  },
  rehearseName: {
    vi: (name: string) => `Diễn tập: ${name}`.slice(0, 160),
    en: (name: string) => `Rehearsal: ${name}`.slice(0, 160),
  },
  rehearseNow: { vi: 'Tạo Đại hội diễn tập', en: 'Make the rehearsal' },
  close: { vi: 'Đóng Đại hội', en: 'Close the congress' },
  closeText: {
    vi: 'Mọi đồng hồ dừng, không ai ghi thêm được, vẫn xem và in được.',
    en: 'Every timer stops, nobody records any more; it can still be read and printed.',
  },
  stillOpen: {
    vi: (rows: number, incidents: number) => `Còn ${rows} mục chưa xong và ${incidents} sự cố chưa đóng.`,
    en: (rows: number, incidents: number) =>
      `${rows} items are not settled and ${incidents} incidents not closed.`,
  },
  nothingOpen: { vi: 'Không còn gì mở.', en: 'Nothing is open.' },
  critical: {
    vi: (list: string) => `Mục quan trọng chưa xong: ${list}`,
    en: (list: string) => `Critical items open: ${list}`,
  },
  incidents: {
    vi: (list: string) => `Sự cố còn mở: ${list}`,
    en: (list: string) => `Open incidents: ${list}`,
  },
  purge: {
    vi: (day: string) => `Danh bạ trực được xóa từ ${day}.`,
    en: (day: string) => `Duty contacts are erased from ${day}.`,
  },
  closeNow: { vi: 'Đóng Đại hội', en: 'Close the congress' },
  closed: { vi: 'Đã đóng Đại hội', en: 'The congress is closed' },
  closedBanner: {
    vi: (at: string) => `Đại hội đã đóng ${at}, chỉ còn xem được.`,
    en: (at: string) => `The congress was closed ${at} and can only be read.`,
  },
  reopen: { vi: 'Mở lại Đại hội', en: 'Reopen the congress' },
  reopened: { vi: 'Đã mở lại Đại hội', en: 'The congress is open again' },
  doubted: {
    vi: (minutes: number) =>
      `Đồng hồ máy chủ vừa nhảy ${minutes} phút. Chưa ghi quá hạn và chưa leo thang cho tới khi trực ban xác nhận giờ đúng.`,
    en: (minutes: number) =>
      `The server clock jumped by ${minutes} min. Nothing is recorded as overdue or escalated until somebody confirms the time.`,
  },
  trust: { vi: 'Giờ hiện tại đúng', en: 'The time is right now' },
  trusted: { vi: 'Trực ban đã đối chiếu giờ', en: 'The duty desk has checked the time' },
})
