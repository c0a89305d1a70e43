import { useState } from 'react'
import { stillOpen } from '../../../domain/congress/settings.ts'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import { isOpen } from '../../../domain/incident/lifecycle.ts'
import { dueInstant } from '../../../domain/run/due.ts'
import { readiness } from '../../../domain/run/readiness.ts'
import type { NetError } from '../../adapters/net.ts'
import { useMe, useNow, useSession, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { go } from '../../app/place.ts'
import { dateOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { courseWords } from '../../words/setup.ts'
import { useChange } from '../items/change.ts'
import { AdminError } from '../people/AdminError.tsx'
import { freeKey } from './plans.ts'
import { Reasoned } from './Reasoned.tsx'

const named = 12

/** Closing tells what is open before it is done; a closed one can be reopened with a reason. */
export function Closing({ info }: { readonly info: CongressInfo }) {
  const t = useWords(courseWords)
  const { shown } = useSnapshot()
  const now = useNow(30_000)
  const closing = useChange(t.closed, () => undefined)
  const reopening = useChange(t.reopened, () => undefined)
  if (info.closedAt !== undefined)
    return (
      <section className="sheet">
        <h2>{t.reopen}</h2>
        <Reasoned
          button={t.reopen}
          wrong={reopening.wrong}
          onSave={(reason) => void reopening.send('congress.reopen', { reason })}
        />
      </section>
    )
  const open = stillOpen(shown, now)
  const { blockers } = readiness(shown.rows.values(), info, Math.max(now, info.closing))
  const incidents = [...shown.incidents.values()].filter(({ status }) => isOpen(status))
  const list = (all: readonly string[]) =>
    all.length > named ? `${all.slice(0, named).join(', ')}, +${all.length - named}` : all.join(', ')
  return (
    <section className="sheet">
      <h2>{t.close}</h2>
      <p className="quiet">{t.closeText}</p>
      <p className={open.rows + open.incidents > 0 ? 'warn' : undefined}>
        {open.rows + open.incidents > 0 ? t.stillOpen(open.rows, open.incidents) : t.nothingOpen}
      </p>
      {blockers.length > 0 ? <p>{t.critical(list(blockers.map(({ row }) => row.id)))}</p> : null}
      {incidents.length > 0 ? <p>{t.incidents(list(incidents.map(({ code }) => code)))}</p> : null}
      <p className="quiet">{t.purge(dateOf(dueInstant('C+30d', info), info.zone))}</p>
      <Reasoned
        kind="danger"
        button={t.closeNow}
        wrong={closing.wrong}
        onSave={(reason) => void closing.send('congress.close', { reason })}
      />
    </section>
  )
}

const day = 86_400_000

/** A copy to practise in: tomorrow at the opening's clock time, as long as the real one. */
export function Rehearse({ info }: { readonly info: CongressInfo }) {
  const t = useWords(courseWords)
  const session = useSession()
  const me = useMe()
  const { congress } = useSnapshot()
  const now = useNow(60_000)
  const [name, setName] = useState(t.rehearseName(info.name))
  const [error, setError] = useState<NetError | null>(null)
  if (!me.siteAdmin) return null
  const ahead = Math.ceil((now - info.opening) / day) * day
  const opening =
    info.opening + (ahead > 0 ? ahead : 0) - (ahead < 0 ? Math.floor((info.opening - now) / day) * day : 0)
  const make = async () => {
    const key = freeKey(
      `dt-${congress}`.slice(0, 38),
      me.congresses.map(({ id }) => id),
    )
    const times = { opening, closing: opening + (info.closing - info.opening) }
    const answer = await session.command('site', 'congress.rehearse', {
      source: congress,
      congress: key,
      name,
      ...times,
    })
    if (!answer.ok) return setError(answer.error)
    await session.refresh()
    await session.openCongress(key)
    go('/viec')
  }
  return (
    <section className="sheet">
      <h2>{t.rehearse}</h2>
      <p className="quiet">{t.rehearseText}</p>
      <AdminError error={error} />
      <TextField label={t.name} value={name} maxLength={160} onChange={setName} />
      <Button onPress={() => void make()}>{t.rehearseNow}</Button>
    </section>
  )
}
