import { useMemo } from 'react'
import type { LineSamples } from '../../../domain/run/line.ts'
import type { Row } from '../../../domain/run/row.ts'
import { useStore } from '../../app/context.ts'
import { waitsForLine } from '../../app/heard.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { useToast } from '../../app/toast.ts'
import type { PayloadOf, Snapshot } from '../../sync/snapshot.ts'
import { itemWords } from '../../words/items.ts'
import { areaOf } from './who.ts'

type RunType = `run.${
  'tick' | 'measure' | 'fail' | 'waive' | 'begin' | 'block' | 'confirm' | 'undo' | 'remind'}`

/** What is shown beside a claim: photos and files by id, raw samples of a line measurement. */
export interface Shown {
  readonly photos?: readonly string[]
  readonly line?: LineSamples
}

/** Null: recorded. Otherwise the sentence to show beside the form; nothing was recorded. */
export type Outcome = Promise<string | null>

export interface RowActions {
  /** With five seconds to undo it. */
  tick(row: Row, note?: string, shown?: Shown): Outcome
  measure(row: Row, values: readonly number[], note?: string, shown?: Shown): Outcome
  fail(row: Row, note: string): Outcome
  waive(row: Row, note: string): Outcome
  begin(row: Row): Outcome
  block(row: Row, note: string): Outcome
  remind(row: Row): Outcome
  confirm(row: Row, fact: string): Outcome
  undo(row: Row, fact: string, note?: string): Outcome
}

const photosOf = (shown: Shown | undefined) =>
  shown?.photos && shown.photos.length > 0 ? { photos: [...shown.photos] } : {}
const withNote = (note: string | undefined) => (note === undefined || note.trim() === '' ? {} : { note })

/** What can be recorded about a row; each tells by a toast what became of it. */
export function useRowActions(): RowActions {
  const store = useStore()
  const toast = useToast()
  const t = useWords(itemWords)
  const language = useLanguage()
  return useMemo(() => {
    const named = (id: string): string => nameOf(store.getSnapshot(), id)
    const send = async <R extends RunType>(
      type: R,
      payload: PayloadOf<R>,
      said: string,
      undoable = false,
    ): Outcome => {
      const receipt = await store.send(type, payload)
      if (!receipt.ok) {
        const phone = store.getSnapshot().shown.info?.dutyPhone ?? ''
        // A no is rare: its words come with the first one, or with what is fetched ahead.
        const { refusalText } = await import('../../words/refusals.ts')
        return t.notDone(refusalText(receipt.error, language, phone))
      }
      const undo = () => {
        const undoing = send('run.undo', { row: payload.row, fact: receipt.id }, t.undone(named(payload.row)))
        void undoing.then((wrong) => (wrong === null ? undefined : toast({ text: wrong })))
      }
      toast({
        text: waitsForLine(receipt, store.getSnapshot()) ? t.savedHere(said) : said,
        ...(undoable ? { action: { label: t.undoIn, onPress: undo } } : {}),
      })
      return null
    }
    const ticked = (row: Row) => t.ticked(named(row.id))
    const recorded = (row: Row) => t.recorded(named(row.id))
    return {
      tick: (row, note, shown) =>
        send('run.tick', { row: row.id, ...withNote(note), ...photosOf(shown) }, ticked(row), true),
      measure: (row, values, note, shown) =>
        send(
          'run.measure',
          {
            row: row.id,
            values: [...values],
            ...withNote(note),
            ...photosOf(shown),
            ...(shown?.line ? { line: shown.line } : {}),
          },
          recorded(row),
          true,
        ),
      fail: (row, note) => send('run.fail', { row: row.id, note }, recorded(row), true),
      waive: (row, note) => send('run.waive', { row: row.id, note }, recorded(row), true),
      confirm: (row, fact) => send('run.confirm', { row: row.id, fact }, t.confirmed(named(row.id))),
      begin: (row) => send('run.begin', { row: row.id }, t.begun(named(row.id)), true),
      block: (row, note) => send('run.block', { row: row.id, note }, recorded(row), true),
      remind: (row) => send('run.remind', { row: row.id }, t.reminded(named(row.id))),
      undo: (row, fact, note) =>
        send('run.undo', { row: row.id, fact, ...withNote(note) }, t.undone(named(row.id))),
    }
  }, [store, toast, t, language])
}

/** The same item is done in several areas one after another: their toasts must not look the same. */
function nameOf(snapshot: Snapshot, id: string): string {
  const row = snapshot.shown.rows.get(id)
  const area = areaOf(snapshot, row?.area ?? null, '')
  return [row?.item.id ?? codeOf(id), area].filter((part) => part !== '').join(' · ')
}

const codeOf = (row: string): string => row.split('.')[0] ?? row
