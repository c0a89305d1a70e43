import { useState } from 'react'
import type { Organisation } from '../../../domain/catalogue/plan.ts'
import type { NetError } from '../../adapters/net.ts'
import { useNow, useSession, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { peopleWords } from '../../words/admin.ts'
import { termWords } from '../../words/terms.ts'
import { AdminError } from './AdminError.tsx'
import { pictureOf } from './people.ts'
import type { DisplayLine } from './usePeople.ts'
import { useDisplays } from './usePeople.ts'

interface NewDisplay {
  readonly url: string
  readonly qr?: string
}

function MakeDisplay(props: {
  readonly organisations: readonly Organisation[]
  readonly onMade: () => void
}) {
  const t = useWords(peopleWords)
  const { required } = useWords(termWords)
  const session = useSession()
  const { congress } = useSnapshot()
  const [label, setLabel] = useState('')
  const [view, setView] = useState('')
  const [tried, setTried] = useState(false)
  const [made, setMade] = useState<NewDisplay | null>(null)
  const [error, setError] = useState<NetError | null>(null)
  const make = async () => {
    setTried(true)
    if (label.trim() === '') return
    const body = { label: label.trim(), organisation: view === '' ? null : view }
    const answer = await session.net.post<NewDisplay>(`/api/v1/congresses/${congress}/displays`, body)
    setError(answer.ok ? null : answer.error)
    if (!answer.ok) return
    setMade(answer.body)
    setLabel('')
    setTried(false)
    props.onMade()
  }
  return (
    <form
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <AdminError error={error} />
      <TextField
        label={t.displayLabel}
        value={label}
        onChange={setLabel}
        maxLength={80}
        error={tried && label.trim() === '' ? required : undefined}
      />
      <Select
        label={t.displayView}
        value={view}
        onChange={setView}
        options={[
          { value: '', label: t.sharedView },
          ...props.organisations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Button type="submit" kind="primary" icon="monitor">
        {t.makeDisplay}
      </Button>
      {made ? (
        <div className="link-card">
          <div>
            <p className="link-url">{made.url}</p>
            <p className="quiet">{t.linksNote}</p>
            <Button icon="copy" onPress={() => void navigator.clipboard.writeText(made.url)}>
              {t.copy}
            </Button>
          </div>
          {made.qr === undefined ? null : (
            <img src={pictureOf(made.qr)} alt={t.linkFor(made.url)} width={144} height={144} />
          )}
        </div>
      ) : null}
    </form>
  )
}

/** The walls of the congress: one link each, each for one view, each revocable alone. */
export function Displays({ organisations }: { readonly organisations: readonly Organisation[] }) {
  const t = useWords(peopleWords)
  const { close, cancel } = useWords(termWords)
  const session = useSession()
  const { congress, shown } = useSnapshot()
  const now = useNow(60_000)
  const { list, error, reload } = useDisplays()
  const [asking, setAsking] = useState<DisplayLine | null>(null)
  const [failed, setFailed] = useState<NetError | null>(null)
  const revoke = async ({ id }: DisplayLine) => {
    const answer = await session.net.del(`/api/v1/congresses/${congress}/displays/${id}`)
    setFailed(answer.ok ? null : answer.error)
    setAsking(null)
    reload()
  }
  const hung = (list ?? []).filter(({ revokedAt }) => revokedAt === undefined || revokedAt === null)
  const viewOf = (id: string | null) =>
    id === null ? t.sharedView : (shown.organisations.get(id)?.name ?? id)
  return (
    <section className="sheet">
      <p>{t.displaysText}</p>
      <MakeDisplay organisations={organisations} onMade={reload} />
      <AdminError error={error ?? failed} />
      {list !== null && hung.length === 0 ? <EmptyState title={t.noDisplays} /> : null}
      <ul className="people-group">
        {hung.map((one) => (
          <li key={one.id} className="person">
            <span className="person-name">
              <b>{one.label}</b>
              <span className="quiet">
                {viewOf(one.organisation)} ·{' '}
                {t.displaySince(whenOf(one.createdAt, now, shown.info?.zone ?? 'UTC'))}
              </span>
            </span>
            <Button size="small" onPress={() => setAsking(one)}>
              {t.revoke}
              <span className="unseen"> {one.label}</span>
            </Button>
          </li>
        ))}
      </ul>
      {asking ? (
        <Dialog
          title={t.revokeAsk(asking.label)}
          closeLabel={close}
          onClose={() => setAsking(null)}
          actions={
            <>
              <Button kind="quiet" onPress={() => setAsking(null)}>
                {cancel}
              </Button>
              <Button kind="primary" onPress={() => void revoke(asking)}>
                {t.revoke}
              </Button>
            </>
          }
        >
          <p>{t.revokeText}</p>
        </Dialog>
      ) : null}
    </section>
  )
}
