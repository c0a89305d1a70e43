import { useCallback, useEffect, useRef, useState } from 'react'
import type { NetAnswer, NetError } from '../../adapters/net.ts'
import { useSession } from '../../app/context.ts'
import type { OwnAccount } from './account.ts'

/** The account as the centre has it, asked again after each change. */
export function useAccount() {
  const session = useSession()
  const [account, setAccount] = useState<OwnAccount | null>(null)
  const [error, setError] = useState<NetError | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let here = true
    void session.net.get<OwnAccount>('/api/v1/account').then((answer) => {
      if (!here) return
      if (answer.ok) setAccount(answer.body)
      setError(answer.ok ? null : answer.error)
    })
    return () => {
      here = false
    }
  }, [session, turn])
  const reload = useCallback(() => {
    setTurn((before) => before + 1)
    // The bar above the screens says what is still to be done.
    void session.refresh()
  }, [session])
  return { account, error, reload }
}

/** What is done with a proof in hand; its answer, whatever it was. */
type Act = (proof: string) => Promise<NetAnswer<unknown>>

/**
 * Runs acts that want a proof. The first asks for it in a dialog, and goes on by itself when it is given; those of the
 * next five minutes do not ask. The proof stays in this screen's memory.
 */
export function useProof() {
  const proof = useRef<string | null>(null)
  const [waiting, setWaiting] = useState<Act | null>(null)
  const [error, setError] = useState<NetError | null>(null)
  const attempt = async (act: Act, given: string): Promise<void> => {
    const answer = await act(given)
    if (answer.ok) return setError(null)
    if (answer.error.code !== 'prove-again') return setError(answer.error)
    proof.current = null
    setWaiting(() => act)
  }
  return {
    error,
    asking: waiting !== null,
    run: (act: Act) => {
      setError(null)
      if (proof.current === null) setWaiting(() => act)
      else void attempt(act, proof.current)
    },
    proven: (given: string) => {
      proof.current = given
      setWaiting(null)
      if (waiting) void attempt(waiting, given)
    },
    leave: () => setWaiting(null),
  }
}
