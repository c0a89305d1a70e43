import { useState } from 'react'
import type { CongressCommand } from '../../../domain/commands.ts'
import { isOpen, movesFrom } from '../../../domain/incident/lifecycle.ts'
import type { Move } from '../../../domain/incident/lifecycle.ts'
import { useSnapshot } from '../../app/context.ts'
import { useKeys } from '../../app/keys.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { ActionBar } from '../../parts/incidents/Panel.tsx'
import { moveWords } from '../../words/incident-moves.ts'
import { panelWords } from '../../words/incidents.ts'
import type { Keys } from '../../words/keys.ts'
import { conductWords } from '../../words/conduct.ts'
import type { Conduct } from './conduct/index.ts'
import type { IncidentView } from './IncidentPanel.tsx'
import { useOffer } from './panel/offer.ts'

/** Which dialog is open. */
export type Asking = Move | 'update' | 'note' | 'severity' | 'public-line' | 'visibility' | 'involve'

/** What of the conduct stands among the actions; the rest is offered where it is shown. */
type Conducting = Extract<Conduct, 'correct-time' | 'merge'>

interface Offer {
  readonly id: Asking | Conducting
  readonly label: string
  /** Why it cannot be done now, although it may be done. */
  readonly unavailable: string | undefined
  readonly key?: Keys
  readonly ask: () => void
}

export interface ActionsProps {
  readonly view: IncidentView
  readonly onAsk: (asking: Asking) => void
  readonly onConduct: (kind: Conduct) => void
}

const keys: { readonly [A in Asking]?: Keys } = {
  acknowledge: 'a',
  update: 'u',
  resolve: 'r',
  severity: 's',
}

/** The command that a dialog will send, as far as rights and rules need it. */
function probe(asking: Asking, { incident }: IncidentView): CongressCommand {
  const { id, severity, publicLine, visibility, named, lead, involved } = incident
  const noted = { incident: id, note: '.' }
  switch (asking) {
    case 'update':
      return { type: 'incident.update', payload: { incident: id, doing: '.', restoreAt: null } }
    case 'note':
      return { type: 'incident.note', payload: noted }
    case 'severity':
      return { type: 'incident.severity', payload: { ...noted, severity } }
    case 'public-line':
      return { type: 'incident.public-line', payload: { incident: id, publicLine } }
    case 'visibility':
      return { type: 'incident.visibility', payload: { incident: id, visibility, named: [...named] } }
    case 'involve':
      return { type: 'incident.involve', payload: { incident: id, lead, involved: [...involved] } }
    default:
      return { type: `incident.${asking}`, payload: noted }
  }
}

/** The same for the conduct of it; null where there is nothing to do it with. */
function conductProbe(
  kind: Conducting,
  { incident }: IncidentView,
  into: string | undefined,
): CongressCommand | null {
  const { id, occurredAt } = incident
  if (kind === 'correct-time')
    return {
      type: 'incident.correct-time',
      payload: { incident: id, occurredAt: occurredAt - 60_000, reason: '.' },
    }
  return into === undefined
    ? null
    : { type: 'incident.merge', payload: { incident: id, into, note: '.', involve: false } }
}

/** Another incident that is still open: without one there is nothing to merge into. */
function useOther({ incident }: IncidentView): string | undefined {
  const { incidents } = useSnapshot().shown
  return [...incidents.values()].find(({ id, status }) => id !== incident.id && isOpen(status))?.id
}

function useConductOffers({ view, onConduct }: ActionsProps): readonly Offer[] {
  const t = useWords(conductWords)
  const may = useOffer(view)
  const into = useOther(view)
  const label = { 'correct-time': `${t.correctTime}…`, merge: `${t.merge}…` }
  return (['correct-time', 'merge'] as const).flatMap((kind) => {
    const command = conductProbe(kind, view, into)
    const offered = command && may(command)
    return offered ? [{ id: kind, label: label[kind], ...offered, ask: () => onConduct(kind) }] : []
  })
}

/** What this person may do with it now, the likeliest first; illegal or forbidden things are not offered at all. */
function useOffers(props: ActionsProps): {
  readonly first: readonly Offer[]
  readonly rest: readonly Offer[]
} {
  const { view, onAsk } = props
  const t = useWords(moveWords)
  const may = useOffer(view)
  const conduct = useConductOffers(props)
  const label: { readonly [A in Asking]: string } = { ...t, 'public-line': t.publicLine }
  const offer = (asking: Asking): Offer[] => {
    const offered = may(probe(asking, view), view.incident.status)
    if (!offered) return []
    const key = keys[asking]
    const ask = () => onAsk(asking)
    return [{ id: asking, label: label[asking], ...offered, ask, ...(key === undefined ? {} : { key }) }]
  }
  const legal = movesFrom(view.incident.status)
  const forward = legal.filter((move) => move !== 'cancel' && move !== 'reopen')
  const open = view.incident.status !== 'closed' && view.incident.status !== 'cancelled'
  const [next, ...others] = forward.flatMap(offer)
  const first = [...(next ? [next] : []), ...(open ? [...offer('update')] : [])]
  const changes: readonly Asking[] = open
    ? ['note', 'severity', 'involve', 'visibility', 'public-line']
    : ['note']
  const rest = [
    ...others,
    ...changes.flatMap(offer),
    ...conduct,
    ...legal.filter((move) => move === 'cancel' || move === 'reopen').flatMap(offer),
  ]
  // Something always stands at the thumb when anything may be done.
  return first.length > 0 ? { first, rest } : { first: rest.slice(0, 1), rest: rest.slice(1) }
}

/** `a`, `u`, `r`, `s`, as far as they are offered. */
function useOfferKeys(offers: readonly Offer[]): void {
  useKeys(
    offers
      .filter(({ unavailable }) => unavailable === undefined)
      .flatMap(({ key, ask }) => (key === undefined ? [] : [{ keys: key, run: ask }])),
  )
}

/** Sticky at the foot of the panel. */
export function Actions(props: ActionsProps) {
  const t = useWords(panelWords)
  const { first, rest } = useOffers(props)
  const { connection } = useSnapshot()
  const [open, setOpen] = useState(false)
  const all = [...first, ...rest]
  useOfferKeys(all)
  if (all.length === 0) return null
  const button = ({ id, label, unavailable, key, ask }: Offer, main: boolean) => (
    <Button
      key={id}
      kind={main ? (id === 'acknowledge' ? 'danger' : 'primary') : 'plain'}
      keys={key === undefined ? undefined : [key.toUpperCase()]}
      unavailable={unavailable}
      onPress={() => {
        setOpen(false)
        ask()
      }}
    >
      {label}
    </Button>
  )
  const blocked = first.some(({ unavailable }) => unavailable !== undefined) && connection.state !== 'live'
  return (
    <ActionBar
      label={t.nextStep}
      rest={
        rest.length === 0 ? undefined : (
          <Button
            kind="quiet"
            icon={open ? 'chevron-down' : 'chevron-up'}
            expanded={open}
            onPress={() => setOpen(!open)}
          >
            {t.moreMoves}
          </Button>
        )
      }
    >
      {first.map((offer, index) => button(offer, index === 0))}
      {open ? <div className="more-moves">{rest.map((offer) => button(offer, false))}</div> : null}
      {blocked ? <p className="action-why">{first[0]?.unavailable}</p> : null}
    </ActionBar>
  )
}
