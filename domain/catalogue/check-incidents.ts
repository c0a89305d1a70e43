import type { Words } from '../words.ts'
import { isBody } from './bodies.ts'
import type { Finding } from './catalogue.ts'
import { unknownBody } from './check-checklist.ts'
import { severities, type IncidentCatalogue, type SeverityTargets, type SubCategory } from './incidents.ts'

type Add = (path: readonly (string | number)[], expected: Words) => void

/** Rules of the incident catalogue that its form alone cannot say. Source: DOMAIN C. */
export function checkIncidents(catalogue: IncidentCatalogue): Finding[] {
  const findings: Finding[] = []
  const add: Add = (path, expected) => findings.push({ path, expected })
  catalogue.severities.forEach((targets, index) => checkTargets(targets, index, add))
  const used = new Set<string>()
  const playbooks = new Set(catalogue.playbooks.map((playbook) => playbook.id))
  const ids = new Set<string>()
  catalogue.categories.forEach((category, at) => {
    if (ids.has(category.id)) add(['categories', at, 'id'], twice(category.id))
    ids.add(category.id)
    category.subs.forEach((sub, i) => {
      const path = ['categories', at, 'subs', i] as const
      if (ids.has(sub.id)) add([...path, 'id'], twice(sub.id))
      ids.add(sub.id)
      used.add(sub.playbook)
      if (!sub.id.startsWith(category.id)) add([...path, 'id'], startsWith(category.id))
      if (!playbooks.has(sub.playbook)) add([...path, 'playbook'], noPlaybook(sub.playbook))
      checkBodies(sub, path, add)
    })
  })
  catalogue.playbooks.forEach(({ id }, index) => {
    if (catalogue.playbooks.findIndex((other) => other.id === id) !== index)
      add(['playbooks', index, 'id'], twice(id))
    if (!used.has(id)) add(['playbooks', index, 'id'], unused(id))
  })
  return findings
}

function checkTargets(targets: SeverityTargets, index: number, add: Add): void {
  const id = severities[index]
  if (id !== undefined && targets.id !== id)
    add(['severities', index, 'id'], { vi: `${id}, theo thứ tự`, en: `${id}, in order` })
  if (targets.ackMin > targets.firstUpdateMin || targets.firstUpdateMin > targets.resolveMin)
    add(['severities', index, 'ackMin'], {
      vi: 'thứ tự ack_min ≤ first_update_min ≤ resolve_min',
      en: 'the order ack_min ≤ first_update_min ≤ resolve_min',
    })
}

function checkBodies(sub: SubCategory, path: readonly (string | number)[], add: Add): void {
  sub.support.forEach((key, i) => {
    if (!isBody(key)) add([...path, 'support', i], unknownBody(key))
  })
  if (sub.authority !== undefined && !isBody(sub.authority))
    add([...path, 'authority'], unknownBody(sub.authority))
}

const twice = (id: string): Words => ({
  vi: `mã chưa dùng; ${id} đã có ở trên`,
  en: `an id not used before; ${id} is above`,
})
const startsWith = (category: string): Words => ({
  vi: `mã bắt đầu bằng ${category}`,
  en: `an id that begins with ${category}`,
})
const noPlaybook = (id: string): Words => ({
  vi: `mã có trong playbooks; ${id} không có`,
  en: `an id listed in playbooks; ${id} is not`,
})
const unused = (id: string): Words => ({
  vi: `quy trình được ít nhất một loại sự cố dùng; ${id} không được dùng`,
  en: `a playbook that a sub-category uses; ${id} is not used`,
})
