import { join } from 'node:path'
import { expect } from 'vitest'
import { disk } from '../../server/catalogue/disk.ts'
import { formatMistake, loadCatalogue } from '../../server/catalogue/load.ts'
import { lineOf, spoil } from './folder.ts'

/** One way to spoil a shipped file, and what the reader of it must be told. */
export interface Spoiled {
  says: string
  file: string
  after: string
  from: string
  to: string
  /** Where it is told, in the keys of the file. */
  path: string
  /** Text on the line that is told, when it is not the spoiled one: a key that is gone is told at its block. */
  told?: string
  en: string
}

/** Spoils a copy of the shipped files and expects exactly that to be told, with file, line and path. */
export function expectTold(dir: string, { file, after, from, to, path, told, en }: Spoiled): void {
  const where = join(dir, file)
  const spoiledLine = spoil(where, after, from, to)
  const { mistakes } = loadCatalogue(dir, disk)
  const found = mistakes.find((mistake) => mistake.expected.en.includes(en))
  expect(mistakes.map((mistake) => formatMistake(mistake, 'en'))).toContainEqual(expect.stringContaining(en))
  const line = told === undefined ? spoiledLine : lineOf(where, after, told)
  expect({ file: found!.file, path: found!.path, line: found!.line }).toEqual({ file: where, path, line })
  expect(found!.expected.vi).not.toBe(found!.expected.en)
}
