import { words } from '../app/words.ts'
import type { PasteMistake } from '../screens/people/paste.ts'
import type { Words } from '../../domain/words.ts'

export const setupWords = words({
  title: { vi: 'Thiết lập Đại hội', en: 'Set up a congress' },
  running: { vi: 'Các Đại hội đang có', en: 'Congresses so far' },
  when: {
    vi: (opening: string, closing: string) => `khai mạc ${opening} · bế mạc ${closing}`,
    en: (opening: string, closing: string) => `opens ${opening} · closes ${closing}`,
  },
  choose: { vi: 'Chọn kế hoạch', en: 'Choose a plan' },
  chooseText: {
    vi: 'Mỗi kế hoạch là một tệp trong checklists/plans: đơn vị, khu vực, bảng kiểm và đơn vị phụ trách.',
    en: 'Each plan is a file in checklists/plans: organisations, areas, checklists and who owns what.',
  },
  noPlans: { vi: 'Chưa có tệp kế hoạch nào', en: 'There is no plan file yet' },
  counts: {
    vi: (organisations: number, areas: number, checklists: number, rows: number) =>
      `${organisations} đơn vị · ${areas} khu vực · ${checklists} bảng kiểm · ${rows} mục`,
    en: (organisations: number, areas: number, checklists: number, rows: number) =>
      `${organisations} organisations · ${areas} areas · ${checklists} checklists · ${rows} items`,
  },
  broken: {
    vi: (n: number) => `Kế hoạch có ${n} lỗi, chưa nhập được. Sửa tệp rồi tải lại trang.`,
    en: (n: number) =>
      `${n} mistake${n === 1 ? '' : 's'}; it cannot be imported. Mend the file, then load again.`,
  },
  place: {
    vi: (file: string, line: number, path: string) =>
      `${file}, dòng ${line}${path === '' ? '' : `, ${path}`}`,
    en: (file: string, line: number, path: string) =>
      `${file}, line ${line}${path === '' ? '' : `, ${path}`}`,
  },
  expected: { vi: (what: string) => `cần: ${what}`, en: (what: string) => `expected: ${what}` },
  form: { vi: 'Tên và thời gian', en: 'Name and times' },
  name: { vi: 'Tên Đại hội', en: 'Name of the congress' },
  key: { vi: 'Mã Đại hội', en: 'Key of the congress' },
  keyHint: {
    vi: 'Chữ thường không dấu, số, gạch nối. Không đổi được về sau.',
    en: 'Plain lower-case letters, digits, hyphens. It cannot be changed later.',
  },
  keyWrong: {
    vi: 'Chỉ dùng chữ thường không dấu, số và gạch nối, tối đa 40 ký tự.',
    en: 'Only plain lower-case letters, digits and hyphens, at most 40.',
  },
  keyTaken: { vi: 'Đã có Đại hội dùng mã này.', en: 'A congress already has this key.' },
  openingDate: { vi: 'Ngày khai mạc', en: 'Opening date' },
  openingTime: { vi: 'Giờ khai mạc', en: 'Opening time' },
  closingDate: { vi: 'Ngày bế mạc', en: 'Closing date' },
  closingTime: { vi: 'Giờ bế mạc', en: 'Closing time' },
  zone: {
    vi: (zone: string) => `Giờ địa phương theo múi giờ ${zone}.`,
    en: (zone: string) => `Local times in the zone ${zone}.`,
  },
  order: { vi: 'Giờ bế mạc phải sau giờ khai mạc.', en: 'Closing must be after opening.' },
  preview: { vi: 'Sẽ tạo', en: 'What will be made' },
  previewTimes: {
    vi: (opening: string, closing: string) => `Khai mạc ${opening}, bế mạc ${closing}.`,
    en: (opening: string, closing: string) => `Opens ${opening}, closes ${closing}.`,
  },
  areas: { vi: (list: string) => `Khu vực: ${list}.`, en: (list: string) => `Areas: ${list}.` },
  owners: {
    vi: (list: string) => `Mục của từng đơn vị: ${list}.`,
    en: (list: string) => `Items of each organisation: ${list}.`,
  },
  copyNote: {
    vi: 'Lượt kiểm là bản chép: sửa tệp bảng kiểm về sau không đổi lượt đang chạy.',
    en: 'A run is a copy: editing a checklist file later does not change it.',
  },
  import: { vi: 'Nhập kế hoạch và tạo Đại hội', en: 'Import the plan and make the congress' },
  importing: { vi: 'Đang nhập…', en: 'Importing…' },
})

