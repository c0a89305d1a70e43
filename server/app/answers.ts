import type { Refusal } from '../../domain/decision.ts'
import type { CommandAnswer } from '../../domain/protocol.ts'
import { refusals } from '../../domain/refusal.ts'
import type { Language, Words } from '../../domain/words.ts'
import type { RecordedEvent } from '../journal/port.ts'

const faults: { readonly [code in 'storage-full' | 'fault']: Words } = {
  'storage-full': {
    vi: 'Máy chủ hết chỗ ghi, chưa ghi được lệnh. Lệnh còn trên máy này và sẽ gửi lại.',
    en: 'The server has no room to write; the command is not recorded. It stays on this device and will be sent again.',
  },
  fault: {
    vi: 'Máy chủ gặp lỗi, chưa rõ lệnh đã ghi hay chưa. Gửi lại cùng lệnh là an toàn.',
    en: 'The server failed; it is not known whether the command was recorded. Sending the same command again is safe.',
  },
}

export const refusal = (language: Language, { code, field }: Refusal): CommandAnswer => ({
  ok: false,
  error: { code, message: refusals[code][language], ...(field === undefined ? {} : { field }) },
})

export const badForm = (language: Language, field: string): CommandAnswer =>
  refusal(language, { code: 'bad-form', field: field.slice(0, 80) })

export const fault = (language: Language, storage: boolean): CommandAnswer => {
  const code = storage ? 'storage-full' : 'fault'
  return { ok: false, error: { code, message: faults[code][language], retryable: true } }
}

const signalTypes = new Set(['signal.raised', 'signal.repeated', 'signal.cleared'])

/** Which signal it became, and the incident where a rule made one of it. */
function signalResult(first: RecordedEvent, events: readonly RecordedEvent[]): { [key: string]: string } {
  const accepted = events.find(({ type }) => type === 'signal.accepted')
  const incident = accepted ? { incident: accepted['incident'] as string } : {}
  return { signal: first['signal'] as string, became: first.type.slice('signal.'.length), ...incident }
}

/** What an accepted command answers, made from its events alone: a retry years later gets the same. */
export function resultOf(events: readonly RecordedEvent[]): { readonly [key: string]: string } | null {
  const first = events[0]
  if (first?.type === 'incident.opened')
    return { incident: first['incident'] as string, code: first['code'] as string }
  if (first && signalTypes.has(first.type)) return signalResult(first, events)
  return first?.type === 'congress.listed' ? { congress: first['congress'] as string } : null
}
