import { useState } from 'react'
import type { ReactNode } from 'react'
import { isOpen } from '../../../../domain/incident/lifecycle.ts'
import { useSnapshot, useStore } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { whenOf } from '../../../app/times.ts'
import { Button } from '../../../parts/controls/Button.tsx'
import { TextField } from '../../../parts/controls/TextField.tsx'
import { Section } from '../../../parts/incidents/Panel.tsx'
import { conductWords } from '../../../words/conduct.ts'
import { moveWords } from '../../../words/incident-moves.ts'
import type { Conduct } from '../conduct/index.ts'
import type { IncidentView } from '../IncidentPanel.tsx'
import { DeedWrong } from './DeedWrong.tsx'
import { useNaming } from './naming.ts'
import { useDeed, useOffer } from './offer.ts'
import type { Deed } from './offer.ts'

interface CommandProps {
  readonly view: IncidentView
  readonly onConduct: (kind: Conduct) => void
}

/** Whether this reader may take the command: at once, with a reason, or not at all. */
function useTaking(view: IncidentView): {
  readonly how: 'at-once' | 'reason' | null
  readonly unavailable: string | undefined
} {
  const store = useStore()
  const offer = useOffer(view)
  const { id: incident } = view.incident
  const command = (note?: string) => ({
    type: 'incident.take-command' as const,
    payload: note === undefined ? { incident } : { incident, note },
  })
  const needsReason = store.may(command())?.code === 'note-required'
  const offered = offer(command(needsReason ? '.' : undefined))
  const how = offered ? (needsReason ? 'reason' : 'at-once') : null
  return { how, unavailable: offered?.unavailable }
}

/** Taking it from somebody who has not offered it: why, in one line. */
function TakeInstead({ view, deed, onDone }: { view: IncidentView; deed: Deed; onDone: () => void }) {
  const t = useWords(conductWords)
  const { back } = useWords(moveWords)
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = async () => {
    const said = note.trim()
    if (said === '') return setMissing(true)
    if (await deed.send('incident.take-command', { incident: view.incident.id, note: said })) onDone()
  }
  return (
    <form
      className="take-instead"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        label={t.takeWhy}
        maxLength={300}
        value={note}
        error={missing ? t.takeWhyNeeded : undefined}
        onChange={(text) => {
          setMissing(false)
          setNote(text)
        }}
      />
      <div className="part-actions">
        <Button kind="primary" type="submit">
          {t.takeCommand}
        </Button>
        <Button kind="quiet" onPress={onDone}>
          {back}
        </Button>
      </div>
    </form>
  )
}

function useCommandButtons(
  { view, onConduct }: CommandProps,
  deed: Deed,
  onInstead: () => void,
): readonly ReactNode[] {
  const t = useWords(conductWords)
  const { actor } = useSnapshot()
  const offer = useOffer(view)
  const { how, unavailable } = useTaking(view)
  const { id: incident, handing, commander } = view.incident
  const mayHand = offer({ type: 'incident.hand-over', payload: { incident, to: null } })
  const mine = handing?.to === actor?.person && handing !== null && handing !== undefined
  const take = (
    <Button
      key="take"
      kind={mine ? 'primary' : how === 'reason' ? 'quiet' : 'plain'}
      unavailable={unavailable}
      onPress={() => (how === 'reason' ? onInstead() : void deed.send('incident.take-command', { incident }))}
    >
      {how === 'reason' ? t.takeInstead : t.takeCommand}
    </Button>
  )
  const give = (
    <Button key="give" unavailable={mayHand?.unavailable} onPress={() => onConduct('hand-over')}>
      {`${t.handOver}…`}
    </Button>
  )
  const back = (
    <Button
      key="back"
      kind="quiet"
      unavailable={mayHand?.unavailable}
      onPress={() => void deed.send('incident.hand-over', { incident, to: null })}
    >
      {t.takeBack}
    </Button>
  )
  return [
    ...(how === 'at-once' ? [take] : []),
    ...(mayHand && commander && !mine ? [give] : []),
    ...(mayHand && handing && !mine ? [back] : []),
    ...(how === 'reason' ? [take] : []),
  ]
}

/** Who commands it, to whom it is being handed over, and who takes it. */
export function Commander(props: CommandProps) {
  const { incident, info, now } = props.view
  const t = useWords(conductWords)
  const naming = useNaming()
  const deed = useDeed(props.view)
  const [instead, setInstead] = useState(false)
  const buttons = useCommandButtons(props, deed, () => setInstead(true))
  const { commander, handing } = incident
  const open = isOpen(incident.status)
  if (!commander && !open) return null
  return (
    <Section title={t.command}>
      <p className={commander ? 'commander' : 'commander quiet'}>
        {commander
          ? t.commands(naming(commander.person, commander.of), whenOf(commander.since, now, info.zone))
          : t.nobodyCommands}
      </p>
      {handing && open ? <p className="awaited">{t.waitsFor(naming(handing.to))}</p> : null}
      {instead ? (
        <TakeInstead view={props.view} deed={deed} onDone={() => setInstead(false)} />
      ) : buttons.length > 0 ? (
        <div className="part-actions">{buttons}</div>
      ) : null}
      <DeedWrong wrong={deed.wrong} />
    </Section>
  )
}
