import type { ReactNode } from 'react'
import { useSnapshot } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { clockOf, whenOf } from '../../../app/times.ts'
import { Button } from '../../../parts/controls/Button.tsx'
import { Chip } from '../../../parts/controls/Chip.tsx'
import { Icon } from '../../../parts/glyphs/Icon.tsx'
import type { EntryManner } from '../../../parts/incidents/Timeline.tsx'
import { TimelineEntry } from '../../../parts/incidents/Timeline.tsx'
import { conductWords } from '../../../words/conduct.ts'
import { panelWords } from '../../../words/incidents.ts'
import { termWords } from '../../../words/terms.ts'
import { ShownPhotos } from '../../items/Photos.tsx'
import { organisationOf, whoOf } from '../../items/who.ts'
import type { IncidentView } from '../IncidentPanel.tsx'
import { callOf, isSystem } from '../timeline.ts'
import type { Placed } from '../timeline.ts'
import { DeedWrong } from './DeedWrong.tsx'
import { useDeed, useOffer } from './offer.ts'
import type { useSaid } from './said.ts'
import { CanFacts } from './UpdatePart.tsx'

/** What all entries of a record share, worked out once. */
export interface RecordView {
  readonly view: IncidentView
  readonly said: ReturnType<typeof useSaid>
  /** Whether this reader may hold entries on top, and let them go. */
  readonly mayPin: boolean
  readonly mayUnpin: boolean
}

export interface EntryProps {
  readonly one: Placed
  readonly record: RecordView
}

const alarming: readonly Placed['entry']['kind'][] = ['severity', 'reopen', 'expired', 'merged']

const mannerOf = ({ entry, late }: Placed): EntryManner => {
  if (late) return 'late'
  if (entry.kind === 'update') return 'can'
  if (alarming.includes(entry.kind)) return 'act'
  return isSystem(entry) ? 'system' : 'plain'
}

/** Who wrote it; both times where they are two, and the former one where it was corrected. */
function useBy({ one, record: { view } }: EntryProps): string {
  const t = useWords(panelWords)
  const conduct = useWords(conductWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const { entry, at, late, former } = one
  const { zone } = view.info
  const who = whoOf(snapshot, entry.by, unknownPerson)
  const happened = whenOf(at, view.now, zone)
  const recorded = whenOf(entry.at, at, zone)
  if (former !== null) return conduct.correctedBy(who, happened, whenOf(former, at, zone), recorded)
  return late ? t.lateBy(who, happened, recorded) : who
}

/** What a reader has to know of it besides: late, corrected, inside, from paper, whom it calls upon. */
function useChips({ one, record: { view } }: EntryProps): ReactNode[] {
  const t = useWords(panelWords)
  const conduct = useWords(conductWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const { entry, at, late, former, inside } = one
  const naming = (id: string) =>
    snapshot.shown.organisations.has(id)
      ? organisationOf(snapshot, id)
      : (snapshot.names.get(id) ?? unknownPerson)
  const call = callOf(entry, snapshot.actor)
  const confirmed = entry.paper?.confirmed
  return [
    inside ? (
      <Chip key="inside" tone="accent" icon="lock">
        {conduct.inside}
      </Chip>
    ) : null,
    late && former === null ? (
      <Chip key="late" tone="note">
        {t.lateChip(whenOf(entry.at, at, view.info.zone))}
      </Chip>
    ) : null,
    former === null ? null : (
      <Chip key="corrected" tone="note">
        {conduct.corrected}
      </Chip>
    ),
    entry.paper ? (
      <Chip key="paper" tone={confirmed ? 'quiet' : 'note'}>
        {confirmed
          ? conduct.paperConfirmed(whoOf(snapshot, confirmed.by, unknownPerson))
          : conduct.paperWaits}
      </Chip>
    ) : null,
    call === null ? null : (
      <Chip key="call" tone={call === 'others' ? 'quiet' : 'accent'}>
        {call === 'you'
          ? conduct.callsYou
          : call === 'yours'
            ? conduct.callsYours
            : conduct.mentions((entry.mentions ?? []).map(naming).join(', '))}
      </Chip>
    ),
  ].filter((chip) => chip !== null)
}

/** A second person has compared it with the paper. */
function ConfirmPaper({ one, record: { view } }: EntryProps) {
  const t = useWords(conductWords)
  const offer = useOffer(view)
  const { send, wrong } = useDeed(view)
  const { entry, inside } = one
  if (!entry.paper || entry.paper.confirmed || inside) return null
  const payload = { incident: view.incident.id, entry: entry.id }
  const offered = offer({ type: 'incident.confirm-paper', payload })
  if (!offered) return null
  return (
    <>
      <Button
        size="small"
        icon="check-check"
        unavailable={offered.unavailable}
        onPress={() => void send('incident.confirm-paper', payload)}
      >
        {t.confirmPaper}
      </Button>
      <DeedWrong wrong={wrong} />
    </>
  )
}

/** Holds an entry on top, or lets it go. */
export function Pin({ one, record }: EntryProps) {
  const { view, mayPin, mayUnpin } = record
  const t = useWords(conductWords)
  const { send } = useDeed(view, 'none')
  const { entry, inside } = one
  const pinned = view.incident.pins?.includes(entry.id) ?? false
  if (inside || (isSystem(entry) && !pinned) || !(pinned ? mayUnpin : mayPin)) return null
  const payload = { incident: view.incident.id, entry: entry.id, pinned: !pinned }
  const label = `${pinned ? t.unpin : t.pin}, ${clockOf(one.at, view.info.zone)}`
  return (
    <button
      type="button"
      className="icon-button pin"
      aria-pressed={pinned}
      aria-label={label}
      title={label}
      onClick={() => void send('incident.pin', payload)}
    >
      <Icon name="pin" size={18} />
    </button>
  )
}

/** What an update says, part by part. */
function Update({ one, record: { view } }: EntryProps) {
  const { entry } = one
  const restore = entry.detail === null ? null : whenOf(Number(entry.detail), view.now, view.info.zone)
  return (
    <div className="can-box">
      <CanFacts can={{ ...entry, doing: entry.text }} restore={restore} />
    </div>
  )
}

/** One line of the record, with everything that belongs to it. */
export function Entry({ one, record }: EntryProps) {
  const { view, said } = record
  const t = useWords(conductWords)
  const by = useBy({ one, record })
  const chips = useChips({ one, record })
  const { entry, at } = one
  const update = entry.kind === 'update'
  return (
    <TimelineEntry
      id={`e-${entry.id}-${entry.kind}`}
      time={clockOf(at, view.info.zone)}
      dateTime={new Date(at).toISOString()}
      manner={mannerOf(one)}
      text={update ? <b>{t.update}</b> : said(entry)}
      by={by}
      chip={chips.length > 0 ? <span className="entry-chips">{chips}</span> : undefined}
      below={
        <>
          {update ? <Update one={one} record={record} /> : null}
          {entry.photos ? <ShownPhotos photos={entry.photos} /> : null}
          {entry.paper ? <ConfirmPaper one={one} record={record} /> : null}
        </>
      }
      action={<Pin one={one} record={record} />}
    />
  )
}
