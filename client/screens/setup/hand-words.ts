import type { Language } from '../../../domain/words.ts'
import { speak } from '../../app/words.ts'
import { setupWords } from '../../words/admin.ts'
import { formWords } from '../../words/setup-form.ts'
import { termWords } from '../../words/terms.ts'
import type { PlanDraft } from './plan-draft.ts'
import type { FieldMistake } from './plan-mistakes.ts'
import { instantsOf } from './plans.ts'

/** What is wrong with the times: they are typed here and stand in no plan file. */
export function wrongTimes(draft: PlanDraft): FieldMistake[] {
  const { opening, closing } = instantsOf(draft, draft.zone)
  const blank = { expected: termWords.required, blank: true }
  if (opening === null || closing === null)
    return [
      ...(opening === null ? [{ field: 'openingDate', ...blank }] : []),
      ...(closing === null ? [{ field: 'closingDate', ...blank }] : []),
    ]
  return closing > opening ? [] : [{ field: 'closingDate', expected: setupWords.order, blank: false }]
}

/** The sentence at the field: what to do, in words of the form instead of the file's. */
export function sentenceOf({ field, expected, blank }: FieldMistake, language: Language): string {
  const t = speak(formWords, language)
  const said = expected[language]
  if (blank) {
    const list = { areas: t.needArea, checklists: t.needChecklist, shifts: t.needShift }[field]
    if (list !== undefined) return list
    if (field === 'organisations') return t.needOrganisation
    if (!field.endsWith('.carriers')) return speak(termWords, language).required
  }
  if (field === 'organisations' && said.includes('department: true')) return t.needDepartment
  if (field === 'closingDate') return said
  return t.needs(said.replace('kind: carrier', t.kindCarrier))
}

const single = {
  title: 'name',
  level: 'level',
  source: 'source',
  duty_phone: 'phone',
  code_prefix: 'prefix',
  zone: 'zone',
  shifts: 'shifts',
  id: 'key',
  organisations: 'organisations',
  areas: 'areas',
  checklists: 'checklists',
} as const
const inRow = {
  short: 'short',
  kind: 'kind',
  id: 'id',
  carriers: 'carriers',
  lead_carrier: 'lead',
  lead_post: 'leadPost',
} as const

const has = <T extends object>(table: T, key: string): key is keyof T & string => Object.hasOwn(table, key)

/** Where a mistake is, as the form's own labels say it: "Đơn vị 2: VNPT · Tên ngắn". */
export function labelOf(field: string, draft: PlanDraft, language: Language): string {
  const t = speak(formWords, language)
  const times = speak(setupWords, language)
  const [, list, index = '', part = ''] = /^(organisations|areas)\[(\d+)\](?:\.(\w+))?/.exec(field) ?? []
  const row = Number(index)
  if (list !== undefined) {
    const title =
      list === 'areas'
        ? t.area(row + 1, draft.areas[row]?.name ?? '')
        : t.organisation(row + 1, draft.organisations[row]?.name ?? '')
    const name = list === 'areas' ? t.areaName : t.organisationName
    return `${title} · ${has(inRow, part) ? t[inRow[part]] : name}`
  }
  const [, checklist, type = ''] = /^owners\.(?:by_checklist\.(\w+)\.)?(\w+)$/.exec(field) ?? []
  if (type === 'dept_unit' || type === 'infra_centre' || type === 'carrier' || type === 'post')
    return checklist === undefined ? `${t.owners} · ${t[type]}` : `${checklist} · ${t[type]}`
  if (field === 'openingDate' || field === 'closingDate') return times[field]
  return has(single, field) ? t[single[field]] : field
}
