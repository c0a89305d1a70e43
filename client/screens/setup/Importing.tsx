import { useState } from 'react'
import type { NetError } from '../../adapters/net.ts'
import { useSession } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { go } from '../../app/place.ts'
import { clockOf, dateOf, weekdayOf } from '../../app/times.ts'
import { TextField } from '../../parts/controls/TextField.tsx'
import { setupWords } from '../../words/admin.ts'
import type { PlanLine, Times } from './plans.ts'
import { zoneOf } from './plans.ts'

/** What importing will make, in words, before it is made. */
export function Preview({
  plan,
  opening,
  closing,
}: {
  readonly plan: PlanLine
  readonly opening: number
  readonly closing: number
}) {
  const t = useWords(setupWords)
  const language = useLanguage()
  const zone = zoneOf(plan)
  const when = (at: number) => `${clockOf(at, zone)} ${weekdayOf(at, zone, language)} ${dateOf(at, zone)}`
  const { organisations, areas, checklists, rows } = plan.counts
  return (
    <div className="plan-preview">
      <h3>{t.preview}</h3>
      <p>{t.previewTimes(when(opening), when(closing))}</p>
      <p>{t.counts(organisations, areas, checklists, rows)}.</p>
      {plan.areas ? <p>{t.areas(plan.areas.join(', '))}</p> : null}
      {plan.owners ? (
        <p>{t.owners(plan.owners.map(({ name, rows: own }) => `${name} ${own}`).join(', '))}</p>
      ) : null}
      <p className="quiet">{t.copyNote}</p>
    </div>
  )
}

/** Opening and closing as they are typed. */
export function TimeFields(props: {
  readonly times: Times
  readonly zone: string
  readonly error: string | undefined
  readonly onChange: (times: Times) => void
}) {
  const t = useWords(setupWords)
  const { times, zone, error, onChange } = props
  const field = (key: keyof Times, type: 'date' | 'time', wrong?: string) => (
    <TextField
      label={t[key]}
      type={type}
      value={times[key]}
      onChange={(value) => onChange({ ...times, [key]: value })}
      error={wrong}
    />
  )
  return (
    <>
      <div className="plan-times">
        {field('openingDate', 'date')}
        {field('openingTime', 'time')}
        {field('closingDate', 'date', error)}
        {field('closingTime', 'time')}
      </div>
      <p className="quiet">{t.zone(zone)}</p>
    </>
  )
}

/** Hands the import in, online, and opens what it made. */
export function useImport() {
  const session = useSession()
  const [error, setError] = useState<NetError | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async (congress: string, payload: object, onMade?: () => void) => {
    if (busy) return
    setBusy(true)
    const answer = await session.command('site', 'congress.import', payload)
    if (answer.ok) {
      onMade?.()
      await session.refresh()
      await session.openCongress(congress)
      go('/nguoi-dung?muc=add')
    } else setError(answer.error)
    setBusy(false)
  }
  return { error, busy, run }
}
