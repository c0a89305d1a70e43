import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { Signal } from '../../../domain/signal/events.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useKeys } from '../../app/keys.ts'
import { useWords } from '../../app/language.ts'
import { go } from '../../app/place.ts'
import { secondsOf } from '../../app/times.ts'
import { useToast } from '../../app/toast.ts'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import type { PayloadOf } from '../../sync/snapshot.ts'
import { signalWords } from '../../words/signals.ts'
import { termWords } from '../../words/terms.ts'
import { afterwards, isComplete, sorted } from './lines.ts'
import { AcceptDialog, DismissDialog, MergeDialog } from './SignalDialogs.tsx'
import { HandledRow, SignalRow } from './SignalRow.tsx'
import type { Deciding } from './SignalRow.tsx'
import { useSending } from './use-sending.ts'

/** Rows drawn at once; whoever has more waiting has another trouble. */
const atOnce = 100
const handledShown = 50

type Asked = { readonly what: Deciding; readonly signal: Signal }

/** What becomes of a signal: accepted at once when it says enough, otherwise asked for. */
function useDeciding(onGone: (signal: string) => void) {
  const t = useWords(signalWords)
  const toast = useToast()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { send, wrong, setWrong } = useSending()
  const done = (signal: string, text: string, incident?: string) => {
    setAsked(null)
    onGone(signal)
    toast(
      incident === undefined
        ? { text }
        : { text, action: { label: () => t.openIncident, onPress: () => go(`/su-co/${incident}`) } },
    )
  }
  const accept = (payload: PayloadOf<'signal.accept'>) =>
    void send('signal.accept', payload, ({ id, result }) => {
      const code = result?.['code'] ?? ''
      done(payload.signal, payload.visibility === 'all' ? t.acceptedAll(code) : t.accepted(code), id)
    })
  const merge = (signal: string, incident: string, code: string) =>
    void send('signal.merge', { signal, incident }, () => done(signal, t.merged(code), incident))
  const dismiss = (signal: string, reason: string) =>
    void send('signal.dismiss', { signal, reason }, () => done(signal, t.dismissed))
  const decide = (what: Deciding, signal: Signal) => {
    setWrong(null)
    if (what === 'accept' && isComplete(signal)) accept({ signal: signal.id })
    else setAsked({ what, signal })
  }
  return { asked, wrong, decide, accept, merge, dismiss, close: () => setAsked(null) }
}

function Dialogs({ deciding }: { readonly deciding: ReturnType<typeof useDeciding> }) {
  const { asked, wrong, close } = deciding
  if (!asked) return null
  const { what, signal } = asked
  const told = { signal, wrong, onClose: close }
  if (what === 'accept') return <AcceptDialog {...told} onAccept={deciding.accept} />
  if (what === 'merge')
    return <MergeDialog {...told} onMerge={(incident, code) => deciding.merge(signal.id, incident, code)} />
  return <DismissDialog {...told} onDismiss={(reason) => deciding.dismiss(signal.id, reason)} />
}

/** Moves by `j` and `k`, decides by `y`, `m` and `x`. */
function useInboxKeys(waiting: readonly Signal[], chosen: Signal | null, decide: (what: Deciding) => void) {
  const step = (by: number) => {
    const at = chosen ? waiting.indexOf(chosen) : -1
    const next = waiting[Math.min(waiting.length - 1, Math.max(0, at + by))]
    if (next) document.getElementById(next.id)?.focus()
  }
  useKeys([
    { keys: 'j', run: () => step(1) },
    { keys: 'k', run: () => step(-1) },
    ...(chosen
      ? ([
          { keys: 'y', run: () => decide('accept') },
          { keys: 'm', run: () => decide('merge') },
          { keys: 'x', run: () => decide('dismiss') },
        ] as const)
      : []),
  ])
}

function Folded({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className="signals-fold">
      <summary>{title}</summary>
      <ul>{children}</ul>
    </details>
  )
}

/** The desk's inbox: what waits, what an open incident explains, what was dealt with. */
export function Inbox({ mayDecide }: { readonly mayDecide: boolean }) {
  const t = useWords(signalWords)
  const { noLine } = useWords(termWords)
  const { shown, connection } = useSnapshot()
  const now = useNow(5_000)
  const box = useRef<HTMLDivElement>(null)
  const [id, setId] = useState<string | null>(null)
  const { waiting, under, handled } = sorted(shown)
  const chosen = waiting.find((one) => one.id === id) ?? waiting[0] ?? null
  const deciding = useDeciding((gone) => {
    const next = afterwards(waiting, gone)
    setId(next)
    if (next !== null) document.getElementById(next)?.focus()
  })
  const unavailable = connection.state === 'live' ? undefined : noLine
  const onDecide = mayDecide ? deciding.decide : null
  useInboxKeys(waiting, mayDecide && unavailable === undefined ? chosen : null, (what) => {
    if (chosen) deciding.decide(what, chosen)
  })
  return (
    <div ref={box} className="signals-inbox">
      {deciding.wrong !== null && deciding.asked === null ? (
        <p className="field-error" role="alert">
          {deciding.wrong}
        </p>
      ) : null}
      {waiting.length === 0 ? (
        <EmptyState title={t.none} text={t.noneText(secondsOf(now, shown.info?.zone ?? 'UTC'))} />
      ) : (
        <ul aria-label={t.list}>
          {waiting.slice(0, atOnce).map((signal) => (
            <SignalRow
              key={signal.id}
              signal={signal}
              chosen={signal === chosen && mayDecide}
              unavailable={unavailable}
              onDecide={onDecide}
              onChoose={setId}
            />
          ))}
        </ul>
      )}
      {under.length === 0 ? null : (
        <Folded title={t.under(under.length)}>
          {under.slice(0, atOnce).map((signal) => (
            <HandledRow key={signal.id} signal={signal} onDecide={onDecide} />
          ))}
        </Folded>
      )}
      {handled.length === 0 ? null : (
        <Folded title={t.handled(handled.length)}>
          {handled.slice(0, handledShown).map((signal) => (
            <HandledRow key={signal.id} signal={signal} onDecide={onDecide} />
          ))}
        </Folded>
      )}
      <Dialogs deciding={deciding} />
    </div>
  )
}
