import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { checkPlan } from '../../domain/catalogue/check-plan.ts'
import type { Plan } from '../../domain/catalogue/plan.ts'
import { rowsOf } from '../../domain/catalogue/rows.ts'

/** Where a plan from outside cannot be carried out; null when it can. */
export function wrongIn(document: Plan, catalogue: Catalogue): string | null {
  const [finding] = checkPlan(document)
  if (finding) return finding.path.join('.')
  for (const id of document.checklists) {
    const checklist = catalogue.checklists.get(id)
    if (!checklist) return 'checklists'
    const [mistake] = rowsOf(document, checklist).mistakes
    if (mistake) return mistake.path.join('.')
  }
  return null
}
