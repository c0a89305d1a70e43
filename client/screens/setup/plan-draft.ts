import { fold } from '../items/fold.ts'
import { ownerTypes } from '../../../domain/catalogue/checklist.ts'
import type { Area, Organisation, Plan } from '../../../domain/catalogue/plan.ts'
import type { OwnerType } from '../../../domain/catalogue/checklist.ts'
import { freeKey } from './plans.ts'
import type { Times } from './plans.ts'

/** One organisation being typed. `key` names it inside the draft, so that renaming it breaks no reference. */
export interface OrganisationDraft extends Omit<Organisation, 'example'> {
  readonly key: string
  readonly example: boolean
}

/** One area being typed; `carriers` and the leads are keys of organisations, '' for none. */
export interface AreaDraft extends Omit<Area, 'leadCarrier' | 'leadPost' | 'example'> {
  readonly key: string
  readonly leadCarrier: string
  readonly leadPost: string
  readonly example: boolean
}

type Owners = Readonly<Record<OwnerType, string>>

/** A plan being made by hand, before it is one. Every `id` may be '': then it comes from the name. */
export interface PlanDraft
  extends Times, Omit<Plan, 'shifts' | 'organisations' | 'areas' | 'owners' | 'checklists'> {
  /** As typed: `06:00, 14:00, 22:00`. */
  readonly shifts: string
  readonly organisations: readonly OrganisationDraft[]
  readonly areas: readonly AreaDraft[]
  /** Keys of organisations; '' leaves it to the first of that kind. */
  readonly owners: Owners
  /** By checklist; '' leaves it to `owners`. */
  readonly exceptions: Readonly<Record<string, Partial<Owners>>>
  readonly checklists: readonly string[]
  /** How many rows were ever made: the next key. */
  readonly made: number
}

const noOwners: Owners = { dept_unit: '', infra_centre: '', carrier: '', post: '' }
export const firstZone = 'Asia/Ho_Chi_Minh'

const organisation = (n: number, kind: Organisation['kind'], department: boolean): OrganisationDraft => ({
  ...{ key: `k${n}`, id: '', name: '', short: '', kind, department, example: false },
})

/** What a form begins with: one organisation that sees everything, no area yet. */
export const emptyDraft = (times: Times): PlanDraft => ({
  ...times,
  ...{ id: '', title: '', level: '', source: '', codePrefix: 'SC', zone: firstZone, dutyPhone: '' },
  shifts: '06:00, 14:00, 22:00',
  rehearsal: false,
  organisations: [organisation(1, 'department_unit', true)],
  areas: [],
  owners: noOwners,
  exceptions: {},
  checklists: [],
  made: 1,
})

/** Whether anything was typed that would be a loss. */
export const isTouched = ({ title, source, areas, organisations }: PlanDraft): boolean =>
  title !== '' || source !== '' || areas.length > 0 || organisations.some(({ name }) => name !== '')

/** A plan that ships or was written as text, as the form shows it. */
export function draftOf(plan: Plan, times: Times): PlanDraft {
  const { openingDate, openingTime, closingDate, closingTime } = times
  const keys = new Map(plan.organisations.map(({ id }, n) => [id, `k${n + 1}`]))
  const key = (id: string | undefined) => keys.get(id ?? '') ?? ''
  const { byChecklist = {}, ...owners } = plan.owners
  const keyed = (named: Partial<Owners>) =>
    Object.fromEntries(Object.entries(named).map(([type, id]) => [type, key(id)]))
  return {
    ...plan,
    ...{ openingDate, openingTime, closingDate, closingTime },
    shifts: plan.shifts.join(', '),
    organisations: plan.organisations.map((one) => ({
      ...one,
      example: one.example ?? false,
      key: key(one.id),
    })),
    areas: plan.areas.map((area, n) => ({
      ...area,
      example: area.example ?? false,
      key: `k${plan.organisations.length + n + 1}`,
      leadCarrier: key(area.leadCarrier),
      leadPost: key(area.leadPost),
      carriers: area.carriers.map(key),
    })),
    owners: { ...noOwners, ...keyed(owners) },
    exceptions: Object.fromEntries(
      Object.entries(byChecklist).map(([checklist, named]) => [checklist, keyed(named)]),
    ),
    made: plan.organisations.length + plan.areas.length,
  }
}

/** `Bưu điện tỉnh` as a key: `buu-dien-tinh`; at most 40 characters, '' when nothing of it can stand in one. */
export const slugOf = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 40)
    .replace(/-+$/, '')

