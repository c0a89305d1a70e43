import { useEffect, useState } from 'react'
import type { ViewAnswer } from '../../../domain/protocol.ts'
import { stateOf } from '../../../domain/state.ts'
import type { CongressState } from '../../../domain/state.ts'
import type { NetError } from '../../adapters/net.ts'
import { useBench, useSession, useSnapshot } from '../../app/context.ts'

/** A slider that is being moved asks once it rests, ms. */
const rest = 350

export interface Past {
  readonly at: number
  readonly state: CongressState
}
export interface Looked {
  /** The last moment that came, which may be another than the one asked for. */
  readonly past: Past | null
  readonly error: NetError | null
}

/** The congress at a moment, asked of the centre. */
export function usePast(at: number): Looked {
  const session = useSession()
  const { clock } = useBench()
  const { congress } = useSnapshot()
  const [looked, setLooked] = useState<Looked>({ past: null, error: null })
  useEffect(() => {
    let wanted = true
    const cancel = clock.after(rest, () => {
      const path = `/api/v1/congresses/${congress}/past?at=${at}`
      void session.net.get<ViewAnswer>(path).then((answer) => {
        if (!wanted) return
        if (answer.ok) setLooked({ past: { at, state: stateOf(answer.body.view) }, error: null })
        else setLooked({ past: null, error: answer.error })
      })
    })
    return () => {
      wanted = false
      cancel()
    }
  }, [session, clock, congress, at])
  return looked
}
