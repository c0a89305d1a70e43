import type { Scope } from '../../domain/site/scopes.ts'
import { words } from '../app/words.ts'

export const tokenWords = words({
  title: { vi: 'Mã truy cập', en: 'Access tokens' },
  count: {
    vi: (n: number) => (n === 0 ? 'cho chương trình, không phải cho người' : `${n} mã đang dùng được`),
    en: (n: number) =>
      n === 0 ? 'for programs, not for people' : `${n} token${n === 1 ? '' : 's'} in force`,
  },
  text: {
    vi: 'Cho một chương trình đọc bảng, ghi số đo, báo sự cố hoặc gửi cảnh báo. Cấp ít quyền nhất, mỗi chương trình một mã. Mã không bao giờ vượt quyền của người tạo, và không quyết định thay người.',
    en: 'Lets a program read the board, record readings, report incidents or send alerts. Give the fewest scopes, one token per program. A token is never more than who made it, and decides nothing in a person’s place.',
  },
  reading: { vi: 'Cách dùng: tài liệu API', en: 'How to use it: the API document' },
  back: { vi: 'Người dùng', en: 'People' },
  make: { vi: 'Tạo mã', en: 'Make a token' },
  makeTitle: { vi: 'Mã mới', en: 'New token' },
  label: { vi: 'Dùng vào việc gì', en: 'What it is for' },
  labelHint: { vi: 'Ví dụ: Zabbix trung tâm hạ tầng', en: 'Such as: Zabbix of the infrastructure centre' },
  organisation: { vi: 'Nhìn thấy và ghi thay cho', en: 'Sees and records for' },
  scopes: { vi: 'Được phép', en: 'May' },
  scopesNeeded: { vi: 'Chọn ít nhất một việc.', en: 'Choose at least one.' },
  onlySite: { vi: 'chỉ quản trị viên hệ thống cấp được', en: 'only a site administrator can give this' },
  days: { vi: 'Hiệu lực', en: 'Valid for' },
  daysOf: { vi: (n: number) => `${n} ngày`, en: (n: number) => (n === 1 ? '1 day' : `${n} days`) },
  once: {
    vi: 'Chỉ hiện lần này. Chép vào nơi cất bí mật của chương trình; không gửi qua tin nhắn, không đặt trong địa chỉ.',
    en: 'Shown this once. Copy it to where the program keeps its secrets; never send it by chat or put it in an address.',
  },
  madeFor: { vi: (label: string) => `Mã của “${label}”`, en: (label: string) => `Token of “${label}”` },
  copy: { vi: 'Chép mã', en: 'Copy the token' },
  copied: { vi: 'Đã chép', en: 'Copied' },
  kept: { vi: 'Đã cất, ẩn đi', en: 'Stored, hide it' },
  none: { vi: 'Chưa có mã truy cập nào', en: 'There is no access token yet' },
  noneText: {
    vi: 'Tạo mã ở dưới khi cần nối một chương trình, ví dụ hệ thống giám sát.',
    en: 'Make one below when a program has to be connected, such as a monitoring system.',
  },
  list: { vi: 'Đang dùng', en: 'In force' },
  ended: { vi: 'Đã hết hiệu lực', en: 'Ended' },
  madeBy: {
    vi: (name: string, when: string) => `${name} tạo ${when}`,
    en: (name: string, when: string) => `made by ${name}, ${when}`,
  },
  used: { vi: (span: string) => `dùng cách đây ${span}`, en: (span: string) => `used ${span} ago` },
  usedNow: { vi: 'vừa dùng', en: 'used just now' },
  never: { vi: 'chưa dùng', en: 'never used' },
  rest: { vi: (span: string) => `còn ${span}`, en: (span: string) => `${span} left` },
  over: { vi: 'hết hạn', en: 'expired' },
  revoked: { vi: 'đã thu hồi', en: 'revoked' },
  makerLost: { vi: 'người tạo không còn quyền', en: 'its maker lost the right' },
  revoke: { vi: 'Thu hồi', en: 'Revoke' },
  revokeAsk: { vi: (label: string) => `Thu hồi mã “${label}”?`, en: (label: string) => `Revoke “${label}”?` },
  revokeText: {
    vi: 'Chương trình dùng mã này bị ngắt trong một giây và không vào lại được. Việc đã ghi vẫn còn.',
    en: 'The program that uses it is cut off within a second and cannot come back. What it recorded stays.',
  },
})

/** What each scope lets a program do, as the administrator reads it. */
export const scopeWords = words({
  'view:read': { vi: 'Xem bảng của đơn vị', en: 'See what the organisation sees' },
  'items:prove': { vi: 'Tích mục, ghi số đo của đơn vị', en: 'Tick items and record readings of its own' },
  'incidents:log': { vi: 'Báo sự cố, ghi thêm, cập nhật', en: 'Report incidents, note, update' },
  'signals:post': { vi: 'Gửi cảnh báo vào hộp tín hiệu', en: 'Send alerts to the signals inbox' },
  'metrics:read': { vi: 'Đọc số liệu vận hành máy chủ', en: 'Read the server’s own figures' },
} satisfies { [S in Scope]: { vi: string; en: string } })
