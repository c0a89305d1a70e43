import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { disk } from '../../server/catalogue/disk.ts'
import { loadCatalogue } from '../../server/catalogue/load.ts'
import { shipped } from './folder.ts'

/** How a duty of the source documents is served. */
type Served =
  /** By checklist items, at least one of which names the place in the source as its reason. */
  | { items: string; source: string }
  /** By a feature, proved by a test that cites a rule. */
  | { feature: string; file: string; rule: string }
  | { notYet: string }

const catalogueTest = 'test/catalogue/shipped.test.ts'

/** The duties in scope, R01 to R31 of the field's requirement rows. */
const rows: Record<string, Served> = {
  R01: { items: 'FQ-01…18', source: '002 IV.1' },
  R02: { items: 'SP-01…06 SP-10…13 SP-15', source: '002 IV.2' },
  R03: { items: 'SP-08…09 SP-14…15', source: '002 IV.2' },
  R04: { items: 'PO-01…03 PO-09…10 PO-14…16', source: '002 IV.3' },
  R05: { items: 'PO-02 PO-04…08 PO-16', source: '002 IV.3' },
  R06: { items: 'EG-01…07 EG-16 EG-18…20', source: '002 IV.4' },
  R07: { items: 'EG-01…02 EG-08 EG-11…13 EG-18 TH-14', source: '002 IV.4' },
  R08: { items: 'EG-07 EG-09 EG-20 TH-07 TH-10', source: '002 IV.4' },
  R09: { items: 'TH-11 TH-15', source: '002 IV.5' },
  R10: { items: 'TH-02…04', source: '002 IV.5' },
  R11: { items: 'TH-06…07', source: '002 IV.5' },
  R12: { items: 'TH-01 TH-05 TH-15…16', source: '002 IV.8' },
  R13: { feature: 'every row has exactly one owner', file: catalogueTest, rule: '[C11]' },
  R14: { items: 'CN-01 CN-24 DT-05 DT-07', source: '002 V.2' },
  R15: { items: 'CN-02…22 CN-25…26 PO-03 PO-12…13 PO-17', source: '002 V.2' },
  R16: { items: 'DT-01…02 DT-18 EG-16', source: '002 V.2' },
  R17: { items: 'DT-02 FQ-08 CN-10', source: '002 V.2' },
  R18: { items: 'CN-05 CN-08…09 CN-11 CN-16 CN-19', source: '002 V.2' },
  R19: { items: 'DT-03 CN-14', source: '002 V.2' },
  R20: { feature: 'every checklist has all three phases', file: catalogueTest, rule: '[C7]' },
  R21: { items: 'DT-14…15', source: '002 đoạn kết' },
  R22: { items: 'DT-11…15 DT-17', source: '002 III.8' },
  R23: { items: 'DT-04', source: '002 III.2' },
  R24: { notYet: 'recipient presets in the report templates' },
  R25: { items: 'EG-10 CN-02…03 CN-07 CN-23…24', source: '000 mục 4' },
  R26: { items: 'SP-13 DT-05 DT-08', source: '000 mục 4' },
  R27: { feature: 'the enterprises named are organisations of a plan', file: catalogueTest, rule: '[C12]' },
  R28: { items: 'EG-07 TH-08…10', source: '000 mục 3' },
  R29: { items: 'CN-06 CN-12', source: '001 III.1' },
  R30: { items: 'CN-01', source: '001 III.1' },
  R31: { items: 'SP-01 DT-05', source: '001 III.1' },
}

/** `FQ-01…03 SP-04` to the four ids. */
function idsOf(list: string): string[] {
  return list.split(' ').flatMap((part) => {
    const [first, last] = part.split('…')
    const from = Number(first!.slice(3))
    const to = last === undefined ? from : Number(last)
    return Array.from(
      { length: to - from + 1 },
      (_, i) => first!.slice(0, 3) + String(from + i).padStart(2, '0'),
    )
  })
}

const { checklists } = loadCatalogue(shipped, disk).catalogue
const items = new Map(
  [...checklists.values()].flatMap(({ items: all }) => all).map((item) => [item.id, item]),
)

describe('the duties of the source documents', () => {
  test('[C27] R01 to R31 are all in the table', () => {
    expect(Object.keys(rows)).toEqual(
      Array.from({ length: 31 }, (_, i) => `R${String(i + 1).padStart(2, '0')}`),
    )
  })

  test('[C27] are served by items that exist, or by a feature that a test proves', () => {
    for (const [row, served] of Object.entries(rows)) {
      if ('items' in served)
        for (const id of idsOf(served.items)) expect(items.has(id), `${row} needs ${id}`).toBe(true)
      if (!('feature' in served)) continue
      const path = join(import.meta.dirname, '../..', served.file)
      expect(existsSync(path), `${row} is proved in ${served.file}`).toBe(true)
      expect(readFileSync(path, 'utf8'), `${row} cites ${served.rule}`).toContain(served.rule)
    }
  })

  test('[C27] are named as the reason by an item that serves them', () => {
    for (const [row, served] of Object.entries(rows)) {
      if (!('items' in served)) continue
      const reasons = idsOf(served.items).flatMap((id) => items.get(id)?.source.map(({ ref }) => ref) ?? [])
      expect(
        reasons.some((ref) => ref.startsWith(served.source)),
        `${row} cites ${served.source}`,
      ).toBe(true)
    }
  })

  test('[C27] that nothing serves yet are known by name', () => {
    const open = Object.entries(rows).flatMap(([row, served]) =>
      'notYet' in served ? [`${row} ${served.notYet}`] : [],
    )
    console.log(`${open.length} duties not served yet: ${open.join('; ')}`)
    expect(open.map((line) => line.slice(0, 3))).toEqual(['R24'])
  })
})
