import { useState } from 'react'
import type { Organisation } from '../../../domain/catalogue/plan.ts'
import type { NetError } from '../../adapters/net.ts'
import { useNow, useSession, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { peopleWords } from '../../words/admin.ts'
import { termWords } from '../../words/terms.ts'
import { AdminError } from './AdminError.tsx'
import { MakeDisplay } from './MakeDisplay.tsx'
import type { DisplayLine } from './usePeople.ts'
import { useDisplays } from './usePeople.ts'

function RevokeDialog(props: {
  readonly label: string
  readonly onClose: () => void
  readonly onRevoke: () => void
}) {
  const t = useWords(peopleWords)
  const { close, cancel } = useWords(termWords)
  return (
    <Dialog
      title={t.revokeAsk(props.label)}
      closeLabel={close}
      onClose={props.onClose}
      actions={
        <>
          <Button kind="quiet" onPress={props.onClose}>
            {cancel}
          </Button>
          <Button kind="primary" onPress={props.onRevoke}>
            {t.revoke}
          </Button>
        </>
      }
    >
      <p>{t.revokeText}</p>
    </Dialog>
  )
}

/** The walls of the congress: one link each, each for one view, each revocable alone. */
export function Displays({ organisations }: { readonly organisations: readonly Organisation[] }) {
  const t = useWords(peopleWords)
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
        <RevokeDialog
          label={asking.label}
          onClose={() => setAsking(null)}
          onRevoke={() => void revoke(asking)}
        />
      ) : null}
    </section>
  )
}
