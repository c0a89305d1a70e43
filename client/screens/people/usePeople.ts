import { useCallback, useEffect, useState } from 'react'
import type { NetError } from '../../adapters/net.ts'
import { useSession, useSnapshot } from '../../app/context.ts'
import type { Person } from './people.ts'

export interface Answered<T> {
  readonly list: readonly T[] | null
  readonly error: NetError | null
  readonly reload: () => void
}

/** A list of the congress that only the server has; asked again after each change. */
function useList<T>(name: 'people' | 'displays'): Answered<T> {
  const session = useSession()
  const { congress } = useSnapshot()
  const [list, setList] = useState<readonly T[] | null>(null)
  const [error, setError] = useState<NetError | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let here = true
    void session.net
      .get<{ readonly [key: string]: readonly T[] }>(`/api/v1/congresses/${congress}/${name}`)
      .then((answer) => {
        if (!here) return
        if (answer.ok) setList(answer.body[name] ?? [])
        setError(answer.ok ? null : answer.error)
      })
    return () => {
      here = false
    }
  }, [session, congress, name, turn])
  const reload = useCallback(() => setTurn((before) => before + 1), [])
  return { list, error, reload }
}

export interface DisplayLine {
  readonly id: string
  /** Null: the shared view. */
  readonly organisation: string | null
  readonly label: string
  readonly createdAt: number
  readonly revokedAt?: number | null
}

export const usePeople = (): Answered<Person> => useList<Person>('people')
export const useDisplays = (): Answered<DisplayLine> => useList<DisplayLine>('displays')
