import { useCallback, useEffect, useRef, useState } from 'react'
import { tryLine } from '../../adapters/line-check.ts'
import type { NetError } from '../../adapters/net.ts'
import { workerState } from '../../adapters/offline-worker.ts'
import { useBench } from '../../app/context.ts'
import { useLanguage } from '../../app/language.ts'
import { browserPhone } from '../../notify/phone.ts'
import {
  checkClock,
  checkLine,
  checkNotices,
  checkPage,
  checkWorker,
  measureClock,
} from './browser-checks.ts'
import type { Finding } from './finding.ts'

interface Told {
  readonly at: number
  readonly findings: readonly Finding[]
}

export interface SelfTested {
  readonly running: boolean
  /** Null until it has answered. */
  readonly server: Told | null
  readonly error: NetError | null
  /** Each as soon as it is known. */
  readonly browser: readonly Finding[]
  readonly again: () => void
}

const isRefused = (error: NetError | null): boolean => error?.status === 403 || error?.status === 404

/** Runs both sides: what the server says of itself, then what only a browser can find out. */
export function useSelfTest(): SelfTested {
  const { session, clock } = useBench()
  const language = useLanguage()
  const [turn, setTurn] = useState(0)
  const [server, setServer] = useState<Told | null>(null)
  const [error, setError] = useState<NetError | null>(null)
  const [browser, setBrowser] = useState<readonly Finding[]>([])
  const [running, setRunning] = useState(true)
  const spoken = useRef(language)
  useEffect(() => {
    spoken.current = language
  }, [language])
  useEffect(() => {
    let here = true
    const found = (one: Finding): void => {
      if (here) setBrowser((before) => [...before.filter(({ id }) => id !== one.id), one])
    }
    const ask = async (): Promise<NetError | null> => {
      const { origin } = location
      const answer = await session.net.get<Told>(`/api/v1/self-test?origin=${encodeURIComponent(origin)}`)
      const wrong = answer.ok ? null : answer.error
      if (!here) return wrong
      if (answer.ok) setServer(answer.body)
      setError(wrong)
      return wrong
    }
    const line = async (transport: 'websocket' | 'polling'): Promise<void> =>
      found(checkLine(transport, await tryLine(transport, clock, spoken.current)))
    const tryBrowser = async (): Promise<void> => {
      found(checkPage(location.origin, isSecureContext))
      found(checkNotices(browserPhone.permission()))
      await Promise.all([
        line('websocket'),
        line('polling'),
        measureClock(session.net, clock).then((offset) => found(checkClock(offset))),
        workerState().then((state) => found(checkWorker(state))),
      ])
    }
    const run = async (): Promise<void> => {
      // The server is asked first: it says whom this is for, and the sockets tried here would count among its boards.
      if (!isRefused(await ask())) await tryBrowser()
      if (here) setRunning(false)
    }
    void run()
    return () => {
      here = false
    }
  }, [session, clock, turn])
  const again = useCallback(() => {
    setRunning(true)
    setTurn((before) => before + 1)
  }, [])
  return { running, server, error, browser, again }
}
