import { expect, test } from 'vitest'
import { emptyState } from '../../domain/state.ts'
import { mayReadRecord, navFor } from '../../client/app/nav.ts'
import { routeFor } from '../../client/app/routes.ts'
import { speak } from '../../client/app/words.ts'
import type { Snapshot } from '../../client/sync/snapshot.ts'
import { shellWords } from '../../client/words/shell.ts'

test('[ZT4] the record is in the navigation of those who may read it, and of nobody else', () => {
  const rooms = (
    role: 'liaison' | 'operator' | 'leader' | 'admin',
    department: boolean,
    siteAdmin = false,
  ) => {
    const actor = { person: 'x', organisation: department ? 'so' : 'vnpt', role, department }
    const pending = { refused: 0, aside: 0 }
    const snapshot = { shown: emptyState(), actor, pending } as unknown as Snapshot
    const { rail } = navFor(speak(shellWords, 'vi'), snapshot, role, siteAdmin)
    return rail.map(({ id }) => id)
  }
  for (const role of ['operator', 'leader', 'admin'] as const) {
    expect(rooms(role, true)).toContain('audit')
    expect(rooms(role, false)).not.toContain('audit')
  }
  expect(rooms('liaison', true)).not.toContain('audit')
  expect(rooms('admin', false, true)).toContain('audit')
  expect(mayReadRecord(null, true)).toBe(false)
  // On its page it is the room that the navigation shows as current.
  expect(routeFor('/nhat-ky')?.route.room).toBe('audit')
})
