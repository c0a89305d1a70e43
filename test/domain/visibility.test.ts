import { describe, expect, test } from 'vitest'
import { freeText } from '../../domain/events.ts'
import { visible } from '../../domain/visible.ts'
import { mutants } from './mutants.ts'
import { cells, violations } from './sights.ts'
import type { Sight } from './sights.ts'
import { incidentTable } from './table.ts'

const ours = visible as Sight

describe('the table of who sees what', () => {
  test('[V1] [V2] [V3] [V4] [V5] [V6] what leaves is what the table says, in every cell', () => {
    expect(cells).toBeGreaterThan(250)
    expect(violations(ours)).toEqual([])
  })

  test.each(mutants)('[V7] the table notices when $what', ({ row, of }) => {
    expect(violations(of(ours), row)).not.toEqual([])
  })

  test('[V7] every row of the table has a mutant', () => {
    const rows = [
      'items',
      'readiness',
      'people',
      'signals',
      'poll',
      'directive',
      'policy',
      'duty',
      'handover',
      'directory',
      'deliveries',
      'congress',
      ...Object.keys(incidentTable).map((v) => `incident ${v}`),
    ]
    expect(new Set(mutants.map(({ row }) => row))).toEqual(new Set(rows))
  })

  test('[V8] what may hold free text is sealed apart from the chain', () => {
    expect(freeText('incident.opened')).toEqual([
      'title',
      'publicLine',
      'note',
      'reportedPost',
      'reportedPhone',
    ])
    for (const type of [
      'run.ticked',
      'run.measured',
      'run.failed',
      'run.waived',
      'run.undone',
      'incident.noted',
    ])
      expect(freeText(type)).toEqual(['note'])
    expect(freeText('__proto__')).toEqual([])
  })
})
