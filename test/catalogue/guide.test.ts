import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rowsOf } from '../../domain/catalogue/rows.ts'
import { disk } from '../../server/catalogue/disk.ts'
import { formatMistake, loadCatalogue } from '../../server/catalogue/load.ts'
import { copyOfShipped } from './folder.ts'

test('[C26] the examples of docs/checklists.md load beside the shipped files', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/checklists.md'), 'utf8')
  const [checklist, plan] = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, example]) => example!)
  const { dir, remove } = copyOfShipped()
  try {
    writeFileSync(join(dir, 'cl8-generator-fuel.yaml'), checklist!)
    writeFileSync(join(dir, 'plans/huyen-mau.yaml'), plan!)
    const { mistakes, catalogue } = loadCatalogue(dir, disk)
    expect(mistakes.map((mistake) => formatMistake(mistake, 'en'))).toEqual([])
    const example = catalogue.checklists.get('CL8')!
    expect(example.items[0]!.evidence.readings[0]!.noteEn).toBe('one full day and night')
    const rows = rowsOf(catalogue.plans.get('huyen-mau')!, example).rows.map(
      ({ id, owner }) => `${id} ${owner}`,
    )
    expect(rows).toEqual(['NL-01.hoi-truong vnpt', 'NL-02 vnpt', 'NL-03 vnpt'])
  } finally {
    remove()
  }
})
