import type { OfficeAct } from '../../domain/site/office.ts'
import type { Words } from '../../domain/words.ts'

const says = (vi: string, en: string): Words => ({ vi, en })
type Values = { readonly [value: string]: Words }

const acts: { readonly [A in OfficeAct]: Words } = {
  'token-made': says('tạo mã truy cập', 'token made'),
  'token-revoked': says('thu hồi mã truy cập', 'token revoked'),
  'display-made': says('tạo liên kết màn hình', 'display link made'),
  'display-revoked': says('thu hồi liên kết màn hình', 'display link revoked'),
  'factor-added': says('thêm bước thứ hai', 'second step added'),
  'factor-removed': says('gỡ bước thứ hai', 'second step removed'),
  'factors-reset': says('gỡ mọi bước thứ hai', 'second steps reset'),
  'recovery-used': says('dùng mã khôi phục', 'recovery code used'),
  'sessions-ended': says('kết thúc các phiên', 'sessions ended'),
  'provider-bound': says('liên kết đăng nhập chung', 'linked to the provider'),
  'provider-expected': says('chờ liên kết đăng nhập chung', 'link to the provider expected'),
  'provider-unbound': says('gỡ liên kết đăng nhập chung', 'unlinked from the provider'),
  'host-rescue': says('cứu tài khoản tại máy chủ', 'rescued on the host'),
  'sign-in-digest': says('niêm sổ đăng nhập', 'sign-in log sealed'),
  'sign-ins-blanked': says('xóa tên khỏi sổ đăng nhập', 'name taken out of the sign-in log'),
  'text-erased': says('xóa chữ', 'text erased'),
  'photo-erased': says('xóa ảnh', 'photo erased'),
  'person-erased': says('xóa người', 'person erased'),
  'contacts-purged': says('xóa danh bạ hết hạn', 'contacts purged'),
  'retention-postponed': says('lùi ngày xóa', 'retention postponed'),
  'log-purged': says('xóa sổ đăng nhập hết hạn', 'sign-in log purged'),
  exported: says('xuất dữ liệu', 'exported'),
  restored: says('khôi phục từ bản sao lưu', 'restored'),
}

/** Values that are words of the rules, field by field; all others are data and stand as they are. */
export const valueWords: { readonly [field: string]: Values } = {
  act: acts,
  about: {
    new: says('sự cố mới', 'new'),
    raised: says('nâng mức', 'raised'),
    escalated: says('báo lên', 'escalated'),
  },
  answer: {
    go: says('sẵn sàng', 'go'),
    conditions: says('có điều kiện', 'with conditions'),
    'no-go': says('chưa sẵn sàng', 'no-go'),
  },
  clock: {
    acknowledge: says('tiếp nhận', 'acknowledge'),
    'first-update': says('cập nhật đầu', 'first update'),
    update: says('cập nhật', 'update'),
    restore: says('khôi phục', 'restore'),
  },
  means: { board: says('trên bảng', 'board'), telephone: says('điện thoại', 'telephone') },
  move: {
    acknowledge: says('tiếp nhận', 'acknowledge'),
    mitigate: says('khống chế', 'mitigate'),
    resolve: says('khắc phục', 'resolve'),
    close: says('đóng', 'close'),
    reopen: says('mở lại', 'reopen'),
    cancel: says('hủy, báo nhầm', 'cancel, false alarm'),
  },
  outcome: {
    shown: says('đã hiện', 'shown'),
    muted: says('đang tắt tiếng', 'muted'),
    'no-permission': says('máy chưa cho phép', 'no permission'),
  },
  phase: { before: says('trước', 'before'), during: says('trong', 'during'), after: says('sau', 'after') },
  result: { ok: says('tốt', 'well'), bad: says('hỏng', 'bad'), silent: says('im lặng', 'silent') },
  role: {
    admin: says('quản trị', 'administrator'),
    leader: says('lãnh đạo', 'leader'),
    operator: says('trực ban', 'operator'),
    liaison: says('đầu mối đơn vị', 'liaison'),
  },
  tier: {
    leader: says('Lãnh đạo trực', 'Leader on duty'),
    commander: says('Trực chỉ huy', 'Commander on duty'),
    responder: says('Trực xử lý', 'Responder on duty'),
  },
  verdict: {
    go: says('sẵn sàng', 'go'),
    hold: says('tạm giữ', 'hold'),
    'no-go': says('chưa sẵn sàng', 'no-go'),
    unknown: says('chưa rõ', 'unknown'),
  },
  visibility: {
    all: says('công bố', 'shared'),
    department: says('chỉ Sở', 'the department only'),
    named: says('chỉ đơn vị nêu tên', 'named only'),
  },
}
