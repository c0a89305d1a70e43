import { useCallback, useEffect, useState } from 'react'
import type { NetError } from '../../adapters/net.ts'
import { useSession } from '../../app/context.ts'

export interface Asked<T> {
  readonly found: T | null
  readonly error: NetError | null
  readonly again: () => void
}

/** What one address answers; asked again by `again`. */
export function useAsked<T>(path: string): Asked<T> {
  const session = useSession()
  const [held, setHeld] = useState<{ readonly path: string; readonly body: T } | null>(null)
  const [error, setError] = useState<NetError | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let here = true
    void session.net.get<T>(path).then((answer) => {
      if (!here) return
      if (answer.ok) setHeld({ path, body: answer.body })
      setError(answer.ok ? null : answer.error)
    })
    return () => {
      here = false
    }
  }, [session, path, turn])
  const again = useCallback(() => setTurn((before) => before + 1), [])
  return { found: held?.path === path ? held.body : null, error, again }
}