export const peopleWords = words({
  title: { vi: 'Người dùng', en: 'People' },
  count: {
    vi: (n: number, waiting: number) => `${n} người${waiting > 0 ? ` · ${waiting} chưa đặt mật khẩu` : ''}`,
    en: (n: number, waiting: number) => `${n} people${waiting > 0 ? ` · ${waiting} without a password` : ''}`,
  },
  tabs: { vi: 'Phần', en: 'Section' },
  tabPeople: { vi: 'Danh sách', en: 'List' },
  tabAdd: { vi: 'Thêm người', en: 'Add people' },
  tabDisplays: { vi: 'Màn hình', en: 'Displays' },
  toTokens: { vi: 'Mã truy cập cho chương trình', en: 'Access tokens for programs' },
  nobody: { vi: 'Chưa có ai trong Đại hội', en: 'Nobody is in the congress yet' },
  noMatch: { vi: 'Không ai khớp', en: 'Nobody matches' },
  search: { vi: 'Tìm tên, tên đăng nhập, đơn vị', en: 'Search name, user name, organisation' },
  waiting: { vi: 'chưa đặt mật khẩu', en: 'no password yet' },
  waitingNoLink: { vi: 'chưa đặt mật khẩu, hết liên kết', en: 'no password, no valid link' },
  active: { vi: 'đang dùng', en: 'active' },
  disabled: { vi: 'đã khóa', en: 'disabled' },
  hasFactor: { vi: 'hai bước', en: 'two steps' },
  resetAsked: { vi: 'chờ gỡ bước hai', en: 'removal asked' },
  edit: { vi: 'Sửa', en: 'Edit' },
  organisation: { vi: 'Đơn vị', en: 'Organisation' },
  role: { vi: 'Vai trò', en: 'Role' },
  name: { vi: 'Họ tên hoặc chức danh', en: 'Name or post' },
  nameHint: { vi: 'Ví dụ: Trực 1 · VNPT', en: 'Such as: Duty 1 · VNPT' },
  username: { vi: 'Tên đăng nhập', en: 'User name' },
  phone: { vi: 'Điện thoại công vụ', en: 'Work phone' },
  optional: { vi: 'không bắt buộc', en: 'optional' },
  move: { vi: 'Chuyển đơn vị, vai trò', en: 'Move' },
  moveNote: {
    vi: 'Có hiệu lực trong một giây, kể cả khi người này đang mở ứng dụng.',
    en: 'Takes effect within a second, even while they have the app open.',
  },
  newLink: { vi: 'Cấp liên kết đặt lại mật khẩu', en: 'Make a link that sets a new password' },
  newLinkNote: {
    vi: 'Chỉ đặt lại mật khẩu, trao tận tay: dùng một lần trong 15 phút (72 giờ nếu chưa từng có mật khẩu). Liên kết cũ mất hiệu lực.',
    en: 'Replaces the password only; hand it over in person: one use within 15 minutes (72 hours for a first password). The former one dies.',
  },
  disable: { vi: 'Khóa tài khoản', en: 'Disable the account' },
  disableNote: {
    vi: 'Người này bị đưa ra khỏi mọi máy ngay. Việc đã ghi vẫn còn.',
    en: 'They are signed out everywhere at once. What they recorded stays.',
  },
  enable: { vi: 'Mở lại tài khoản', en: 'Enable the account' },
  done: { vi: 'Đã lưu', en: 'Saved' },
  one: { vi: 'Một người', en: 'One person' },
  many: { vi: 'Dán danh sách', en: 'Paste a list' },
  manyHint: {
    vi: 'Mỗi dòng một người: họ tên hoặc chức danh; tên đăng nhập; vai trò; đơn vị; điện thoại (không bắt buộc). Ngăn bằng dấu chấm phẩy hoặc chép từ bảng tính.',
    en: 'One person per line: name or post; user name; role; organisation; phone (optional). Separated by semicolons, or copied from a spreadsheet.',
  },
  rolesHint: {
    vi: 'Vai trò: đầu mối, trực ban, lãnh đạo, quản trị.',
    en: 'Roles: liaison, operator, leader, admin.',
  },
  list: { vi: 'Danh sách', en: 'List' },
  example: {
    vi: 'Trực 1 · VNPT; truc1.vnpt; đầu mối; VNPT; 0912 000 000',
    en: 'Duty 1 · VNPT; truc1.vnpt; liaison; VNPT; 0912 000 000',
  },
  add: { vi: 'Thêm và cấp liên kết', en: 'Add and make links' },
  addMany: {
    vi: (n: number) => `Thêm ${n} người và cấp liên kết`,
    en: (n: number) => `Add ${n} people and make links`,
  },
  adding: { vi: 'Đang thêm…', en: 'Adding…' },
  wrongLines: {
    vi: (n: number) => `${n} dòng cần sửa. Danh sách được nhận cả hoặc không nhận gì.`,
    en: (n: number) => `${n} line${n === 1 ? '' : 's'} to mend. A list is taken whole or not at all.`,
  },
  line: { vi: (n: number) => `Dòng ${n}`, en: (n: number) => `Line ${n}` },
  good: {
    vi: (n: number) => `${n} dòng đọc được.`,
    en: (n: number) => `${n} line${n === 1 ? '' : 's'} understood.`,
  },
  linksTitle: { vi: 'Liên kết vừa cấp', en: 'Links just made' },
  linksNote: {
    vi: 'Chỉ hiện một lần. Trao tận tay từng người: ai có liên kết là đặt được mật khẩu.',
    en: 'Shown once. Hand each over in person: whoever has the link can set the password.',
  },
  linkExpires: {
    vi: (at: string) => `Dùng một lần, tới ${at}.`,
    en: (at: string) => `Single use, until ${at}.`,
  },
  linkFor: { vi: (name: string) => `Mã QR của ${name}`, en: (name: string) => `QR code of ${name}` },
  hasPassword: {
    vi: 'đã có mật khẩu, không cần liên kết',
    en: 'has a password already, no link needed',
  },
  print: { vi: 'In, mỗi người một thẻ', en: 'Print, one card per person' },
  copy: { vi: 'Chép liên kết', en: 'Copy the link' },
  copied: { vi: 'Đã chép', en: 'Copied' },
  linksDone: { vi: 'Xong, ẩn liên kết', en: 'Done, hide the links' },
  howTo: {
    vi: 'Quét mã bằng điện thoại, đặt mật khẩu từ 12 ký tự, rồi vào ca.',
    en: 'Scan it with the phone, set a password of at least 12 characters, and enter.',
  },
  displaysText: {
    vi: 'Liên kết chỉ để xem, cho một màn hình. Ai có liên kết thấy đúng phần của đơn vị được chọn; thu hồi là màn hình tắt trong một giây.',
    en: 'A read-only link for one screen. Whoever has it sees exactly the chosen organisation’s view; revoking turns the screen off within a second.',
  },
  displayLabel: { vi: 'Màn hình đặt ở đâu', en: 'Where the screen hangs' },
  displayView: { vi: 'Hiển thị phần của', en: 'Shows the view of' },
  sharedView: {
    vi: 'Dùng chung: chỉ kết luận đã công bố và nội dung công bố',
    en: 'Shared: only the published verdict and public lines',
  },
  makeDisplay: { vi: 'Tạo liên kết màn hình', en: 'Make a display link' },
  noDisplays: { vi: 'Chưa có màn hình nào', en: 'There is no display yet' },
  displaySince: { vi: (at: string) => `tạo ${at}`, en: (at: string) => `made ${at}` },
  displayOnce: {
    vi: 'Chỉ hiện một lần. Mở trên màn hình rồi đóng trang này.',
    en: 'Shown once. Open it on the screen, then leave this page.',
  },
  revoke: { vi: 'Thu hồi', en: 'Revoke' },
  revokeAsk: {
    vi: (label: string) => `Thu hồi màn hình “${label}”?`,
    en: (label: string) => `Revoke “${label}”?`,
  },
  revokeText: {
    vi: 'Màn hình ấy tắt trong một giây. Muốn dùng lại phải tạo liên kết mới.',
    en: 'That screen goes off within a second. To use it again a new link is needed.',
  },
})

