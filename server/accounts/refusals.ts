import type { Words } from '../../domain/words.ts'

/** Every "no" of the sign-in doors. Closed: a new one is a row here, in both languages. None says whether an account exists. */
export const accountRefusals = {
  'wrong-sign-in': {
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    en: 'The user name or the password is wrong.',
  },
  'too-many-tries': {
    vi: 'Thử quá nhiều lần. Đợi vài giây rồi đăng nhập lại.',
    en: 'Too many attempts. Wait a few seconds, then sign in again.',
  },
  'link-not-valid': {
    vi: 'Liên kết đã dùng, đã hết hạn hoặc không đúng. Xin quản trị viên cấp liên kết mới.',
    en: 'This link was used, has expired or is wrong. Ask the administrator for a new one.',
  },
  'setup-not-possible': {
    vi: 'Liên kết thiết lập không còn hiệu lực. Lấy liên kết mới bằng: trucban init --link',
    en: 'This set-up link is no longer valid. Get a new one with: trucban init --link',
  },
  'password-short': {
    vi: 'Mật khẩu cần ít nhất 12 ký tự.',
    en: 'The password needs at least 12 characters.',
  },
  'password-long': {
    vi: 'Mật khẩu dài nhất 128 ký tự.',
    en: 'The password may have at most 128 characters.',
  },
  'password-common': {
    vi: 'Mật khẩu này dễ đoán. Thêm vài từ không liên quan đến nhau.',
    en: 'This password is easy to guess. Add a few unrelated words.',
  },
  'password-context': {
    vi: 'Mật khẩu này ghép từ tên đơn vị, Đại hội hoặc tên đăng nhập. Chọn mật khẩu khác.',
    en: 'This password is made of an organisation’s, the congress’s or the user’s name. Choose another.',
  },
  'username-taken': {
    vi: 'Tên đăng nhập này đã có người dùng.',
    en: 'This user name is taken.',
  },
  'username-form': {
    vi: 'Tên đăng nhập gồm 2–40 chữ cái không dấu, chữ số, dấu chấm, gạch nối hoặc @.',
    en: 'A user name has 2 to 40 plain letters, digits, dots, hyphens or @.',
  },
  'no-account': { vi: 'Không có tài khoản này.', en: 'There is no such account.' },
  'account-disabled': {
    vi: 'Tài khoản đã bị khóa. Mở lại tài khoản trước khi cấp liên kết.',
    en: 'The account is disabled. Enable it before issuing a link.',
  },
} as const satisfies Record<string, Words>

export type AccountRefusalCode = keyof typeof accountRefusals

export interface AccountRefusal {
  readonly ok: false
  readonly code: AccountRefusalCode
  /** The field of the request that is wrong, when one is. */
  readonly field?: string
  /** Seconds after which another try makes sense. */
  readonly retryAfter?: number
}

export const no = (code: AccountRefusalCode, field?: string): AccountRefusal =>
  field === undefined ? { ok: false, code } : { ok: false, code, field }
