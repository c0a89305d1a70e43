import { beforeAll, describe, expect, test } from 'vitest'
import type { Checklist } from '../../domain/catalogue/checklist.ts'
import type { Plan } from '../../domain/catalogue/plan.ts'
import { loadCatalogue, readPlan } from '../../server/catalogue/load.ts'
import { disk } from '../../server/catalogue/disk.ts'
import {
  draftOf,
  emptyDraft,
  ownerOf,
  planId,
  planOf,
  slugOf,
} from '../../client/screens/setup/plan-draft.ts'
import type { PlanDraft } from '../../client/screens/setup/plan-draft.ts'
import { fieldOf, foundIn, mistakesOf } from '../../client/screens/setup/plan-mistakes.ts'
import {
  changeArea,
  changeOrganisation,
  turnChecklist,
  withArea,
  withOrganisation,
  withoutOrganisation,
} from '../../client/screens/setup/plan-rows.ts'
import { planText } from '../../client/screens/setup/plan-text.ts'

const times = {
  openingDate: '2026-12-01',
  openingTime: '08:00',
  closingDate: '2026-12-02',
  closingTime: '17:00',
}
const shipped = ['vinh-phuc', 'long-an', 'dak-nong', 'vinh-phuc-demo']
let checklists: ReadonlyMap<string, Checklist>
let plans: ReadonlyMap<string, Plan>
beforeAll(() => {
  ;({ checklists, plans } = loadCatalogue('checklists', disk).catalogue)
})

const read = (text: string) =>
  readPlan('ke-hoach.yaml', checklists, { list: () => [], read: () => new TextEncoder().encode(text) })

/** Typed from nothing: a department, a carrier with a long name, one hall. */
function typed(): PlanDraft {
  let draft: PlanDraft = { ...emptyDraft(times), title: 'Đại hội huyện: lần thứ 1', level: 'huyện' }
  draft = { ...draft, source: 'Kế hoạch #5 [mật: không]', dutyPhone: '0211 3 861 234', checklists: ['CL6'] }
  draft = changeOrganisation(draft, 'k1', { name: 'Sở Khoa học', short: 'Sở' })
  draft = withOrganisation(draft)
  draft = changeOrganisation(draft, 'k2', { name: 'Viễn thông "tỉnh"', short: 'VNPT' })
  draft = withArea(draft)
  return changeArea(draft, 'k3', { name: 'Hội trường' })
}

describe('the text of a plan made by hand', () => {
  test.each(shipped)('[TL14] %s opened in the form is written as a text that reads back as itself', (id) => {
    const plan = plans.get(id)
    if (!plan) throw new Error(`no plan ${id}`)
    const { plan: again, mistakes } = read(planText(planOf(draftOf(plan, times), [])))
    expect(mistakes).toEqual([])
    expect(again).toEqual(plan)
  })

  test('[TL14] signs that mean something to YAML stay text', () => {
    const names = [
      'true',
      '- dấu',
      'a: b',
      'x #5',
      "'",
      '"',
      '1e3',
      '{',
      'Sở, ban',
      '[1]',
      '*',
      'null',
      'a\\n',
    ]
    for (const name of names) {
      const draft = { ...changeOrganisation(typed(), 'k1', { name }), source: name }
      const { plan, mistakes } = read(planText(planOf(draft, [])))
      expect(mistakes, name).toEqual([])
      expect([plan?.organisations[0]?.name, plan?.source], name).toEqual([name, name])
    }
  })
})

