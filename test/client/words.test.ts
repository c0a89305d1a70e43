import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { speak, words } from '../../client/app/words.ts'

interface Both {
  vi: unknown
  en: unknown
}
const isBoth = (value: unknown): value is Both => typeof value === 'object' && value !== null && 'vi' in value

const modules = await Promise.all(
  readdirSync('client/words').map(
    async (name) =>
      [name, (await import(`../../client/words/${name.slice(0, -3)}.ts`)) as Record<string, object>] as const,
  ),
)
const tables = modules.flatMap(([name, module]) =>
  Object.entries(module).flatMap(([table, content]) =>
    Object.entries(content)
      .filter((entry): entry is [string, Both] => isBoth(entry[1]))
      .map(([key, both]) => [`${name} ${table}`, key, both] as const),
  ),
)
/** Sentences with figures are spoken with ones that cannot be mistaken for words. */
const said = (sentence: unknown): string =>
  typeof sentence === 'function'
    ? String(
        (sentence as (...figures: unknown[]) => unknown)(...Array.from({ length: sentence.length }, () => 7)),
      )
    : String(sentence)

test('[U1] every key of every table speaks both languages, with the same number of figures', () => {
  expect(tables.length).toBeGreaterThan(250)
  for (const [table, key, { vi, en }] of tables) {
    expect(typeof en, `${table}.${key}`).toBe(typeof vi)
    if (typeof vi === 'function' && typeof en === 'function')
      expect(en.length, `${table}.${key}`).toBe(vi.length)
    expect(said(vi).trim(), `${table}.${key} vi`).not.toBe('')
    expect(said(en).trim(), `${table}.${key} en`).not.toBe('')
  }
})

test('[U2] words are as the design writes them: no em dash, no three dots, no banned term, NFC', () => {
  const banned = /—|\.\.\.|\b(ticket|toggle|template instance)\b|undefined|NaN|\[object/i
  for (const [table, key, both] of tables)
    for (const language of ['vi', 'en'] as const) {
      const text = said(both[language])
      expect(text, `${table}.${key} ${language}`).not.toMatch(banned)
      expect(text.normalize('NFC'), `${table}.${key} ${language}`).toBe(text)
    }
})

test('[U3] no Vietnamese sentence stands in a screen: they are all in the tables', () => {
  const marks = /[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/
  for (const folder of ['session', 'setup', 'people', 'wall', 'summary'])
    for (const name of readdirSync(`client/screens/${folder}`)) {
      if (!/\.tsx?$/.test(name)) continue
      const code = readFileSync(`client/screens/${folder}/${name}`, 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\/\/.*$/gm, '')
      expect(
        code.split('\n').filter((line) => marks.test(line)),
        `${folder}/${name}`,
      ).toEqual([])
    }
})

test('[U1] the same table and language give the same object, another language another', () => {
  const table = words({ left: { vi: (n: number) => `còn ${n}`, en: (n: number) => `${n} left` } })
  expect(speak(table, 'vi')).toBe(speak(table, 'vi'))
  expect(speak(table, 'vi').left(3)).toBe('còn 3')
  expect(speak(table, 'en').left(3)).toBe('3 left')
})
