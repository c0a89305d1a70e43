import { words } from '../app/words.ts'

/** The way in; apart, because it is the first thing a phone loads. */
export const signInWords = words({
  signInTitle: { vi: 'Đăng nhập để vào ca', en: 'Sign in for your shift' },
  username: { vi: 'Tên đăng nhập', en: 'User name' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  show: { vi: 'Hiện mật khẩu', en: 'Show password' },
  hide: { vi: 'Ẩn mật khẩu', en: 'Hide password' },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  byPasskey: { vi: 'Đăng nhập không cần mật khẩu', en: 'Sign in without a password' },
  signingIn: { vi: 'Đang đăng nhập…', en: 'Signing in…' },
  leaving: { vi: 'Đang chuyển trang…', en: 'Leaving for it…' },
  privacy: {
    vi: 'Không ghi tài liệu mật, số thuê bao, nội dung tin nhắn hay tên người dân vào hệ thống này.',
    en: 'No classified matter, subscriber numbers, message texts or names of the public in this system.',
  },
  help: {
    vi: 'Không vào được? Gọi bàn trực của Sở để xin liên kết đặt lại mật khẩu.',
    en: 'Cannot get in? Ring the department’s duty desk for a link that sets a new password.',
  },
  insecure: {
    vi: 'Trang này đang mở qua http nên trình duyệt không giữ được phiên đăng nhập và việc ghi khi mất mạng. Mở Trực Ban bằng địa chỉ https do Sở cấp.',
    en: 'This page was opened over http, so the browser can keep neither a sign-in nor work done offline. Open Trực Ban at the https address given by the department.',
  },
  otherLanguage: { vi: 'English', en: 'Tiếng Việt' },
  wrong: {
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock.',
    en: 'The user name or the password is wrong. Check the keyboard layout and Caps Lock.',
  },
  throttled: {
    vi: 'Thử quá nhiều lần. Đợi vài giây rồi đăng nhập lại; tài khoản không bị khóa.',
    en: 'Too many attempts. Wait a few seconds and sign in again; the account is not locked.',
  },
})
