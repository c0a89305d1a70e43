import { words } from '../app/words.ts'

export const sessionWords = words({
  lockedTitle: {
    vi: (name: string) => `${name}: đăng nhập lại`,
    en: (name: string) => `${name}: sign in again`,
  },
  lockedExpired: { vi: 'Phiên làm việc đã hết hạn.', en: 'The session has ended.' },
  lockedDisabled: {
    vi: 'Tài khoản đã bị khóa. Gọi bàn trực của Sở.',
    en: 'The account was disabled. Ring the department’s duty desk.',
  },
  lockedPassword: { vi: 'Mật khẩu vừa được đổi.', en: 'The password was changed.' },
  lockedEnded: {
    vi: 'Phiên trên máy này vừa được kết thúc từ nơi khác.',
    en: 'The session on this device was ended from elsewhere.',
  },
  lockedFactors: {
    vi: 'Bước xác nhận thứ hai của tài khoản vừa thay đổi.',
    en: 'The second step of this account has just changed.',
  },
  lockedSignedOut: { vi: 'Đã thoát ở nơi khác.', en: 'Signed out elsewhere.' },
  lockedOther: {
    vi: 'Người khác vừa đăng nhập trên máy này.',
    en: 'Another person has just signed in on this device.',
  },
  lockedUnsent: {
    vi: (n: number) => `Máy đang giữ ${n} lệnh chưa gửi của người này. Đăng nhập lại là tự gửi.`,
    en: (n: number) =>
      `This device keeps ${n} unsent command${n === 1 ? '' : 's'} of this person. Signing in again sends ${n === 1 ? 'it' : 'them'}.`,
  },
  lockedNothing: { vi: 'Không có lệnh nào đang chờ gửi.', en: 'Nothing is waiting to be sent.' },
  otherPerson: { vi: 'Người khác dùng máy này', en: 'Another person uses this device' },
  otherPersonNote: {
    vi: 'Lệnh chưa gửi vẫn được niêm phong trên máy, người khác không đọc được.',
    en: 'What is unsent stays sealed on this device; nobody else can read it.',
  },

  linkTitle: { vi: 'Đặt mật khẩu', en: 'Set a password' },
  linkFor: {
    vi: (name: string, username: string) => `Cho tài khoản ${name}, tên đăng nhập ${username}.`,
    en: (name: string, username: string) => `For the account ${name}, user name ${username}.`,
  },
  linkLooking: { vi: 'Đang kiểm tra liên kết', en: 'Checking the link' },
  linkBad: {
    vi: 'Liên kết đã dùng, đã hết hạn hoặc không đúng. Xin quản trị viên cấp liên kết mới.',
    en: 'This link was used, has expired or is wrong. Ask the administrator for a new one.',
  },
  linkAgain: { vi: 'Kiểm tra lại', en: 'Check again' },
  newPassword: { vi: 'Mật khẩu mới', en: 'New password' },
  repeat: { vi: 'Nhập lại mật khẩu', en: 'Repeat the password' },
  rules: {
    vi: 'Từ 12 tới 128 ký tự, dấu cách dùng được. Bốn từ không liên quan nhau là tốt. Không dùng tên đơn vị, tên Đại hội hay tên đăng nhập.',
    en: '12 to 128 characters, spaces are fine. Four unrelated words are good. Not the name of an organisation, the congress or the user.',
  },
  short: {
    vi: (n: number) => `Còn thiếu ${n} ký tự.`,
    en: (n: number) => `${n} more character${n === 1 ? '' : 's'} needed.`,
  },
  differs: { vi: 'Hai lần nhập chưa giống nhau.', en: 'The two differ.' },
  passwordSet: {
    vi: 'Đã đặt mật khẩu mới. Bước xác nhận thứ hai vẫn như cũ: đăng nhập bằng mật khẩu mới và bước đó.',
    en: 'The new password is set. The second step is as it was: sign in with both.',
  },
  setAndEnter: { vi: 'Đặt mật khẩu và vào', en: 'Set the password and enter' },

  firstTitle: { vi: 'Thiết lập lần đầu', en: 'First set-up' },
  firstText: {
    vi: 'Tạo tài khoản quản trị đầu tiên. Các tài khoản khác được thêm sau bằng liên kết một lần.',
    en: 'Make the first administrator’s account. Others are added later with single-use links.',
  },
  firstName: { vi: 'Họ tên hoặc chức danh', en: 'Name or post' },
  firstNameHint: { vi: 'Ví dụ: Quản trị · Sở', en: 'Such as: Administrator · Department' },
  usernameHint: {
    vi: 'Chữ không dấu, số, dấu chấm, gạch nối. Ví dụ: quantri.so',
    en: 'Plain letters, digits, dots, hyphens. Such as: admin.dept',
  },
  makeAdmin: { vi: 'Tạo tài khoản quản trị và vào', en: 'Make the account and enter' },

  accountTitle: { vi: 'Tài khoản và máy này', en: 'Account and this device' },
  congressHead: { vi: 'Đại hội', en: 'Congress' },
  roleAt: {
    vi: (role: string, organisation: string) => `${role} · ${organisation}`,
    en: (role: string, organisation: string) => `${role} · ${organisation}`,
  },
  showing: { vi: 'Hiển thị', en: 'Display' },
  themeLegend: { vi: 'Nền', en: 'Theme' },
  languageLegend: { vi: 'Ngôn ngữ', en: 'Language' },
  vietnamese: { vi: 'Tiếng Việt', en: 'Tiếng Việt' },
  english: { vi: 'English', en: 'English' },
  more: { vi: 'Việc khác', en: 'More' },
  securityLink: { vi: 'Mật khẩu, bước thứ hai và các phiên', en: 'Password, second step and sessions' },
  signOut: { vi: 'Thoát khỏi máy này', en: 'Sign out of this device' },
  signOutAsk: {
    vi: (n: number) => `Còn ${n} lệnh chưa gửi. Thoát bằng cách nào?`,
    en: (n: number) => `${n} command${n === 1 ? ' is' : 's are'} unsent. How do you want to sign out?`,
  },
  signOutText: {
    vi: 'Giữ lại: lệnh được niêm phong trên máy này và tự gửi khi chính người này đăng nhập lại ở đây. Bỏ: mất hẳn, phải ghi lại.',
    en: 'Keep: they stay sealed on this device and go when the same person signs in here again. Discard: they are gone and have to be recorded again.',
  },
  keepAndLeave: { vi: 'Giữ trên máy và thoát', en: 'Keep them and sign out' },
  discardAndLeave: { vi: 'Bỏ các lệnh này và thoát', en: 'Discard them and sign out' },
  stay: { vi: 'Ở lại', en: 'Stay' },

  outboxTitle: { vi: 'Đang giữ trên máy', en: 'Kept on this device' },
  outboxCounts: {
    vi: (stored: number, sending: number, last: string) =>
      `lưu trên máy ${stored} · chờ gửi ${sending} · gửi lần cuối ${last}`,
    en: (stored: number, sending: number, last: string) =>
      `kept ${stored} · to send ${sending} · last sent ${last}`,
  },
  never: { vi: 'chưa có', en: 'never' },
  selfTestLink: { vi: 'Tự kiểm tra hệ thống', en: 'Self-test of the installation' },
  outboxLink: { vi: 'Xem những gì đang giữ trên máy', en: 'See what this device keeps' },
  heldTitle: { vi: 'Cần quyết định', en: 'To be decided' },
  waitingTitle: { vi: 'Chờ gửi', en: 'To be sent' },
  outboxEmpty: {
    vi: 'Mọi việc đã ghi đều đã tới trung tâm',
    en: 'Everything recorded has reached the centre',
  },
  unreadable: {
    vi: (n: number) =>
      `${n} lệnh không mở được trên máy này nữa (mất khóa). Chúng được giữ nguyên, không xóa.`,
    en: (n: number) =>
      `${n} command${n === 1 ? '' : 's'} can no longer be opened on this device (its key is gone). Kept, not deleted.`,
  },
  madeAt: { vi: (at: string) => `ghi lúc ${at}`, en: (at: string) => `recorded ${at}` },
  stored: { vi: 'lưu trên máy', en: 'kept here' },
  sending: { vi: 'đang gửi', en: 'sending' },
  refused: { vi: 'bị từ chối', en: 'refused' },
  aside: { vi: 'gửi lỗi, để riêng', en: 'failed, set aside' },
  again: { vi: 'Gửi lại', en: 'Send again' },
  discard: { vi: 'Bỏ lệnh này', en: 'Discard' },
  discardAsk: { vi: 'Bỏ lệnh này?', en: 'Discard this command?' },
  discardText: {
    vi: 'Việc này chỉ có trên máy, bỏ là mất hẳn. Nếu nội dung còn đúng, hãy ghi lại ở màn hình của mục trước khi bỏ.',
    en: 'It exists only on this device; discarding loses it. If it still holds, record it anew on its screen first.',
  },
  asideWhat: {
    vi: 'Trung tâm hai lần không xử lý được. Gửi lại là an toàn: một lệnh không bao giờ có tác dụng hai lần.',
    en: 'The centre failed on it twice. Sending again is safe: a command never takes effect twice.',
  },
  refusedWhat: {
    vi: 'Quy tắc không cho phép. Mở mục để xem hiện trạng rồi ghi lại, hoặc bỏ lệnh này.',
    en: 'A rule said no. Open the record to see how it stands and record anew, or discard this.',
  },
  goneWhat: {
    vi: (phone: string) =>
      `Mục có thể vừa được giao cho đơn vị khác. Việc đã làm thì báo bàn trực ${phone}, rồi bỏ lệnh này.`,
    en: (phone: string) =>
      `The item may have just been given to another organisation. If the work is done, ring the duty desk, ${phone}, then discard this.`,
  },
  offlineTitle: { vi: 'Khi mất mạng', en: 'Without a connection' },
  offlineCan: { vi: 'Làm được, tự gửi sau', en: 'Possible, sent later' },
  offlineCannot: { vi: 'Phải có mạng', en: 'Needs the connection' },
  offlineCall: {
    vi: (phone: string) => `Việc gấp mà không có mạng: gọi bàn trực ${phone}.`,
    en: (phone: string) => `Urgent and no connection: ring the duty desk, ${phone}.`,
  },
})
