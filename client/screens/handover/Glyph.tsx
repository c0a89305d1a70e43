import type { Subject } from '../../../domain/handover/draft.ts'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { SeverityMark } from '../incidents/SeverityMark.tsx'

/** What a line is about, at a glance; its words say the same. */
export function Glyph({ subject }: { readonly subject: Subject }) {
  if (subject.about === 'incident') return <SeverityMark severity={subject.severity} size={26} />
  if (subject.about === 'overdue')
    return (
      <span className={subject.critical ? 'handover-glyph late' : 'handover-glyph'}>
        <Icon name="clock" size={24} />
      </span>
    )
  return (
    <span className="handover-glyph">
      <Icon name={subject.about === 'directive' ? 'megaphone' : 'pin'} size={24} />
    </span>
  )
}
