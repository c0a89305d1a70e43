/** Severity of an incident; 1 is worst. */
export type Severity = 1 | 2 | 3 | 4
/** The ink rule: solid = nobody has it, outline = somebody has it, plain = settled. */
export type Ink = 'solid' | 'outline' | 'plain'
/** What one box of a checklist item shows. */
export type ItemBoxState =
  'open' | 'doing' | 'second' | 'done' | 'failed' | 'failed-held' | 'blocked' | 'stale' | 'waived'
/** What one lamp shows; `none` is "not applicable", drawn as a dot. */
export type Verdict = 'go' | 'hold' | 'no-go' | 'unknown' | 'none'
/** What a colour asks of the reader (never a hue). */
export type Tone = 'act' | 'warn' | 'note' | 'quiet' | 'ok' | 'accent'
/** Where one command of this device is on its way to the centre. */
export type SyncState = 'saved' | 'sending' | 'received' | 'refused' | 'set-aside'
/** State of the line to the centre. */
export type LineState = 'live' | 'reconnecting' | 'offline'

/** Joins class names, leaving out what is absent. */
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter((name) => name !== false && name !== undefined && name !== '').join(' ')
}
