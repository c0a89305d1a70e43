import { phases } from '../../../domain/catalogue/checklist.ts'
import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Checkbox, Choice } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { checklistWords } from '../../words/checklist.ts'
import { termWords } from '../../words/terms.ts'
import { useChange } from '../items/change.ts'
import { useDraft } from '../items/draft.ts'
import { readFigure } from '../items/figure.ts'

const kinds = ['tick', 'reading', 'photo', 'file'] as const

interface Made {
  readonly vi: string
  readonly en: string
  readonly howto: string
  readonly due: string
  readonly phase: (typeof phases)[number]
  readonly evidence: (typeof kinds)[number]
  readonly name: string
  readonly unit: string
  readonly min: string
  readonly max: string
  readonly critical: boolean
  readonly twoPerson: boolean
  readonly owner: string
  readonly areas: readonly string[]
  readonly reason: string
}
interface PartProps {
  readonly made: Made
  readonly set: (change: Partial<Made>) => void
}

const limitOf = (typed: string): number | null => {
  const figure = readFigure(typed)
  return figure.is === 'number' ? figure.value : null
}

/** What the command needs; one row per chosen area, or one for the whole congress. */
function payloadOf(made: Made, checklist: string) {
  const { vi, en, howto, due, phase, evidence, critical, twoPerson, owner, reason } = made
  const name = { vi: made.name, en: made.name }
  const reading = { name, unit: made.unit, min: limitOf(made.min), max: limitOf(made.max) }
  return {
    checklist,
    title: en.trim() === '' ? { vi } : { vi, en },
    howto,
    phase,
    due,
    recurrence: 'once' as const,
    evidence,
    readings: evidence === 'reading' ? [{ ...reading, basis: 'judgement' as const }] : [],
    critical,
    twoPerson,
    rows: made.areas.length === 0 ? [{ area: null, owner }] : made.areas.map((area) => ({ area, owner })),
    reason,
  }
}

function What({ made, set }: PartProps) {
  const t = useWords(checklistWords)
  return (
    <>
      <TextField
        label={t.itemTitle}
        value={made.vi}
        maxLength={200}
        required
        onChange={(vi) => set({ vi })}
      />
      <TextField label={t.itemTitleEn} value={made.en} maxLength={200} onChange={(en) => set({ en })} />
      <TextField
        label={t.howto}
        value={made.howto}
        maxLength={600}
        required
        onChange={(howto) => set({ howto })}
      />
      <TextField label={t.due} value={made.due} maxLength={8} required onChange={(due) => set({ due })} />
      <Choice
        legend={t.phase}
        value={made.phase}
        options={phases.map((value) => ({ value, label: t[value] }))}
        onChange={(phase) => set({ phase })}
      />
    </>
  )
}

function Evidence({ made, set }: PartProps) {
  const t = useWords(checklistWords)
  return (
    <>
      <Choice
        legend={t.evidence}
        value={made.evidence}
        options={kinds.map((value) => ({ value, label: t[value] }))}
        onChange={(evidence) => set({ evidence })}
      />
      {made.evidence === 'reading' ? (
        <>
          <TextField label={t.readingName} value={made.name} required onChange={(name) => set({ name })} />
          <TextField
            label={t.unit}
            value={made.unit}
            maxLength={20}
            required
            onChange={(unit) => set({ unit })}
          />
          <TextField label={t.least} value={made.min} inputMode="decimal" onChange={(min) => set({ min })} />
          <TextField label={t.most} value={made.max} inputMode="decimal" onChange={(max) => set({ max })} />
        </>
      ) : null}
      <Checkbox
        label={t.critical}
        checked={made.critical}
        onChange={() => set({ critical: !made.critical })}
      />
      <Checkbox
        label={t.twoPerson}
        checked={made.twoPerson}
        onChange={() => set({ twoPerson: !made.twoPerson })}
      />
    </>
  )
}

function Where({ made, set }: PartProps) {
  const t = useWords(checklistWords)
  const { shown } = useSnapshot()
  const turn = (id: string) =>
    set({ areas: made.areas.includes(id) ? made.areas.filter((one) => one !== id) : [...made.areas, id] })
  return (
    <>
      <Select
        label={t.owner}
        value={made.owner}
        options={[...shown.organisations.values()].map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(owner) => set({ owner })}
      />
      <fieldset className="plain">
        <legend>
          {t.where} · {made.areas.length === 0 ? t.noAreaChosen : made.areas.length}
        </legend>
        {[...shown.areas.values()].map(({ id, name }) => (
          <Checkbox key={id} label={name} checked={made.areas.includes(id)} onChange={() => turn(id)} />
        ))}
      </fieldset>
    </>
  )
}

const blank: Omit<Made, 'owner'> = {
  vi: '',
  en: '',
  howto: '',
  due: 'T-2h',
  phase: 'before',
  evidence: 'tick',
  name: '',
  unit: '',
  min: '',
  max: '',
  critical: false,
  twoPerson: false,
  areas: [],
  reason: '',
}

/** An item that the run gains while it is live; its reason goes on record. */
export function AddItem({ list, onClose }: { readonly list: string; readonly onClose: () => void }) {
  const t = useWords(checklistWords)
  const { close } = useWords(termWords)
  const { shown } = useSnapshot()
  const owner = [...shown.organisations.keys()][0] ?? ''
  const { draft: made, change: set, drop } = useDraft<Made>(`trucban-add-item ${list}`, { ...blank, owner })
  const change = useChange(t.added, () => {
    drop()
    onClose()
  })
  return (
    <Dialog
      title={t.addTitle(list)}
      closeLabel={close}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={() => void change.send('run.add-item', payloadOf(made, list))}>
          {t.save}
        </Button>
      }
    >
      <What made={made} set={set} />
      <Evidence made={made} set={set} />
      <Where made={made} set={set} />
      <TextField
        label={t.reason}
        value={made.reason}
        maxLength={300}
        required
        error={change.wrong ?? undefined}
        onChange={(reason) => set({ reason })}
      />
    </Dialog>
  )
}
