import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asSeen, clean } from '../../domain/hidden.ts'
import { text } from '../../domain/text.ts'
import { cases } from './seed.ts'

const marks = fc.constantFrom(
  ...'\u0000\u0007\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\u009f\r'.split(''),
  '\ud800',
  '\udc00',
)
const pasted = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme' }), marks), { maxLength: 30 })
  .map((parts) => parts.join(''))

test('[U19] whatever was pasted is taken by the server as its writer sees it: marks that nobody sees are left out', () => {
  fc.assert(
    fc.property(pasted, (typed) => {
      const seen = asSeen(typed)
      expect(clean(seen)).toBe(true)
      expect(seen.isWellFormed()).toBe(true)
      expect(clean(typed) && !typed.isWellFormed()).toBe(false)
      if (seen.trim() !== '') expect(text(10_000).safeParse(seen).success).toBe(true)
      // Nothing that can be read is lost.
      if (clean(typed)) expect(seen).toBe(typed)
    }),
    cases('hidden marks', 1_000),
  )
  expect(asSeen('Đứt\u202e cáp\u200f\r\ntại bể\ufeff B14 👨‍👩‍👧')).toBe('Đứt cáp\ntại bể B14 👨‍👩‍👧')
})
