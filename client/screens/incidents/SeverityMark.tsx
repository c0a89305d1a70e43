import type { Severity } from '../../../domain/incident/events.ts'
import { SeverityGlyph } from '../../parts/glyphs/SeverityGlyph.tsx'

/** The shape of a severity beside its written name, said only once to those who listen. */
export function SeverityMark({ severity, size }: { readonly severity: Severity; readonly size: number }) {
  return (
    <span aria-hidden="true" className="severity-mark">
      <SeverityGlyph severity={severity} ink="outline" label={String(severity)} size={size} />
    </span>
  )
}
