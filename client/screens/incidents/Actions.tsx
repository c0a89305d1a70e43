import { useState } from 'react'
import type { CongressCommand } from '../../../domain/commands.ts'
import { movesFrom } from '../../../domain/incident/lifecycle.ts'
import type { Move } from '../../../domain/incident/lifecycle.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useKeys } from '../../app/keys.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { ActionBar } from '../../parts/incidents/Panel.tsx'
import { moveWords } from '../../words/incident-moves.ts'
import { panelWords } from '../../words/incidents.ts'
import type { Keys } from '../../words/keys.ts'
import { refusalText } from '../../words/refusals.ts'
import type { IncidentView } from './IncidentPanel.tsx'

/** Which dialog is open. */
export type Asking = Move | 'update' | 'note' | 'severity' | 'public-line' | 'visibility' | 'involve'

interface Offer {
  readonly asking: Asking
  readonly label: string
  /** Why it cannot be done now, although it may be done. */
  readonly unavailable: string | undefined
  readonly key?: Keys
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

/** What this person may do with it now, the likeliest first; illegal or forbidden things are not offered at all. */
function useOffers(view: IncidentView): {
  readonly first: readonly Offer[]
  readonly rest: readonly Offer[]
} {
  const store = useStore()
  const t = useWords(moveWords)
  const language = useLanguage()
  const label: { readonly [A in Asking]: string } = { ...t, 'public-line': t.publicLine }
  const offer = (asking: Asking): Offer[] => {
    const no = store.may(probe(asking, view), view.incident.status)
    const waits = no?.code === 'needs-connection'
    if (no !== null && !waits) return []
    const unavailable = no === null ? undefined : refusalText(no, language, view.info.dutyPhone)
    const key = keys[asking]
    return [{ asking, label: label[asking], unavailable, ...(key === undefined ? {} : { key }) }]
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
    ...legal.filter((move) => move === 'cancel' || move === 'reopen').flatMap(offer),
  ]
  // Something always stands at the thumb when anything may be done.
  return first.length > 0 ? { first, rest } : { first: rest.slice(0, 1), rest: rest.slice(1) }
}

/** `a`, `u`, `r`, `s`, as far as they are offered. */
function useOfferKeys(offers: readonly Offer[], onAsk: (asking: Asking) => void): void {
  useKeys(
    offers
      .filter(({ unavailable }) => unavailable === undefined)
      .flatMap(({ key, asking }) => (key === undefined ? [] : [{ keys: key, run: () => onAsk(asking) }])),
  )
}

/** Sticky at the foot of the panel. */
export function Actions({
  view,
  onAsk,
}: {
  readonly view: IncidentView
  readonly onAsk: (asking: Asking) => void
}) {
  const t = useWords(panelWords)
  const { first, rest } = useOffers(view)
  const { connection } = useSnapshot()
  const [open, setOpen] = useState(false)
  const all = [...first, ...rest]
  useOfferKeys(all, onAsk)
  if (all.length === 0) return null
  const button = ({ asking, label, unavailable, key }: Offer, main: boolean) => (
    <Button
      key={asking}
      kind={main ? (asking === 'acknowledge' ? 'danger' : 'primary') : 'plain'}
      keys={key === undefined ? undefined : [key.toUpperCase()]}
      unavailable={unavailable}
      onPress={() => {
        setOpen(false)
        onAsk(asking)
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
