import type { Face } from '../../../domain/incident/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { IconButton } from '../../parts/controls/Button.tsx'
import { FactList, PanelHead, StateChip } from '../../parts/incidents/Panel.tsx'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { TitleBar } from '../../parts/layout/PageHead.tsx'
import { panelWords, sightWords } from '../../words/incidents.ts'
import { incidentStateWords, severityWords, termWords } from '../../words/terms.ts'
import { capital } from '../items/capital.ts'
import { areaOf } from '../items/who.ts'
import { inkOf, useSeverityLabel } from './BoardRow.tsx'

interface FacePanelProps {
  readonly face: Face
  readonly zone: string
  readonly now: number
  readonly shape: 'page' | 'panel'
  readonly onClose: () => void
}

/** What those see who are not in it: the public line, no actions. */
export function FacePanel({ face, zone, now, shape, onClose }: FacePanelProps) {
  const t = useWords(panelWords)
  const sight = useWords(sightWords)
  const term = useWords(termWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const label = useSeverityLabel()
  const page = shape === 'page'
  const area = areaOf(snapshot, face.area, '')
  const restore = face.restoreAt === null ? t.restoreUnknown : whenOf(face.restoreAt, now, zone)
  return (
    <section className={page ? 'incident-page' : 'panel'} aria-label={face.code}>
      {page ? <TitleBar backLabel={t.back} onBack={onClose} code={face.code} text={area} /> : null}
      <div className="panel-body">
        <PanelHead
          severity={face.severity}
          ink={inkOf(face)}
          severityLabel={label(face)}
          severityWords={`${term.severity(face.severity)} · ${capital(severityWords[face.severity][language])}`}
          code={page ? undefined : face.code}
          state={<StateChip tone="quiet">{capital(incidentStateWords[face.status][language])}</StateChip>}
          close={page ? null : <IconButton icon="x" label={t.close} onPress={onClose} />}
          title={face.publicLine}
        >
          <p>
            {area} · {t.occurredOnly(whenOf(face.occurredAt, now, zone))}
          </p>
        </PanelHead>
        <div className="who-sees">
          <Icon name="eye" />
          <p>{sight.faceOnly}</p>
        </div>
        <div className="section">
          <FactList
            facts={[
              { term: t.publicOnly, text: face.publicLine },
              { term: t.restore, text: restore },
            ]}
          />
        </div>
      </div>
    </section>
  )
}
