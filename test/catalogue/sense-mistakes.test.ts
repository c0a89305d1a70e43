import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { disk } from '../../server/catalogue/disk.ts'
import { loadCatalogue, readPlan } from '../../server/catalogue/load.ts'
import { copyOfShipped, spoil } from './folder.ts'
import { expectTold, type Spoiled } from './spoiled.ts'

const cl1 = 'cl1-freq-monitoring.yaml'
const cl2 = 'cl2-spam-sim.yaml'
const cl3 = 'cl3-postal-safety.yaml'
const demo = 'plans/vinh-phuc-demo.yaml'

let dir = ''
let remove = () => {}
beforeEach(() => {
  ;({ dir, remove } = copyOfShipped())
})
afterEach(() => remove())

const cases: Spoiled[] = [
  {
    says: '[C6] a critical recurring item due after opening',
    file: cl1,
    after: 'FQ-07',
    from: 'due: T-6d',
    to: 'due: T+1d',
    path: 'items[6].due',
    en: 'a time not after opening',
  },
  {
    says: '[C21] a recurring item without an end',
    file: cl1,
    after: 'FQ-07',
    from: '    until: C+1d\n',
    to: '',
    path: 'items[6].recurrence',
    told: 'recurrence:',
    en: 'until on a recurring item',
  },
  {
    says: '[C21] a minimum above its maximum',
    file: cl1,
    after: 'FQ-04',
    from: 'min: 0',
    to: 'min: 9',
    path: 'items[3].evidence.readings[0].max',
    told: 'max: 5',
    en: 'max not below min',
  },
  {
    says: '[C21] an unknown supporting body',
    file: cl1,
    after: 'FQ-02',
    from: '[regional',
    to: '[national',
    path: 'items[1].support[0]',
    en: '"national_frequency_centre" is not',
  },
  {
    says: '[C21] areas on a global item',
    file: cl1,
    after: 'FQ-02',
    from: 'scope: global',
    to: 'area_kinds: [hall]\n    scope: global',
    path: 'items[1].area_kinds',
    en: 'none with scope: global',
  },
  {
    says: '[C21] per_carrier on an item of the post',
    file: cl3,
    after: 'PO-01',
    from: 'scope: global',
    to: 'per_carrier: true\n    scope: global',
    path: 'items[0].per_carrier',
    en: 'only with owner_type: carrier',
  },
  {
    says: '[C28] a condition on an item that is not there',
    file: cl1,
    after: 'FQ-02',
    from: 'scope: global',
    to: 'only_if: { item: FQ-99, is: failed }\n    scope: global',
    path: 'items[1].only_if.item',
    en: 'FQ-99 is not',
  },
  {
    says: '[C28] a condition on itself',
    file: cl1,
    after: 'FQ-02',
    from: 'scope: global',
    to: 'only_if: { item: FQ-02, is: failed }\n    scope: global',
    path: 'items[1].only_if.item',
    en: 'lead back to the item itself',
  },
  {
    says: '[C28] a condition on an item of other areas',
    file: cl1,
    after: 'FQ-02',
    from: 'scope: global',
    to: 'only_if: { item: FQ-03, is: failed }\n    scope: global',
    path: 'items[1].only_if.item',
    en: 'FQ-03 is not',
  },
  {
    says: '[C28] a condition on a reading there is not',
    file: cl1,
    after: 'FQ-02',
    from: 'scope: global',
    to: 'only_if: { item: FQ-04, reading: 7, above: 1 }\n    scope: global',
    path: 'items[1].only_if.reading',
    en: '0 to 2',
  },
  {
    says: '[C29] ticked for a whole area although two persons are asked for',
    file: cl1,
    after: 'FQ-01',
    from: 'scope: global',
    to: 'bulk: true\n    scope: global',
    path: 'items[0].bulk',
    en: 'only with kind: tick',
  },
  {
    says: '[C29] a second person from elsewhere where no second is asked for',
    file: cl1,
    after: 'FQ-02',
    from: 'scope: global',
    to: 'second_elsewhere: true\n    scope: global',
    path: 'items[1].second_elsewhere',
    en: 'only with two_person: true',
  },
  {
    says: '[C17] an item id used in another checklist',
    file: cl2,
    after: 'items:',
    from: 'SP-01',
    to: 'FQ-01',
    path: 'items[0].id',
    en: 'FQ-01 is in',
  },
  {
    says: '[C22] an unknown playbook',
    file: 'incidents.yaml',
    after: 'id: KN2',
    from: 'PB-KN-A',
    to: 'PB-KN-Z',
    path: 'categories[5].subs[1].playbook',
    en: 'PB-KN-Z is not',
  },
  {
    says: '[C22] a time target out of order',
    file: 'incidents.yaml',
    after: 'id: S2',
    from: 'ack_min: 10',
    to: 'ack_min: 45',
    path: 'severities[1].ack_min',
    en: 'ack_min ≤ first_update_min',
  },
  {
    says: '[C23] an unknown lead carrier',
    file: demo,
    after: 'id: to-3',
    from: 'lead_carrier: viettel',
    to: 'lead_carrier: vietel',
    path: 'areas[3].lead_carrier',
    en: '"vietel" is not',
  },
  {
    says: '[C23] a carrier that is a post office',
    file: demo,
    after: 'id: to-3',
    from: '[vnpt,',
    to: '[buu-dien,',
    path: 'areas[3].carriers[0]',
    en: 'an organisation of kind: carrier; "buu-dien" is post',
  },
  {
    says: '[C23] an unknown owner of an exception',
    file: demo,
    after: 'by_checklist',
    from: 'dept_unit: so',
    to: 'dept_unit: soo',
    path: 'owners.by_checklist.CL7.dept_unit',
    en: '"soo" is not',
  },
  {
    says: '[C23] an unknown checklist',
    file: demo,
    after: 'checklists: ',
    from: 'CL7',
    to: 'CL70',
    path: 'checklists[6]',
    en: 'CL70 is not',
  },
  {
    says: '[C23] an area id used twice',
    file: demo,
    after: 'areas:',
    from: 'id: to-2',
    to: 'id: to-1',
    path: 'areas[2].id',
    en: '"to-1" is above',
  },
  {
    says: '[C23] shifts out of order',
    file: demo,
    after: '',
    from: "'14:00', '22:00'",
    to: "'14:00', '13:00'",
    path: 'shifts[2]',
    en: 'after the shift before (14:00)',
  },
  {
    says: '[C23] an unknown time zone',
    file: demo,
    after: '',
    from: 'Asia/Ho_Chi_Minh',
    to: 'Asia/Ha_Noi',
    path: 'zone',
    en: 'a time zone such as',
  },
  {
    says: '[C16] a per-carrier row without a carrier',
    file: demo,
    after: 'id: an-nghi-3',
    from: '[vnpt, viettel, mobifone]',
    to: '[]',
    path: 'areas[8].carriers',
    en: 'at least one carrier at "an-nghi-3"',
  },
]

