import { useState } from 'react'
import { slotKey } from '../../../domain/duty/events.ts'
import { peopleOn } from '../../../domain/duty/standing.ts'
import { shiftsBetween } from '../../../domain/duty/shift.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Checkbox, Choice } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { dutyWords, tierWords } from '../../words/duty.ts'
import { termWords } from '../../words/terms.ts'
import { useChange } from '../items/change.ts'
import type { TierProps } from './OnShift.tsx'
import { shiftSaid, useMembers, useName } from './seen.ts'

const day = 86_400_000
const beside = '-'
type Props = TierProps & { readonly onClose: () => void }

function useInstead({ watch, tier, shift }: TierProps) {
  const t = useWords(dutyWords)
  const { shown } = useSnapshot()
  const name = useName()
  const there = peopleOn(shown, watch.of, tier, shift.key)
  const [chosen, setInstead] = useState(there[0] ?? beside)
  const options = [
    ...there.map((value) => ({ value, label: name(value) })),
    { value: beside, label: t.beside },
  ]
  // Whom one meant to relieve may have been relieved by somebody else meanwhile.
  const value = there.includes(chosen) ? chosen : beside
  return { value, setInstead, options, instead: value === beside ? null : value }
}

/** Several are on duty: whose place does one take? */
export function TakeDialog(props: Props) {
  const t = useWords(dutyWords)
  const { close } = useWords(termWords)
  const { actor } = useSnapshot()
  const { watch, tier, shift, onClose } = props
  const { value, setInstead, options, instead } = useInstead(props)
  const change = useChange(t.taken, onClose)
  const send = () =>
    void change.send('duty.take', {
      organisation: watch.of,
      tier,
      shift: shift.key,
      person: actor?.person ?? '',
      instead,
    })
  return (
    <Dialog
      title={t.takeWhose}
      closeLabel={close}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={send}>
          {t.take}
        </Button>
      }
    >
      <Choice legend={t.instead} value={value} columns={1} options={options} onChange={setInstead} />
      {change.wrong === null ? null : <p role="alert">{change.wrong}</p>}
    </Dialog>
  )
}

/** Somebody else goes on duty, with a reason and at once. */
export function AssignDialog(props: Props) {
  const t = useWords(dutyWords)
  const { close } = useWords(termWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const { watch, tier, shift, onClose } = props
  const there = peopleOn(shown, watch.of, tier, shift.key)
  const free = useMembers(watch.of).filter(({ person }) => !there.includes(person))
  const [person, setPerson] = useState(free[0]?.person ?? '')
  const [reason, setReason] = useState('')
  const { value, setInstead, options, instead } = useInstead(props)
  const change = useChange(t.assigned, onClose)
  const send = () =>
    void change.send('duty.take', { organisation: watch.of, tier, shift: shift.key, person, instead, reason })
  return (
    <Dialog
      title={t.assignTitle(tierWords[tier][language])}
      closeLabel={close}
      onClose={onClose}
      note={shiftSaid(shift, watch.info.zone)}
      actions={
        <Button kind="primary" unavailable={person === '' ? t.noPeople : undefined} onPress={send}>
          {t.assignNow}
        </Button>
      }
    >
      <Select
        label={t.person}
        value={person}
        options={free.map((one) => ({ value: one.person, label: one.name }))}
        onChange={setPerson}
      />
      {there.length === 0 ? null : (
        <Select label={t.instead} value={value} options={options} onChange={setInstead} />
      )}
      <TextField
        label={t.reason}
        hint={t.reasonHint}
        value={reason}
        maxLength={200}
        required
        error={change.wrong ?? undefined}
        onChange={setReason}
      />
    </Dialog>
  )
}

/** Days that a roster can be written for at once. */
const spans = ['1', '3', '7', '14'] as const
const mostPeople = 6

/** The roster of one tier for a shift, and for the same shift of the days after it. */
export function RosterDialog({ watch, tier, shift, onClose }: Props) {
  const t = useWords(dutyWords)
  const { close } = useWords(termWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const members = useMembers(watch.of)
  const known = shown.duty.get(slotKey(watch.of, tier, shift.key))?.people ?? []
  const [people, setPeople] = useState<ReadonlySet<string>>(new Set(known))
  const [span, setSpan] = useState<(typeof spans)[number]>('1')
  const change = useChange(t.saved, onClose)
  const turn = (person: string) => {
    const next = new Set(people)
    if (!next.delete(person)) next.add(person)
    setPeople(next)
  }
  const nth = shift.key.slice(10)
  const save = () => {
    const days = shiftsBetween(watch.info, shift.from, shift.from + (Number(span) - 1) * day + 1)
    const shifts = days.map(({ key }) => key).filter((key) => key.endsWith(nth))
    const still = members.map(({ person }) => person).filter((person) => people.has(person))
    void change.send('duty.roster', { organisation: watch.of, tier, shifts, people: still })
  }
  const many = people.size > mostPeople ? t.tooMany : undefined
  return (
    <Dialog
      title={t.rosterTitle(tierWords[tier][language], shiftSaid(shift, watch.info.zone))}
      closeLabel={close}
      onClose={onClose}
      actions={
        <Button kind="primary" unavailable={many} onPress={save}>
          {t.save}
        </Button>
      }
    >
      <fieldset className="duty-choose">
        <legend>{t.people}</legend>
        {members.length === 0 ? <p>{t.noPeople}</p> : null}
        {members.map(({ person, name }) => (
          <Checkbox key={person} checked={people.has(person)} label={name} onChange={() => turn(person)} />
        ))}
      </fieldset>
      <Select
        label={t.repeat}
        value={span}
        options={spans.map((value) => ({ value, label: value === '1' ? t.once : t.daily(Number(value)) }))}
        onChange={setSpan}
      />
      {change.wrong === null ? null : <p role="alert">{change.wrong}</p>}
    </Dialog>
  )
}
