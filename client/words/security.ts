import { words } from '../app/words.ts'

/** The second step at the door. */
export const stepWords = words({
  title: { vi: 'Bước xác nhận thứ hai', en: 'Second step' },
  code: { vi: 'Mã 6 số trong ứng dụng', en: '6-digit code from your app' },
  codeHint: {
    vi: 'Mở ứng dụng mã trên điện thoại, dòng Trực Ban. Mã đổi sau mỗi 30 giây.',
    en: 'Open the authenticator app on your phone, entry Trực Ban. The code changes every 30 seconds.',
  },
  recovery: { vi: 'Mã khôi phục', en: 'Recovery code' },
  recoveryHint: {
    vi: 'Một mã trên tờ đã in khi thiết lập, dạng 4K7QF-M2XWP. Mỗi mã dùng một lần.',
    en: 'One from the sheet printed at set-up, such as 4K7QF-M2XWP. Each works once.',
  },
  confirm: { vi: 'Xác nhận và vào', en: 'Confirm and enter' },
  useRecovery: { vi: 'Mất điện thoại? Dùng mã khôi phục', en: 'Lost the phone? Use a recovery code' },
  useApp: { vi: 'Dùng mã trong ứng dụng', en: 'Use a code from the app' },
  usePasskey: { vi: 'Dùng khóa truy cập', en: 'Use a passkey' },
  back: { vi: 'Quay lại', en: 'Back' },
  wrongCode: {
    vi: 'Mã không đúng, đã dùng hoặc đã hết hạn. Chờ mã mới rồi nhập lại; kiểm tra giờ của điện thoại.',
    en: 'The code is wrong, used or out of date. Wait for the next one; check the clock of the phone.',
  },
  stopped: {
    vi: 'Chưa xác nhận được bằng khóa truy cập. Làm lại hoặc dùng cách khác.',
    en: 'The passkey was not confirmed. Try again or use another way.',
  },
  known: {
    vi: 'Thiết bị này đã có khóa truy cập của tài khoản.',
    en: 'This device already has a passkey of this account.',
  },
  cannot: {
    vi: 'Thiết bị hoặc địa chỉ này không dùng được khóa truy cập.',
    en: 'Passkeys cannot be used on this device or at this address.',
  },
})

