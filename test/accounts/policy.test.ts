import { dictionary } from '@zxcvbn-ts/language-common'
import { describe, expect, test } from 'vitest'
import { passwordRefusal } from '../../server/accounts/policy.ts'

const context = [
  'Viettel',
  'VNPT',
  'MobiFone',
  'Sở Thông tin và Truyền thông Vĩnh Phúc',
  'Đại hội Đảng bộ tỉnh',
  'trucban1',
]
const codeOf = (password: string): string => passwordRefusal(password, context)?.code ?? 'accepted'

describe('[A1] a password has 12 to 128 characters, any characters, and is not to be guessed', () => {
  test.each([
    ['Viettel@2026', 'password-context'],
    ['viettel2026!!', 'password-context'],
    ['V1ettel@2025#', 'password-context'],
    ['VNPT@VinhPhuc99', 'password-context'],
    ['Vĩnh Phúc 2026', 'password-context'],
    ['vinhphuc@vnpt', 'password-context'],
    ['Vĩnhphúc@123456', 'password-context'],
    ['MobiFone#2026#MobiFone', 'password-context'],
    ['trucban1-2026-vnpt', 'password-common'],
    ['Sở TTTT 2026!!', 'password-common'],
    ['matkhau123456', 'password-common'],
    ['MatKhau@2026!', 'password-common'],
    ['Mật khẩu 2026', 'password-common'],
    ['M@tKh@u#2026', 'password-common'],
    ['P@ssw0rd2026!', 'password-common'],
    ['Admin@123456', 'password-common'],
    ['qwertyuiop123', 'password-common'],
    ['1qaz2wsx3edc4rfv', 'password-common'],
    ['123456789012', 'password-common'],
    ['aaaaaaaaaaaa', 'password-common'],
    ['abcdefghijkl', 'password-common'],
    ['xyxyxyxyxyxy', 'password-common'],
    ['iloveyou2026!', 'password-common'],
    ['anhyeuem12345', 'password-common'],
    ['!!!!!!!!!!!!', 'password-common'],
    ['1q2w3e4r5t6y', 'password-common'],
    ['112233445566', 'password-common'],
    ['1QAZ-xsw2-3EDC', 'password-common'],
    ['p030710p$e4o', 'password-common'],
    ['Philadelphia2024', 'password-common'],
    ['Peanutbutter!99', 'password-common'],
    ['2024#PlayStation2', 'password-common'],
    ['SuperNatural SuperNatural', 'password-common'],
    ['supernatural kettle 48', 'accepted'],
    ['philadelphia730518', 'accepted'],
    ['ngan', 'password-short'],
    ['mười một ký', 'password-short'],
    ['x'.repeat(129), 'password-long'],
    ['con mèo trèo cây cau', 'accepted'],
    ['correct horse battery staple', 'accepted'],
    ['gỗ-lim-bền-hơn-thép', 'accepted'],
    ['hT7#kQ2!vL9z', 'accepted'],
    ['Viettel và con mèo mun nhảy rào', 'accepted'],
    [
      'một câu dài kể chuyện đàn kiến khuân hạt gạo qua chiếc lá sen úp ngược bên bờ ao '.slice(0, 128),
      'accepted',
    ],
  ])('%s → %s', (password, expected) => {
    expect(codeOf(password)).toBe(expected)
  })

  test('no leaked password that is long enough is taken, nor with a year, its first letter large or a sign behind it', () => {
    const long = dictionary['passwords-common'].filter((password) => password.length >= 12)
    expect(long.length).toBeGreaterThan(300)
    const asTyped = long.flatMap((password) => [
      password,
      password.toUpperCase(),
      `${password.slice(0, 1).toUpperCase()}${password.slice(1)}`,
      `${password}!`,
      `2026${password}2027`,
    ])
    expect(asTyped.filter((password) => passwordRefusal(password, []) === null)).toEqual([])
  })

  test('length counts characters, not bytes, after composing them', () => {
    const decomposed = 'mười một ký'.normalize('NFD')
    expect(decomposed.length).toBeGreaterThan(12)
    expect(codeOf(decomposed)).toBe('password-short')
  })

  test('a name is refused only where it is a name: the same password elsewhere is somebody’s own', () => {
    expect(passwordRefusal('Kontum@Gialai', [])?.code).toBeUndefined()
    expect(passwordRefusal('Kontum@Gialai', ['Kon Tum', 'Gia Lai'])?.code).toBe('password-context')
  })
})
