import type { Words } from './words.ts'

/** Every "no" the rules can say. Closed: a new one is a row here, and a row is both languages. None names what its reader may not see. */
export const refusals = {
  'not-found': {
    vi: 'Không có mục này, hoặc tài khoản không được xem.',
    en: 'There is no such record, or this account may not see it.',
  },
  'not-allowed': {
    vi: 'Vai trò của tài khoản này không làm được việc đó.',
    en: 'This account’s role may not do that.',
  },
  'factor-required': {
    vi: 'Việc của quản trị viên cần bước xác nhận thứ hai. Mở Tài khoản, thêm ứng dụng mã hoặc khóa truy cập, rồi làm lại.',
    en: 'Administrators need a second step for this. Open Account, add an authenticator app or a passkey, then try again.',
  },
  'not-owner': {
    vi: 'Mục này của đơn vị khác. Chỉ đơn vị được giao mới ghi được.',
    en: 'This item belongs to another organisation; only its owner may record it.',
  },
  'bad-form': {
    vi: 'Lệnh gửi lên không đúng mẫu. Kiểm tra ô được nêu rồi gửi lại.',
    en: 'The command is not in the expected form. Check the named field and send it again.',
  },
  'id-reused': {
    vi: 'Mã lệnh này đã dùng cho nội dung khác. Làm lại thao tác để có mã mới.',
    en: 'This command id was used for other content. Repeat the action to get a new id.',
  },
  'changed-meanwhile': {
    vi: 'Trạng thái vừa được người khác đổi. Xem lại rồi quyết định.',
    en: 'Someone else has just changed the state. Look again, then decide.',
  },
  'item-waived': {
    vi: 'Mục đang ở trạng thái không áp dụng. Hoàn tác trước khi ghi.',
    en: 'The item is marked not applicable. Undo that first.',
  },
  'wrong-evidence': {
    vi: 'Mục này cần loại minh chứng khác.',
    en: 'This item needs another kind of evidence.',
  },
  'note-required': {
    vi: 'Xác nhận bằng tay cần một dòng nêu cách kiểm tra.',
    en: 'Proof by hand needs one line saying how it was checked.',
  },
  'reading-required': { vi: 'Nhập đủ các số đo của mục.', en: 'Enter every reading of the item.' },
  'reading-not-a-number': { vi: 'Số đo phải là một con số.', en: 'A reading must be a number.' },
  'same-person': {
    vi: 'Người thứ hai phải là tài khoản khác.',
    en: 'The second person must be another account.',
  },
  'department-needed': {
    vi: 'Việc này cần người của Sở xác nhận.',
    en: 'A person of the department has to confirm this.',
  },
  'nothing-to-confirm': {
    vi: 'Mục không còn chờ người thứ hai.',
    en: 'The item no longer waits for a second person.',
  },
  'nothing-to-undo': {
    vi: 'Lần ghi này đã được hoàn tác hoặc không còn là lần ghi mới nhất.',
    en: 'This record is already undone, or no longer the newest.',
  },
  'illegal-move': {
    vi: 'Từ trạng thái hiện tại không chuyển như vậy được.',
    en: 'That move is not possible from the present state.',
  },
  'too-early': { vi: 'Thời điểm này trước khi chuẩn bị đại hội.', en: 'This time lies before the congress.' },
  'in-the-past': { vi: 'Thời điểm này đã qua.', en: 'This time has passed.' },
  'close-reason': {
    vi: 'Còn sự cố con, bước xử lý hoặc mục kiểm chưa xong: ghi lý do để đóng.',
    en: 'Child incidents, playbook steps or items are still open: say why it is closed.',
  },
  'mention-unseen': {
    vi: 'Người hoặc đơn vị được nhắc không xem được nội dung này.',
    en: 'A person or organisation called upon cannot read this.',
  },
  'unknown-person': { vi: 'Không có người này.', en: 'There is no such person.' },
  'still-open': { vi: 'Sự cố chưa khắc phục xong.', en: 'The incident is still open.' },
  'incident-full': {
    vi: 'Diễn biến của sự cố này đã quá dài. Mở sự cố mới và ghi mã sự cố này.',
    en: 'The record of this incident is too long. Open a new one and name this code in it.',
  },
  'unknown-area': {
    vi: 'Khu vực này không có trong Đại hội.',
    en: 'There is no such area in this congress.',
  },
  'unknown-organisation': {
    vi: 'Đơn vị này không có trong Đại hội.',
    en: 'There is no such organisation in this congress.',
  },
  'unknown-category': {
    vi: 'Loại sự cố này không có trong danh mục.',
    en: 'There is no such incident category.',
  },
  'in-the-future': {
    vi: 'Thời điểm xảy ra không thể ở tương lai.',
    en: 'The time of occurrence cannot be in the future.',
  },
  'names-required': {
    vi: 'Chọn ít nhất một đơn vị được xem.',
    en: 'Name at least one organisation that may see it.',
  },
  'already-joined': {
    vi: 'Người này đã có vai trò trong Đại hội.',
    en: 'This person already has a role in the congress.',
  },
  'unknown-attachment': {
    vi: 'Ảnh hoặc tệp này chưa tới trung tâm, hoặc không phải của đơn vị.',
    en: 'This photo or file has not reached the centre, or belongs to another organisation.',
  },
  'line-differs': {
    vi: 'Số đo không khớp với lần đo đường truyền kèm theo. Đo lại rồi lưu.',
    en: 'The readings do not follow from the attached line measurement. Measure again, then save.',
  },
  'by-poll': {
    vi: 'Mục này do kết quả biểu quyết sẵn sàng quyết định, không ghi bằng tay.',
    en: 'This item is settled by the go/no-go poll, not by hand.',
  },
  'override-reason': {
    vi: 'Mục đang do máy kiểm tra. Ghi đè cần một dòng lý do.',
    en: 'A probe watches this item. Overriding it needs one line saying why.',
  },
  'undo-reason': {
    vi: 'Đã quá thời gian hoàn tác nhanh, hoặc người khác ghi. Nêu lý do để hoàn tác.',
    en: 'The time for a quick undo is over, or somebody else recorded it. Give a reason.',
  },
  'other-organisation': {
    vi: 'Mục này cần người thứ hai của đơn vị khác.',
    en: 'The second person for this item has to be of another organisation.',
  },
  'reminded-already': {
    vi: 'Vừa nhắc rồi. Nhắc lại sau 10 phút.',
    en: 'A reminder was just sent. Try again in 10 minutes.',
  },
  'no-probe': {
    vi: 'Mục này chưa gắn phép kiểm tra.',
    en: 'No probe is bound to this item.',
  },
  'nothing-new': { vi: 'Không có gì mới để ghi.', en: 'There is nothing new to record.' },
  'same-owner': { vi: 'Mục đang thuộc đơn vị này.', en: 'The item already belongs to this organisation.' },
  'carrier-row': {
    vi: 'Dòng này của riêng một nhà mạng, không giao lại được. Miễn mục này và thêm mục cho đơn vị kia.',
    en: 'This row is one carrier’s own and cannot be reassigned. Waive it and add an item for the other one.',
  },
  'row-twice': { vi: 'Một khu vực được chọn hai lần.', en: 'An area is named twice.' },
  'bad-range': {
    vi: 'Ngưỡng dưới phải không lớn hơn ngưỡng trên.',
    en: 'The lower limit must not be above the upper one.',
  },
  'congress-closed': {
    vi: 'Đại hội đã đóng, chỉ còn xem được.',
    en: 'The congress is closed and can only be read.',
  },
  'congress-open': { vi: 'Đại hội chưa đóng.', en: 'The congress is not closed.' },
  'shifts-in-order': {
    vi: 'Giờ bắt đầu ca phải xếp tăng dần.',
    en: 'Shifts have to begin one after another.',
  },
  'owners-unknown': {
    vi: 'Đại hội này không lưu phân công mặc định. Thêm từng mục cho khu vực.',
    en: 'This congress keeps no default owners. Add the items of the area one by one.',
  },
  'row-without-owner': {
    vi: 'Có mục không có đơn vị chịu trách nhiệm. Chọn nhà mạng phục vụ khu vực.',
    en: 'Some item would have no owner. Name the carriers that serve the area.',
  },
  'kind-fixed': {
    vi: 'Không đổi được loại khi Đại hội đang chạy.',
    en: 'The kind cannot change while the congress runs.',
  },
  'department-fixed': {
    vi: 'Đơn vị được xem toàn bộ chỉ đặt khi thiết lập Đại hội.',
    en: 'Which organisations see everything is settled when the congress is set up.',
  },
  'poll-underway': {
    vi: 'Đang có một lượt biểu quyết. Chốt hoặc hủy lượt đó trước.',
    en: 'A poll is under way. Close or cancel it first.',
  },
  'poll-over': {
    vi: 'Lượt biểu quyết đã hết hạn hoặc đã chốt.',
    en: 'The poll is over or closed.',
  },
  'deadline-passed': {
    vi: 'Hạn phải cách bây giờ ít nhất một phút.',
    en: 'The deadline has to be at least a minute ahead.',
  },
  'means-required': {
    vi: 'Ghi ít nhất một phương tiện liên lạc.',
    en: 'Give at least one means of contact.',
  },
  'means-form': {
    vi: 'Số hoặc địa chỉ không đúng dạng của loại phương tiện đã chọn.',
    en: 'The number or address does not fit the chosen kind of means.',
  },
  'directory-full': {
    vi: 'Danh bạ của đơn vị đã đủ số mục. Xóa mục không dùng trước.',
    en: 'The directory of this organisation is full. Remove an entry that is not used.',
  },
  'duty-reason': {
    vi: 'Xếp người khác nhận ca cần một dòng lý do.',
    en: 'Putting somebody else on duty needs one line saying why.',
  },
  'unknown-shift': {
    vi: 'Không có ca này, hoặc ca còn quá xa.',
    en: 'There is no such shift, or it is too far ahead.',
  },
  'shift-over': { vi: 'Ca này đã qua.', en: 'This shift is over.' },
  'already-on-duty': {
    vi: 'Người này đang trực ca đó.',
    en: 'This person is on duty in that shift already.',
  },
  'handover-underway': {
    vi: 'Đơn vị đang có một biên bản bàn giao chưa ký nhận.',
    en: 'A handover of this organisation still waits to be signed for.',
  },
  'handover-incomplete': {
    vi: 'Biên bản còn thiếu sự cố mức 1, mức 2 đang mở hoặc mục quan trọng quá hạn.',
    en: 'An open incident of severity 1 or 2, or a critical overdue item, is missing from the handover.',
  },
  'handover-over': {
    vi: 'Biên bản bàn giao này đã ký nhận hoặc đã rút.',
    en: 'This handover has been signed for or withdrawn.',
  },
  'handover-lines-open': {
    vi: 'Còn dòng chưa nhận. Nhận hết từng dòng rồi ký.',
    en: 'Some lines are not accepted yet. Accept each of them, then sign.',
  },
  'outgoing-only': {
    vi: 'Chỉ người giao ca sửa được dòng này.',
    en: 'Only who hands the shift over may mend this line.',
  },
  'deadline-not-later': {
    vi: 'Hạn mới phải sau hạn cũ.',
    en: 'The new deadline has to be later than the present one.',
  },
  'directive-over': {
    vi: 'Chỉ đạo này đã hủy hoặc các đơn vị đã làm xong.',
    en: 'This directive was cancelled, or everybody has completed it.',
  },
  'signal-settled': {
    vi: 'Tín hiệu này đã có người xử lý.',
    en: 'Somebody has dealt with this signal already.',
  },
  'signals-full': {
    vi: 'Hộp tín hiệu đã đầy. Xử lý bớt rồi nguồn gửi lại.',
    en: 'The signals inbox is full. Deal with some, then the source sends again.',
  },
  'rules-full': {
    vi: 'Đã đủ số quy tắc tín hiệu. Xóa bớt quy tắc cũ.',
    en: 'There are as many signal rules as there may be. Remove an old one.',
  },
  'incident-over': {
    vi: 'Sự cố này không còn mở. Mở lại sự cố hoặc chọn sự cố khác.',
    en: 'This incident is not open any more. Reopen it or choose another one.',
  },
  'bad-plan': {
    vi: 'Kế hoạch còn lỗi. Sửa các chỗ được nêu rồi nhập lại.',
    en: 'The plan still has mistakes. Mend the places named, then import it again.',
  },
  'unknown-plan': {
    vi: 'Không có kế hoạch này trong thư mục checklists/plans.',
    en: 'There is no such plan in checklists/plans.',
  },
  'closing-before-opening': { vi: 'Giờ bế mạc phải sau giờ khai mạc.', en: 'Closing must be after opening.' },
  'congress-exists': { vi: 'Đã có Đại hội dùng mã này.', en: 'A congress with this key already exists.' },
  'last-admin': {
    vi: 'Đây là quản trị viên cuối cùng. Thêm người khác trước.',
    en: 'This is the last administrator. Add another one first.',
  },
} as const satisfies Record<string, Words>

export type RefusalCode = keyof typeof refusals
