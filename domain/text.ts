import * as z from 'zod/mini'
import { clean } from './hidden.ts'

/** Text of one or more lines, trimmed, NFC, 1 to `max` characters, no control or bidi-override characters. */
export const text = (max: number) =>
  z
    .string()
    .check(z.maxLength(max, { abort: true }), z.trim(), z.normalize(), z.minLength(1), z.refine(clean))

/** One line: as `text`, without line breaks or tabs. */
export const line = (max: number) => text(max).check(z.refine((value) => !/[\n\t]/.test(value)))
