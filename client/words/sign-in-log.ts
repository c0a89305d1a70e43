import { words } from '../app/words.ts'

/** What was tried, by its name in the sign-in log. */
export const signInActs = words({
  'sign-in': { vi: 'đăng nhập', en: 'sign-in' },
  'set-up': { vi: 'lập hệ thống', en: 'set-up' },
  'set-password': { vi: 'đặt mật khẩu bằng liên kết', en: 'password by link' },
  recover: { vi: 'đặt lại mật khẩu bằng liên kết', en: 'password replaced by link' },
  'password-changed': { vi: 'đổi mật khẩu', en: 'password changed' },
  prove: { vi: 'xác nhận lại chính chủ', en: 'proved again' },
  'factor-added': { vi: 'thêm bước thứ hai', en: 'second step added' },
  'factor-removed': { vi: 'gỡ bước thứ hai', en: 'second step removed' },
  provider: { vi: 'đăng nhập chung', en: 'sign-in provider' },
  'provider-bound': { vi: 'liên kết đăng nhập chung', en: 'linked to the provider' },
})

/** What came of it. */
export const signInOutcomes = words({
  ok: { vi: 'thành công', en: 'let in' },
  totp: { vi: 'thành công, mã ứng dụng', en: 'let in, app code' },
  passkey: { vi: 'thành công, khóa truy cập', en: 'let in, passkey' },
  recovery: { vi: 'thành công, mã khôi phục', en: 'let in, recovery code' },
  'second-factor': { vi: 'chờ bước thứ hai', en: 'second step due' },
  'second-factor-needed': { vi: 'chờ bước thứ hai', en: 'second step due' },
  wrong: { vi: 'sai', en: 'wrong' },
  'wrong-code': { vi: 'sai mã', en: 'wrong code' },
  'passkey-wrong': { vi: 'khóa truy cập không đúng', en: 'passkey not accepted' },
  unbound: { vi: 'chưa liên kết', en: 'not linked' },
  throttled: { vi: 'bị chặn tạm', en: 'held back' },
  'too-many-tries': { vi: 'bị chặn tạm', en: 'held back' },
})
