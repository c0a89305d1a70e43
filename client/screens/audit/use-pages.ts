import { useCallback, useEffect, useState } from 'react'
import type { NetError } from '../../adapters/net.ts'
import { useSession } from '../../app/context.ts'

/** Where to read on: a commit number, or a place in a day. */
type Next = string | number

interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: Next | null
  readonly searchedTo?: number | null
}
export interface Pages<Row> {
  readonly rows: readonly Row[]
  readonly loading: boolean
  readonly error: NetError | null
  /** Null: the beginning was reached. */
  readonly more: (() => void) | null
  readonly searchedTo: number | null
}

interface Held<Row> {
  readonly path: string
  readonly rows: readonly Row[]
  readonly next: Next | null
  readonly searchedTo: number | null
  readonly error: NetError | null
}

const pause = 300

/** A list that is read backwards a page at a time; begun anew when the question changes, a moment after the last letter. */
export function usePages<Row>(path: string): Pages<Row> {
  const session = useSession()
  const [held, setHeld] = useState<Held<Row> | null>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const here = held?.path === path ? held : null
  const read = useCallback(
    async (before: Next | null, rows: readonly Row[], live: () => boolean) => {
      const from = before === null ? '' : `&before=${before}`
      const answer = await session.net.get<Page<Row>>(`${path}${from}`)
      if (!live()) return
      setAsked(null)
      if (answer.ok) {
        const { rows: found, next, searchedTo = null } = answer.body
        setHeld({ path, rows: [...rows, ...found], next, searchedTo, error: null })
      } else setHeld({ path, rows, next: before, searchedTo: null, error: answer.error })
    },
    [session, path],
  )
  useEffect(() => {
    let live = true
    const wait = setTimeout(() => void read(null, [], () => live), pause)
    return () => {
      live = false
      clearTimeout(wait)
    }
  }, [read])
  const more = (): void => {
    if (!here || asked !== null) return
    setAsked(path)
    void read(here.next, here.rows, () => true)
  }
  return {
    rows: here?.rows ?? [],
    loading: here === null || asked === path,
    error: here?.error ?? null,
    more: here && here.next !== null ? more : null,
    searchedTo: here?.searchedTo ?? null,
  }
}
