import type { Asker } from './requests.ts'
import { refusalError } from './words.ts'

/** An echo, for measuring the line from where a person stands; a wall does not measure. */
export const echo = ({ caller, language }: Asker): unknown =>
  caller.kind === 'person' ? { ok: true } : refusalError('not-allowed', language)