describe('keys of a plan made by hand', () => {
  test('[TL15] come from the names without diacritics, once each, and no longer than a key may be', () => {
    expect(slugOf('Bưu điện tỉnh Đắk Nông')).toBe('buu-dien-tinh-dak-nong')
    expect(slugOf(' -- Trung tâm 247! ')).toBe('trung-tam-247')
    expect(slugOf('x'.repeat(39) + ' y')).toBe('x'.repeat(39))
    expect(slugOf('…')).toBe('')
    const twins = withArea(withArea(typed()))
    const draft = changeArea(changeArea(twins, 'k4', { name: 'Hội trường' }), 'k5', { id: 'hoi-truong' })
    expect(planOf(draft, []).areas.map(({ id }) => id)).toEqual([
      'hoi-truong-2',
      'hoi-truong-3',
      'hoi-truong',
    ])
    expect(planId({ id: '', title: 'Đại hội' }, ['dai-hoi'])).toBe('dai-hoi-2')
    expect(planId({ id: '', title: '' }, [])).toBe('dai-hoi')
  })

  test('[TL15] renaming an organisation keeps what refers to it, and taking it away takes that too', () => {
    const draft = changeOrganisation(typed(), 'k2', { name: 'Viettel', short: 'Viettel' })
    expect(planOf(draft, []).areas[0]?.carriers).toEqual(['viettel'])
    expect(planOf(draft, []).owners.carrier).toBe('viettel')
    const less = withoutOrganisation({ ...draft, owners: { ...draft.owners, post: 'k2' } }, 'k2')
    expect(planOf(less, []).areas[0]?.carriers).toEqual([])
    expect([ownerOf(less, 'carrier'), ownerOf(less, 'post')]).toEqual(['k1', 'k1'])
    const noCarrier = changeOrganisation(draft, 'k2', { kind: 'post' })
    expect(planOf(noCarrier, []).areas[0]?.carriers).toEqual([])
  })

  test('[TL15] an exception counts only for a checklist that is carried out', () => {
    const draft = { ...typed(), exceptions: { CL6: { carrier: 'k1' }, CL2: { post: 'k2' } } }
    expect(planOf(draft, []).owners.byChecklist).toEqual({ CL6: { carrier: 'so' } })
    expect(planOf(turnChecklist(draft, 'CL6', ['CL2', 'CL6']), []).owners.byChecklist).toBeUndefined()
    expect(turnChecklist(draft, 'CL2', ['CL2', 'CL6']).checklists).toEqual(['CL2', 'CL6'])
  })
})

describe('mistakes of a plan made by hand', () => {
  const ask = (draft: PlanDraft) => {
    const plan = planOf(draft, [])
    return { plan, found: foundIn(plan, read(planText(plan)).mistakes) }
  }

  test('[TL16] an untouched form tells every blank field at once, and no short name before the name', () => {
    const { plan, found } = ask(emptyDraft(times))
    const wrong = mistakesOf(plan, found)
    expect(wrong.every(({ blank }) => blank)).toBe(true)
    expect(wrong.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['title', 'level', 'source', 'duty_phone', 'organisations[0].name', 'areas']),
    )
    expect(wrong.map(({ field }) => field)).not.toContain('organisations[0].short')
    expect(new Set(wrong.map(({ field }) => field)).size).toBe(wrong.length)
  })

  test('[TL16] what is wrong in form and what is wrong in sense stand side by side, each at its field', () => {
    const shifts = { ...typed(), shifts: '06:00, 25:00', codePrefix: 'sc' }
    const bad = changeOrganisation(withOrganisation(shifts), 'k4', {
      id: 'vnpt',
      name: 'Hai',
      department: false,
    })
    const twin = changeOrganisation({ ...bad, level: '' }, 'k2', { id: 'vnpt' })
    const draft = changeOrganisation(twin, 'k1', { department: false })
    const { plan, found } = ask(draft)
    const fields = mistakesOf(plan, found).map(({ field }) => field)
    expect(fields).toEqual(
      expect.arrayContaining(['level', 'shifts', 'code_prefix', 'organisations', 'organisations[2].id']),
    )
  })

  test('[TL16] a mistake goes once its field has changed, and the others stay', () => {
    const draft = { ...typed(), shifts: '6 giờ', level: '' }
    const { found } = ask(draft)
    const mended = planOf({ ...draft, shifts: '06:00' }, [])
    expect(mistakesOf(mended, found).map(({ field }) => field)).toEqual(['level'])
    expect(mistakesOf(planOf(typed(), []), ask(typed()).found)).toEqual([])
  })

  test('[TL16] an area without carriers is told at its carriers', () => {
    const draft = changeArea(typed(), 'k3', { carriers: [] })
    const { plan, found } = ask(draft)
    expect(mistakesOf(plan, found)).toMatchObject([{ field: 'areas[0].carriers', blank: true }])
    expect(fieldOf('areas[3].carriers[1]')).toBe('areas[3].carriers')
    expect(fieldOf('owners.by_checklist.CL7.dept_unit')).toBe('owners.by_checklist.CL7.dept_unit')
  })

  test('[TL14] a plan typed from nothing is whole, its owners taken from the kinds of its organisations', () => {
    const { plan, mistakes } = read(planText(planOf(typed(), [])))
    expect(mistakes).toEqual([])
    expect(plan).toMatchObject({
      id: 'dai-hoi-huyen-lan-thu-1',
      areas: [{ id: 'hoi-truong', carriers: ['vnpt'] }],
      owners: { dept_unit: 'so', infra_centre: 'so', carrier: 'vnpt', post: 'so' },
    })
  })
})
