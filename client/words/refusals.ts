import type { LocalRefusal, MayNot } from '../sync/entry.ts'
import type { WireError } from '../../domain/protocol.ts'
import { refusals } from '../../domain/refusal.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import type { Language, Words } from '../../domain/words.ts'

/** What this device says by itself. `{phone}` is the telephone of the duty desk. */
const local: { readonly [C in LocalRefusal]: Words } = {
  'needs-connection': {
    vi: 'Việc này cần nối mạng. Việc gấp: gọi bàn trực {phone}.',
    en: 'This needs the line to the centre. If urgent, ring the duty desk: {phone}.',
  },
  'not-loaded': {
    vi: 'Máy chưa tải xong số liệu của Đại hội. Chờ nối mạng một lần rồi làm lại.',
    en: 'This device has not loaded the congress yet. Wait until it has been online once.',
  },
  'not-stored': {
    vi: 'Máy không lưu được (bộ nhớ đầy hoặc đang duyệt riêng tư). Chưa ghi gì: giải phóng bộ nhớ, hoặc báo bàn trực {phone}.',
    en: 'This device could not store it (disk full or private browsing). Nothing was recorded: free some space, or tell the duty desk {phone}.',
  },
  'not-known': {
    vi: 'Máy này không lưu được và mất nối giữa chừng: trung tâm có thể đã nhận. Có mạng lại thì xem bảng trước khi làm lại.',
    en: 'This device could not store it and the line broke on the way: the centre may have it. Look at the board before you do it again.',
  },
  locked: {
    vi: 'Màn hình đang khóa. Đăng nhập lại rồi làm tiếp.',
    en: 'The screen is locked. Sign in again and go on.',
  },
  'no-answer': {
    vi: 'Trung tâm chưa trả lời; có thể đã nhận. Máy giữ lệnh và hỏi lại bằng đúng mã cũ, không ghi trùng.',
    en: 'No answer yet; it may have arrived. This device keeps it and asks again under the same id, so it counts once.',
  },
  'too-late': {
    vi: 'Lệnh này chờ mạng quá lâu nên không tự gửi nữa. Xem lại tình hình rồi gửi lại hoặc bỏ.',
    en: 'It waited too long for the line and is not sent by itself any more. Look again, then send or drop it.',
  },
}

const none: Words = { vi: '', en: '' }

