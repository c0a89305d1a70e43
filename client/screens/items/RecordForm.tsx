import { lazy, Suspense, useState } from 'react'
import { byHand } from '../../../domain/run/commands.ts'
import { fitsLine, lineFiguresOf } from '../../../domain/run/line.ts'
import type { LineSamples } from '../../../domain/run/line.ts'
import type { Row } from '../../../domain/run/row.ts'
import { useWords } from '../../app/language.ts'
import { go } from '../../app/place.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { ActionBar } from '../../parts/incidents/Panel.tsx'
import { itemPageWords } from '../../words/item-page.ts'
import { termWords } from '../../words/terms.ts'
import { useRowActions } from './actions.ts'
import { useDraft } from './draft.ts'
import { readFigure } from './figure.ts'
import { outsideBy } from './outside.ts'
import type { ItemView } from './ItemPage.tsx'
import { PhotoPicker } from './Photos.tsx'
import { ReasonDialog, composerFor } from './ReasonDialog.tsx'
import type { Reason } from './ReasonDialog.tsx'
import { Readings } from './Readings.tsx'
import { useWhyNot } from './StateButtons.tsx'

const MeasurePanel = lazy(async () => ({
  default: (await import('../../measure/MeasurePanel.tsx')).MeasurePanel,
}))

interface Form {
  readonly figures: readonly string[]
  readonly note: string
  /** The measurement that some figures come from; it goes along only while they are as it says. */
  readonly line?: LineSamples | null
  /** Photos and files kept on this device for this record. */
  readonly photos?: readonly string[]
}

/** The figures typed; null while one is missing or cannot be read. */
function valuesFrom(row: Row, figures: readonly string[]) {
  const read = row.item.evidence.readings.map(({ unit }, index) => readFigure(figures[index] ?? '', unit))
  const values = read.flatMap((figure) => (figure.is === 'number' ? [figure.value] : []))
  const missing = read.filter((figure) => figure.is === 'empty').length
  return {
    values: values.length === read.length ? values : null,
    missing,
    unread: read.length - values.length - missing,
  }
}

/** What a measurement fills in; the other figures stay as typed. */
function filledBy(row: Row, samples: LineSamples, typed: readonly string[]): string[] {
  const figures = lineFiguresOf(samples)
  return row.item.evidence.readings.map(({ line }, index) => {
    const value = line === undefined ? null : figures[line]
    return value === null ? (typed[index] ?? '') : String(value).replace('.', ',')
  })
}

const figuresOutside = (row: Row, figures: readonly string[]): boolean =>
  row.item.evidence.readings.some((reading, index) => {
    const figure = readFigure(figures[index] ?? '', reading.unit)
    return figure.is === 'number' && outsideBy(figure.value, reading) !== 0
  })

const handWords = { photo: 'byHandPhoto', file: 'byHandFile', probe: 'byHandProbe' } as const

function HandNote({ row }: { readonly row: Row }) {
  const t = useWords(itemPageWords)
  const { kind } = row.item.evidence
  if (kind === 'tick' || kind === 'reading') return null
  return <p className="quiet">{t[handWords[kind]]}</p>
}

function useRecord(view: ItemView, form: Form, drop: () => void) {
  const t = useWords(itemPageWords)
  const actions = useRowActions()
  const [wrong, setWrong] = useState<string | null>(null)
  const { row } = view
  const photos = form.photos ?? []
  const hand = byHand(row, photos)
  const { values, missing, unread } = valuesFrom(row, form.figures)
  const measures = row.item.evidence.readings.length > 0
  // One figure outside is enough to say what the record will be.
  const failed = measures && figuresOutside(row, form.figures)
  const record = async (then?: () => void) => {
    if (values === null) return setWrong(unread > 0 ? t.readingsWrong : t.readingsNeeded(missing))
    if (hand && form.note.trim() === '') return setWrong(t.handNeeded)
    const line =
      form.line && fitsLine(row.item.evidence.readings, values, form.line) ? { line: form.line } : {}
    const said = await (measures
      ? actions.measure(row, values, form.note, { ...line, photos })
      : actions.tick(row, form.note, { photos }))
    setWrong(said)
    if (said !== null) return
    drop()
    then?.()
  }
  return { record, wrong, setWrong, failed, hand, measures }
}

/** What the main button will do, in words. */
function useMainWord({ row, status }: ItemView, hand: boolean): string {
  const t = useWords(itemPageWords)
  if (row.item.twoPerson) return t.recordSecond
  if (hand) return t.recordHand
  return status.state === 'done' ? t.recordAgain : t.recordDone
}

