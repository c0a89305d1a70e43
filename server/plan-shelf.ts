import { existsSync, readFileSync } from 'node:fs'
import type { Catalogue } from '../domain/catalogue/catalogue.ts'
import type { Plan } from '../domain/catalogue/plan.ts'
import { rowsOf } from '../domain/catalogue/rows.ts'
import { readPlan } from './catalogue/load.ts'
import type { PlanShelf, PlanSummary } from './http/port.ts'

/** The plans of the catalogue, which lies in `dir`; one from outside is read against the same checklists. */
export const planShelf = (catalogue: Catalogue, dir: string): PlanShelf => ({
  list: () => [...catalogue.plans.values()].map((plan) => summaryOf(plan, catalogue)),
  checklists: () =>
    [...catalogue.checklists.values()]
      .map(({ id, title, items }) => ({ id, title, items: items.length }))
      .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true })),
  check: (file, text) => {
    const bytes = new TextEncoder().encode(text)
    const { plan, mistakes } = readPlan(file, catalogue.checklists, { list: () => [], read: () => bytes })
    return { plan, summary: plan && summaryOf(plan, catalogue), mistakes }
  },
  text: (id) => {
    const path = `${dir}/plans/${id}.yaml`
    // Only a key can be asked for, so no path leads out of the folder.
    return /^[a-z0-9-]{1,40}$/.test(id) && existsSync(path) ? readFileSync(path, 'utf8') : null
  },
})

function summaryOf(plan: Plan, catalogue: Catalogue): PlanSummary {
  const rows = plan.checklists.flatMap((id) => {
    const checklist = catalogue.checklists.get(id)
    return checklist ? rowsOf(plan, checklist).rows : []
  })
  return {
    id: plan.id,
    title: plan.title,
    source: plan.source,
    zone: plan.zone,
    areas: plan.areas.map(({ name }) => name),
    owners: plan.organisations.map(({ id, name }) => ({
      name,
      rows: rows.filter(({ owner }) => owner === id).length,
    })),
    mistakes: [],
    counts: {
      organisations: plan.organisations.length,
      areas: plan.areas.length,
      checklists: plan.checklists.length,
      rows: rows.length,
    },
  }
}
