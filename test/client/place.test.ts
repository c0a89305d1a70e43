import { expect, test } from 'vitest'
import { match, withQuery } from '../../client/app/place.ts'

const place = (path: string, query = '') => ({ path, query: new URLSearchParams(query) })

test('[U7] a pattern finds its names, and nothing longer or shorter', () => {
  expect(match('/su-co/:id', '/su-co/SC-7K4M')).toEqual({ id: 'SC-7K4M' })
  expect(match('/su-co/:id', '/su-co')).toBeNull()
  expect(match('/su-co/:id', '/su-co/a/b')).toBeNull()
  expect(match('/viec', '/viec/')).toEqual({})
  expect(match('/viec/:row', '/viec/CN-08.hoi-truong.viettel')).toEqual({ row: 'CN-08.hoi-truong.viettel' })
})

test('[U7] a broken or empty escape names nothing instead of breaking the screen', () => {
  expect(match('/viec/:row', '/viec/%E0%A4%A')).toBeNull()
  expect(match('/viec/:row', '/viec/')).toBeNull()
  expect(match('/viec/:row', '/viec/a%20b')).toEqual({ row: 'a b' })
})

test('[U7] a filter is added to the others, and leaves no trace when it is taken away', () => {
  expect(withQuery(place('/viec', 'khu=hoi-truong'), { tim: 'cáp quang' })).toBe(
    '/viec?khu=hoi-truong&tim=c%C3%A1p+quang',
  )
  expect(withQuery(place('/viec', 'khu=hoi-truong'), { khu: null })).toBe('/viec')
  expect(withQuery(place('/viec', 'khu=a'), { khu: '' })).toBe('/viec')
})