export const securityWords = words({
  title: { vi: 'Đăng nhập và các phiên', en: 'Sign-in and sessions' },
  sub: {
    vi: 'Mật khẩu, bước xác nhận thứ hai, mã khôi phục và những máy đang đăng nhập.',
    en: 'Password, second step, recovery codes and the devices that are signed in.',
  },
  loading: { vi: 'Đang tải', en: 'Loading' },
  again: { vi: 'Tải lại', en: 'Load again' },

  on: { vi: 'Đang bảo vệ bằng hai bước', en: 'Protected by two steps' },
  off: { vi: 'Chưa có bước thứ hai', en: 'No second step yet' },
  offText: {
    vi: 'Ai biết mật khẩu là vào được. Thêm ứng dụng mã hoặc khóa truy cập, mất khoảng một phút.',
    en: 'Whoever knows the password gets in. Add an authenticator app or a passkey; it takes a minute.',
  },
  requiredText: {
    vi: 'Quản trị viên phải có bước thứ hai.',
    en: 'Administrators must have a second step.',
  },

  password: { vi: 'Mật khẩu', en: 'Password' },
  passwordText: {
    vi: 'Đổi khi nghi có người biết, hoặc đã gõ trên máy lạ.',
    en: 'Change it when somebody may know it, or after typing it on a strange device.',
  },
  changePassword: { vi: 'Đổi mật khẩu', en: 'Change the password' },
  passwordNote: {
    vi: 'Máy này vẫn đăng nhập; mọi máy khác phải đăng nhập lại. Việc chờ gửi trên máy khác vẫn giữ.',
    en: 'This device stays signed in; every other one has to sign in again. What is unsent there stays.',
  },
  passwordChanged: {
    vi: 'Đã đổi mật khẩu. Mọi máy khác phải đăng nhập lại.',
    en: 'The password is changed. Every other device has to sign in again.',
  },

  totp: { vi: 'Ứng dụng mã', en: 'Authenticator app' },
  totpText: {
    vi: 'Google Authenticator, Microsoft Authenticator, 2FAS hoặc ứng dụng tương tự. Dùng được cả khi điện thoại mất mạng.',
    en: 'Google Authenticator, Microsoft Authenticator, 2FAS or similar. Works without a network.',
  },
  addTotp: { vi: 'Thêm ứng dụng mã', en: 'Add an authenticator app' },
  removeTotp: { vi: 'Gỡ ứng dụng mã', en: 'Remove the app' },
  scan: {
    vi: 'Mở ứng dụng, chọn thêm tài khoản, quét mã này.',
    en: 'Open the app, choose to add an account, scan this code.',
  },
  qrAlt: { vi: 'Mã QR để thêm vào ứng dụng', en: 'QR code for the app' },
  typed: { vi: 'Không quét được? Gõ khóa này vào ứng dụng:', en: 'Cannot scan? Type this key into the app:' },
  totpCode: { vi: 'Nhập mã 6 số đang hiện', en: 'Enter the 6 digits it shows' },
  totpConfirm: { vi: 'Xác nhận ứng dụng', en: 'Confirm the app' },

  passkeys: { vi: 'Khóa truy cập', en: 'Passkeys' },
  passkeyText: {
    vi: 'Vân tay, khuôn mặt, mã PIN của máy hoặc khóa USB. Đăng nhập được ngay, không cần gõ mật khẩu.',
    en: 'Fingerprint, face, the device’s PIN or a USB key. Signs in at once, without typing a password.',
  },
  passkeyNot: {
    vi: 'Địa chỉ đang mở không dùng được khóa truy cập (cần tên miền cố định, không phải số IP). Dùng ứng dụng mã.',
    en: 'Passkeys are not possible at this address (they need a fixed host name, not an IP number). Use an authenticator app.',
  },
  addPasskey: { vi: 'Thêm khóa truy cập', en: 'Add a passkey' },
  passkeyName: { vi: 'Đặt tên để nhận ra', en: 'A name to know it by' },
  passkeyNameHint: { vi: 'Ví dụ: Điện thoại trực, Khóa USB', en: 'Such as: duty phone, USB key' },
  makePasskey: { vi: 'Tạo khóa trên máy này', en: 'Make it on this device' },
  remove: { vi: 'Gỡ', en: 'Remove' },
  removeAsk: { vi: (name: string) => `Gỡ “${name}”?`, en: (name: string) => `Remove “${name}”?` },
  removeText: {
    vi: 'Từ lần đăng nhập sau không dùng được cách này nữa.',
    en: 'It can no longer be used from the next sign-in on.',
  },
  added: { vi: (at: string) => `thêm ${at}`, en: (at: string) => `added ${at}` },
  used: { vi: (at: string) => `dùng lần cuối ${at}`, en: (at: string) => `last used ${at}` },
  unused: { vi: 'chưa dùng', en: 'not used yet' },

  recovery: { vi: 'Mã khôi phục', en: 'Recovery codes' },
  recoveryLeft: {
    vi: (n: number) => (n === 0 ? 'Không còn mã nào. Tạo tờ mới.' : `Còn ${n} mã chưa dùng.`),
    en: (n: number) =>
      n === 0 ? 'None is left. Make a new sheet.' : `${n} code${n === 1 ? '' : 's'} not used yet.`,
  },
  renew: { vi: 'Tạo tờ mã mới', en: 'Make a new sheet' },
  renewNote: { vi: 'Các mã cũ hết hiệu lực ngay.', en: 'The former codes stop working at once.' },
  sheetTitle: { vi: 'Mã khôi phục vừa tạo', en: 'New recovery codes' },
  sheetText: {
    vi: 'Chỉ hiện một lần. In ra hoặc chép lại, cất nơi khóa được; mỗi mã vào được một lần khi mất điện thoại.',
    en: 'Shown once. Print or copy them and lock them away; each lets you in once when the phone is lost.',
  },
  sheetFor: {
    vi: (name: string, at: string) => `Trực Ban · ${name} · tạo ${at}`,
    en: (name: string, at: string) => `Trực Ban · ${name} · made ${at}`,
  },
  print: { vi: 'In tờ mã', en: 'Print the sheet' },
  copy: { vi: 'Chép các mã', en: 'Copy the codes' },
  copied: { vi: 'Đã chép', en: 'Copied' },
  sheetDone: { vi: 'Đã cất, ẩn mã', en: 'Put away, hide them' },

  sessions: { vi: 'Đang đăng nhập ở', en: 'Signed in at' },
  thisOne: { vi: 'máy này', en: 'this device' },
  unknownDevice: { vi: 'Thiết bị không rõ', en: 'Unknown device' },
  since: {
    vi: (began: string, seen: string) => `vào ${began} · hoạt động ${seen}`,
    en: (began: string, seen: string) => `since ${began} · active ${seen}`,
  },
  byNone: { vi: 'chỉ mật khẩu', en: 'password only' },
  byProvider: { vi: 'đăng nhập chung', en: 'sign-in provider' },
  byProviderStep: { vi: 'đăng nhập chung, hai bước', en: 'sign-in provider, two steps' },
  byTotp: { vi: 'mã ứng dụng', en: 'app code' },
  byPasskey: { vi: 'khóa truy cập', en: 'passkey' },
  byRecovery: { vi: 'mã khôi phục', en: 'recovery code' },
  end: { vi: 'Kết thúc', en: 'End' },
  endOthers: { vi: 'Kết thúc mọi phiên khác', en: 'End all other sessions' },
  onlyThis: { vi: 'Không có máy nào khác.', en: 'No other device.' },
  ended: {
    vi: (n: number) => `Đã kết thúc ${n} phiên`,
    en: (n: number) => `${n} session${n === 1 ? '' : 's'} ended`,
  },

  proveTitle: { vi: 'Xác nhận là chính chủ', en: 'Confirm that it is you' },
  proveText: {
    vi: 'Việc này đổi cách vào tài khoản, nên cần xác nhận lại. Có hiệu lực 5 phút trên máy này.',
    en: 'This changes how the account is entered, so confirm once more. It holds for five minutes on this device.',
  },
  prove: { vi: 'Xác nhận', en: 'Confirm' },
  provePasskey: { vi: 'Xác nhận bằng khóa truy cập', en: 'Confirm with a passkey' },
  proveCode: { vi: 'Mã ứng dụng hoặc mã khôi phục', en: 'App code or recovery code' },
  done: { vi: 'Đã lưu', en: 'Saved' },
  sessionsGone: {
    vi: 'Đã bật bước thứ hai. Mọi máy khác phải đăng nhập lại.',
    en: 'The second step is on. Every other device has to sign in again.',
  },
})

