import '../people/people.css'
import './setup.css'
import { useState } from 'react'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import { rowStatus } from '../../../domain/run/status.ts'
import { useNow, useSnapshot, useStore } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { clockOf } from '../../app/times.ts'
import { localParts } from '../../../domain/zone.ts'
import { TextField } from '../../parts/controls/TextField.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { courseWords } from '../../words/setup.ts'
import { setupWords } from '../../words/admin.ts'
import { useChange } from '../items/change.ts'
import { Closing, Rehearse } from './Closing.tsx'
import { Areas, Organisations } from './Places.tsx'
import { instantsOf } from './plans.ts'
import type { Times } from './plans.ts'
import { Reasoned } from './Reasoned.tsx'

function Facts({ info }: { readonly info: CongressInfo }) {
  const t = useWords(courseWords)
  const [made, setMade] = useState({
    name: info.name,
    level: info.level,
    dutyPhone: info.dutyPhone,
    shifts: info.shifts.join(', '),
  })
  const change = useChange(t.saved, () => undefined)
  const set = (next: Partial<typeof made>) => setMade({ ...made, ...next })
  const save = (reason: string) => {
    const shifts = made.shifts.split(/[,; ]+/).filter((time) => time !== '')
    void change.send('congress.change', { ...made, shifts, reason })
  }
  return (
    <section className="sheet">
      <h2>{t.facts}</h2>
      <Reasoned button={t.save} wrong={change.wrong} onSave={save}>
        <TextField
          label={t.name}
          value={made.name}
          maxLength={160}
          required
          onChange={(name) => set({ name })}
        />
        <TextField
          label={t.level}
          value={made.level}
          maxLength={40}
          required
          onChange={(level) => set({ level })}
        />
        <TextField
          label={t.phone}
          value={made.dutyPhone}
          maxLength={30}
          required
          onChange={(dutyPhone) => set({ dutyPhone })}
        />
        <TextField label={t.shifts} value={made.shifts} required onChange={(shifts) => set({ shifts })} />
      </Reasoned>
    </section>
  )
}

const day = 86_400_000

/** Moving the opening says first what moves with it, and what was proven close to the old time. */
function Moving({ info }: { readonly info: CongressInfo }) {
  const t = useWords(courseWords)
  const said = useWords(setupWords)
  const { shown } = useSnapshot()
  const now = useNow(30_000)
  const first = (at: number) => [localParts(at, info.zone).date, clockOf(at, info.zone)] as const
  const [[openingDate, openingTime], [closingDate, closingTime]] = [first(info.opening), first(info.closing)]
  const [times, setTimes] = useState<Times>({ openingDate, openingTime, closingDate, closingTime })
  const change = useChange(t.saved, () => undefined)
  const { opening, closing } = instantsOf(times, info.zone)
  let moving = 0
  let near = 0
  for (const row of shown.rows.values()) {
    const { state, fact, next } = rowStatus(row, info, now)
    if (state !== 'waived' && (state !== 'done' || next !== null)) moving += 1
    if (state === 'done' && fact && now - fact.madeAt < day) near += 1
  }
  const field = (key: keyof Times, type: 'date' | 'time') => (
    <TextField
      label={said[key]}
      type={type}
      value={times[key]}
      onChange={(value) => setTimes({ ...times, [key]: value })}
    />
  )
  const save = (reason: string) => {
    if (opening === null || closing === null) return change.setWrong(said.order)
    void change.send('congress.reschedule', { opening, closing, reason })
  }
  return (
    <section className="sheet">
      <h2>{t.times}</h2>
      <p className="quiet">{t.timesText(moving, near)}</p>
      <Reasoned button={t.move} wrong={change.wrong} onSave={save}>
        <div className="plan-times">
          {field('openingDate', 'date')}
          {field('openingTime', 'time')}
          {field('closingDate', 'date')}
          {field('closingTime', 'time')}
        </div>
        <p className="quiet">{said.zone(info.zone)}</p>
      </Reasoned>
    </section>
  )
}

/** Changing, rehearsing and closing the congress that is open; every change goes on record with its reason. */
export default function ChangePage() {
  const t = useWords(courseWords)
  const store = useStore()
  const { shown } = useSnapshot()
  const { info } = shown
  if (!info) return null
  const may = (type: 'congress.close' | 'congress.reopen') =>
    store.may({ type, payload: { reason: '.' } })?.code !== 'not-allowed'
  const facts = { name: '.', level: '.', dutyPhone: '.', shifts: ['06:00'], reason: '.' }
  const administers = store.may({ type: 'congress.change', payload: facts })?.code !== 'not-allowed'
  const runs = info.closedAt === undefined
  return (
    <div className="admin">
      <PageHead title={t.title} sub={info.name} />
      <div className="sheets wide">
        {administers && runs ? <Facts key={info.name} info={info} /> : null}
        {may('congress.close') && runs ? <Moving key={info.opening} info={info} /> : null}
        {administers && runs ? <Areas /> : null}
        {administers && runs ? <Organisations /> : null}
        <Rehearse info={info} />
        {may('congress.close') ? <Closing info={info} /> : null}
      </div>
    </div>
  )
}
