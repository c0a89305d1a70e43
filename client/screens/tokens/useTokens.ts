import { useCallback, useEffect, useState } from 'react'
import type { Scope } from '../../../domain/site/scopes.ts'
import type { NetError } from '../../adapters/net.ts'
import { useSession, useSnapshot } from '../../app/context.ts'

/** As the server lists it; times in ms. The secret is in no list. */
export interface TokenLine {
  readonly id: string
  readonly label: string
  readonly organisation: string
  readonly scopes: readonly Scope[]
  readonly makerName: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly lastUsed: number | null
  readonly revokedAt: number | null
  /** It lives, and who made it may still all that it may. */
  readonly works: boolean
}

export interface Tokens {
  readonly list: readonly TokenLine[] | null
  readonly error: NetError | null
  readonly reload: () => void
  readonly path: string
}

/** The tokens of the congress, asked for again after each change. */
export function useTokens(): Tokens {
  const session = useSession()
  const { congress } = useSnapshot()
  const path = `/api/v1/congresses/${congress}/tokens`
  const [list, setList] = useState<readonly TokenLine[] | null>(null)
  const [error, setError] = useState<NetError | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let here = true
    void session.net.get<{ readonly tokens: readonly TokenLine[] }>(path).then((answer) => {
      if (!here) return
      if (answer.ok) setList(answer.body.tokens)
      setError(answer.ok ? null : answer.error)
    })
    return () => {
      here = false
    }
  }, [session, path, turn])
  const reload = useCallback(() => setTurn((before) => before + 1), [])
  return { list, error, reload, path }
}
