import type { Incident } from '../../../../domain/incident/events.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useLanguage, useWords } from '../../../app/language.ts'
import { conductFormWords } from '../../../words/conduct-forms.ts'
import { incidentStateWords } from '../../../words/terms.ts'
import { areaOf } from '../../items/who.ts'
import { Combo } from '../Combo.tsx'
import type { ComboOption } from '../Combo.tsx'
import { SeverityMark } from '../SeverityMark.tsx'

interface IncidentComboProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly incidents: readonly Incident[]
  /** A way to choose none, and what it is called. */
  readonly none?: string | undefined
  readonly value: string
  readonly onChange: (id: string) => void
}

/** One of some incidents, found by code, title or place without diacritics. */
export function IncidentCombo({ incidents, none, ...field }: IncidentComboProps) {
  const t = useWords(conductFormWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const options: ComboOption[] = incidents.map(({ id, code, title, area, severity, status, publicLine }) => ({
    value: id,
    code,
    label: title,
    aside: `${areaOf(snapshot, area, '')} · ${incidentStateWords[status][language]}`,
    also: `${areaOf(snapshot, area, '')} ${publicLine}`,
    glyph: <SeverityMark severity={severity} size={20} />,
  }))
  const all = none === undefined ? options : [{ value: '', label: none }, ...options]
  return (
    <div className="combo-flow">
      <Combo {...field} aside={t.searchHint} options={all} />
    </div>
  )
}
