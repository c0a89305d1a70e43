import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldLong } from '../../client/screens/incidents/fold-long.ts'
import { fold } from '../../client/screens/items/fold.ts'
import { cases } from '../domain/seed.ts'

test('[IB4] a board folds by a table, which says of every text, of any script and length, what Unicode says', () => {
  for (let code = 0; code <= 0xffff; code += 1) {
    const text = `Ạ${String.fromCharCode(code)}b`
    if (foldLong(text) !== fold(text)) expect.fail(`U+${code.toString(16)} in ${text}`)
  }
  const long = 'Đứt cáp QUANG\t tại Hội trường. '.repeat(2_000)
  for (const text of [long, `${long}한글`, 'ΟΔΟΣ ΣΤΟ', '  \u0301a\u0309\u0323 ', ''])
    expect(foldLong(text)).toBe(fold(text))
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (odd, usual) => {
      for (const text of [odd, usual, `${usual} ${odd}`]) expect(foldLong(text)).toBe(fold(text))
    }),
    cases('folded texts', 500),
  )
})
