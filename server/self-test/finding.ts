import type { Words } from '../../domain/words.ts'
import type { Clock } from '../adapters/clock.ts'

/** `look`: goes on, but somebody should look at it; `bad`: something that people need does not work, or will stop soon. */
export type Standing = 'ok' | 'look' | 'bad'

/** What one check saw. `act`: what to do, in words; null when nothing has to be done. */
export interface Seen {
  readonly state: Standing
  readonly value: Words
  readonly act: Words | null
}

export const checkNames = {
  server: { vi: 'Máy chủ', en: 'Server' },
  tls: { vi: 'Chứng chỉ https', en: 'https certificate' },
  origin: { vi: 'Địa chỉ', en: 'Address' },
  proxy: { vi: 'Máy chủ ủy quyền', en: 'Proxy in front' },
  board: { vi: 'Đường của bảng', en: 'Line of the boards' },
  clock: { vi: 'Đồng hồ máy chủ', en: 'Clock of the server' },
  disk: { vi: 'Ổ đĩa dữ liệu', en: 'Disk of the data' },
  backup: { vi: 'Sao lưu', en: 'Backup' },
  anchors: { vi: 'Mốc neo', en: 'Anchors' },
  scheduler: { vi: 'Bộ hẹn giờ', en: 'Scheduler' },
  load: { vi: 'Bộ nhớ và tải', en: 'Memory and load' },
  accounts: { vi: 'Tài khoản quản trị', en: 'Administrators’ accounts' },
  version: { vi: 'Phiên bản', en: 'Version' },
} as const satisfies Readonly<Record<string, Words>>
export type CheckId = keyof typeof checkNames

export interface Finding extends Seen {
  readonly id: CheckId
  readonly name: Words
}

export const both = (vi: string, en: string): Words => ({ vi, en })
export const ok = (value: Words): Seen => ({ state: 'ok', value, act: null })
export const look = (value: Words, act: Words): Seen => ({ state: 'look', value, act })
export const bad = (value: Words, act: Words): Seen => ({ state: 'bad', value, act })

/** A span as people say it, in both languages. */
export function spanOf(ms: number): Words {
  const seconds = Math.max(0, Math.round(ms / 1_000))
  if (seconds < 120) return both(`${seconds} giây`, `${seconds} s`)
  if (seconds < 7_200) return both(`${Math.round(seconds / 60)} phút`, `${Math.round(seconds / 60)} min`)
  if (seconds < 172_800) return both(`${Math.round(seconds / 3_600)} giờ`, `${Math.round(seconds / 3_600)} h`)
  return both(`${Math.round(seconds / 86_400)} ngày`, `${Math.round(seconds / 86_400)} days`)
}

/** `1,5 GB` and `1.5 GB`. */
export function sizeOf(bytes: number): Words {
  const [amount, unit] = bytes >= 1e9 ? [bytes / 1e9, 'GB'] : [bytes / 1e6, 'MB']
  const text = amount.toFixed(amount < 10 ? 1 : 0)
  return both(`${text.replace('.', ',')} ${unit}`, `${text} ${unit}`)
}

/** The disk's or network's own short code, never its words: those name paths and may name more. */
const codeOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : 'fault'

const faulted = (fault: unknown): Seen =>
  bad(
    both(`Không kiểm tra được (${codeOf(fault)})`, `It could not be checked (${codeOf(fault)})`),
    both(
      'Xem nhật ký của máy chủ (journalctl -u trucban) vào lúc này.',
      'Look into the server’s log (journalctl -u trucban) at this time.',
    ),
  )

const tooSlow = (limit: number): Seen =>
  bad(
    both(`Không xong trong ${limit / 1000} giây`, `Not done within ${limit / 1000} s`),
    both(
      'Phần này đang treo. Bấm kiểm tra lại sau một phút; nếu vẫn vậy, xem ổ đĩa và mạng của máy chủ.',
      'This part hangs. Press again in a minute; if it stays so, look at the server’s disk and network.',
    ),
  )

/** What `measure` sees, within the limit, ms; a fault is a finding, too. */
export function bounded(
  clock: Pick<Clock, 'after'>,
  limit: number,
  measure: () => Seen | Promise<Seen>,
): Promise<Seen> {
  return new Promise((resolve) => {
    const cancel = clock.after(limit, () => resolve(tooSlow(limit)))
    const done = (seen: Seen): void => {
      cancel()
      resolve(seen)
    }
    Promise.resolve()
      .then(measure)
      .then(done, (fault: unknown) => done(faulted(fault)))
  })
}
