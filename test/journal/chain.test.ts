import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { canonical } from '../../server/journal/canonical.ts'
import { erasedMark } from '../../domain/erased.ts'
import { erasedIn, genesis, readLine, sameBody, seal } from '../../server/journal/chain.ts'
import { BadLine, sha256 } from '../../server/journal/line.ts'
import type { Commit } from '../../server/journal/port.ts'
import { headerLine, readHeader } from '../../server/journal/segment.ts'
import { anna, draft, freeText, installation, seededChance } from './sample.ts'

const place = { stream: 'dh14', n: 1, prev: genesis(installation, 'dh14') }
const sealed = (seed = 'chain', note?: string) =>
  seal(note === undefined ? draft(1) : draft(1, anna, note), place, { chance: seededChance(seed), freeText })
const read = (line: string): Commit => readLine(Buffer.from(line))

describe('[J5] canonical JSON is RFC 8785', () => {
  test.each([
    // The example of RFC 8785, 3.2.2 and 3.2.3.
    [
      {
        numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
        literals: [null, true, false],
      },
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}',
    ],
    [
      { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    ['€$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    [-0, '0'],
    [{ a: undefined, b: [] }, '{"b":[]}'],
  ])('%j', (value, text) => expect(canonical(value)).toBe(text))

  test.each([Number.NaN, Infinity, [undefined], '\ud800', { '\udc00': 1 }, () => 1, 1n])(
    'refuses %s',
    (value) => expect(() => canonical(value)).toThrow(TypeError),
  )
})

describe('[J5] free text stands beside the hashed part', () => {
  test('the hashed part holds digests only, and the line reads back whole', () => {
    const { line, commit } = sealed()
    const inner = line.slice(0, line.indexOf('"texts":'))
    expect(inner).not.toContain('Hội trường')
    expect(line).toContain('Hội trường')
    expect(read(line)).toEqual(commit)
  })

  test('the same text and the same body never have the same digest twice', () => {
    expect(sealed('one').commit.command.bodyHash).not.toBe(sealed('two').commit.command.bodyHash)
    expect(sealed('one').line.match(/"\$text":"(\w+)"/)?.[1]).not.toBe(
      sealed('two').line.match(/"\$text":"(\w+)"/)?.[1],
    )
  })

  test('erased, a text reads as its mark, a body can no longer be guessed, and the hash still holds', () => {
    const { line, commit } = sealed()
    const texts = line.replace(/"texts":\{.*\},"hash"/, (all) =>
      all.replaceAll(/\{"salt"[^}]*\}/g, '{"erased":true}'),
    )
    const erased = read(texts)
    expect(erased.hash).toBe(commit.hash)
    expect(erased.events[0]?.['note']).toBe(erasedMark)
    expect(erased.events[0]?.['item']).toBe('CN-1')
    expect(sameBody(erased, draft(1).command.body)).toBeNull()
    expect(erasedIn(Buffer.from(texts))).toHaveLength(2)
  })

  test('free text that could not be erased, and a field that looks like a digest, are refused', () => {
    const chance = seededChance('bad')
    const of = (event: { type: string; [field: string]: string | { [key: string]: string } }) => () =>
      seal({ ...draft(1), events: [event] }, place, { chance, freeText })
    expect(of({ type: 'x', note: { text: 'ghi chú' } })).toThrow(TypeError)
    expect(of({ type: 'x', item: { $text: '00' } })).toThrow(TypeError)
  })

  test('a line of invalid UTF-8, of another spelling or of another prototype is bad', () => {
    const { line } = sealed()
    const bytes = Buffer.from(line)
    bytes[bytes.indexOf('Đ') + 1] = 0x20
    expect(() => readLine(bytes)).toThrow(BadLine)
    expect(() => read(line.replace('Hội', 'H\\u1ed9i'))).toThrow(BadLine)
    expect(() => read(line.replace('"texts":{', '"__proto__":{},"texts":{'))).toThrow(BadLine)
    expect(read(sealed('q', '__proto__ \u2028 "\\ 😀').line).events[0]?.['note']).toBe(
      '__proto__ \u2028 "\\ 😀',
    )
  })
})

test('[J5] the example of docs/journal.md is what this version writes and reads', () => {
  const blocks = [...readFileSync('docs/journal.md', 'utf8').matchAll(/```json\n(.*)\n```/g)].map(
    ([, text]) => text,
  )
  const [header, line] = blocks
  expect(`${header ?? ''}\n`).toBe(headerLine(installation, 'dh14', 1, genesis(installation, 'dh14')))
  expect(readHeader(Buffer.from(`${header ?? ''}\n`), installation, 'dh14', 1)).toBe(
    sha256(`trucban/stream@1:${installation}:dh14`),
  )
  expect(line).toBe(sealed('docs').line)
  const commit = read(line ?? '')
  expect(commit).toEqual(sealed('docs').commit)
  expect(sameBody(commit, draft(1).command.body)).toBe(true)
})
