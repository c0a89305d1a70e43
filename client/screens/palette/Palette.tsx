import './palette.css'
import type { KeyboardEvent, ReactNode } from 'react'
import { useId, useMemo, useState } from 'react'
import { useMe, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { deskCounts } from '../../app/desk-counts.ts'
import { navFor } from '../../app/nav.ts'
import { KeyHint } from '../../parts/controls/KeyHint.tsx'
import { SeverityGlyph } from '../../parts/glyphs/SeverityGlyph.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { paletteWords } from '../../words/keys.ts'
import { shellWords } from '../../words/shell.ts'
import { termWords } from '../../words/terms.ts'
import { actionEntries, incidentEntries, itemEntries, screenEntries } from './entries.ts'
import { keyedRooms } from './rooms.ts'
import { found } from './search.ts'
import type { Entry } from './search.ts'

function useEntries(extra: readonly Entry[]): readonly Entry[] {
  const shell = useWords(shellWords)
  const language = useLanguage()
  const me = useMe()
  const snapshot = useSnapshot()
  const { shown, actor } = snapshot
  // The keys of the screen behind, as they were when the palette opened.
  const [actions] = useState(() => actionEntries(language))
  const incidents = useMemo(() => incidentEntries({ shown }), [shown])
  const items = useMemo(() => itemEntries({ shown }, language), [shown, language])
  const { rail } = navFor(shell, snapshot, actor?.role ?? null, me.siteAdmin, deskCounts(snapshot))
  return [...actions, ...extra, ...screenEntries(rail, keyedRooms(actor)), ...incidents, ...items]
}

const headOf = { screen: 'screens', action: 'actions', incident: 'incidents', item: 'items' } as const

function Option({ entry, chosen, id, onRun }: OptionProps) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={chosen}
      className="palette-line"
      ref={(node) => {
        if (chosen) node?.scrollIntoView({ block: 'nearest' })
      }}
      // The box keeps the focus: the list is walked with the arrows.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      {entry.severity === null ? null : (
        <span aria-hidden="true">
          <SeverityGlyph severity={entry.severity} ink="outline" label="" size={22} />
        </span>
      )}
      <span className="palette-words">
        <span>
          {entry.code === '' ? null : <b className="code">{entry.code}</b>} {entry.text}
        </span>
        {entry.sub === '' ? null : <small>{entry.sub}</small>}
      </span>
      {entry.keys === '' ? null : <KeyHint keys={entry.keys.split(/[ +]/)} />}
    </li>
  )
}
interface OptionProps {
  readonly entry: Entry
  readonly chosen: boolean
  readonly id: string
  readonly onRun: () => void
}

/** What is typed, what that finds, and which line the arrows stand on. */
function useWalking(entries: readonly Entry[], onClose: () => void) {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const lines = found(entries, query)
  const chosen = Math.min(at, Math.max(0, lines.length - 1))
  const run = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    // After the focus has gone back: what is opened takes it for itself.
    queueMicrotask(entry.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((lines.length + chosen + step) % Math.max(1, lines.length))
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      run(lines[chosen])
    }
  }
  const type = (text: string) => {
    setQuery(text)
    setAt(0)
  }
  return { lines, chosen, query, type, run, onKeyDown }
}

export interface PaletteProps {
  readonly onClose: () => void
  /** What else can be done from anywhere: sound. */
  readonly extra: readonly Entry[]
}

/** `Ctrl+K`: screens, incidents, items and what may be done now, by a few letters without accents. */
export function Palette({ onClose, extra }: PaletteProps) {
  const t = useWords(paletteWords)
  const { close } = useWords(termWords)
  const listId = useId()
  const { lines, chosen, query, type, run, onKeyDown } = useWalking(useEntries(extra), onClose)
  return (
    <Dialog title={t.title} closeLabel={close} onClose={onClose} note={t.note} actions={null}>
      <div className="palette">
        <input
          className="input"
          role="combobox"
          aria-label={t.search}
          aria-expanded={lines.length > 0}
          aria-controls={listId}
          aria-activedescendant={lines.length > 0 ? `${listId}-${chosen}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={`${t.search}, ${t.hint}`}
          value={query}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <p className="unseen" role="status">
          {lines.length === 0 ? t.none : ''}
        </p>
        {lines.length === 0 ? <p className="quiet">{t.none}</p> : null}
        <ul id={listId} role="listbox" aria-label={t.results} className="palette-list">
          {lines.map((entry, index) => (
            <Group key={entry.id} head={entry.kind === lines[index - 1]?.kind ? null : t[headOf[entry.kind]]}>
              <Option
                entry={entry}
                chosen={index === chosen}
                id={`${listId}-${index}`}
                onRun={() => run(entry)}
              />
            </Group>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

/** A line, under the name of its kind where that begins. */
function Group({ head, children }: { readonly head: string | null; readonly children: ReactNode }) {
  return (
    <>
      {head === null ? null : (
        <li role="presentation" className="palette-head">
          {head}
        </li>
      )}
      {children}
    </>
  )
}