interface RecordBarProps {
  readonly view: ItemView
  /** A figure typed lies outside. */
  readonly failed: boolean
  readonly hand: boolean
  /** Why the last press recorded nothing; said at the thumb, for the fields may lie out of sight. */
  readonly wrong: string | null
  readonly onRecord: (then?: () => void) => void
  readonly onReason: (reason: Reason) => void
}

/** The buttons at the thumb; the main one names what will happen. */
function RecordBar({ view, failed, hand, wrong, onRecord, onReason }: RecordBarProps) {
  const t = useWords(itemPageWords)
  const whyNot = useWhyNot()
  const mainWord = useMainWord(view, hand)
  const { row } = view
  const unavailable = whyNot({ type: 'run.fail', payload: { row: row.id, note: '.' } })
  return (
    <ActionBar label={t.record}>
      {failed ? (
        <>
          <Button
            kind="danger"
            unavailable={unavailable}
            onPress={() => onRecord(() => go(composerFor(row.id)))}
          >
            {t.recordFailedIncident}
          </Button>
          <Button unavailable={unavailable} onPress={() => onRecord()}>
            {t.recordFailed}
          </Button>
        </>
      ) : (
        <>
          <Button kind="primary" unavailable={unavailable} onPress={() => onRecord()}>
            {mainWord}
          </Button>
          <Button unavailable={unavailable} onPress={() => onReason({ is: 'fail' })}>
            {t.fail}
          </Button>
        </>
      )}
      <Button unavailable={unavailable} onPress={() => onReason({ is: 'waive' })}>
        {t.waive}
      </Button>
      {wrong === null ? null : (
        <p className="record-why" role="alert">
          {wrong}
        </p>
      )}
    </ActionBar>
  )
}

/** The figures: measured here where the item says so, and typed. */
function Figures({
  row,
  form,
  onChange,
}: {
  readonly row: Row
  readonly form: Form
  readonly onChange: (changes: Partial<Form>) => void
}) {
  const { readings } = row.item.evidence
  return (
    <>
      {readings.some(({ line }) => line !== undefined) ? (
        <Suspense>
          <MeasurePanel
            readings={readings}
            onUse={(line) => onChange({ line, figures: filledBy(row, line, form.figures) })}
          />
        </Suspense>
      ) : null}
      <Readings row={row} figures={form.figures} onChange={(figures) => onChange({ figures })} />
    </>
  )
}

/** Recording a row: readings, a note, and the buttons that say what will happen. */
export function RecordForm(view: ItemView) {
  const { row, status } = view
  const t = useWords(itemPageWords)
  const { noSecrets } = useWords(termWords)
  const [reason, setReason] = useState<Reason | null>(null)
  const { draft, change, drop } = useDraft<Form>(`trucban-item ${row.id}`, { figures: [], note: '' })
  const clear = () => {
    change({ figures: [], note: '', line: null, photos: [] })
    drop()
  }
  const { record, wrong, setWrong, failed, hand, measures } = useRecord(view, draft, clear)
  if (status.state === 'waived' || (status.state === 'waiting' && status.fact?.kind === 'waive')) return null
  const typed: typeof change = (changes) => {
    setWrong(null)
    change(changes)
  }
  const { kind } = row.item.evidence
  const photos = (
    <PhotoPicker
      ids={draft.photos ?? []}
      file={kind === 'file'}
      onChange={(next) => typed((before) => ({ photos: next(before.photos ?? []) }))}
    />
  )
  // What the item asks for comes first.
  const asksPhoto = kind === 'photo' || kind === 'file'
  return (
    <>
      <section className="record">
        {asksPhoto ? photos : null}
        {hand ? <h2>{t.byHandHead}</h2> : null}
        {hand ? <HandNote row={row} /> : null}
        {measures ? <Figures row={row} form={draft} onChange={typed} /> : null}
        <TextField
          label={hand ? t.handNote : t.note}
          aside={hand ? undefined : t.optional}
          hint={noSecrets}
          maxLength={300}
          value={draft.note}
          onChange={(note) => typed({ note })}
        />
        {asksPhoto ? null : photos}
      </section>
      <RecordBar
        view={view}
        failed={failed}
        hand={hand}
        wrong={wrong}
        onRecord={(then) => void record(then)}
        onReason={setReason}
      />
      {reason === null ? null : <ReasonDialog row={row} reason={reason} onClose={() => setReason(null)} />}
    </>
  )
}