/** The ids in the order of the rows: as typed, or made from the short name; what is made is used once. */
function idsOf(rows: readonly { id: string; short: string; name: string }[], otherwise: string): string[] {
  const used = rows.map(({ id }) => id.trim()).filter((id) => id !== '')
  return rows.map(({ id, short, name }) => {
    if (id.trim() !== '') return id.trim()
    const made = freeKey(slugOf(short) || slugOf(name) || otherwise, used)
    used.push(made)
    return made
  })
}

export const organisationIds = ({ organisations }: PlanDraft): string[] => idsOf(organisations, 'don-vi')
export const areaIds = ({ areas }: PlanDraft): string[] => idsOf(areas, 'khu-vuc')

/** The key of plan and congress: as typed, or from the title. */
export const planId = ({ id, title }: Pick<PlanDraft, 'id' | 'title'>, taken: readonly string[]): string =>
  id.trim() === '' ? freeKey(slugOf(title) || 'dai-hoi', taken) : id.trim()

const ownKind = {
  dept_unit: 'department_unit',
  infra_centre: 'infra_centre',
  carrier: 'carrier',
  post: 'post',
} as const satisfies Record<OwnerType, Organisation['kind']>

/** Key of the organisation that owns such items unless told otherwise: the chosen, the first of its kind, the department. */
export function ownerOf(draft: PlanDraft, type: OwnerType): string {
  const { organisations, owners } = draft
  const found =
    organisations.find(({ key }) => key === owners[type]) ??
    organisations.find(({ kind }) => kind === ownKind[type]) ??
    organisations.find(({ department }) => department)
  return found?.key ?? ''
}

/** Organisations that may stand where only that kind may. */
export const ofKind = (draft: PlanDraft, kind: Organisation['kind']): OrganisationDraft[] =>
  draft.organisations.filter((one) => one.kind === kind)

/** A name that is short enough needs no second one. */
const shortOf = (name: string, short: string, most: number): string =>
  short.trim() || (name.trim().length <= most ? name.trim() : '')

function areasOf(draft: PlanDraft, idOf: (key: string) => string): Area[] {
  const ids = areaIds(draft)
  const carriers = ofKind(draft, 'carrier')
  return draft.areas.map(({ name, short, kind, example, ...area }, n) => ({
    ...{ id: ids[n] ?? '', name: name.trim(), short: shortOf(name, short, 28), kind },
    ...(area.leadCarrier === '' ? {} : { leadCarrier: idOf(area.leadCarrier) }),
    ...(area.leadPost === '' ? {} : { leadPost: idOf(area.leadPost) }),
    carriers: carriers.filter(({ key }) => area.carriers.includes(key)).map(({ key }) => idOf(key)),
    ...(example ? { example } : {}),
  }))
}

/** The plan as it stands, which may still be wrong in many places. */
export function planOf(draft: PlanDraft, taken: readonly string[]): Plan {
  const ids = organisationIds(draft)
  const idOf = (key: string) => ids[draft.organisations.findIndex((one) => one.key === key)] ?? ''
  const owners = Object.fromEntries(ownerTypes.map((type) => [type, idOf(ownerOf(draft, type))])) as Owners
  const byChecklist: Record<string, Partial<Owners>> = {}
  for (const checklist of draft.checklists) {
    const named = Object.entries(draft.exceptions[checklist] ?? {}).map(([type, key]) => [type, idOf(key)])
    const own = named.filter(([, id]) => id !== '')
    if (own.length > 0) byChecklist[checklist] = Object.fromEntries(own) as Partial<Owners>
  }
  const { title, level, source, codePrefix, zone, dutyPhone, rehearsal, checklists } = draft
  return {
    ...{ id: planId(draft, taken), title: title.trim(), level: level.trim(), source: source.trim() },
    ...{ codePrefix: codePrefix.trim(), zone, dutyPhone: dutyPhone.trim(), rehearsal },
    shifts: draft.shifts.split(/[,;\s]+/).filter((time) => time !== ''),
    organisations: draft.organisations.map(({ name, short, kind, department, example }, n) => ({
      ...{ id: ids[n] ?? '', name: name.trim(), short: shortOf(name, short, 14) },
      ...{ kind, department, ...(example ? { example } : {}) },
    })),
    areas: areasOf(draft, idOf),
    owners: Object.keys(byChecklist).length > 0 ? { ...owners, byChecklist } : owners,
    checklists: [...checklists],
  }
}
