import './panel/panel.css'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import type { Incident } from '../../../domain/incident/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { IconButton } from '../../parts/controls/Button.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { TitleBar } from '../../parts/layout/PageHead.tsx'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { panelWords } from '../../words/incidents.ts'
import { EraseContent } from '../items/EraseContent.tsx'
import { telephoneOf } from '../items/OfflineNote.tsx'
import { areaOf } from '../items/who.ts'
import { useScrollPlace } from '../items/scroll.ts'
import { Actions } from './Actions.tsx'
import type { Asking } from './Actions.tsx'
import { ActionDialog } from './ActionDialog.tsx'
import { ConductDialog, fetchConduct } from './conduct/index.ts'
import type { Conduct } from './conduct/index.ts'
import { FacePanel } from './FacePanel.tsx'
import { Facts, Head, Sees } from './PanelParts.tsx'
import { History } from './History.tsx'
import { Clocks, DeadlineNow, RanOut } from './panel/ClockPart.tsx'
import { Commander } from './panel/CommandPart.tsx'
import { Escalations } from './panel/EscalationPart.tsx'
import { Links } from './panel/LinksPart.tsx'
import { QuickAcknowledge } from './panel/QuickAcknowledge.tsx'
import { Receipts } from './panel/ReceiptsPart.tsx'
import { ReviewSection } from './panel/ReviewPart.tsx'
import { PlaybookSteps } from './panel/StepsPart.tsx'
import { SuggestRaise } from './panel/SuggestPart.tsx'
import { Latest } from './panel/UpdatePart.tsx'

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

interface BodyProps {
  readonly view: IncidentView
  readonly onAsk: (asking: Asking) => void
  readonly onConduct: (kind: Conduct) => void
}

/** The record, drawn anew once a minute and when something changes, not with every second of the clocks. */
function Told({ view, onAsk }: Omit<BodyProps, 'onConduct'>) {
  const { incident, info } = view
  const now = Math.floor(view.now / 60_000) * 60_000
  const calm = useMemo(() => ({ incident, info, now }), [incident, info, now])
  const note = useCallback(() => onAsk('note'), [onAsk])
  return <History view={calm} onNote={note} />
}

/** What is urgent first, then what is being done, then the record. */
function Body({ view, onAsk, onConduct }: BodyProps) {
  const { actor } = useSnapshot()
  const commander = <Commander view={view} onConduct={onConduct} />
  // Who is waited for sees that before anything else.
  const mine = actor !== null && view.incident.handing?.to === actor.person
  return (
    <>
      <Unsent {...view} />
      <RanOut {...view} />
      {mine ? commander : null}
      <DeadlineNow {...view} />
      <QuickAcknowledge view={view} />
      <SuggestRaise view={view} />
      <Sees view={view} onChange={() => onAsk('visibility')} />
      <Latest {...view} />
      <PlaybookSteps view={view} />
      <div className="panel-pair">
        {mine ? null : commander}
        <Receipts view={view} />
      </div>
      <Clocks {...view} />
      <Told view={view} onAsk={onAsk} />
      <Escalations {...view} />
      <Links view={view} onConduct={onConduct} />
      <ReviewSection view={view} onConduct={onConduct} />
      <Facts {...view} />
      <EraseContent subject={view.incident.id} />
    </>
  )
}

/** The dialog that is open, if one is. */
function useDialogs(view: IncidentView) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const [conduct, setConduct] = useState<Conduct | null>(null)
  useEffect(fetchConduct, [])
  const { incident } = view
  return {
    onAsk: setAsking,
    onConduct: setConduct,
    dialog: asking ? (
      <ActionDialog view={view} asking={asking} onClose={() => setAsking(null)} />
    ) : conduct ? (
      <ConductDialog kind={conduct} incident={incident} onClose={() => setConduct(null)} />
    ) : null,
  }
}

function Whole({
  view,
  shape,
  onClose,
}: { readonly view: IncidentView } & Omit<IncidentPanelProps, 'id' | 'now'>) {
  const t = useWords(panelWords)
  const snapshot = useSnapshot()
  const { onAsk, onConduct, dialog } = useDialogs(view)
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
        <Body view={view} onAsk={onAsk} onConduct={onConduct} />
      </div>
      <Actions key={view.incident.id} view={view} onAsk={onAsk} onConduct={onConduct} />
      {dialog}
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
