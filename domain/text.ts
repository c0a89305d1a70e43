import * as z from 'zod/mini'

// Bidi overrides reorder what a reader sees; C0/C1 controls and NUL break terminals and PostgreSQL.

const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

const clean = (value: string): boolean => value.isWellFormed() && !forbidden.test(value)

/** Text of one or more lines, trimmed, NFC, 1 to `max` characters, no control or bidi-override characters. */
export const text = (max: number) =>
  z
    .string()
    .check(z.maxLength(max, { abort: true }), z.trim(), z.normalize(), z.minLength(1), z.refine(clean))

/** One line: as `text`, without line breaks or tabs. */
export const line = (max: number) => text(max).check(z.refine((value) => !/[\n\t]/.test(value)))
