import { refusals } from '../../domain/refusal.ts'
import type { Words } from '../../domain/words.ts'
import { accountRefusals } from '../accounts/refusals.ts'

/** What this door itself says no with, or that something broke. */
const doorWords = {
  'signed-out': {
    vi: 'Phiên làm việc đã hết. Đăng nhập lại để tiếp tục.',
    en: 'The session has ended. Sign in again to go on.',
  },
  'wrong-origin': {
    vi: 'Yêu cầu không đến từ trang Trực Ban. Mở Trực Ban bằng địa chỉ chính thức rồi thử lại.',
    en: 'The request does not come from a page of Trực Ban. Open Trực Ban at its own address and try again.',
  },
  'not-json': {
    vi: 'Máy chủ chỉ nhận JSON (Content-Type: application/json).',
    en: 'The server takes JSON only (Content-Type: application/json).',
  },
  'broken-json': { vi: 'JSON gửi lên bị hỏng.', en: 'The JSON that was sent is broken.' },
  'too-large': { vi: 'Nội dung gửi lên quá lớn (tối đa 64 KB).', en: 'Too much was sent (at most 64 KB).' },
  'too-deep': {
    vi: 'JSON gửi lên lồng nhau quá sâu (tối đa 8 lớp).',
    en: 'The JSON that was sent is nested too deep (at most 8 levels).',
  },
  'wrong-method': { vi: 'Địa chỉ này không nhận phương thức đó.', en: 'That method is not possible here.' },
  'too-fast': {
    vi: 'Gửi quá nhanh. Chờ vài giây, lệnh còn trên máy và sẽ tự gửi lại.',
    en: 'Too many requests. Wait a few seconds; commands stay on the device and are sent again.',
  },
  'measuring-busy': {
    vi: 'Máy chủ đang bận đo cho người khác. Chờ vài giây rồi đo lại.',
    en: 'The server is busy measuring for others. Wait a few seconds, then measure again.',
  },
  'measuring-enough': {
    vi: 'Tài khoản này đang đo ở nơi khác, hoặc đã đo đủ trong phút này. Chờ rồi đo lại.',
    en: 'This account is measuring elsewhere, or has measured enough for this minute. Wait, then measure again.',
  },
  'file-kind': {
    vi: 'Chỉ nhận ảnh JPEG, PNG, WebP, tệp PDF và văn bản (CSV). Lưu lại đúng loại rồi chọn lại.',
    en: 'Only JPEG, PNG and WebP photos, PDF and plain text (CSV) are taken. Save it as one of these.',
  },
  'photo-broken': {
    vi: 'Ảnh bị hỏng, không đọc được. Chụp lại.',
    en: 'The photo is broken and cannot be read. Take it again.',
  },
  'photo-too-large': {
    vi: 'Ảnh quá lớn (tối đa 24 triệu điểm ảnh). Chụp ở cỡ nhỏ hơn.',
    en: 'The photo is too large (at most 24 million pixels). Take a smaller one.',
  },
  'upload-too-large': {
    vi: 'Tệp quá lớn (tối đa 10 MB).',
    en: 'The file is too large (at most 10 MB).',
  },
  'quota-full': {
    vi: 'Đơn vị đã dùng hết chỗ lưu ảnh và tệp của Đại hội này. Báo quản trị viên.',
    en: 'Your organisation has used up its room for photos and files. Tell the administrator.',
  },
  'photo-damaged': {
    vi: 'Tệp trên máy chủ đã mất hoặc không còn đúng bản đã ghi. Báo quản trị viên lấy lại từ bản sao lưu.',
    en: 'The file on the server is missing or no longer the one that was recorded. Tell the administrator to fetch it from a backup.',
  },
  'photo-erased': {
    vi: 'Ảnh hoặc tệp này đã được hai quản trị viên cho xóa hẳn. Việc đã ghi vẫn còn.',
    en: 'This photo or file was erased for good by two administrators. What was recorded with it stays.',
  },
  'photos-busy': {
    vi: 'Máy chủ đang xử lý nhiều ảnh. Ảnh còn trên máy và sẽ tự gửi lại.',
    en: 'The server is busy with photos. Yours stays on the device and is sent again.',
  },
  'past-busy': {
    vi: 'Máy chủ đang dựng lại thời điểm khác. Chờ vài giây rồi xem lại.',
    en: 'The server is reading another moment. Wait a few seconds, then look again.',
  },
  'before-record': {
    vi: 'Thời điểm này trước khi Đại hội được thiết lập, chưa có gì để xem.',
    en: 'This moment lies before the congress was set up; there is nothing to see yet.',
  },
  'too-many-displays': {
    vi: 'Đại hội này đã có 100 liên kết màn hình. Thu hồi liên kết không dùng rồi tạo lại.',
    en: 'This congress has 100 display links already. Revoke those not in use, then try again.',
  },
  'provider-away': {
    vi: 'Hệ thống đăng nhập chung chưa trả lời. Đăng nhập bằng mật khẩu, hoặc thử lại sau.',
    en: 'The sign-in provider does not answer. Sign in with the password, or try again later.',
  },
  'provider-refused': {
    vi: 'Hệ thống đăng nhập chung không cho vào, hoặc bạn đã hủy. Làm lại hoặc dùng mật khẩu.',
    en: 'The sign-in provider said no, or you cancelled. Try again or use the password.',
  },
  'provider-wrong': {
    vi: 'Câu trả lời của hệ thống đăng nhập chung không kiểm tra được nên không dùng. Báo quản trị viên; trong lúc chờ dùng mật khẩu.',
    en: 'The provider’s answer did not hold and was not used. Tell the administrator; use the password meanwhile.',
  },
  'token-not-valid': {
    vi: 'Mã truy cập sai, đã hết hạn hoặc đã bị thu hồi, hoặc người cấp mã không còn quyền.',
    en: 'The access token is wrong, has expired or was revoked, or who made it lost the right to.',
  },
  'scope-missing': {
    vi: 'Mã truy cập này không có quyền làm việc đó.',
    en: 'This access token has no scope for that.',
  },
  'token-in-url': {
    vi: 'Không để mã truy cập trong địa chỉ. Gửi trong tiêu đề: Authorization: Bearer tb_…',
    en: 'A token has no place in an address. Send it as a header: Authorization: Bearer tb_…',
  },
  'too-many-tokens': {
    vi: 'Đại hội này đã có 50 mã truy cập. Thu hồi mã không dùng rồi tạo lại.',
    en: 'This congress has 50 access tokens already. Revoke those not in use, then try again.',
  },
  'beyond-maker': {
    vi: 'Tài khoản này không tự có quyền đó nên không cấp cho mã truy cập được.',
    en: 'This account does not have that right itself, so it cannot give it to a token.',
  },
  'listed-twice': {
    vi: 'Danh sách có hai dòng cùng tên đăng nhập.',
    en: 'The list has two lines with one user name.',
  },
  'other-admin-needed': {
    vi: 'Người này còn vai trò ngoài Đại hội này. Cần quản trị viên hệ thống.',
    en: 'This person also serves outside this congress. A site administrator has to do that.',
  },
  'erasure-not-asked': {
    vi: 'Không có đề nghị xóa này, hoặc đã quá 24 giờ, đã rút, đã xóa, hoặc người đề nghị không còn quyền.',
    en: 'There is no such proposal: it is more than 24 hours old, withdrawn, carried out, or who made it lost the right.',
  },
  'erasure-second-person': {
    vi: 'Cần quản trị viên thứ hai: người đề nghị xóa không tự duyệt được.',
    en: 'A second administrator is needed: who proposed it cannot confirm it.',
  },
  'nothing-to-erase': {
    vi: 'Chỗ này không có, hoặc không còn chữ hay ảnh nào. Tải lại rồi chọn lại.',
    en: 'There is no such place, or no words or photo are left there. Load it again, then choose again.',
  },
  'too-many-erasures': {
    vi: 'Đã có 50 đề nghị xóa đang chờ. Duyệt hoặc rút bớt rồi đề nghị lại.',
    en: 'Fifty proposals are waiting already. Confirm or withdraw some, then propose again.',
  },
  fault: {
    vi: 'Máy chủ gặp lỗi. Gửi lại là an toàn; nếu vẫn lỗi, báo mã yêu cầu cho quản trị viên.',
    en: 'The server failed. Sending again is safe; if it fails again, give the request id to the administrator.',
  },
  'storage-full': {
    vi: 'Máy chủ hết chỗ ghi nên chưa làm được việc này. Báo quản trị viên, rồi thử lại.',
    en: 'The server has no room to write, so this was not done. Tell the administrator, then try again.',
  },
  'not-built': {
    vi: 'Giao diện chưa được dựng. Chạy: npm run build',
    en: 'The pages are not built yet. Run: npm run build',
  },
} as const satisfies Record<string, Words>

