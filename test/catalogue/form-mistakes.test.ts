import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { disk } from '../../server/catalogue/disk.ts'
import { formatMistake, loadCatalogue } from '../../server/catalogue/load.ts'
import { copyOfShipped, spoil } from './folder.ts'
import { expectTold, type Spoiled } from './spoiled.ts'

const cl1 = 'cl1-freq-monitoring.yaml'
const cl2 = 'cl2-spam-sim.yaml'
const demo = 'plans/vinh-phuc-demo.yaml'

let dir = ''
let remove = () => {}
beforeEach(() => {
  ;({ dir, remove } = copyOfShipped())
})
afterEach(() => remove())

const cases: Spoiled[] = [
  {
    says: '[C19] broken YAML',
    file: cl1,
    after: 'FQ-02',
    from: 'phase: before',
    to: 'phase: [before',
    path: '',
    told: 'due: T-21d',
    en: 'valid YAML',
  },
  {
    says: '[C19] a key written twice',
    file: cl1,
    after: 'FQ-02',
    from: 'due: T-21d',
    to: 'phase: before',
    path: '',
    en: 'each key once in its block',
  },
  {
    says: '[C19] an alias',
    file: cl1,
    after: 'FQ-02',
    from: 'two_person: false',
    to: 'two_person: *no',
    path: '',
    en: 'without an alias',
  },
  {
    says: '[C19] a key that would throw as soon as the form is looked at',
    file: cl1,
    after: 'FQ-02',
    from: 'two_person: false',
    to: 'two_person: { length: { toString: 1 } }',
    path: '',
    en: 'a key of the format; "toString" is not',
  },
  {
    says: '[C20] an unknown key',
    file: cl1,
    after: 'FQ-03',
    from: 'critical:',
    to: 'crucial: true\n    critical:',
    path: 'items[2].crucial',
    en: 'a key of the format; "crucial" is not',
  },
  {
    says: '[C20] a key that is not in snake_case',
    file: cl1,
    after: 'FQ-03',
    from: 'two_person:',
    to: 'twoPerson:',
    path: 'items[2].twoPerson',
    en: 'a key in snake_case; "twoPerson" is not',
  },
  {
    says: '[C20] a missing key',
    file: cl1,
    after: 'FQ-04',
    from: '    critical: false\n',
    to: '',
    path: 'items[3].critical',
    told: 'FQ-04',
    en: 'this key: true or false',
  },
  {
    says: '[C20] text where a number belongs',
    file: cl1,
    after: 'FQ-04',
    from: 'max: 5',
    to: "max: 'năm'",
    path: 'items[3].evidence.readings[0].max',
    en: 'a number',
  },
  {
    says: '[C20] an unknown phase',
    file: cl1,
    after: 'FQ-05',
    from: 'phase: before',
    to: 'phase: sometime',
    path: 'items[4].phase',
    en: 'one of: before, during, after',
  },
  {
    says: '[C20] a malformed due',
    file: cl1,
    after: 'FQ-05',
    from: 'due: T-5d',
    to: 'due: 5 days',
    path: 'items[4].due',
    en: 'a time such as T-7d',
  },
  {
    says: '[C20] a title in one language',
    file: cl2,
    after: 'SP-01',
    from: '      en: All carriers have answered the request for stepped-up filtering\n',
    to: '',
    path: 'items[0].title.en',
    told: 'title:',
    en: 'this key: text',
  },
  {
    says: '[C20] a control character',
    file: cl2,
    after: 'SP-02',
    from: 'en: 24/7 anti-spam contact answers out of hours',
    to: 'en: "\\u202e24/7 anti-spam contact answers out of hours"',
    path: 'items[1].title.en',
    en: 'direction-changing',
  },
  {
    says: '[C20] another schema',
    file: cl1,
    after: '',
    from: 'checklist@1',
    to: 'checklist@2',
    path: 'schema',
    en: 'one of: trucban/checklist@1',
  },
]

describe('a mistake of form is told with file, line, path and what was expected', () => {
  test.each(cases)('$says', (spoiled) => expectTold(dir, spoiled))
})

test('[C24] every mistake of every file is told at once', () => {
  spoil(join(dir, cl1), 'FQ-05', 'phase: before', 'phase: sometime')
  spoil(join(dir, cl1), 'FQ-06', 'due: T-2d', 'due: soon')
  spoil(join(dir, 'incidents.yaml'), 'id: KN2', 'PB-KN-A', 'PB-KN-Z')
  spoil(join(dir, demo), 'id: to-3', 'lead_carrier: viettel', 'lead_carrier: vietel')
  const paths = loadCatalogue(dir, disk).mistakes.map(({ path }) => path)
  expect(paths).toEqual([
    'items[4].phase',
    'items[5].due',
    'categories[5].subs[1].playbook',
    'areas[3].lead_carrier',
  ])
})

test('[C24] a mistake reads as one line in each language', () => {
  const line = spoil(join(dir, cl1), 'FQ-05', 'due: T-5d', 'due: 5 days')
  const [mistake] = loadCatalogue(dir, disk).mistakes
  const place = `${join(dir, cl1)}:${line}:5 items[4].due`
  expect(formatMistake(mistake!, 'vi')).toBe(`${place}: cần mốc như T-7d, T-2h, T0 hoặc C+1d`)
  expect(formatMistake(mistake!, 'en')).toBe(`${place}: expected a time such as T-7d, T-2h, T0 or C+1d`)
})

test.each(['a: '.repeat(2000), `${'a: '.repeat(330)}b`, '['.repeat(900), '[\n'.repeat(20_000)])(
  '[C19] a file nested far too deep is told, without a fault (%#)',
  (nested) => {
    writeFileSync(join(dir, cl1), nested)
    const { mistakes, catalogue } = loadCatalogue(dir, disk)
    expect(new Set(mistakes.map(({ file }) => file))).toEqual(new Set([join(dir, cl1)]))
    expect(catalogue.checklists.size).toBe(6)
  },
)

test('[C19] a file that is no text is told, and the others are still read', () => {
  writeFileSync(join(dir, cl1), new Uint8Array([0xff, 0xfe, 0x00]))
  const { mistakes, catalogue } = loadCatalogue(dir, disk)
  expect(mistakes.map(({ file, line }) => ({ file, line }))).toEqual([{ file: join(dir, cl1), line: 1 }])
  expect(catalogue.checklists.size).toBe(6)
})
