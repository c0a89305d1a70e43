import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { routeFor } from '../../client/app/routes.ts'
import { keyedRooms } from '../../client/screens/palette/rooms.ts'
import { found } from '../../client/screens/palette/search.ts'
import type { Entry } from '../../client/screens/palette/search.ts'
import { keyWords } from '../../client/words/keys.ts'

const entry = (kind: Entry['kind'], code: string, text: string, sub = ''): Entry => ({
  id: `${kind} ${code} ${text}`,
  kind,
  code,
  text,
  sub,
  keys: '',
  severity: null,
  run: () => undefined,
})
const entries = [
  entry('action', '', 'Mở sự cố mới'),
  entry('screen', '', 'Sự cố'),
  entry('screen', '', 'Bảng kiểm'),
  entry('incident', 'SC-7K4M', 'Đứt cáp quang', 'Hội trường tỉnh'),
  entry('incident', 'SC-9AAA', 'Mất điện lưới', 'Khách sạn'),
  entry('item', 'CN-05', 'Thử đường dự phòng', 'Hội trường tỉnh · VNPT'),
]
const lines = (query: string) => found(entries, query).map(({ code, text }) => code || text)

describe('the palette', () => {
  test('[PL1] finds by code, name and place, without accents and in any order of words', () => {
    expect(lines('dut cap')).toEqual(['SC-7K4M'])
    expect(lines('9aaa')).toEqual(['SC-9AAA'])
    expect(lines('truong hoi')).toEqual(['SC-7K4M', 'CN-05'])
    expect(lines('vnpt du phong')).toEqual(['CN-05'])
    expect(lines('khong co gi')).toEqual([])
  })

  test('[PL1] the kind with the best line stands first, and a code before everything', () => {
    expect(lines('su co')).toEqual(['Sự cố', 'Mở sự cố mới'])
    expect(lines('SC-7K4M')[0]).toBe('SC-7K4M')
    expect(lines('cn-05')).toEqual(['CN-05'])
  })

  test('[PL1] before anything is typed it offers what can be done and where one can go, and no items', () => {
    expect(lines('')).toEqual(['Mở sự cố mới', 'Sự cố', 'Bảng kiểm', 'SC-7K4M', 'SC-9AAA'])
  })
})

describe('the table of keys', () => {
  const sources = (dir: string): string[] =>
    readdirSync(dir, { withFileTypes: true }).flatMap((one) => {
      const path = join(dir, one.name)
      if (one.isDirectory()) return sources(path)
      return /\.tsx?$/.test(one.name) ? [readFileSync(path, 'utf8')] : []
    })

  test('[PL2] every key in it is bound somewhere, or is the browser’s own', () => {
    const code = [...sources('client/app'), ...sources('client/screens')].join('\n')
    const free = Object.keys(keyWords).filter((keys) => !code.includes(`'${keys}'`))
    expect(free).toEqual([])
  })

  test('[PL2] every key that leads to a screen leads to one that there is', () => {
    const actor = { person: 'p', organisation: 'so', role: 'operator', department: true } as const
    const rooms = keyedRooms(actor)
    expect(rooms.length).toBeGreaterThan(8)
    expect(rooms.filter(({ path }) => routeFor(path) === null)).toEqual([])
    expect(keyedRooms(null)).toEqual([])
  })
})
