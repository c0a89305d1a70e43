import type { Verdict } from '../../domain/run/readiness.ts'
import type { Role } from '../../domain/decision.ts'
import type { IncidentStatus } from '../../domain/incident/lifecycle.ts'
import type { RowState } from '../../domain/run/status.ts'
import type { Words } from '../../domain/words.ts'
import { words } from '../app/words.ts'

/** The field's own words (DESIGN 7); every screen takes them from here. */
export const verdictWords: { readonly [V in Verdict | 'none']: Words } = {
  go: { vi: 'sẵn sàng', en: 'go' },
  hold: { vi: 'tạm giữ', en: 'hold' },
  'no-go': { vi: 'chưa sẵn sàng', en: 'no-go' },
  unknown: { vi: 'chưa rõ', en: 'unknown' },
  none: { vi: 'không áp dụng', en: 'not applicable' },
}

/** The stamps in capitals on the wall. */
export const verdictStamps: { readonly [V in Verdict]: Words } = {
  go: { vi: 'SẴN SÀNG', en: 'GO' },
  hold: { vi: 'TẠM GIỮ', en: 'HOLD' },
  'no-go': { vi: 'CHƯA SẴN SÀNG', en: 'NO-GO' },
  unknown: { vi: 'CHƯA RÕ', en: 'UNKNOWN' },
}

export const severityWords: { readonly [S in 1 | 2 | 3 | 4]: Words } = {
  1: { vi: 'nghiêm trọng', en: 'critical' },
  2: { vi: 'cao', en: 'high' },
  3: { vi: 'trung bình', en: 'medium' },
  4: { vi: 'thấp', en: 'low' },
}

export const rowStateWords: { readonly [S in RowState]: Words } = {
  open: { vi: 'chưa làm', en: 'open' },
  'in-progress': { vi: 'đang làm', en: 'in progress' },
  blocked: { vi: 'vướng', en: 'blocked' },
  done: { vi: 'đạt', en: 'done' },
  failed: { vi: 'không đạt', en: 'failed' },
  waiting: { vi: 'chờ người thứ hai', en: 'waits for the second person' },
  stale: { vi: 'quá hạn minh chứng', en: 'proof out of date' },
  waived: { vi: 'không áp dụng', en: 'not applicable' },
}

export const incidentStateWords: { readonly [S in IncidentStatus]: Words } = {
  open: { vi: 'mới mở', en: 'open' },
  acknowledged: { vi: 'đã tiếp nhận', en: 'acknowledged' },
  mitigated: { vi: 'đã khống chế', en: 'mitigated' },
  resolved: { vi: 'đã khắc phục', en: 'resolved' },
  closed: { vi: 'đã đóng', en: 'closed' },
  cancelled: { vi: 'đã hủy (báo nhầm)', en: 'cancelled (false alarm)' },
}

export const roleWords: { readonly [R in Role]: Words } = {
  liaison: { vi: 'đầu mối đơn vị', en: 'liaison' },
  operator: { vi: 'trực ban', en: 'operator' },
  leader: { vi: 'lãnh đạo', en: 'leader' },
  admin: { vi: 'quản trị', en: 'administrator' },
}

export const termWords = words({
  product: { vi: 'Trực Ban', en: 'Trực Ban' },
  noSecrets: {
    vi: 'Không ghi thông tin mật, không ghi dữ liệu người dân.',
    en: 'No classified matter and no data about members of the public.',
  },
  severity: { vi: (n: number) => `Mức ${n}`, en: (n: number) => `Severity ${n}` },
  rehearsal: { vi: 'DIỄN TẬP', en: 'REHEARSAL' },
  close: { vi: 'Đóng', en: 'Close' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  back: { vi: 'Quay lại', en: 'Back' },
  unknownPerson: { vi: 'người của đơn vị', en: 'a person of the organisation' },
  required: { vi: 'Cần điền ô này.', en: 'This is needed.' },
  noLine: {
    vi: 'Không nối được tới trung tâm. Khi có mạng, xem việc đã được nhận chưa rồi hãy làm lại.',
    en: 'No line to the centre. Once there is one, see whether it was taken before you do it again.',
  },
  fault: {
    vi: (code: string) => `Trung tâm báo lỗi (${code}). Thử lại sau ít phút.`,
    en: (code: string) => `The centre reports a fault (${code}). Try again in a few minutes.`,
  },
})
