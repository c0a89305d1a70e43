import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Row } from '../../../domain/run/row.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { numberOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { steeringWords } from '../../words/steering.ts'
import { termWords } from '../../words/terms.ts'
import { useChange } from './change.ts'
import { readFigure } from './figure.ts'

interface Props {
  readonly row: Row
  readonly onClose: () => void
}
interface ReasonedProps {
  readonly title: string
  readonly text: string
  readonly wrong: string | null
  readonly busy: boolean
  readonly onClose: () => void
  readonly onSave: (reason: string) => void
  readonly children?: ReactNode
}

/** A change that goes on record with its reason. */
function Reasoned({ title, text, wrong, busy, onClose, onSave, children }: ReasonedProps) {
  const t = useWords(steeringWords)
  const { close, noSecrets } = useWords(termWords)
  const [reason, setReason] = useState('')
  return (
    <Dialog
      title={title}
      closeLabel={close}
      onClose={onClose}
      note={noSecrets}
      actions={
        <Button kind="primary" unavailable={busy ? t.save : undefined} onPress={() => onSave(reason)}>
          {t.save}
        </Button>
      }
    >
      <p className="quiet">{text}</p>
      {children}
      <TextField
        label={t.reason}
        value={reason}
        maxLength={300}
        required
        error={wrong ?? undefined}
        onChange={setReason}
      />
    </Dialog>
  )
}

export function AskAgainDialog({ row, onClose }: Props) {
  const t = useWords(steeringWords)
  const change = useChange(t.saved(row.item.id), onClose)
  return (
    <Reasoned
      {...change}
      title={t.askAgainTitle(row.item.id)}
      text={t.askAgainText}
      onClose={onClose}
      onSave={(reason) => void change.send('run.ask-again', { rows: [row.id], reason })}
    />
  )
}

export function ReassignDialog({ row, onClose }: Props) {
  const t = useWords(steeringWords)
  const { shown } = useSnapshot()
  const others = [...shown.organisations.values()].filter(({ id }) => id !== row.owner)
  const [owner, setOwner] = useState(others[0]?.id ?? '')
  const change = useChange(t.saved(row.item.id), onClose)
  return (
    <Reasoned
      {...change}
      title={t.reassignTitle(row.item.id)}
      text={t.reassignText}
      onClose={onClose}
      onSave={(reason) => void change.send('run.reassign', { row: row.id, owner, reason })}
    >
      <Select
        label={t.owner}
        value={owner}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setOwner}
      />
    </Reasoned>
  )
}

/** An empty limit is none; null for what is no figure. */
const limitOf = (typed: string): { readonly value: number | null } | null => {
  const figure = readFigure(typed)
  if (figure.is === 'empty') return { value: null }
  return figure.is === 'number' ? { value: figure.value } : null
}

export function RangeDialog({ row, onClose }: Props) {
  const t = useWords(steeringWords)
  const language = useLanguage()
  const { readings } = row.item.evidence
  const [at, setAt] = useState(0)
  const reading = readings[at]
  const write = (limit: number | null | undefined) => (limit == null ? '' : numberOf(limit, language))
  const [typed, setTyped] = useState({ min: write(reading?.min), max: write(reading?.max) })
  const change = useChange(t.saved(row.item.id), onClose)
  const choose = (index: number) => {
    setAt(index)
    setTyped({ min: write(readings[index]?.min), max: write(readings[index]?.max) })
  }
  const save = (reason: string) => {
    const min = limitOf(typed.min)
    const max = limitOf(typed.max)
    if (!min || !max) return change.setWrong(t.notNumber)
    const { checklist, item } = row
    const limits = { min: min.value, max: max.value }
    void change.send('run.set-range', { checklist, item: item.id, reading: at, ...limits, reason })
  }
  const unit = reading?.unit ?? ''
  return (
    <Reasoned
      {...change}
      title={t.rangeTitle(row.item.id)}
      text={t.rangeText}
      onClose={onClose}
      onSave={save}
    >
      {readings.length > 1 ? (
        <Select
          label={t.reading}
          value={String(at)}
          options={readings.map(({ name }, index) => ({ value: String(index), label: name[language] }))}
          onChange={(value) => choose(Number(value))}
        />
      ) : null}
      <TextField label={t.least(unit)} value={typed.min} onChange={(min) => setTyped({ ...typed, min })} />
      <TextField label={t.most(unit)} value={typed.max} onChange={(max) => setTyped({ ...typed, max })} />
    </Reasoned>
  )
}

export function BindDialog({ row, onClose }: Props) {
  const t = useWords(steeringWords)
  const bound = row.probe ?? null
  const [name, setName] = useState('')
  const change = useChange(t.saved(row.item.id), onClose)
  return (
    <Reasoned
      {...change}
      title={bound ? t.unbind : t.bindTitle(row.item.id)}
      text={t.bindText}
      onClose={onClose}
      onSave={(reason) =>
        void change.send('run.bind-probe', { row: row.id, probe: bound ? null : name, reason })
      }
    >
      {bound ? null : <TextField label={t.probe} value={name} maxLength={60} required onChange={setName} />}
    </Reasoned>
  )
}
