import type { MeansKind, SeenBy } from '../../domain/directory/events.ts'
import type { Words } from '../../domain/words.ts'
import { words } from '../app/words.ts'

export const meansWords: { readonly [K in MeansKind]: Words } = {
  mobile: { vi: 'Di động', en: 'Mobile' },
  landline: { vi: 'Cố định', en: 'Landline' },
  internal: { vi: 'Số nội bộ', en: 'Extension' },
  radio: { vi: 'Bộ đàm', en: 'Radio' },
  satellite: { vi: 'Vệ tinh', en: 'Satellite' },
  email: { vi: 'Thư điện tử', en: 'E-mail' },
  chat: { vi: 'Nhóm nhắn tin', en: 'Chat group' },
  runner: { vi: 'Gặp trực tiếp', en: 'In person' },
}

export const seenWords: { readonly [S in SeenBy]: Words } = {
  department: { vi: 'Đơn vị và Sở', en: 'Own organisation and the department' },
  all: { vi: 'Mọi đơn vị', en: 'All organisations' },
  delegates: { vi: 'Mọi đơn vị và đại biểu', en: 'All organisations and delegates' },
}

export const directoryWords = words({
  title: { vi: 'Danh bạ', en: 'Directory' },
  print: { vi: 'In', en: 'Print' },
  vcards: { vi: 'Tải vCard', en: 'Save vCards' },
  add: { vi: 'Thêm bộ phận', en: 'Add a section' },
  editions: { vi: 'Bản danh bạ', en: 'Edition' },
  duty: { vi: 'Bản trực', en: 'For duty' },
  delegates: { vi: 'Bản gửi đại biểu', en: 'For delegates' },
  dutyNote: {
    vi: 'Mỗi số có phạm vi xem riêng. Gọi lần lượt từ phương tiện chính.',
    en: 'Each number is shared by itself. Try them in order, the primary first.',
  },
  delegatesNote: {
    vi: 'Chỉ gồm số Sở cho gửi đại biểu, không có số trực nội bộ. In hoặc tải đúng như bên dưới.',
    en: 'Only numbers that the department gives to delegates, no duty contacts. Printed and saved as it stands below.',
  },
  untested: {
    vi: (n: number) => `${n} số chưa gọi thử`,
    en: (n: number) => `${n} number${n === 1 ? '' : 's'} never tested`,
  },
  allTested: { vi: 'Mọi số đã gọi thử', en: 'Every number tested' },
  search: { vi: 'Tìm bộ phận, đơn vị, khu vực, số', en: 'Section, organisation, area, number' },
  whole: { vi: 'Toàn Đại hội', en: 'Whole congress' },
  none: { vi: 'Danh bạ chưa có bộ phận nào', en: 'The directory has no section yet' },
  noneText: {
    vi: 'Thêm từng bộ phận trực của đơn vị: số chính trước, rồi số thay thế, dự phòng, khẩn cấp.',
    en: 'Add the sections of your organisation on duty: the primary number first, then alternate, contingency, emergency.',
  },
  noneDelegates: { vi: 'Chưa có số nào cho đại biểu', en: 'No number is given to delegates yet' },
  noneDelegatesText: {
    vi: 'Sửa một bộ phận và chọn “Mọi đơn vị và đại biểu” cho số được gửi. Việc này của Sở.',
    en: 'Edit a section and share a number with delegates. That is for the department to do.',
  },
  noMatch: { vi: 'Không tìm thấy trong danh bạ', en: 'Nothing found in the directory' },
  edit: { vi: 'Sửa', en: 'Edit' },
  qr: { vi: 'Mã QR', en: 'QR code' },
  qrText: {
    vi: 'Quét bằng máy ảnh của điện thoại để lưu vào danh bạ.',
    en: 'Read it with a phone’s camera to save the contact.',
  },
  qrWaiting: { vi: 'Đang tạo mã…', en: 'Making the code…' },
  vcard: { vi: 'Tải vCard', en: 'Save vCard' },
  called: { vi: 'Đã gọi thử', en: 'Tested now' },
  calledFor: {
    vi: (means: string, post: string) => `${means} của ${post}`,
    en: (means: string, post: string) => `${means} of ${post}`,
  },
  testedAt: { vi: (at: string) => `gọi thử ${at}`, en: (at: string) => `tested ${at}` },
  testedBy: {
    vi: (at: string, by: string) => `gọi thử ${at} · ${by}`,
    en: (at: string, by: string) => `tested ${at} · ${by}`,
  },
  neverTested: { vi: 'chưa gọi thử', en: 'never tested' },
  testNoted: { vi: 'Đã ghi lần gọi thử', en: 'Test call recorded' },
  erased: { vi: '(đã xóa)', en: '(erased)' },
  saved: { vi: 'Đã ghi danh bạ', en: 'Directory saved' },
  removed: { vi: 'Đã xóa khỏi danh bạ', en: 'Removed from the directory' },
  newTitle: { vi: 'Thêm bộ phận vào danh bạ', en: 'Add a section to the directory' },
  editTitle: { vi: (post: string) => `Sửa ${post}`, en: (post: string) => `Edit ${post}` },
  organisation: { vi: 'Đơn vị', en: 'Organisation' },
  area: { vi: 'Khu vực', en: 'Area' },
  post: { vi: 'Bộ phận, vị trí trực', en: 'Section or post' },
  postHint: {
    vi: 'Ghi tên bộ phận, không ghi tên người. Chỉ số công vụ, không ghi số riêng hay số người dân.',
    en: 'Name the section, not a person. Work numbers only: nothing private, nothing of the public.',
  },
  kind: { vi: 'Phương tiện', en: 'Means' },
  value: { vi: 'Số hoặc địa chỉ', en: 'Number or address' },
  valueHint: { vi: 'Để trống nếu không có.', en: 'Leave empty if there is none.' },
  seen: { vi: 'Ai được xem', en: 'Who may see it' },
  save: { vi: 'Ghi danh bạ', en: 'Save' },
  remove: { vi: 'Xóa khỏi danh bạ', en: 'Remove from the directory' },
  removeSure: { vi: 'Xóa hẳn? Nhấn lần nữa', en: 'Remove for good? Press again' },
  paperTitle: { vi: 'DANH BẠ LIÊN LẠC', en: 'DIRECTORY' },
  paperDuty: { vi: 'Bản trực, không gửi ra ngoài', en: 'For duty; not to be passed on' },
  printedAt: { vi: (at: string) => `In lúc ${at}`, en: (at: string) => `Printed ${at}` },
  purge: {
    vi: (at: string) => `Đại hội đã đóng. Hạn xóa danh bạ: ${at}.`,
    en: (at: string) => `The congress is closed. The directory is due to be erased: ${at}.`,
  },
})
