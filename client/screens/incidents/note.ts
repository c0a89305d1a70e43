import type { PayloadOf } from '../../sync/snapshot.ts'
import { typedInstant } from '../directives/presets.ts'
import { lastTime } from './typed-time.ts'

/** A note being written. */
export interface NoteDraft {
  readonly note: string
  /** `03:21`, or '' for just now. */
  readonly clock: string
  /** Copied from the paper board. */
  readonly paper: boolean
  /** Only with `paper`: `2020-10-14`. */
  readonly day: string
  readonly inside: boolean
  /** Ids picked behind an `@`. */
  readonly mentions: readonly string[]
  readonly photos: readonly string[]
}

export const emptyNote: NoteDraft = {
  note: '',
  clock: '',
  paper: false,
  day: '',
  inside: false,
  mentions: [],
  photos: [],
}

/** When it happened: ms; undefined for just now; null for no time, or none that a paper entry could do without. */
export function noteTime(
  { clock, day, paper }: NoteDraft,
  now: number,
  zone: string,
): number | null | undefined {
  if (paper) return typedInstant(day, clock, zone)
  return clock === '' ? undefined : lastTime(clock, now, zone)
}

/** What is sent; `mentioned` are those whose name still stands in the text. */
export function notePayload(
  incident: string,
  { note, photos, inside, paper }: NoteDraft,
  at: number | undefined,
  mentioned: readonly string[],
): PayloadOf<'incident.note'> {
  return {
    incident,
    note: note.trim(),
    ...(at === undefined ? {} : { occurredAt: at }),
    ...(photos.length > 0 ? { photos: [...photos] } : {}),
    ...(inside ? { inside: true } : {}),
    ...(paper ? { paper: true } : {}),
    ...(mentioned.length > 0 ? { mentions: [...mentioned] } : {}),
  }
}
