import { words } from '../app/words.ts'

/** Signing in at the province's own provider; loaded only where there is one. */
export const providerWords = words({
  backTitle: { vi: 'Đang vào', en: 'Coming in' },
  checking: {
    vi: 'Đang kiểm tra với máy chủ. Chờ vài giây.',
    en: 'Checking with the server. This takes a few seconds.',
  },
  failedTitle: { vi: 'Chưa vào được', en: 'Not signed in' },
  bindFailedTitle: { vi: 'Chưa liên kết được', en: 'Not linked' },
  toSignIn: { vi: 'Về trang đăng nhập', en: 'Back to the sign-in page' },
  toAccount: { vi: 'Về trang Tài khoản', en: 'Back to the Account page' },

  head: { vi: 'Đăng nhập chung', en: 'Sign-in provider' },
  none: {
    vi: (label: string) =>
      `Liên kết một lần; từ sau bấm “${label}” ở trang đăng nhập là vào, không cần gõ mật khẩu ở đây.`,
    en: (label: string) =>
      `Link it once; from then on “${label}” on the sign-in page lets you in without typing the password here.`,
  },
  link: { vi: (label: string) => `Liên kết: ${label}`, en: (label: string) => `Link: ${label}` },
  linkedAs: { vi: 'Đã liên kết', en: 'Linked' },
  unnamed: { vi: 'không có tên', en: 'no name given' },
  since: {
    vi: (at: string, used: string | null) =>
      `từ ${at} · ${used === null ? 'chưa dùng' : `dùng lần cuối ${used}`}`,
    en: (at: string, used: string | null) =>
      `since ${at} · ${used === null ? 'not used yet' : `last used ${used}`}`,
  },
  byAdmin: {
    vi: 'Quản trị viên liên kết, nên vẫn hỏi bước thứ hai ở đây. Tự liên kết lại để bước thứ hai bên kia được tính.',
    en: 'An administrator linked it, so the second step here is still asked. Link it yourself for the provider’s to count.',
  },
  elsewhere: {
    vi: 'Liên kết với hệ thống cũ, không còn dùng được.',
    en: 'Linked to a former provider; it opens nothing any more.',
  },
  waiting: {
    vi: (name: string, until: string) => `Chờ “${name}” vào lần đầu, đến ${until}.`,
    en: (name: string, until: string) => `Waits for “${name}” to sign in for the first time, until ${until}.`,
  },
  stays: {
    vi: 'Đăng xuất ở đây không đăng xuất bên kia. Máy dùng chung: đóng cả trang đăng nhập chung.',
    en: 'Signing out here does not sign out there. On a shared machine close the provider’s page too.',
  },
  remove: { vi: 'Gỡ liên kết', en: 'Remove the link' },
  removed: { vi: 'Đã gỡ liên kết', en: 'Link removed' },
  removeText: {
    vi: 'Mọi phiên khác vào bằng cách này kết thúc ngay. Mật khẩu giữ nguyên.',
    en: 'Every other session that began this way ends at once. The password stays.',
  },

  nameThere: { vi: 'Tên ở hệ thống đăng nhập chung', en: 'Their name at the sign-in provider' },
  nameNote: {
    vi: 'Đúng tên người này dùng ở đó. Lần vào đầu tiên trong 72 giờ sẽ liên kết; bước thứ hai ở đây vẫn được hỏi.',
    en: 'Exactly the name they use there. The first sign-in within 72 hours links it; the second step here is still asked.',
  },
  expect: { vi: 'Ghi tên để liên kết', en: 'Note the name' },
  own: {
    vi: 'Tài khoản của chính mình liên kết ở trang Tài khoản.',
    en: 'Your own account is linked on the Account page.',
  },
})
