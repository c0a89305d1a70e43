import type { IncidentCatalogue } from '../../../domain/catalogue/incidents.ts'
import type { SignalFacts } from '../../../domain/signal/events.ts'
import type { Facts } from './KindFields.tsx'

export const factsOf = ({ area, category, sub, severity }: SignalFacts): Facts => ({
  area: area ?? '',
  kind: sub ?? category ?? '',
  severity,
})

/** The category of a kind; null for none. */
export const categoryOf = ({ categories }: IncidentCatalogue, kind: string) =>
  categories.find(({ id, subs }) => id === kind || subs.some((sub) => sub.id === kind)) ?? null

/** As a command says it: what is not known is left out. */
export function payloadOf(catalogue: IncidentCatalogue, { area, kind, severity }: Facts) {
  const category = categoryOf(catalogue, kind)
  return {
    ...(area === '' ? {} : { area }),
    ...(category ? { category: category.id } : {}),
    ...(category && category.id !== kind ? { sub: kind } : {}),
    ...(severity === null ? {} : { severity }),
  }
}