/** What stands above every screen until it is dealt with. */
export const noticeWords = words({
  until: {
    vi: (at: string) => `Quản trị viên cần bước xác nhận thứ hai. Thêm trước ${at}; sau đó chỉ còn xem được.`,
    en: (at: string) =>
      `Administrators need a second step. Add one before ${at}; after that you can only look.`,
  },
  due: {
    vi: 'Chưa có bước xác nhận thứ hai nên việc của quản trị viên đang tạm khóa. Vẫn xem được mọi màn hình.',
    en: 'Without a second step what administrators do is held back. Every screen can still be read.',
  },
  add: { vi: 'Thêm ngay', en: 'Add it now' },
  read: { vi: 'Đã biết', en: 'Noted' },
  'password-reset': {
    vi: (at: string) => `Mật khẩu của tài khoản này được đặt lại bằng liên kết lúc ${at}.`,
    en: (at: string) => `Your password was replaced through a link at ${at}.`,
  },
  'factors-reset': {
    vi: (at: string) => `Bước xác nhận thứ hai của tài khoản này bị gỡ lúc ${at}.`,
    en: (at: string) => `Your second step was removed at ${at}.`,
  },
  'recovery-used': {
    vi: (at: string) => `Một mã khôi phục của tài khoản này được dùng lúc ${at}.`,
    en: (at: string) => `One of your recovery codes was used at ${at}.`,
  },
  'code-wrong': {
    vi: (at: string) =>
      `Lúc ${at} có người qua được mật khẩu (hoặc đăng nhập chung) của tài khoản này nhưng sai mã xác nhận. Nếu là người khác, mật khẩu đã lộ.`,
    en: (at: string) =>
      `At ${at} somebody came past your password (or the sign-in provider) and entered a wrong code. If it was another, your password is known.`,
  },
  'provider-bound': {
    vi: (at: string) => `Tài khoản này được liên kết với hệ thống đăng nhập chung lúc ${at}.`,
    en: (at: string) => `Your account was linked to the sign-in provider at ${at}.`,
  },
  notYou: {
    vi: 'Không phải chính mình làm? Gọi bàn trực của Sở ngay.',
    en: 'Not you? Ring the department’s duty desk at once.',
  },
})

/** An administrator about somebody else's sign-in. */
export const personSecurityWords = words({
  head: { vi: 'Đăng nhập', en: 'Sign-in' },
  has: { vi: 'có bước thứ hai', en: 'has a second step' },
  hasNot: { vi: 'chỉ có mật khẩu', en: 'password only' },
  endSessions: { vi: 'Kết thúc mọi phiên', en: 'End all sessions' },
  endNote: {
    vi: 'Người này phải đăng nhập lại trên mọi máy. Việc chờ gửi vẫn giữ trên máy của họ.',
    en: 'They have to sign in again everywhere. What is unsent stays on their device.',
  },
  askReset: { vi: 'Đề nghị gỡ bước thứ hai', en: 'Ask to remove the second step' },
  askNote: {
    vi: 'Khi người này mất cả điện thoại lẫn mã khôi phục. Quản trị viên thứ hai phải xác nhận trong 24 giờ.',
    en: 'When they lost both phone and recovery codes. A second administrator has to confirm within 24 hours.',
  },
  askedByMe: {
    vi: (at: string) => `Đã đề nghị lúc ${at}. Nhờ quản trị viên khác xác nhận.`,
    en: (at: string) => `You asked at ${at}. Have another administrator confirm it.`,
  },
  askedBy: {
    vi: (name: string, at: string) => `${name} đề nghị gỡ bước thứ hai lúc ${at}.`,
    en: (name: string, at: string) => `${name} asked at ${at} to remove the second step.`,
  },
  otherAdmin: { vi: 'Quản trị viên khác', en: 'Another administrator' },
  confirmReset: { vi: 'Xác nhận gỡ bước thứ hai', en: 'Confirm: remove the second step' },
  confirmNote: {
    vi: 'Chỉ xác nhận khi đã gặp hoặc gọi đúng người này. Mật khẩu giữ nguyên, mọi phiên kết thúc, việc này vào sổ.',
    en: 'Only after meeting or ringing this very person. The password stays, every session ends, and it is recorded.',
  },
  withdraw: { vi: 'Bỏ đề nghị', en: 'Withdraw the request' },
})