/** The next step after a server's no; the sentence itself stands in `domain/refusal.ts`. */
const next: { readonly [C in RefusalCode]: Words } = {
  'not-found': {
    vi: 'Tải lại danh sách. Nếu vừa đổi phạm vi xem, hỏi bàn trực {phone}.',
    en: 'Load the list again. If its visibility has just changed, ask the duty desk {phone}.',
  },
  'not-allowed': {
    vi: 'Nhờ người có vai trò phù hợp trong đơn vị, hoặc gọi bàn trực {phone}.',
    en: 'Ask a colleague with the right role, or ring the duty desk {phone}.',
  },
  'not-owner': {
    vi: 'Nếu mục giao nhầm đơn vị, báo Sở: {phone}.',
    en: 'If it was assigned to the wrong organisation, tell the department: {phone}.',
  },
  'factor-required': none,
  'bad-form': none,
  'id-reused': none,
  'changed-meanwhile': none,
  'item-waived': none,
  'unknown-attachment': {
    vi: 'Chọn lại ảnh rồi gửi. Vẫn không được thì tích bằng tay kèm ghi chú.',
    en: 'Pick the photo again and send. If that fails too, vouch for it by hand with a note.',
  },
  'line-differs': none,
  'by-poll': none,
  'means-required': none,
  'means-form': none,
  'directory-full': none,
  'override-reason': none,
  'undo-reason': none,
  'other-organisation': none,
  'reminded-already': none,
  'no-probe': none,
  'nothing-new': none,
  'same-owner': none,
  'carrier-row': none,
  'row-twice': none,
  'bad-range': none,
  'congress-closed': {
    vi: 'Cần ghi thêm thì đề nghị quản trị mở lại: {phone}.',
    en: 'If something must be added, ask the administrator to reopen it: {phone}.',
  },
  'congress-open': none,
  'shifts-in-order': none,
  'owners-unknown': none,
  'row-without-owner': none,
  'kind-fixed': none,
  'department-fixed': none,
  'deadline-not-later': none,
  'directive-over': none,
  'signal-settled': none,
  'signals-full': none,
  'rules-full': none,
  'incident-over': none,
  'bad-plan': none,
  'poll-underway': none,
  'poll-over': none,
  'deadline-passed': none,
  'duty-reason': none,
  'unknown-shift': none,
  'shift-over': none,
  'already-on-duty': none,
  'handover-underway': none,
  'handover-incomplete': none,
  'handover-over': none,
  'handover-lines-open': none,
  'outgoing-only': none,
  'wrong-evidence': {
    vi: 'Mở mục và ghi đúng loại minh chứng nêu trong mục.',
    en: 'Open the item and record the evidence it names.',
  },
  'note-required': none,
  'reading-required': none,
  'reading-not-a-number': {
    vi: 'Dùng dấu phẩy cho số lẻ, dấu trừ cho số âm.',
    en: 'Use a comma or point for decimals and a minus for negative figures.',
  },
  'same-person': {
    vi: 'Nhờ đồng nghiệp đăng nhập bằng tài khoản của họ để xác nhận.',
    en: 'Ask a colleague to confirm under their own account.',
  },
  'department-needed': {
    vi: 'Gọi Sở để được xác nhận: {phone}.',
    en: 'Ring the department to have it confirmed: {phone}.',
  },
  'nothing-to-confirm': {
    vi: 'Xem lịch sử của mục: có thể người khác vừa xác nhận.',
    en: 'Look at the item’s history: somebody may have just confirmed it.',
  },
  'nothing-to-undo': {
    vi: 'Xem lịch sử của mục rồi ghi lần mới nếu cần.',
    en: 'Look at the item’s history and record anew if needed.',
  },
  'illegal-move': {
    vi: 'Xem trạng thái hiện tại, chỉ các bước còn hợp lệ được hiện.',
    en: 'Look at the present state; only the moves still possible are shown.',
  },
  'too-early': { vi: 'Xem lại ngày và tháng đã nhập.', en: 'Look at the day and month you typed.' },
  'in-the-past': { vi: 'Chọn một thời điểm sắp tới.', en: 'Choose a time to come.' },
  'close-reason': none,
  'mention-unseen': {
    vi: 'Bỏ nhắc tên, hoặc đổi phạm vi xem trước.',
    en: 'Leave the name out, or change who sees it first.',
  },
  'unknown-person': {
    vi: 'Chọn người có tài khoản trong đại hội.',
    en: 'Choose somebody with an account here.',
  },
  'still-open': { vi: 'Khắc phục xong mới rút kinh nghiệm.', en: 'Resolve it first.' },
  'incident-full': none,
  'unknown-area': none,
  'unknown-organisation': none,
  'unknown-category': none,
  'in-the-future': {
    vi: 'Kiểm tra đồng hồ của máy và giờ đã nhập.',
    en: 'Check this device’s clock and the time typed.',
  },
  'names-required': none,
  'already-joined': none,
  'unknown-plan': none,
  'closing-before-opening': none,
  'congress-exists': none,
  'last-admin': none,
}

/** Faults and refusals of the door, which no rule of the domain says. */
const door: { readonly [code: string]: Words } = {
  'too-fast': {
    vi: 'Gửi quá nhanh. Lệnh còn trên máy và tự gửi lại sau vài giây.',
    en: 'Too many at once. It stays on this device and is sent again in a few seconds.',
  },
  'signed-out': {
    vi: 'Phiên làm việc đã hết. Đăng nhập lại, lệnh trên máy sẽ được gửi.',
    en: 'The session has ended. Sign in again and what is kept here will be sent.',
  },
  'storage-full': {
    vi: 'Trung tâm hết chỗ ghi. Lệnh giữ trên máy và tự gửi khi ghi lại được.',
    en: 'The centre has no room to record. It stays on this device and goes by itself later.',
  },
  'read-only': {
    vi: 'Trung tâm đang chỉ cho xem. Lệnh giữ trên máy và tự gửi sau.',
    en: 'The centre is read-only now. It stays on this device and goes by itself later.',
  },
  fault: {
    vi: 'Trung tâm gặp lỗi. Gửi lại là an toàn; nếu lặp lại, gọi bàn trực {phone}.',
    en: 'The centre has failed. Sending again is safe; if it repeats, ring the duty desk {phone}.',
  },
}

const has = <K extends string>(table: { readonly [key in K]: unknown }, key: string): key is K =>
  Object.hasOwn(table, key)

/** Why not, and what to do next, in one or two sentences. `phone` is the duty desk's, from the congress. */
export function refusalText(error: MayNot | WireError, language: Language, phone: string): string {
  const { code } = error
  const filled = (words: Words) => words[language].replace('{phone}', phone)
  if (has(local, code)) return filled(local[code])
  if (has(refusals, code)) return `${refusals[code][language]} ${filled(next[code])}`.trim()
  if (has(door, code)) return filled(door[code] ?? none)
  return 'message' in error && error.message !== '' ? error.message : filled(door['fault'] ?? none)
}
