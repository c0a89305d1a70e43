import type { WireError } from '../../domain/protocol.ts'
import { refusals } from '../../domain/refusal.ts'
import type { Language, Words } from '../../domain/words.ts'

const socketWords = {
  'too-fast': {
    vi: 'Gửi quá nhanh. Chờ vài giây, lệnh còn trên máy và sẽ tự gửi lại.',
    en: 'Too many requests. Wait a few seconds; commands stay on the device and are sent again.',
  },
  'signed-out': {
    vi: 'Phiên làm việc đã hết. Đăng nhập lại để gửi tiếp.',
    en: 'The session has ended. Sign in again to go on.',
  },
  'scope-missing': {
    vi: 'Mã truy cập này không có quyền làm việc đó.',
    en: 'This access token has no scope for that.',
  },
  'unknown-request': { vi: 'Máy chủ không có yêu cầu này.', en: 'The server knows no such request.' },
  fault: { vi: 'Máy chủ gặp lỗi. Gửi lại là an toàn.', en: 'The server failed. Sending again is safe.' },
} as const satisfies Record<string, Words>

export const socketError = (
  code: keyof typeof socketWords,
  language: Language,
): { ok: false; error: WireError } => ({
  ok: false,
  error: {
    code,
    message: socketWords[code][language],
    ...(code === 'too-fast' || code === 'fault' ? { retryable: true } : {}),
  },
})

export const refusalError = (
  code: keyof typeof refusals,
  language: Language,
  field?: string,
): { ok: false; error: WireError } => ({
  ok: false,
  error: { code, message: refusals[code][language], ...(field === undefined ? {} : { field }) },
})
