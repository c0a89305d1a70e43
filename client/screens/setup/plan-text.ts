import type { Area, Organisation, Plan } from '../../../domain/catalogue/plan.ts'

/** Words that YAML would read as something else. */
const spoken = /^(true|false|null)$/i
/** A letter first, so never a number; nothing that means something to YAML, in a list or out of one. */
const plain = /^\p{L}(?:[\p{L}\p{N} ()/+._-]*[\p{L}\p{N})])?$/u

const scalar = (text: string): string =>
  plain.test(text) && !spoken.test(text) ? text : JSON.stringify(text)
const list = (texts: readonly string[]): string => `[${texts.map(scalar).join(', ')}]`
const flow = (pairs: readonly (readonly [string, string])[]): string =>
  `{ ${pairs.map(([key, value]) => `${key}: ${value}`).join(', ')} }`

const organisationLine = ({ id, name, short, kind, department, example }: Organisation): string =>
  `  - ${flow([
    ['id', scalar(id)],
    ['name', scalar(name)],
    ['short', scalar(short)],
    ['kind', kind],
    ['department', String(department)],
    ...(example ? ([['example', 'true']] as const) : []),
  ])}`

const areaLines = ({ id, name, short, kind, leadCarrier, leadPost, carriers, example }: Area): string[] => [
  `  - id: ${scalar(id)}`,
  `    name: ${scalar(name)}`,
  `    short: ${scalar(short)}`,
  `    kind: ${kind}`,
  ...(leadCarrier === undefined ? [] : [`    lead_carrier: ${scalar(leadCarrier)}`]),
  ...(leadPost === undefined ? [] : [`    lead_post: ${scalar(leadPost)}`]),
  `    carriers: ${list(carriers)}`,
  ...(example ? ['    example: true'] : []),
]

const named = (owners: object): [string, string][] =>
  Object.entries(owners).map(([type, id]) => [type, scalar(String(id))])

/** Entries under a key, or an empty list: a key with nothing behind it would be no list. */
const block = (key: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [`${key}: []`] : [`${key}:`, ...lines]

/** The plan as a file of `checklists/plans` says it (docs/checklists.md). */
export function planText(plan: Plan): string {
  const { byChecklist = {}, ...owners } = plan.owners
  const exceptions = Object.entries(byChecklist)
  return [
    'schema: trucban/plan@1',
    `id: ${scalar(plan.id)}`,
    `title: ${scalar(plan.title)}`,
    `level: ${scalar(plan.level)}`,
    `source: ${scalar(plan.source)}`,
    `code_prefix: ${scalar(plan.codePrefix)}`,
    `zone: ${scalar(plan.zone)}`,
    `shifts: ${list(plan.shifts)}`,
    `duty_phone: ${scalar(plan.dutyPhone)}`,
    `rehearsal: ${plan.rehearsal}`,
    '',
    ...block('organisations', plan.organisations.map(organisationLine)),
    '',
    ...block('areas', plan.areas.flatMap(areaLines)),
    '',
    'owners:',
    ...named(owners).map(([type, id]) => `  ${type}: ${id}`),
    ...(exceptions.length === 0 ? [] : ['  by_checklist:']),
    ...exceptions.map(([checklist, own]) => `    ${scalar(checklist)}: ${flow(named(own))}`),
    '',
    `checklists: ${list(plan.checklists)}`,
    '',
  ].join('\n')
}
