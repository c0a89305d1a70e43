import { expect, test } from 'vitest'
import { readPasted } from '../../client/screens/people/paste.ts'

const organisations = [
  { id: 'so', name: 'Sở Thông tin và Truyền thông', short: 'Sở' },
  { id: 'vnpt', name: 'Viễn thông tỉnh (VNPT)', short: 'VNPT' },
  { id: 'buu-dien', name: 'Bưu điện tỉnh', short: 'Bưu điện' },
]
const read = (text: string, usernames: string[] = []) =>
  readPasted(text, { organisations, usernames: new Set(usernames) })
const codes = (text: string, usernames?: string[]) =>
  read(text, usernames).mistakes.map(({ line, code }) => `${line} ${code}`)

test('[U8] a line is name; user name; role; organisation, with semicolons or tabs', () => {
  const wanted = { name: 'Trực 1 · VNPT', username: 'truc1.vnpt', role: 'liaison', organisation: 'vnpt' }
  expect(read('Trực 1 · VNPT; Truc1.VNPT ; Đầu mối; vnpt').people).toEqual([wanted])
  expect(read('Trực 1 · VNPT\ttruc1.vnpt\tliaison\tVNPT\t0912 000 000\r\n').people).toEqual([
    { ...wanted, phone: '0912 000 000' },
  ])
})

test('[U8] roles and organisations are found with or without diacritics, by key, short or whole name', () => {
  const { people, mistakes } = read(
    [
      'A; a1; TRỰC BAN; so',
      'B; b1; lanh dao; Sở',
      'C; c1; Quản trị viên; so thong tin va truyen thong',
      'D; d1; đầu mối; Bưu Điện',
    ].join('\n'),
  )
  expect(mistakes).toEqual([])
  expect(people.map(({ role, organisation }) => `${role} ${organisation}`)).toEqual([
    'operator so',
    'leader so',
    'admin so',
    'liaison buu-dien',
  ])
})

test('[U8] every mistake is told at once, by its line in the text', () => {
  const text = [
    'Một; m1; đầu mối; VNPT',
    '',
    'Hai; h',
    'Ba; b a; đầu mối; VNPT',
    'Bốn; b4; giám đốc; VNPT',
    'Năm; n5; đầu mối; Vinaphone',
    'Sáu; m1; đầu mối; VNPT',
    '; s7; đầu mối; VNPT',
    'Tám; t8; đầu mối; VNPT; 1; 2',
    'Chín; c9; đầu mối; VNPT',
  ].join('\n')
  expect(codes(text, ['c9'])).toEqual([
    '3 too-few',
    '4 username',
    '5 role',
    '6 organisation',
    '7 twice',
    '8 name',
    '9 too-many',
    '10 known',
  ])
  expect(read(text, ['c9']).people).toHaveLength(1)
})

test('[U8] a heading copied along is skipped, an empty end of a spreadsheet row too', () => {
  const { people, mistakes } = read('Họ tên\tTên đăng nhập\tVai trò\tĐơn vị\nA\ta1\ttrực ban\tSở\t\t')
  expect(mistakes).toEqual([])
  expect(people).toHaveLength(1)
})

test('[U8] a name written in the decomposed form arrives composed', () => {
  expect(read(`${'Trực'.normalize('NFD')}; a1; trực ban; Sở`).people[0]?.name).toBe('Trực')
})
