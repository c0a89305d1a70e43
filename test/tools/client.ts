import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import type { CommandAnswer, EventsMessage, SubscribeAnswer } from '../../domain/protocol.ts'

/** The congress that `prepare` and `startServer` open. */
export const congress = 'vp'
const answerWithin = 20_000

export type Post = {
  readonly role: 'admin' | 'leader' | 'operator' | 'liaison'
  readonly organisation: string
}

/** Posts of the demo plan that tests sign in as. */
export const posts = {
  quantri: { role: 'admin', organisation: 'so' },
  lanhdao: { role: 'leader', organisation: 'so' },
  trucban1: { role: 'operator', organisation: 'so' },
  trucban2: { role: 'operator', organisation: 'so' },
  hatang1: { role: 'liaison', organisation: 'ttht' },
  vnpt1: { role: 'liaison', organisation: 'vnpt' },
  vnpt2: { role: 'liaison', organisation: 'vnpt' },
  viettel1: { role: 'liaison', organisation: 'viettel' },
  viettel2: { role: 'liaison', organisation: 'viettel' },
  mobifone1: { role: 'liaison', organisation: 'mobifone' },
  buudien1: { role: 'liaison', organisation: 'buu-dien' },
} as const satisfies Record<string, Post>
export type Username = keyof typeof posts

/** What is sent as a command; everything but `type` and `payload` has a fitting default. */
export interface Asked {
  readonly id?: string
  readonly type: string
  readonly payload: object
  readonly congress?: string
  readonly madeAt?: number
  readonly expected?: string
}

export const envelope = ({
  id = randomUUID(),
  madeAt = Date.now(),
  congress: to = congress,
  payload,
  ...rest
}: Asked) => ({
  id,
  congress: to,
  madeAt,
  payload: payload as Readonly<Record<string, unknown>>,
  ...rest,
})

/** A new incident that everybody may hear of; change what the test is about. */
export const incident = (change: object = {}): Asked => ({
  type: 'incident.open',
  payload: {
    title: 'Đứt cáp quang tại Hội trường',
    area: 'hoi-truong',
    category: 'KN',
    severity: 3,
    occurredAt: Date.now(),
    lead: null,
    involved: [],
    visibility: 'all',
    named: [],
    publicLine: 'Đứt cáp quang tại Hội trường',
    rows: [],
    ...change,
  },
})

/** A signed-in socket that keeps what it was sent. */
export interface Line {
  readonly socket: Socket
  /** Every `events` message, in order of arrival. */
  readonly received: EventsMessage[]
  subscribe(cursor: string | null, to?: string): Promise<SubscribeAnswer>
  command(asked: Asked): Promise<CommandAnswer>
  /** Emits anything and returns what is acknowledged. */
  ask(event: string, ...args: unknown[]): Promise<unknown>
  /** The next message of this name. */
  next<T>(event: string, within?: number): Promise<T>
  close(): void
}

export interface Means {
  readonly cookie?: string
  readonly auth?: object
  readonly origin?: string | null
  readonly transports?: ('websocket' | 'polling')[]
}

export function nextOf<T>(socket: Socket, event: string, within = answerWithin): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event} within ${within} ms`)), within)
    socket.once(event, (value: T) => {
      clearTimeout(timer)
      resolve(value)
    })
  })
}

/** A socket.io client that is not connected yet; it never reconnects by itself. */
export function dial(
  url: string,
  { cookie, auth = {}, origin = url, transports = ['websocket'] }: Means,
): Socket {
  const extraHeaders = {
    ...(cookie === undefined ? {} : { cookie }),
    ...(origin === null ? {} : { origin }),
  }
  return io(url, { transports, extraHeaders, auth, forceNew: true, reconnection: false })
}

/** Connects; rejects with the server's reason. */
export async function openLine(url: string, means: Means): Promise<Line> {
  const socket = dial(url, means)
  const received: EventsMessage[] = []
  socket.on('events', (message: EventsMessage) => received.push(message))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', (error) => {
      socket.disconnect()
      reject(error)
    })
    // A server killed in the middle of the greeting: Socket.IO itself says nothing then. A refusal says so in the same breath.
    socket.io.once('close', (reason) => void setImmediate(() => reject(new Error(reason))))
  })
  const ask = (event: string, ...args: unknown[]): Promise<unknown> =>
    socket.timeout(answerWithin).emitWithAck(event, ...args)
  return {
    socket,
    received,
    ask,
    subscribe: (cursor, to = congress) =>
      ask('subscribe', { congress: to, cursor }) as Promise<SubscribeAnswer>,
    command: (asked) => ask('command', envelope(asked)) as Promise<CommandAnswer>,
    next: (event, within) => nextOf(socket, event, within),
    close: () => void socket.disconnect(),
  }
}

/** Signs in over HTTP; returns what a browser would send back as its cookie. */
export async function signIn(url: string, username: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (!response.ok) throw new Error(`${username} cannot sign in: ${response.status} ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Waits until `holds`, looking every 10 ms; throws after `within` ms with what it waited for. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  within = 20_000,
): Promise<void> {
  const end = performance.now() + within
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${within} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