describe('a mistake of sense is told with file, line, path and what was expected', () => {
  test.each(cases)('$says', (spoiled) => expectTold(dir, spoiled))
})

test('[C7] a checklist that lacks a phase is told at its items', () => {
  const path = join(dir, cl1)
  spoil(path, 'FQ-15', 'phase: after', 'phase: during')
  spoil(path, 'FQ-16', 'phase: after', 'phase: during')
  const [mistake] = loadCatalogue(dir, disk).mistakes
  expect(mistake).toMatchObject({
    path: 'items',
    line: 13,
    expected: { en: expect.stringContaining('missing after') as string },
  })
})

test('[C18] an item without an area in the plan is a warning and keeps the plan', () => {
  spoil(join(dir, demo), 'id: ha-tang', 'kind: infra_centre', 'kind: network')
  const { mistakes, warnings, catalogue } = loadCatalogue(dir, disk)
  expect(mistakes).toEqual([])
  expect(warnings.map(({ expected }) => /item (\S+) /.exec(expected.en)?.[1])).toEqual([
    'EG-11',
    'EG-12',
    'EG-16',
  ])
  expect(catalogue.plans.has('vinh-phuc-demo')).toBe(true)
})

describe('a plan from anywhere on the disk', () => {
  test('[C25] is read against the checklists there are', () => {
    const { checklists } = loadCatalogue(dir, disk).catalogue
    const { plan, mistakes } = readPlan(join(dir, 'plans/vinh-phuc.yaml'), checklists, disk)
    expect(mistakes).toEqual([])
    expect(plan?.id).toBe('vinh-phuc')
  })

  test('[C25] with a mistake gives no plan, only the mistake', () => {
    const { checklists } = loadCatalogue(dir, disk).catalogue
    const line = spoil(join(dir, demo), 'owners:', 'post: buu-dien', 'post: buu-cuc')
    const { plan, mistakes } = readPlan(join(dir, demo), checklists, disk)
    expect(plan).toBeNull()
    expect(mistakes.map(({ line: at, path }) => ({ at, path }))).toEqual([{ at: line, path: 'owners.post' }])
  })

  test('[C25] that does not exist is one mistake', () => {
    const { plan, mistakes } = readPlan(join(dir, 'khong-co.yaml'), new Map(), disk)
    expect(plan).toBeNull()
    expect(mistakes.map(({ expected }) => expected.en)).toEqual(['a file that can be read'])
  })
})
