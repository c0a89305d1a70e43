import type { Words } from '../../domain/words.ts'
import type { FactorKind } from './factors.ts'

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
  'second-factor-needed': {
    vi: 'Mật khẩu đúng. Cần thêm bước xác nhận thứ hai.',
    en: 'The password is right. The second step is needed.',
  },
  'wrong-code': {
    vi: 'Mã không đúng, đã dùng hoặc đã hết hạn. Chờ mã mới rồi nhập lại; kiểm tra giờ của điện thoại.',
    en: 'The code is wrong, used or out of date. Wait for the next one; check the clock of the telephone.',
  },
  'passkey-wrong': {
    vi: 'Khóa truy cập này không mở được tài khoản ở đây. Làm lại, hoặc dùng cách khác.',
    en: 'This passkey opens no account here. Try again, or use another way.',
  },
  'passkey-not-here': {
    vi: 'Địa chỉ này không dùng được khóa truy cập (cần một tên miền cố định). Dùng mã từ ứng dụng.',
    en: 'Passkeys are not possible at this address (they need a fixed host name). Use codes from an app.',
  },
  'prove-again': {
    vi: 'Xác nhận lại là chính chủ tài khoản rồi làm tiếp.',
    en: 'Confirm that this is your account, then go on.',
  },
  'setup-again': {
    vi: 'Quá lâu nên mã thiết lập không còn hiệu lực. Bắt đầu lại.',
    en: 'It took too long and the set-up has expired. Begin again.',
  },
  'too-many-passkeys': {
    vi: 'Tài khoản đã có 10 khóa truy cập. Gỡ khóa không dùng trước.',
    en: 'The account has ten passkeys. Remove one that is not in use first.',
  },
  'no-factor': {
    vi: 'Tài khoản không có bước xác nhận thứ hai như vậy.',
    en: 'The account has no such second step.',
  },
  'last-factor': {
    vi: 'Quản trị viên phải luôn có bước xác nhận thứ hai. Thêm cách khác trước khi gỡ cách này.',
    en: 'An administrator always needs a second step. Add another before removing this one.',
  },
  'reset-not-asked': {
    vi: 'Chưa có quản trị viên nào đề nghị, hoặc đề nghị đã quá 24 giờ.',
    en: 'No administrator has asked for this, or it was more than 24 hours ago.',
  },
  'reset-second-person': {
    vi: 'Cần quản trị viên thứ hai: người đề nghị và chính chủ tài khoản không tự xác nhận được.',
    en: 'A second administrator is needed: neither who asked nor the account’s owner can confirm it.',
  },
  'provider-unbound': {
    vi: 'Tài khoản này chưa được liên kết; đăng nhập bằng mật khẩu rồi liên kết ở trang Tài khoản.',
    en: 'This account is not linked yet; sign in with the password, then link it on the Account page.',
  },
  'provider-again': {
    vi: 'Lượt đăng nhập này đã dùng, đã quá hạn hoặc bắt đầu ở trình duyệt khác. Bấm đăng nhập lại từ đầu.',
    en: 'This sign-in was used, took too long or was begun in another browser. Begin again.',
  },
  'provider-taken': {
    vi: 'Người này ở hệ thống đăng nhập chung đã liên kết với tài khoản khác. Báo quản trị viên.',
    en: 'That person at the sign-in provider is linked to another account. Tell the administrator.',
  },
  'provider-has': {
    vi: 'Tài khoản đã có liên kết. Gỡ liên kết cũ trước.',
    en: 'The account is linked already. Remove the link first.',
  },
  'provider-none': {
    vi: 'Tài khoản không có liên kết nào để gỡ.',
    en: 'The account has no link to remove.',
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
  /** What the second step can be answered with. */
  readonly factors?: readonly FactorKind[]
}

export const no = (code: AccountRefusalCode, field?: string): AccountRefusal =>
  field === undefined ? { ok: false, code } : { ok: false, code, field }
