import './account.css'
import { useState } from 'react'
import type { CongressCommand } from '../../../domain/commands.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { useNow, useSnapshot, useStore } from '../../app/context.ts'
import { Link } from '../../app/Link.tsx'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Chip } from '../../parts/controls/Chip.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import type { OutboxEntry } from '../../sync/entry.ts'
import { subjectOf } from '../../sync/entry.ts'
import { commandWords } from '../../words/commands.ts'
import { sessionWords } from '../../words/session.ts'
import { shellWords } from '../../words/shell.ts'
import { termWords } from '../../words/terms.ts'
import { OfflineTable } from './OfflineTable.tsx'
import { whyHeld } from './whyHeld.ts'

const isCommand = (type: string): type is CongressCommand['type'] => Object.hasOwn(commandWords, type)

/** What the entry is about, in words: the row's code, the incident's title; of an item that has gone, code and place. */
function useSubject(entry: OutboxEntry): { readonly text: string; readonly href: string | null } {
  const { shown } = useSnapshot()
  const language = useLanguage()
  const subject = subjectOf(entry)
  const row = shown.rows.get(subject)
  if (row) return { text: `${row.item.id} · ${row.item.title[language]}`, href: `/viec/${row.id}` }
  const incident = shown.incidents.get(subject)
  if (incident) return { text: `${incident.code} · ${incident.title}`, href: `/su-co/${incident.id}` }
  if ('row' in entry.payload) {
    const [code, area = ''] = subject.split('.')
    const name = shown.areas.get(area)?.name
    return { text: name === undefined ? (code ?? '') : `${code} · ${name}`, href: null }
  }
  const { title } = entry.payload
  return { text: typeof title === 'string' ? title : '', href: null }
}

function Entry({ entry, onDiscard }: { readonly entry: OutboxEntry; readonly onDiscard: () => void }) {
  const t = useWords(sessionWords)
  const language = useLanguage()
  const store = useStore()
  const now = useNow(30_000)
  const { text, href } = useSubject(entry)
  const { clockOffset, shown } = useSnapshot()
  const zone = shown.info?.zone ?? 'UTC'
  const held = entry.state === 'refused' || entry.state === 'aside'
  const gone = href === null && 'row' in entry.payload
  return (
    <li>
      <p className="outbox-head">
        <b>
          {isCommand(entry.type) ? commandWords[entry.type][language] : entry.type}
          {text === '' ? '' : ` · ${text}`}
        </b>
        <Chip tone={entry.state === 'refused' ? 'act' : entry.state === 'aside' ? 'warn' : 'quiet'}>
          {t[entry.state]}
        </Chip>
      </p>
      <p className="quiet">{t.madeAt(whenOf(entry.madeAt + clockOffset, now, zone))}</p>
      {held ? <p>{whyHeld(entry, language, gone ? (shown.info?.dutyPhone ?? '') : undefined)}</p> : null}
      <div className="outbox-actions">
        {held ? <Button onPress={() => void store.retry(entry.id)}>{t.again}</Button> : null}
        {href === null ? null : (
          <Link href={href} className="button plain">
            {text.split(' · ')[0] ?? ''}
          </Link>
        )}
        {entry.state === 'sending' ? null : (
          <Button kind="quiet" onPress={onDiscard}>
            {t.discard}
          </Button>
        )}
      </div>
    </li>
  )
}

function Discard({ entry, onClose }: { readonly entry: OutboxEntry; readonly onClose: () => void }) {
  const t = useWords(sessionWords)
  const { close, cancel } = useWords(termWords)
  const store = useStore()
  const discard = async () => {
    await store.discard(entry.id)
    onClose()
  }
  return (
    <Dialog
      title={t.discardAsk}
      closeLabel={close}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {cancel}
          </Button>
          <Button kind="primary" onPress={() => void discard()}>
            {t.discard}
          </Button>
        </>
      }
    >
      <p>{t.discardText}</p>
    </Dialog>
  )
}

/** What this device keeps and has not handed over, with what to do about each; and what works without a line. */
export default function OutboxPage() {
  const t = useWords(sessionWords)
  const { items } = useWords(shellWords)
  const { pending, outbox, clockOffset, shown } = useSnapshot()
  const now = useNow(30_000)
  const [asking, setAsking] = useState<OutboxEntry | null>(null)
  const zone = shown.info?.zone ?? 'UTC'
  const last = pending.lastSentAt === null ? t.never : whenOf(pending.lastSentAt + clockOffset, now, zone)
  const held = outbox.filter(({ state }) => state === 'refused' || state === 'aside')
  const waiting = outbox.filter(({ state }) => state === 'stored' || state === 'sending')
  const list = (title: string, entries: readonly OutboxEntry[]) =>
    entries.length === 0 ? null : (
      <section className="sheet">
        <h2>{title}</h2>
        <ul className="outbox-list">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} onDiscard={() => setAsking(entry)} />
          ))}
        </ul>
      </section>
    )
  return (
    <>
      <PageHead
        title={t.outboxTitle}
        sub={t.outboxCounts(pending.stored + pending.sending, pending.stored, last)}
      />
      {outbox.length === 0 && pending.unreadable === 0 ? (
        <EmptyState
          title={t.outboxEmpty}
          action={
            <Link href="/viec" className="button plain">
              {items}
            </Link>
          }
        />
      ) : null}
      <div className="sheets">
        {list(t.heldTitle, held)}
        {list(t.waitingTitle, waiting)}
        {pending.unreadable > 0 ? <p className="standing">{t.unreadable(pending.unreadable)}</p> : null}
        <OfflineTable phone={shown.info?.dutyPhone ?? ''} />
      </div>
      {asking ? <Discard entry={asking} onClose={() => setAsking(null)} /> : null}
    </>
  )
}
