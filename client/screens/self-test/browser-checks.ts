import type { Words } from '../../../domain/words.ts'
import type { Clock } from '../../adapters/clock.ts'
import type { LineTried } from '../../adapters/line-check.ts'
import type { Net } from '../../adapters/net.ts'
import type { WorkerState } from '../../adapters/offline-worker.ts'
import type { Permission } from '../../notify/phone.ts'
import {
  browserNames,
  clockWords,
  lineWords,
  noticeStates,
  pageWords,
  workerWords,
} from '../../words/self-test.ts'
import type { Finding } from './finding.ts'

type Id = keyof typeof browserNames
const finding = (id: Id, state: Finding['state'], value: Words, act: Words | null = null): Finding => ({
  id,
  name: browserNames[id],
  state,
  value,
  act,
})

/** `isSecure`: `isSecureContext` of the page. */
export function checkPage(origin: string, isSecure: boolean): Finding {
  if (origin.startsWith('https:')) return finding('page', 'ok', pageWords.https(origin))
  return isSecure
    ? finding('page', 'ok', pageWords.here(origin))
    : finding('page', 'bad', pageWords.plain(origin), pageWords.act)
}

const slow = 500

export function checkLine(transport: 'websocket' | 'polling', tried: LineTried): Finding {
  const act = transport === 'websocket' ? lineWords.websocketAct : lineWords.pollingAct
  if (!tried.ok)
    return finding(transport, 'bad', tried.why === 'late' ? lineWords.late : lineWords.blocked, act)
  const value = lineWords.fine(tried.opened, tried.trip)
  return tried.trip > slow
    ? finding(transport, 'look', value, lineWords.slowAct)
    : finding(transport, 'ok', value)
}

/** How far this clock is behind the server's, ms, and how well that is known. */
export interface Offset {
  readonly by: number
  readonly unsure: number
}

const samples = 5

/** Of several questions the one that came back fastest knows best; null when the server does not answer. */
export async function measureClock(net: Net, clock: Clock): Promise<Offset | null> {
  let best: Offset | null = null
  for (let turn = 0; turn < samples; turn += 1) {
    const [asked, began] = [clock.now(), clock.monotonic()]
    const answer = await net.get<{ at: number }>('/api/v1/self-test/time')
    if (!answer.ok) continue
    const took = clock.monotonic() - began
    const found = { by: answer.body.at - (asked + took / 2), unsure: took / 2 }
    if (best === null || found.unsure < best.unsure) best = found
  }
  return best
}

const noticed = 1_000
/** From here on the order of what phones write down is in doubt, ms. */
const wrong = 60_000

export function checkClock(offset: Offset | null): Finding {
  if (offset === null) return finding('device-clock', 'look', clockWords.none, clockWords.noneAct)
  const value = clockWords.off(offset.by, offset.unsure)
  const least = Math.max(0, Math.abs(offset.by) - offset.unsure)
  if (least > wrong) return finding('device-clock', 'bad', value, clockWords.act)
  return least > noticed
    ? finding('device-clock', 'look', value, clockWords.act)
    : finding('device-clock', 'ok', value)
}

export function checkWorker(state: WorkerState): Finding {
  if (state === 'runs') return finding('worker', 'ok', workerWords.runs)
  return state === 'waits'
    ? finding('worker', 'look', workerWords.waits, workerWords.waitsAct)
    : finding('worker', 'look', workerWords.none, workerWords.noneAct)
}

export function checkNotices(permission: Permission): Finding {
  const value = noticeStates[permission]
  return permission === 'granted'
    ? finding('notices', 'ok', value)
    : finding('notices', 'look', value, noticeStates[`${permission}Act`])
}
