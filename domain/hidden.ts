// Bidi overrides reorder what a reader sees; C0/C1 controls and NUL break terminals and PostgreSQL.
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
// Half of a character: no text of a person has one, and no encoding of bytes.
const half = /\p{Cs}/gu

const surrogate = /[\ud800-\udfff]/
// Few texts have characters of two halves, and looking for one that is alone costs four times as much.
const isWhole = (value: string): boolean => !surrogate.test(value) || value.search(half) < 0

/** Whether nothing stands in the text that its reader cannot see. */
export const clean = (value: string): boolean => value.search(hidden) < 0 && isWhole(value)

/** What a person sees of what they typed or pasted: other programs leave marks in it that nobody meant. */
export const asSeen = (value: string): string =>
  value.replace(/\r\n?/g, '\n').replace(hidden, '').replace(half, '\ufffd')
