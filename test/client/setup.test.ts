import { expect, test } from 'vitest'
import { firstTimes, freeKey, instantsOf, keyForm } from '../../client/screens/setup/plans.ts'
import { grouped, pictureOf, stateOf } from '../../client/screens/people/people.ts'

const zone = 'Asia/Ho_Chi_Minh'

test('[U15] times are typed in the plan’s zone, whatever the administrator’s device thinks', () => {
  const times = {
    openingDate: '2026-10-14',
    openingTime: '08:00',
    closingDate: '2026-10-15',
    closingTime: '17:00',
  }
  expect(instantsOf(times, zone)).toEqual({
    opening: Date.UTC(2026, 9, 14, 1),
    closing: Date.UTC(2026, 9, 15, 10),
  })
  expect(instantsOf({ ...times, closingDate: '' }, zone).closing).toBeNull()
  expect(firstTimes(Date.UTC(2026, 9, 1, 18), zone).openingDate).toBe('2026-10-09')
})

test('[U15] the key of a congress is the plan’s, with a number behind it when it is taken', () => {
  expect(freeKey('vinh-phuc', [])).toBe('vinh-phuc')
  expect(freeKey('vinh-phuc', ['vinh-phuc', 'vinh-phuc-2'])).toBe('vinh-phuc-3')
  expect(keyForm.test(freeKey('a'.repeat(40), ['a'.repeat(40)]))).toBe(true)
})

const person = {
  person: 'p',
  name: 'Trực 1 · VNPT',
  username: 'truc1.vnpt',
  organisation: 'vnpt',
  role: 'liaison' as const,
}

test('[U16] the state of an account says what stops its person', () => {
  expect(stateOf({ ...person, hasPassword: true })).toBe('active')
  expect(stateOf({ ...person, hasPassword: false, hasLink: true })).toBe('waiting')
  expect(stateOf({ ...person, hasPassword: false, hasLink: false })).toBe('waitingNoLink')
  expect(stateOf({ ...person, hasPassword: true, disabled: true })).toBe('disabled')
})

test('[U16] people are found without diacritics and stand by organisation', () => {
  const organisations = [
    { id: 'so', name: 'Sở Thông tin' },
    { id: 'vnpt', name: 'Viễn thông tỉnh' },
  ]
  const people = [
    person,
    { ...person, person: 'q', name: 'Lãnh đạo trực', username: 'ld', organisation: 'so' },
  ]
  expect(grouped(people, organisations, '').map(({ id }) => id)).toEqual(['so', 'vnpt'])
  expect(grouped(people, organisations, 'lanh dao').map(({ id }) => id)).toEqual(['so'])
  expect(grouped(people, organisations, 'VIEN THONG').map(({ id }) => id)).toEqual(['vnpt'])
  expect(grouped(people, organisations, 'khong co')).toEqual([])
})

test('[U16] a QR code is a picture by address: nothing in it can be run', () => {
  expect(pictureOf('<svg onload="x">#</svg>')).toBe(
    'data:image/svg+xml;charset=utf-8,%3Csvg%20onload%3D%22x%22%3E%23%3C%2Fsvg%3E',
  )
})
