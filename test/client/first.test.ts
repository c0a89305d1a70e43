import { expect, test } from 'vitest'
import type { Role } from '../../domain/decision.ts'
import { firstPath } from '../../client/app/first.ts'
import { routeFor } from '../../client/app/routes.ts'
import type { Me, MyCongress } from '../../client/sync/session-state.ts'

const place = (id: string, role: Role): MyCongress => ({
  id,
  name: id,
  organisation: 'so',
  organisationName: 'Sở',
  role,
  department: true,
  opening: 1,
  closing: 2,
  zone: 'Asia/Ho_Chi_Minh',
  rehearsal: false,
})
const me = (...congresses: MyCongress[]): Me => ({
  person: 'p',
  username: 'p',
  name: 'P',
  siteAdmin: true,
  congresses,
  serverTime: 0,
})

test('each role begins at a screen that its navigation has', () => {
  const begins = (role: Role) => routeFor(firstPath(me(place('a', role)), 'a'))?.route.room
  expect(begins('liaison')).toBe('items')
  expect(begins('operator')).toBe('incidents')
  expect(begins('leader')).toBe('summary')
  expect(begins('admin')).toBe('people')
})

test('the role is the one of the open congress', () => {
  const both = me(place('a', 'liaison'), place('b', 'leader'))
  expect(firstPath(both, 'b')).toBe('/tom-tat')
  expect(firstPath(both, null)).toBe('/viec')
})

test('a site administrator without a congress begins by setting one up, anybody else by waiting', () => {
  expect(firstPath(me(), null)).toBe('/thiet-lap')
  expect(firstPath({ ...me(), siteAdmin: false }, null)).toBe('/viec')
})
