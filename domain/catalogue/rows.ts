import type { Words } from '../words.ts'
import type { Finding } from './catalogue.ts'
import type { Checklist, Item, OwnerType } from './checklist.ts'
import { unknownOrganisation } from './check-plan.ts'
import type { Area, Plan } from './plan.ts'

/** One live row of a run: an item, in an area when it is per area, for a carrier when it is per carrier. */
export interface RowPlan {
  /** `CN-08`, `CN-08.hoi-truong`, `CN-08.hoi-truong.viettel`, or `SP-02.viettel`. */
  readonly id: string
  readonly item: string
  readonly area: string | null
  readonly carrier: string | null
  readonly owner: string
}

export interface RowFinding extends Finding {
  /** Which of the two documents `path` leads into. */
  readonly document: 'plan' | 'checklist'
}

export interface Rows {
  readonly rows: RowPlan[]
  /** Each makes the plan unusable. */
  readonly mistakes: RowFinding[]
  /** Worth a look; the plan still works. */
  readonly warnings: RowFinding[]
}

/** An owner, and the place in the plan that names it. */
interface Named {
  readonly organisation: string
  readonly path: readonly (string | number)[]
}

/** The rows that a plan makes of a checklist, each with exactly one owner. Rules: DOMAIN B, PRODUCT 3.2. */
export function rowsOf(plan: Plan, checklist: Checklist): Rows {
  const known = new Set(plan.organisations.map((organisation) => organisation.id))
  const result: Rows = { rows: [], mistakes: [], warnings: [] }
  const seen = new Set<string>()
  checklist.items.forEach((item, index) => {
    if (seen.has(item.id)) return result.mistakes.push(twice(item, index))
    seen.add(item.id)
    const areas = areasOf(plan, item)
    if (areas.length === 0) result.warnings.push(nowhere(item, index))
    for (const area of areas) addRows(plan, checklist, item, area, known, result)
  })
  return result
}

/** Areas of the item's kinds; a global item has one place, which is no area. */
function areasOf(plan: Plan, item: Item): readonly (Area | null)[] {
  if (item.scope === 'global') return [null]
  return plan.areas.filter((area) => item.areaKinds.includes(area.kind))
}

function addRows(
  plan: Plan,
  checklist: Checklist,
  item: Item,
  area: Area | null,
  known: ReadonlySet<string>,
  result: Rows,
): void {
  const owners = item.perCarrier
    ? carriersOf(plan, area)
    : [ownerOf(plan, checklist.id, item.ownerType, area)]
  if (owners.length === 0) push(result.mistakes, noCarrier(plan, item, area))
  for (const { organisation, path } of owners) {
    if (!known.has(organisation)) push(result.mistakes, unknown(organisation, path))
    else result.rows.push(row(item, area, item.perCarrier ? organisation : null, organisation))
  }
}

function carriersOf(plan: Plan, area: Area | null): Named[] {
  if (area === null) {
    const carriers = plan.organisations.filter((organisation) => organisation.kind === 'carrier')
    return carriers.map((carrier) => ({ organisation: carrier.id, path: ['organisations'] }))
  }
  const at = plan.areas.indexOf(area)
  return area.carriers.map((organisation, i) => ({ organisation, path: ['areas', at, 'carriers', i] }))
}

function ownerOf(plan: Plan, checklist: string, type: OwnerType, area: Area | null): Named {
  const at = area === null ? -1 : plan.areas.indexOf(area)
  if (type === 'carrier' && area?.leadCarrier !== undefined)
    return { organisation: area.leadCarrier, path: ['areas', at, 'leadCarrier'] }
  if (type === 'post' && area?.leadPost !== undefined)
    return { organisation: area.leadPost, path: ['areas', at, 'leadPost'] }
  const exception = plan.owners.byChecklist?.[checklist]?.[type]
  if (exception !== undefined)
    return { organisation: exception, path: ['owners', 'byChecklist', checklist, type] }
  return { organisation: plan.owners[type], path: ['owners', type] }
}

function row(item: Item, area: Area | null, carrier: string | null, owner: string): RowPlan {
  const id = [item.id, area?.id, carrier].filter((part) => part != null).join('.')
  return { id, item: item.id, area: area?.id ?? null, carrier, owner }
}

/** One wrong word in a plan spoils many rows; it is named once. */
function push(list: RowFinding[], finding: RowFinding): void {
  const same = (other: RowFinding) =>
    other.document === finding.document && other.path.join() === finding.path.join()
  if (!list.some(same)) list.push(finding)
}

const inPlan = (path: readonly (string | number)[], expected: Words): RowFinding => ({
  document: 'plan',
  path,
  expected,
})

function noCarrier(plan: Plan, item: Item, area: Area | null): RowFinding {
  if (area === null)
    return inPlan(['organisations'], {
      vi: `ít nhất một đơn vị kind: carrier, vì mục ${item.id} chia theo từng nhà mạng`,
      en: `at least one organisation of kind: carrier, because item ${item.id} is one row per carrier`,
    })
  return inPlan(['areas', plan.areas.indexOf(area), 'carriers'], {
    vi: `ít nhất một nhà mạng tại "${area.id}", vì mục ${item.id} chia theo từng nhà mạng`,
    en: `at least one carrier at "${area.id}", because item ${item.id} is one row per carrier`,
  })
}

const unknown = (organisation: string, path: readonly (string | number)[]): RowFinding =>
  inPlan(path, unknownOrganisation(organisation))

const twice = (item: Item, index: number): RowFinding => ({
  document: 'checklist',
  path: ['items', index, 'id'],
  expected: {
    vi: `mã mục chưa dùng; ${item.id} đã có ở trên`,
    en: `an item id not used before; ${item.id} is above`,
  },
})

const nowhere = (item: Item, index: number): RowFinding => ({
  document: 'checklist',
  path: ['items', index, 'areaKinds'],
  expected: {
    vi: `kế hoạch có khu vực loại ${item.areaKinds.join(', ')}; mục ${item.id} không có dòng nào`,
    en: `an area of kind ${item.areaKinds.join(', ')} in the plan; item ${item.id} has no row`,
  },
})
