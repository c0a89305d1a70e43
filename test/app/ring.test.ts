import { describe, expect, test } from 'vitest'
import type { ViewEvent } from '../../domain/visible.ts'
import { cursorOf, readCursor, start } from '../../server/app/cursor.ts'
import { Ring, ringKept } from '../../server/app/ring.ts'
import { disclosed, faced, noted, seen, withdrawn } from './shown.ts'

const filled = (count: number, from = 1): Ring => {
  const ring = new Ring()
  for (let n = from; n < from + count; n += 1) ring.push(seen(noted('x', `tin ${n}`), n))
  return ring
}
const notes = (got: ReturnType<Ring['after']>): unknown[] =>
  typeof got === 'string' ? [got] : got.map(({ e }) => (e.type === 'incident.noted' ? e.note : e.type))

describe('resuming from a position', () => {
  test('[F1] gives what came after it, in order, once', () => {
    const ring = filled(3)
    const middle = ring.head
    ring.push(seen(noted('x', 'tin 4'), 4))
    ring.push(seen(noted('x', 'tin 5'), 5))
    expect(notes(ring.after(start))).toEqual(['tin 1', 'tin 2', 'tin 3', 'tin 4', 'tin 5'])
    expect(notes(ring.after(middle))).toEqual(['tin 4', 'tin 5'])
    expect(ring.after(ring.head)).toEqual([])
  })

  test('[F2] ahead of the head does not fit', () => {
    const ring = filled(3)
    expect(ring.after({ ...ring.head, position: 4 })).toBe('ahead')
  })

  test('[F2] another history does not fit, at any position, the beginning included', () => {
    const ring = filled(3)
    expect(ring.after(filled(2, 7).head)).toBe('other-history')
    expect(ring.after({ position: 3, digest: filled(3, 7).head.digest })).toBe('other-history')
    expect(ring.after({ position: 0, digest: 'f'.repeat(24) })).toBe('other-history')
  })

  test('[F2] a history that agrees again after a difference is still another', () => {
    const [one, other] = [filled(1), filled(1, 2)]
    for (const ring of [one, other]) ring.push(seen(noted('x', 'tin chung'), 9))
    expect(one.after(other.head)).toBe('other-history')
  })

  test('[F3] what is older than the ring is too old; the last 5,000 are always there', () => {
    const ring = new Ring()
    const heads = [ring.head]
    for (let n = 1; n <= 2.5 * ringKept; n += 1) {
      ring.push(seen(noted('x', String(n)), n))
      heads.push(ring.head)
      const oldest = heads[Math.max(0, n - ringKept)]!
      if (n % 499 === 0) expect(ring.after(oldest)).toHaveLength(Math.min(n, ringKept))
    }
    expect(ring.head.position).toBe(2.5 * ringKept)
    expect(ring.after(heads[1]!)).toBe('too-old')
    expect(ring.after(start)).toBe('too-old')
    expect(notes(ring.after(heads.at(-3)!))).toEqual(['12499', '12500'])
  })

  test('[F4] a ring begun from a snapshot goes on counting and knows nothing older', () => {
    const first = filled(3)
    const ring = new Ring(first.head)
    expect(ring.head).toEqual(first.head)
    expect(ring.after(first.head)).toEqual([])
    expect(ring.after(filled(2).head)).toBe('too-old')
    ring.push(seen(noted('x', 'tin 4'), 4))
    first.push(seen(noted('x', 'tin 4'), 4))
    expect(ring.head).toEqual(first.head)
    expect(notes(ring.after(filled(3).head))).toEqual(['tin 4'])
  })
})

describe('what was taken out of sight', () => {
  test.each([
    ['withdrawn', withdrawn('x')],
    ['redacted to its face', faced('x')],
  ])('[F5] is served as an empty place once it is %s, and nothing else is', (_how, taking) => {
    const ring = new Ring()
    ring.push(seen(noted('x', 'bí mật 1')))
    ring.push(seen(noted('y', 'khác')))
    ring.push(seen(disclosed('x', 'bí mật 2')))
    const before = ring.head
    ring.push(seen(taking))
    ring.push(seen(noted('y', 'khác nữa')))
    expect(notes(ring.after(start))).toEqual(['gone', 'khác', 'gone', taking.type, 'khác nữa'])
    expect(JSON.stringify(ring.after(start))).not.toContain('bí mật')
    expect(notes(ring.after(before))).toEqual([taking.type, 'khác nữa'])
  })

  test('[F5] what is taken away again and again is empty each time, whatever was trimmed in between', () => {
    const ring = new Ring()
    const heads = [ring.head]
    const push = (event: ViewEvent): void => {
      ring.push(seen(event, heads.length))
      heads.push(ring.head)
    }
    for (let n = 1; n <= ringKept; n += 1) {
      push(noted('x', `bí mật ${n}`))
      push(n % 100 === 0 ? faced('x') : noted('y', `khác ${n}`))
    }
    push(withdrawn('x'))
    const kept = notes(ring.after(heads.at(-1 - ringKept)!))
    expect(kept).toHaveLength(ringKept)
    expect(kept.filter((note) => String(note).startsWith('bí mật'))).toEqual([])
    expect(kept.filter((note) => note === 'incident.faced')).toEqual([])
    expect(kept.filter((note) => String(note).startsWith('khác')).length).toBeGreaterThan(ringKept * 0.49)
    expect(kept.filter((note) => note === 'gone').length).toBeGreaterThan(ringKept * 0.5)
  })

  test('[F5] an emptied place says neither who nor when', () => {
    const ring = new Ring()
    ring.push(seen(noted('x', 'bí mật')))
    ring.push(seen(withdrawn('x')))
    const [place] = ring.after(start) as readonly object[]
    expect(place).toEqual({ e: { type: 'gone' }, s: null })
  })

  test('[F5] cursors from before it stay good', () => {
    const ring = filled(3)
    const cursor = ring.head
    ring.push(seen(withdrawn('x')))
    expect(notes(ring.after(cursor))).toEqual(['incident.withdrawn'])
  })
})

describe('a cursor', () => {
  const position = { position: 71, digest: 'a'.repeat(24) }
  const cursor = cursorOf('e1', 'thu', 'vnpt', position)

  test('[F6] is read back in its own epoch, congress and view', () => {
    expect(readCursor(cursor, 'e1', 'thu', 'vnpt')).toEqual(position)
  })

  test.each([
    ['epoch', 'e2', 'thu', 'vnpt'],
    ['congress', 'e1', 'khac', 'vnpt'],
    ['view', 'e1', 'thu', 'viettel'],
  ] as const)('[F6] of another %s does not fit', (_what, epoch, congress, key) => {
    expect(readCursor(cursor, epoch, congress, key)).toBe('other-view')
  })

  test.each(['', '.', 'x', '..', 'a.b', 'a.-1.c', 'a.1e+.c', 'a. 1.c', `a.${'z'.repeat(11)}.c`])(
    '[F6] %j is unreadable and nothing worse',
    (text) => {
      expect(readCursor(text, 'e1', 'thu', 'vnpt')).toBe('unreadable')
    },
  )

  test('[F6] none is none', () => {
    expect(readCursor(null, 'e1', 'thu', 'vnpt')).toBe('none')
  })

  test('[F6] names no view and no congress to who reads it', () => {
    expect(cursor).not.toMatch(/vnpt|thu|e1/)
  })
})