/** What is wrong with one line of a pasted list, and what to do. */
export const pasteWords: { readonly [C in PasteMistake['code']]: Words } = {
  'too-few': {
    vi: 'cần ít nhất bốn phần: họ tên; tên đăng nhập; vai trò; đơn vị',
    en: 'needs at least four parts: name; user name; role; organisation',
  },
  'too-many': { vi: 'có hơn năm phần', en: 'has more than five parts' },
  name: { vi: 'họ tên trống hoặc dài quá 120 ký tự', en: 'the name is empty or longer than 120 characters' },
  username: {
    vi: 'tên đăng nhập gồm 2 tới 40 chữ cái không dấu, chữ số, dấu chấm, gạch nối hoặc @',
    en: 'a user name has 2 to 40 plain letters, digits, dots, hyphens or @',
  },
  twice: { vi: 'tên đăng nhập đã có ở dòng trên', en: 'the user name is on a line above' },
  known: { vi: 'tên đăng nhập đã có trong Đại hội', en: 'the user name is in the congress already' },
  role: {
    vi: 'vai trò không rõ; dùng đầu mối, trực ban, lãnh đạo hoặc quản trị',
    en: 'the role is not clear; use liaison, operator, leader or admin',
  },
  organisation: { vi: 'không có đơn vị này trong Đại hội', en: 'no such organisation in the congress' },
  phone: { vi: 'điện thoại dài quá 30 ký tự', en: 'the phone is longer than 30 characters' },
}
