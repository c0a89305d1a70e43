import { useState } from 'react'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import type { Incident } from '../../../domain/incident/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { IconButton } from '../../parts/controls/Button.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { TitleBar } from '../../parts/layout/PageHead.tsx'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { panelWords } from '../../words/incidents.ts'
import { telephoneOf } from '../items/OfflineNote.tsx'
import { areaOf } from '../items/who.ts'
import { useScrollPlace } from '../items/scroll.ts'
import { Actions } from './Actions.tsx'
import type { Asking } from './Actions.tsx'
import { ActionDialog } from './ActionDialog.tsx'
import { FacePanel } from './FacePanel.tsx'
import { DeadlineNow, Facts, Head, Latest, PlaybookSteps, Sees } from './PanelParts.tsx'
import { History } from './History.tsx'

/** What each part of the panel is about. */
export interface IncidentView {
  readonly incident: Incident
  readonly info: CongressInfo
  readonly now: number
}

export interface IncidentPanelProps {
  readonly id: string
  readonly now: number
  /** The whole page on the phone; beside or over the board above. */
  readonly shape: 'page' | 'panel'
  readonly onClose: () => void
}

function Missing({ shape, onClose }: Pick<IncidentPanelProps, 'shape' | 'onClose'>) {
  const t = useWords(panelWords)
  return (
    <section className={shape === 'page' ? 'incident-page' : 'panel'}>
      <TitleBar backLabel={t.back} onBack={onClose} code="" />
      <EmptyState title={t.noIncident} text={t.noIncidentText} />
    </section>
  )
}

/** An incident that only this device knows. */
function Unsent({ incident, info }: IncidentView) {
  const t = useWords(panelWords)
  const { outbox } = useSnapshot()
  // One notice at a time: an unsent incident says already that there is no line.
  if (!outbox.some(({ id }) => id === incident.id)) return <Offline phone={info.dutyPhone} />
  return (
    <p className="offline-note" role="note">
      <Icon name="smartphone" />
      <span>
        <b>{t.unsent}.</b> {t.unsentText(incident.code, info.dutyPhone)}
      </span>
    </p>
  )
}

function Offline({ phone }: { readonly phone: string }) {
  const t = useWords(panelWords)
  const { connection } = useSnapshot()
  if (connection.state !== 'offline') return null
  return (
    <p className="offline-note" role="note">
      <Icon name="cloud-off" />
      <span>{t.offlineNote(phone)}</span>
    </p>
  )
}

function Whole({
  view,
  shape,
  onClose,
}: { readonly view: IncidentView } & Omit<IncidentPanelProps, 'id' | 'now'>) {
  const t = useWords(panelWords)
  const snapshot = useSnapshot()
  const [asking, setAsking] = useState<Asking | null>(null)
  const { incident, info } = view
  const page = shape === 'page'
  return (
    <section className={page ? 'incident-page' : 'panel'} aria-label={incident.code}>
      {page ? (
        <TitleBar
          backLabel={t.back}
          onBack={onClose}
          code={incident.code}
          text={areaOf(snapshot, incident.area, '')}
          action={
            <a className="icon-button" href={telephoneOf(info.dutyPhone)} aria-label={t.call}>
              <Icon name="phone" size={22} />
            </a>
          }
        />
      ) : null}
      <div
        className="panel-body"
        tabIndex={page ? undefined : 0}
        role="region"
        aria-label={t.content(incident.code)}
      >
        <Head view={view} close={page ? null : <IconButton icon="x" label={t.close} onPress={onClose} />} />
        <Unsent {...view} />
        <Sees view={view} onChange={() => setAsking('visibility')} />
        <DeadlineNow {...view} />
        <Latest {...view} />
        <PlaybookSteps {...view} />
        <History view={view} onNote={() => setAsking('note')} />
        <Facts {...view} />
      </div>
      <Actions view={view} onAsk={setAsking} />
      {asking === null ? null : <ActionDialog view={view} asking={asking} onClose={() => setAsking(null)} />}
    </section>
  )
}

/** One incident, the same on every route. */
export function IncidentPanel({ id, now, shape, onClose }: IncidentPanelProps) {
  const { shown } = useSnapshot()
  useScrollPlace(`incident ${id}`, shape === 'page' ? 'top' : 'kept')
  const incident = shown.incidents.get(id)
  const face = shown.faces.get(id)
  const { info } = shown
  if (incident && info) return <Whole view={{ incident, info, now }} shape={shape} onClose={onClose} />
  if (face && info)
    return <FacePanel face={face} zone={info.zone} now={now} shape={shape} onClose={onClose} />
  return <Missing shape={shape} onClose={onClose} />
}
