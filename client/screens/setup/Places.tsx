import { useState } from 'react'
import { areaKinds } from '../../../domain/catalogue/checklist.ts'
import type { AreaKind } from '../../../domain/catalogue/checklist.ts'
import { organisationKinds } from '../../../domain/catalogue/plan.ts'
import type { Area, Organisation } from '../../../domain/catalogue/plan.ts'
import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Checkbox } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { courseWords } from '../../words/setup.ts'
import { useChange } from '../items/change.ts'
import { Reasoned } from './Reasoned.tsx'

const newArea: Area = { id: '', name: '', short: '', kind: 'hall', carriers: [] }

/** Who owns what is done once in the area; nobody named leaves it to the general assignment. */
function Lead(props: {
  readonly area: Area
  readonly lead: 'leadCarrier' | 'leadPost'
  readonly kind: Organisation['kind']
  readonly label: string
  readonly onChange: (area: Area) => void
}) {
  const t = useWords(courseWords)
  const { shown } = useSnapshot()
  const of = [...shown.organisations.values()].filter(({ kind }) => kind === props.kind)
  return (
    <Select
      label={props.label}
      value={props.area[props.lead] ?? ''}
      options={[
        { value: '', label: t.leadNone },
        ...of.map(({ id, short }) => ({ value: id, label: short })),
      ]}
      onChange={(id) => {
        const { [props.lead]: _former, ...rest } = props.area
        props.onChange(id === '' ? rest : { ...rest, [props.lead]: id })
      }}
    />
  )
}

function AreaForm({ area, onDone }: { readonly area: Area | null; readonly onDone: () => void }) {
  const t = useWords(courseWords)
  const { shown } = useSnapshot()
  const [made, setMade] = useState<Area>(area ?? newArea)
  const [rows, setRows] = useState(true)
  const change = useChange(t.saved, onDone)
  const carriers = [...shown.organisations.values()].filter(({ kind }) => kind === 'carrier')
  const set = (next: Partial<Area>) => setMade({ ...made, ...next })
  const turn = (id: string) =>
    set({
      carriers: made.carriers.includes(id)
        ? made.carriers.filter((one) => one !== id)
        : [...made.carriers, id],
    })
  return (
    <Reasoned
      inner
      button={t.save}
      wrong={change.wrong}
      onSave={(reason) => void change.send('area.set', { area: made, rows, reason })}
    >
      {area ? null : (
        <>
          <TextField label={t.areaKey} value={made.id} required onChange={(id) => set({ id })} />
          <Select<AreaKind>
            label={t.areaKind}
            value={made.kind}
            options={areaKinds.map((kind) => ({ value: kind, label: t[kind] }))}
            onChange={(kind) => set({ kind })}
          />
        </>
      )}
      <TextField label={t.areaName} value={made.name} required onChange={(name) => set({ name })} />
      <TextField
        label={t.areaShort}
        value={made.short}
        maxLength={28}
        required
        onChange={(short) => set({ short })}
      />
      <fieldset className="plain">
        <legend>{t.carriers}</legend>
        {carriers.map(({ id, name }) => (
          <Checkbox key={id} label={name} checked={made.carriers.includes(id)} onChange={() => turn(id)} />
        ))}
      </fieldset>
      <Lead area={made} lead="leadCarrier" kind="carrier" label={t.lead} onChange={setMade} />
      <Lead area={made} lead="leadPost" kind="post" label={t.leadPost} onChange={setMade} />
      <Checkbox label={t.withRows} checked={rows} onChange={() => setRows(!rows)} />
    </Reasoned>
  )
}

/** Areas of the running congress, each editable, and a new one. */
export function Areas() {
  const t = useWords(courseWords)
  const { shown } = useSnapshot()
  const [open, setOpen] = useState<string | null>(null)
  const done = () => setOpen(null)
  return (
    <section className="sheet">
      <h2>{t.areas}</h2>
      <ul className="people-group">
        {[...shown.areas.values()].map((area) => (
          <li key={area.id} className="person">
            <span className="person-name">
              <b>{area.name}</b>
              <span className="quiet">
                {[t[area.kind], ...area.carriers.map((id) => shown.organisations.get(id)?.short ?? id)].join(
                  ' · ',
                )}
              </span>
            </span>
            <Button size="small" onPress={() => setOpen(open === area.id ? null : area.id)}>
              {t.areaEdit}
            </Button>
            {open === area.id ? <AreaForm area={area} onDone={done} /> : null}
          </li>
        ))}
      </ul>
      {open === '' ? (
        <AreaForm area={null} onDone={done} />
      ) : (
        <Button icon="plus" onPress={() => setOpen('')}>
          {t.areaAdd}
        </Button>
      )}
    </section>
  )
}

function OrganisationForm({
  record,
  onDone,
}: {
  readonly record: Organisation | null
  readonly onDone: () => void
}) {
  const t = useWords(courseWords)
  const [made, setMade] = useState<Organisation>(
    record ?? { id: '', name: '', short: '', kind: 'carrier', department: false },
  )
  const change = useChange(t.saved, onDone)
  const set = (next: Partial<Organisation>) => setMade({ ...made, ...next })
  return (
    <Reasoned
      inner
      button={t.save}
      wrong={change.wrong}
      onSave={(reason) => void change.send('organisation.set', { organisation: made, reason })}
    >
      {record ? null : (
        <>
          <TextField label={t.areaKey} value={made.id} required onChange={(id) => set({ id })} />
          <Select
            label={t.areaKind}
            value={made.kind}
            options={organisationKinds.map((kind) => ({ value: kind, label: t[kind] }))}
            onChange={(kind) => set({ kind })}
          />
        </>
      )}
      <TextField label={t.areaName} value={made.name} required onChange={(name) => set({ name })} />
      <TextField
        label={t.organisationShort}
        value={made.short}
        maxLength={14}
        required
        onChange={(short) => set({ short })}
      />
    </Reasoned>
  )
}

export function Organisations() {
  const t = useWords(courseWords)
  const { shown } = useSnapshot()
  const [open, setOpen] = useState<string | null>(null)
  const done = () => setOpen(null)
  return (
    <section className="sheet">
      <h2>{t.organisations}</h2>
      <ul className="people-group">
        {[...shown.organisations.values()].map((record) => (
          <li key={record.id} className="person">
            <span className="person-name">
              <b>{record.name}</b>
              <span className="quiet">
                {[record.short, t[record.kind], ...(record.department ? [t.department] : [])].join(' · ')}
              </span>
            </span>
            <Button size="small" onPress={() => setOpen(open === record.id ? null : record.id)}>
              {t.areaEdit}
            </Button>
            {open === record.id ? <OrganisationForm record={record} onDone={done} /> : null}
          </li>
        ))}
      </ul>
      {open === '' ? (
        <OrganisationForm record={null} onDone={done} />
      ) : (
        <Button icon="plus" onPress={() => setOpen('')}>
          {t.organisationAdd}
        </Button>
      )}
    </section>
  )
}
