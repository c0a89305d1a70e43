import { useState } from 'react'
import { overridden } from '../../../domain/run/facts.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { useToast } from '../../app/toast.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { rowStateWords, termWords } from '../../words/terms.ts'
import { steeringWords } from '../../words/steering.ts'
import { useRowActions } from './actions.ts'
import type { ItemView } from './ItemPage.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { rangeOf } from './said.ts'
import { AskAgainDialog, BindDialog, RangeDialog, ReassignDialog } from './SteeringDialogs.tsx'
import { organisationOf, whoOf } from './who.ts'

/** The condition of an item in words; null when it has none. */
function useCondition({ row }: Pick<ItemView, 'row'>): string | null {
  const t = useWords(steeringWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const condition = row.item.onlyIf
  if (!condition) return null
  if ('is' in condition) return t.onlyIf(condition.item, rowStateWords[condition.is][language])
  const other = shown.checklists.get(row.checklist)?.items.find(({ id }) => id === condition.item)
  const reading = other?.evidence.readings[condition.reading]
  if (!reading) return null
  const limits = { ...reading, min: condition.above ?? null, max: condition.below ?? null }
  return t.onlyIfReading(`${condition.item}, ${reading.name[language]}`, rangeOf(limits, language) ?? '')
}

/** What happened to the row besides proofs: asked again, given to this owner, reminded, watched by a probe. */
export function Course(view: ItemView) {
  const { row, info, now } = view
  const t = useWords(steeringWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const condition = useCondition(view)
  const at = (time: number) => whenOf(time, now, info.zone)
  const over = overridden(row)
  const again = row.askedAgain
  const incident = again?.incident ? snapshot.shown.incidents.get(again.incident) : undefined
  const face = again?.incident ? snapshot.shown.faces.get(again.incident) : undefined
  const why = again?.reason ?? t.resolved((incident ?? face)?.code ?? '')
  const lines = [
    condition,
    again ? t.saidAgain(at(again.at), why) : null,
    row.assigned ? t.assigned(at(row.assigned.at), row.assigned.reason) : null,
    row.reminded ? t.reminded(at(row.reminded.at)) : null,
    row.probe ? t.probed(row.probe.name, at(row.probe.boundAt)) : null,
    over ? t.overridden(whoOf(snapshot, over.by, unknownPerson), at(over.madeAt), over.note ?? '') : null,
    ...(row.past ?? []).map((past) =>
      t.past(organisationOf(snapshot, past.owner), at(past.until), past.facts.length),
    ),
  ].filter((line) => line !== null)
  if (lines.length === 0) return null
  return (
    <ul className="item-course">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

type Open = 'again' | 'reassign' | 'range' | 'bind' | 'hand-back'

function Opened({ view, open, onClose }: { view: ItemView; open: Open; onClose: () => void }) {
  const { row } = view
  const over = overridden(row)
  if (open === 'again') return <AskAgainDialog row={row} onClose={onClose} />
  if (open === 'reassign') return <ReassignDialog row={row} onClose={onClose} />
  if (open === 'range') return <RangeDialog row={row} onClose={onClose} />
  if (open === 'bind') return <BindDialog row={row} onClose={onClose} />
  return over ? <ReasonDialog row={row} reason={{ is: 'undo', fact: over.id }} onClose={onClose} /> : null
}

/** Reminding, and what the department changes in a live row; nothing for who may do none of it. */
export function Steering(view: ItemView) {
  const { row, status } = view
  const t = useWords(steeringWords)
  const store = useStore()
  const toast = useToast()
  const actions = useRowActions()
  const [open, setOpen] = useState<Open | null>(null)
  const may = (command: Parameters<typeof store.may>[0]) => store.may(command) === null
  const owes = status.state !== 'done' && status.state !== 'waived'
  const mayRemind = owes && may({ type: 'run.remind', payload: { row: row.id } })
  const steers = may({ type: 'run.ask-again', payload: { rows: [row.id], reason: '.' } })
  const mayBind = row.item.evidence.kind === 'probe' && steers
  const over = overridden(row)
  const mayHandBack =
    over !== null && may({ type: 'run.undo', payload: { row: row.id, fact: over.id, note: '.' } })
  if (!mayRemind && !steers && !mayHandBack) return null
  const remind = () =>
    void actions.remind(row).then((wrong) => (wrong === null ? undefined : toast({ text: wrong })))
  return (
    <section className="item-steering" aria-label={t.title}>
      <h2>{t.title}</h2>
      <div className="state-buttons">
        {mayRemind ? (
          <Button icon="bell-ring" onPress={remind}>
            {t.remind}
          </Button>
        ) : null}
        {mayHandBack ? <Button onPress={() => setOpen('hand-back')}>{t.handBack}</Button> : null}
        {steers ? (
          <>
            <Button onPress={() => setOpen('again')}>{t.askAgain}</Button>
            {row.carrier === null ? <Button onPress={() => setOpen('reassign')}>{t.reassign}</Button> : null}
            {row.item.evidence.readings.length > 0 ? (
              <Button onPress={() => setOpen('range')}>{t.range}</Button>
            ) : null}
          </>
        ) : null}
        {mayBind ? <Button onPress={() => setOpen('bind')}>{row.probe ? t.unbind : t.bind}</Button> : null}
      </div>
      {open === null ? null : <Opened view={view} open={open} onClose={() => setOpen(null)} />}
    </section>
  )
}
