import type { Words } from '../words.ts'
import type { Finding } from './catalogue.ts'
import type { Checklist, Item } from './checklist.ts'

/**
 * What must hold of conditional items: the item looked at is in the same checklist, no circle, and its rows have the
 * owner of the rows that depend on it, else the condition could never be seen by whom it concerns.
 */
export function checkConditions(checklist: Checklist): Finding[] {
  const byId = new Map(checklist.items.map((item) => [item.id, item]))
  return checklist.items.flatMap((item, index) => {
    const condition = item.onlyIf
    if (!condition) return []
    const at = (key: string, expected: Words): Finding => ({
      path: ['items', index, 'onlyIf', key],
      expected,
    })
    const other = byId.get(condition.item)
    if (!other) return [at('item', unknown(condition.item))]
    if (circles(item, byId)) return [at('item', circle)]
    if (!sameOwner(item, other)) return [at('item', otherOwner(other.id))]
    if ('is' in condition) return []
    if (!other.evidence.readings[condition.reading]) return [at('reading', noReading(other))]
    return condition.below === undefined && condition.above === undefined ? [at('reading', noLimit)] : []
  })
}

function circles(item: Item, byId: ReadonlyMap<string, Item>): boolean {
  const seen = new Set<string>()
  for (let at: Item | undefined = item; at?.onlyIf; at = byId.get(at.onlyIf.item)) {
    if (seen.has(at.id)) return true
    seen.add(at.id)
  }
  return false
}

const sameOwner = (item: Item, other: Item): boolean =>
  item.ownerType === other.ownerType &&
  item.perCarrier === other.perCarrier &&
  item.scope === other.scope &&
  item.areaKinds.every((kind) => other.areaKinds.includes(kind))

const unknown = (id: string): Words => ({
  vi: `mã của một mục khác trong bảng kiểm này; ${id} không có`,
  en: `the id of another item of this checklist; ${id} is not`,
})
const circle: Words = {
  vi: 'chuỗi điều kiện không quay lại chính mục này',
  en: 'conditions that do not lead back to the item itself',
}
const otherOwner = (id: string): Words => ({
  vi: `mục cùng owner_type, per_carrier, scope và có đủ khu vực; ${id} thì không`,
  en: `an item of the same owner_type, per_carrier, scope and areas; ${id} is not`,
})
const noReading = ({ id, evidence }: Item): Words => ({
  vi: `số thứ tự số đo của ${id}, từ 0 đến ${evidence.readings.length - 1}`,
  en: `the index of a reading of ${id}, 0 to ${evidence.readings.length - 1}`,
})
const noLimit: Words = { vi: 'có below hoặc above', en: 'below or above' }
