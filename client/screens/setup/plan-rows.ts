import type { Organisation } from '../../../domain/catalogue/plan.ts'
import { ofKind } from './plan-draft.ts'
import type { AreaDraft, OrganisationDraft, PlanDraft } from './plan-draft.ts'

// Rows come, change and go; what is changed by hand is no example any more.

type OrganisationChange = Partial<Omit<OrganisationDraft, 'key' | 'example'>>
type AreaChange = Partial<Omit<AreaDraft, 'key' | 'example'>>

const kindsInOrder: readonly Organisation['kind'][] = ['department_unit', 'carrier', 'post']

/** A new organisation, of the first kind that the draft has none of. */
export function withOrganisation(draft: PlanDraft): PlanDraft {
  const made = draft.made + 1
  const kind = kindsInOrder.find((one) => ofKind(draft, one).length === 0) ?? 'carrier'
  const department = !draft.organisations.some((one) => one.department)
  const row = { key: `k${made}`, id: '', name: '', short: '', kind, department, example: false }
  return { ...draft, made, organisations: [...draft.organisations, row] }
}

/** A new area, at first a hall, served by every carrier. */
export function withArea(draft: PlanDraft): PlanDraft {
  const made = draft.made + 1
  const row: AreaDraft = {
    ...{ key: `k${made}`, id: '', name: '', short: '', kind: 'hall', example: false },
    ...{ carriers: ofKind(draft, 'carrier').map(({ key }) => key), leadCarrier: '', leadPost: '' },
  }
  return { ...draft, made, areas: [...draft.areas, row] }
}

export const changeOrganisation = (draft: PlanDraft, key: string, to: OrganisationChange): PlanDraft => ({
  ...draft,
  organisations: draft.organisations.map((one) =>
    one.key === key ? { ...one, ...to, example: false } : one,
  ),
})

export const changeArea = (draft: PlanDraft, key: string, to: AreaChange): PlanDraft => ({
  ...draft,
  areas: draft.areas.map((one) => (one.key === key ? { ...one, ...to, example: false } : one)),
})

/** Without it, and without what named it. */
export function withoutOrganisation(draft: PlanDraft, key: string): PlanDraft {
  const unless = (named: string) => (named === key ? '' : named)
  const { dept_unit, infra_centre, carrier, post } = draft.owners
  return {
    ...draft,
    organisations: draft.organisations.filter((one) => one.key !== key),
    areas: draft.areas.map((area) => ({
      ...area,
      carriers: area.carriers.filter((one) => one !== key),
      leadCarrier: unless(area.leadCarrier),
      leadPost: unless(area.leadPost),
    })),
    owners: {
      dept_unit: unless(dept_unit),
      infra_centre: unless(infra_centre),
      carrier: unless(carrier),
      post: unless(post),
    },
    exceptions: Object.fromEntries(
      Object.entries(draft.exceptions).map(([checklist, named]) => [
        checklist,
        Object.fromEntries(Object.entries(named).filter(([, one]) => one !== key)),
      ]),
    ),
  }
}

export const withoutArea = (draft: PlanDraft, key: string): PlanDraft => ({
  ...draft,
  areas: draft.areas.filter((one) => one.key !== key),
})

/** With it when it was not there, else without; in the order of the shelf. */
export const turnChecklist = (draft: PlanDraft, id: string, shelf: readonly string[]): PlanDraft => {
  const chosen = draft.checklists.includes(id)
    ? draft.checklists.filter((one) => one !== id)
    : [...draft.checklists, id]
  const place = (one: string) => (shelf.includes(one) ? shelf.indexOf(one) : shelf.length)
  return { ...draft, checklists: [...chosen].sort((a, b) => place(a) - place(b)) }
}
