import { useState } from 'react'
import type { NetAnswer, NetError } from '../../adapters/net.ts'
import { useNow, useSession, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { usePlace } from '../../app/place.ts'
import { dateOf, numberOf, whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { keepingWords } from '../../words/keeping.ts'
import { ProveDialog } from '../account/ProveDialog.tsx'
import { useAccount } from '../account/useAccount.ts'
import { DoorError } from '../session/SignInForm.tsx'
import type { Kept, OrderLine, Orders } from './keeping.ts'
import { Propose } from './Propose.tsx'
import { useAsked } from './use-asked.ts'

interface Act {
  readonly path: string
  readonly body: object
  readonly done: string
}

function Order({
  order,
  reasons,
  zone,
  onConfirm,
  onWithdraw,
}: {
  readonly order: OrderLine
  readonly reasons: Orders['reasons']
  readonly zone: string
  readonly onConfirm: () => void
  readonly onWithdraw: () => void
}) {
  const t = useWords(keepingWords)
  const now = useNow(60_000)
  const { shown } = useSnapshot()
  const { subject, places, photos, reason, words, asked, until, underway } = order
  const incident = subject === null ? undefined : shown.incidents.get(subject)
  return (
    <li>
      <p>
        <b>{incident?.code ?? subject}</b> · {t.count(places.length, photos.length)}
      </p>
      <p>
        {reasons.find(({ id }) => id === reason)?.label ?? reason}: {words}
      </p>
      {asked && until !== null ? (
        <p className="quiet">{t.askedBy(asked.name, whenOf(until, now, zone))}</p>
      ) : null}
      {underway ? <p className="act">{t.underway}</p> : null}
      {asked?.own ? <p className="quiet">{t.own}</p> : null}
      {underway ? null : (
        <div className="audit-person">
          {asked?.own ? null : <Button onPress={onConfirm}>{t.confirm}</Button>}
          <Button onPress={onWithdraw}>{t.withdraw}</Button>
        </div>
      )}
    </li>
  )
}

function Classes({ kept, zone }: { readonly kept: Kept; readonly zone: string }) {
  const t = useWords(keepingWords)
  const language = useLanguage()
  return (
    <ul className="audit-places">
      {kept.classes.map(({ id, label, rule, next }) => (
        <li key={id}>
          <p>
            <b>{label}</b> · {rule}
          </p>
          {next ? (
            <p className="quiet">{t.next(dateOf(next.at, zone), numberOf(next.count, language))}</p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** Contacts go on a day that everybody who may has before them; here it is moved. */
function Contacts({
  contacts,
  zone,
  onPostpone,
}: {
  readonly contacts: NonNullable<Kept['contacts']>
  readonly zone: string
  readonly onPostpone: (until: number, reason: string) => void
}) {
  const t = useWords(keepingWords)
  const [day, setDay] = useState('')
  const [why, setWhy] = useState('')
  const { at, warning, postponed } = contacts
  const until = Date.parse(`${day}T16:59:59Z`)
  return (
    <form
      className="prove"
      onSubmit={(event) => {
        event.preventDefault()
        if (!Number.isNaN(until) && why.trim() !== '') onPostpone(until, why.trim())
      }}
    >
      {warning === null ? null : <p className="act">{t.soon(dateOf(at, zone))}</p>}
      {postponed ? <p className="quiet">{t.postponedBy(postponed.name, postponed.reason)}</p> : null}
      <TextField label={t.until} type="date" value={day} onChange={setDay} required />
      <TextField label={t.why} value={why} onChange={setWhy} maxLength={200} required />
      <div>
        <Button type="submit">{t.postpone}</Button>
      </div>
    </form>
  )
}

interface WaitingProps {
  readonly found: Orders | null
  readonly zone: string
  readonly onConfirm: (order: OrderLine) => void
  readonly onWithdraw: (order: OrderLine) => void
}

function WaitingOrders({ found, zone, onConfirm, onWithdraw }: WaitingProps) {
  const t = useWords(keepingWords)
  if (!found) return null
  return (
    <section className="sheet">
      <h2>{t.waiting}</h2>
      {found.orders.length === 0 ? <p>{t.none}</p> : null}
      <ul className="audit-places">
        {found.orders.map((order) => (
          <Order
            key={order.id}
            order={order}
            reasons={found.reasons}
            zone={zone}
            onConfirm={() => onConfirm(order)}
            onWithdraw={() => onWithdraw(order)}
          />
        ))}
      </ul>
    </section>
  )
}

/** Sends one act, with a fresh proof where it takes one; says what came of it. */
function useActs(onDone: () => void) {
  const session = useSession()
  const [proving, setProving] = useState<Act | null>(null)
  const [said, setSaid] = useState('')
  const [error, setError] = useState<NetError | null>(null)
  const settle = (act: Act, answer: NetAnswer<object>): void => {
    setProving(null)
    setError(answer.ok ? null : answer.error)
    setSaid(answer.ok ? act.done : '')
    if (answer.ok) onDone()
  }
  const send = (act: Act, proof?: string): void =>
    void session.net
      .post<object>(act.path, proof === undefined ? act.body : { ...act.body, proof })
      .then((answer) => settle(act, answer))
  return { proving, setProving, send, said, error }
}

/** Proposals that wait for a second person, a new one, and what goes by itself and when. */
export function Keeping({ zone }: { readonly zone: string }) {
  const t = useWords(keepingWords)
  const place = usePlace()
  const { congress } = useSnapshot()
  const base = `/api/v1/congresses/${congress}`
  const orders = useAsked<Orders>(`${base}/erasures`)
  const kept = useAsked<Kept>(`${base}/retention`)
  const { account } = useAccount()
  const again = (): void => {
    orders.again()
    kept.again()
  }
  const { proving, setProving, send, said, error } = useActs(again)
  const subject = place.query.get('cua')
  const at = (order: OrderLine, what: string): string => `${base}/erasures/${order.id}/${what}`
  return (
    <div className="sheets">
      <p role="status">{said}</p>
      <DoorError error={error ?? orders.error ?? kept.error} />
      {subject !== null && orders.found ? (
        <Propose
          subject={subject}
          base={base}
          zone={zone}
          reasons={orders.found.reasons}
          onPropose={(body) => setProving({ path: `${base}/erasures`, body, done: t.proposed })}
        />
      ) : null}
      <WaitingOrders
        found={orders.found}
        zone={zone}
        onConfirm={(order) => setProving({ path: at(order, 'confirm'), body: {}, done: t.erased })}
        onWithdraw={(order) => send({ path: at(order, 'withdraw'), body: {}, done: t.withdrawn })}
      />
      <section className="sheet">
        <h2>{t.classes}</h2>
        {kept.found ? <Classes kept={kept.found} zone={zone} /> : null}
        {kept.found?.contacts ? (
          <Contacts
            contacts={kept.found.contacts}
            zone={zone}
            onPostpone={(until, reason) =>
              setProving({ path: `${base}/retention/postpone`, body: { until, reason }, done: t.postponed })
            }
          />
        ) : null}
      </section>
      {proving && account ? (
        <ProveDialog
          account={account}
          onProven={(proof) => send(proving, proof)}
          onClose={() => setProving(null)}
        />
      ) : null}
    </div>
  )
}
