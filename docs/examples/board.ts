/**
 * Follows the board of a congress and logs an incident, with an access token (scopes view:read and incidents:log).
 * Needs Node 20 and socket.io-client; what is imported from here is types only. docs/protocol.md says the rest.
 *
 *   TRUCBAN_URL=https://trucban.example.vn TRUCBAN_TOKEN=tb_… npx tsx docs/examples/board.ts "Mất nguồn tủ 3" hoi-truong
 */
import { randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { io } from 'socket.io-client'
import type { CommandAnswer, EventsMessage, SubscribeAnswer, ViewAnswer } from '../../domain/protocol.ts'

export interface Line {
  readonly code: string
  readonly severity: number
  readonly status: string
  readonly text: string
}
type Incident = ViewAnswer['view']['incidents'][number]
type Face = ViewAnswer['view']['faces'][number]

const lineOf = (one: Incident | Face): Line => {
  const { code, severity, status, publicLine } = one
  return { code, severity, status, text: 'title' in one ? one.title : publicLine }
}

export async function openBoard(url: string, token: string, changed: (why: string) => void) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const ask = async <T>(path: string): Promise<T> => {
    const response = await fetch(url + path, { headers })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const { congress } = await ask<{ congress: string }>('/api/v1/me')
  const board = new Map<string, Line>()
  let cursor: string | null = null

  /** The whole view: the first time, and whenever the cursor does not fit any more. */
  const replace = ({ view, cursor: head }: ViewAnswer): void => {
    board.clear()
    for (const one of [...view.incidents, ...view.faces]) board.set(one.id, lineOf(one))
    cursor = head
    changed('snapshot')
  }
  const apply = ({ events, cursor: head }: EventsMessage): void => {
    for (const { e, s } of events) {
      if (e.type === 'incident.opened')
        board.set(e.incident, { code: e.code, severity: e.severity, status: 'open', text: e.title })
      else if (e.type === 'incident.disclosed') board.set(e.record.id, lineOf(e.record))
      else if (e.type === 'incident.faced') board.set(e.face.id, lineOf(e.face))
      else if (e.type === 'incident.withdrawn') board.delete(e.incident)
      else if (e.type === 'incident.moved') change(e.incident, { status: e.to })
      else if (e.type === 'incident.severity-set') change(e.incident, { severity: e.severity })
      if (s !== null) changed(e.type)
    }
    cursor = head
  }
  const change = (id: string, to: Partial<Line>): void => {
    const known = board.get(id)
    if (known) board.set(id, { ...known, ...to })
  }

  // The first load is compressed and cheap over HTTP; from then on the socket brings only what changed.
  replace(await ask<ViewAnswer>(`/api/v1/congresses/${congress}/view`))
  const socket = io(url, { auth: { token, language: 'en' }, transports: ['websocket'] })
  const subscribe = async (): Promise<void> => {
    const asked = socket.timeout(10_000).emitWithAck('subscribe', { congress, cursor })
    const answer = (await asked) as SubscribeAnswer
    if (!answer.ok) throw new Error(answer.error.message)
    if (answer.mode === 'snapshot') replace(answer)
    else apply(answer)
  }
  // A lost connection comes back by itself, and begins where it was: nothing is missed and nothing comes twice.
  const follow = (): void =>
    void subscribe().catch((fault: unknown) => changed(`not following: ${String(fault)}`))
  socket.on('connect', follow)
  socket.on('moved', follow)
  socket.on('events', (message: EventsMessage) => (message.from === cursor ? apply(message) : follow()))
  socket.on('connect_error', ({ message }) => changed(`no connection: ${message}`))
  socket.on('revoked', ({ reason }: { reason: string }) => changed(`ended: ${reason}`))

  /** Sent again under the same id until it is known what became of it: it never takes effect twice. */
  const command = async (type: string, payload: object): Promise<CommandAnswer> => {
    const body = JSON.stringify({ id: randomUUID(), congress, type, payload, madeAt: Date.now() })
    for (let wait = 500; ; wait = Math.min(2 * wait, 30_000)) {
      const sent = await fetch(`${url}/api/v1/commands`, { method: 'POST', headers, body }).catch(() => null)
      const answer = (await sent?.json().catch(() => null)) as CommandAnswer | null | undefined
      if (answer && (answer.ok || !answer.error.retryable)) return answer
      await new Promise((resume) => setTimeout(resume, wait))
    }
  }
  return { congress, board, socket, command, cursor: () => cursor, close: () => void socket.disconnect() }
}

/** What `incident.open` wants; an incident that a program logs begins inside the department and its own organisation. */
export const incident = (title: string, area: string, category = 'KN') => ({
  ...{ title, area, category, severity: 3, occurredAt: Date.now(), lead: null, involved: [] },
  ...{ visibility: 'department', named: [], publicLine: title, rows: [] },
})

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [url = 'http://localhost:8080', token = ''] = [
    process.env['TRUCBAN_URL'],
    process.env['TRUCBAN_TOKEN'],
  ]
  const client = await openBoard(url, token, (why) => console.log(why, [...client.board.values()].length))
  const [title, area] = process.argv.slice(2)
  if (title !== undefined && area !== undefined)
    console.log(await client.command('incident.open', incident(title, area)))
}
