import type { Words } from '../words.ts'
import type { Finding } from './catalogue.ts'
import type { Plan } from './plan.ts'

type Path = readonly (string | number)[]

/** Rules of a plan that its form alone cannot say: ids used once, organisations that exist. */
export function checkPlan(plan: Plan): Finding[] {
  const findings: Finding[] = []
  const add = (path: Path, expected: Words) => findings.push({ path, expected })
  once(plan.organisations, 'organisations', add)
  once(plan.areas, 'areas', add)
  plan.checklists.forEach((id, index) => {
    if (plan.checklists.indexOf(id) !== index) add(['checklists', index], twice(id))
  })
  plan.shifts.forEach((time, index) => {
    const former = plan.shifts[index - 1]
    if (former !== undefined && former >= time) add(['shifts', index], afterShift(former))
  })
  if (!plan.organisations.some((organisation) => organisation.department))
    add(['organisations'], {
      vi: 'ít nhất một đơn vị có department: true',
      en: 'at least one organisation with department: true',
    })
  const known = new Set(plan.organisations.map((organisation) => organisation.id))
  for (const [path, organisation] of references(plan))
    if (!known.has(organisation)) add(path, unknownOrganisation(organisation))
  for (const id of Object.keys(plan.owners.byChecklist ?? {}))
    if (!plan.checklists.includes(id)) add(['owners', 'byChecklist', id], notCarriedOut(id))
  return [...findings, ...wrongCarriers(plan)]
}

/** Every place of the plan that names an organisation. */
function references(plan: Plan): [Path, string][] {
  const found: [Path, string][] = []
  plan.areas.forEach((area, at) => {
    if (area.leadCarrier !== undefined) found.push([['areas', at, 'leadCarrier'], area.leadCarrier])
    if (area.leadPost !== undefined) found.push([['areas', at, 'leadPost'], area.leadPost])
    area.carriers.forEach((carrier, i) => found.push([['areas', at, 'carriers', i], carrier]))
  })
  const { byChecklist, ...owners } = plan.owners
  for (const [type, organisation] of Object.entries(owners)) found.push([['owners', type], organisation])
  for (const [checklist, exceptions] of Object.entries(byChecklist ?? {}))
    for (const [type, organisation] of Object.entries(exceptions))
      found.push([['owners', 'byChecklist', checklist, type], organisation])
  return found
}

/** A per-carrier row in the hands of a post office would be nobody's. */
function wrongCarriers(plan: Plan): Finding[] {
  const kinds = new Map(plan.organisations.map(({ id, kind }) => [id, kind]))
  return plan.areas.flatMap((area, at) =>
    area.carriers.flatMap((id, i) => {
      const kind = kinds.get(id)
      if (kind !== undefined && kind !== 'carrier')
        return [{ path: ['areas', at, 'carriers', i], expected: notACarrier(id, kind) }]
      return area.carriers.indexOf(id) === i
        ? []
        : [{ path: ['areas', at, 'carriers', i], expected: twice(id) }]
    }),
  )
}

function once(
  entries: readonly { id: string }[],
  key: string,
  add: (path: Path, expected: Words) => void,
): void {
  entries.forEach(({ id }, index) => {
    if (entries.findIndex((other) => other.id === id) !== index) add([key, index, 'id'], twice(id))
  })
}

const twice = (id: string): Words => ({
  vi: `mã chưa dùng; "${id}" đã có ở trên`,
  en: `an id not used before; "${id}" is above`,
})

/** The same words as `rowsOf` uses, so that one mistake is said once. */
export const unknownOrganisation = (id: string): Words => ({
  vi: `mã đơn vị có trong organisations; "${id}" không có`,
  en: `an id listed in organisations; "${id}" is not`,
})

const notACarrier = (id: string, kind: string): Words => ({
  vi: `đơn vị có kind: carrier; "${id}" là ${kind}`,
  en: `an organisation of kind: carrier; "${id}" is ${kind}`,
})

const notCarriedOut = (id: string): Words => ({
  vi: `bảng kiểm có trong checklists của kế hoạch; ${id} không có`,
  en: `a checklist that the plan lists in checklists; ${id} is not`,
})

const afterShift = (former: string): Words => ({
  vi: `giờ sau ca trước (${former})`,
  en: `a time after the shift before (${former})`,
})