const words = { ...refusals, ...accountRefusals, ...doorWords }
export type ErrorCode = keyof typeof words
export const wordsOf = (code: ErrorCode): Words => words[code]

/** Statuses that are not 422 (understood and refused by a rule). */
const statuses: { readonly [code in ErrorCode]?: number } = {
  'signed-out': 401,
  'wrong-sign-in': 401,
  'token-not-valid': 401,
  'scope-missing': 403,
  'beyond-maker': 403,
  'token-in-url': 400,
  'second-factor-needed': 401,
  'wrong-code': 401,
  'passkey-wrong': 401,
  'provider-unbound': 403,
  'provider-refused': 403,
  'provider-wrong': 403,
  'provider-taken': 409,
  'provider-has': 409,
  'provider-none': 404,
  'provider-again': 410,
  'provider-away': 503,
  'wrong-origin': 403,
  'not-allowed': 403,
  'not-owner': 403,
  'factor-required': 403,
  'prove-again': 403,
  'last-factor': 403,
  'reset-second-person': 403,
  'other-admin-needed': 403,
  'not-found': 404,
  'no-account': 404,
  'no-factor': 404,
  'wrong-method': 405,
  'changed-meanwhile': 409,
  'username-taken': 409,
  'already-joined': 409,
  'congress-exists': 409,
  'id-reused': 409,
  'link-not-valid': 410,
  'setup-not-possible': 410,
  'setup-again': 410,
  'reset-not-asked': 409,
  'erasure-not-asked': 409,
  'nothing-to-erase': 409,
  'erasure-second-person': 403,
  'too-large': 413,
  'not-json': 415,
  'bad-form': 400,
  'broken-json': 400,
  'too-deep': 400,
  'too-many-tries': 429,
  'too-fast': 429,
  'measuring-busy': 429,
  'measuring-enough': 429,
  'upload-too-large': 413,
  'file-kind': 415,
  'photo-damaged': 410,
  'photo-erased': 410,
  'photos-busy': 503,
  'past-busy': 503,
  'before-record': 404,
  fault: 500,
  'storage-full': 503,
  'not-built': 503,
}
export const statusOf = (code: ErrorCode): number => statuses[code] ?? 422
/** Every code there is over HTTP. */
export const errorCodes = Object.keys(words) as readonly ErrorCode[]
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(words, code)
