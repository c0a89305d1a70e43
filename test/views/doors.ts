import { sharedView } from '../../server/app/port.ts'
import { drawFrom } from '../fuzz/draw.ts'
import type { Draw } from '../fuzz/draw.ts'
import type { Turn } from '../domain/histories.ts'
import { began, minute, uuid } from '../domain/stage.ts'
import { ask } from '../http/rig.ts'
import type { Answer, Ask } from '../http/rig.ts'
import { openLine } from '../tools/client.ts'
import type { Line } from '../tools/client.ts'
import { compared } from './channels.ts'
import type { Place } from './pair.ts'

/** The digest of an anchor is over a random number: when it was made is what it tells. */
const anchored = /("last":\{"at":\d+,"digest":)"[\da-f]{64}"/g

/** All that an answer says, without the time of day, its number, and what is drawn anew for every answer. */
export function tellable({ status, headers, text }: Answer): string {
  const { date: _date, 'x-request-id': _id, 'content-security-policy': policy, ...rest } = headers
  const said = text.replace(/"requestId":"[^"]*"/g, '').replace(anchored, '$1')
  return JSON.stringify([status, rest, String(policy).replace(/nonce-[\w+/=]+/, ''), said])
}

export interface Asker {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
}

/** Who was moved elsewhere meanwhile sees what is seen there. */
const stillThere = ({ server, congress }: Place, person: string, key: string): boolean =>
  server.started.system.desk.congress(congress)?.people.get(person)?.organisation === key

/** Everybody of the watching organisation: its people in each role, its wall and its program; or the shared wall. */
export function askersOf(place: Place, key: string): Asker[] {
  const { world, cookieOf, display, token } = place
  const people = world.seats.filter(
    (seat) => seat.organisation === key && stillThere(place, seat.person, key),
  )
  const bearer = (name: string, secret: string): Asker => ({
    name,
    headers: { authorization: `Bearer ${secret}` },
  })
  return [
    ...people.map(({ person, role }) => ({ name: role, headers: { cookie: cookieOf(person) ?? '' } })),
    bearer('display', display),
    ...(token === '' ? [] : [bearer('token', token)]),
  ]
}

/** One's own list of congresses is of all cases: here, this one's line of it. */
function hereOf(answer: Answer, congress: string): Answer {
  if (!Array.isArray(answer.json?.congresses)) return answer
  const mine = (answer.json.congresses as { id: string }[]).filter(({ id }) => id === congress)
  const { 'content-length': _length, ...headers } = answer.headers
  // Until when a second step is due hangs on the places in all of them, too.
  const { enrolUntil: _until, ...own } = answer.json as object & { enrolUntil?: number }
  return { ...answer, headers, text: JSON.stringify({ ...own, congresses: mine }) }
}

async function call(place: Place, { headers }: Asker, method: string, path: string, more: Ask = {}) {
  const asked = { ...more, headers: { ...headers, ...more.headers } }
  return tellable(hereOf(await ask(place.server.started.port, method, path, asked), place.congress))
}

/** Ids that a history may have made real in one run and not in the other. */
const madeBy = (turns: readonly Turn[], type: string): string[] =>
  turns.filter(({ command }) => command.type === type).map(({ id }) => id)

function addressOf(path: string, place: Place, turns: readonly Turn[], draw: Draw): string {
  const { world, server } = place
  const others = world.seats.map(({ person }) => person)
  const known: Readonly<Record<string, readonly string[]>> = {
    id: [place.congress],
    incident: madeBy(turns, 'incident.open'),
    contact: madeBy(turns, 'directory.set'),
    attachment: [hiddenUpload],
    person: others,
    integration: ['generic'],
    display: server.started.system.accounts.displays(place.congress).map(({ id }) => id),
  }
  const values = (name: string): readonly string[] => (known[name]?.length ? known[name] : [uuid(0xdead)])
  const query = path.endsWith('/past')
    ? `?at=${began + draw.below(40) * minute}`
    : path.endsWith('/qr')
      ? draw.of(['', '?edition=delegates'])
      : ''
  return path.replace(/:(\w+)/g, (_, name: string) => draw.of(values(name))) + query
}

/** Brought by a competitor in one run only. */
export const hiddenUpload = uuid(0xf11e)
const ownUpload = uuid(0xf11f)

/** Every address, asked by somebody of the organisation; ids of what is hidden among them. */
export async function askAll(
  place: Place,
  key: string,
  turns: readonly Turn[],
  seed: number,
): Promise<string[]> {
  const draw = drawFrom(seed)
  const askers = askersOf(place, key)
  const heard: string[] = []
  for (const { method, path } of compared) {
    // Reading an earlier moment starts a thread: not every time.
    if (path.endsWith('/past') && !draw.percent(20)) continue
    const ids = [...path.matchAll(/:(\w+)/g)].filter(([, name]) => name === 'incident' || name === 'contact')
    for (let left = ids.length > 0 ? 3 : 1; left > 0; left -= 1) {
      const asker = draw.of(askers)
      // An id that is taken is refused: who asks would have to know its 122 random bits. Here it is one's own.
      const to = addressOf(path, place, turns, draw).replace(
        method === 'put' ? hiddenUpload : '-',
        method === 'put' ? ownUpload : '-',
      )
      const json = path.includes('/hooks/')
        ? {
            json: { source: 'zabbix', dedupKey: 'tram-1', text: 'Mất tín hiệu' },
            headers: { authorization: `Bearer ${place.hook}` },
          }
        : { json: {} }
      const more: Ask = method === 'put' ? { body: 'ngày,giờ\r\n' } : method === 'post' ? json : {}
      heard.push(`${asker.name} ${method} ${to}: ${await call(place, asker, method.toUpperCase(), to, more)}`)
    }
  }
  return heard
}

/** A socket of the organisation, and everything that it is told. */
export interface Follower {
  readonly line: Line
  readonly told: string[]
  readonly watches: () => boolean
}

export async function follow(place: Place, key: string): Promise<Follower> {
  const { server, world, congress } = place
  const person = world.seats.find(
    ({ organisation, role }) => organisation === key && role === 'liaison',
  )?.person
  const means =
    key === sharedView ? { auth: { token: place.display } } : { cookie: place.cookieOf(person ?? '') ?? '' }
  const line = await openLine(server.started.url, means)
  const told: string[] = []
  line.socket.onAny((name: string, ...args: unknown[]) => void told.push(JSON.stringify([name, ...args])))
  told.push(JSON.stringify(await line.subscribe(null, congress)))
  const watches = (): boolean => key === sharedView || stillThere(place, person ?? '', key)
  return { line, told, watches }
}

/** What is asked over the socket at the end; whatever was sent before has arrived when it is answered. */
export async function askSocket(
  place: Place,
  { line, told, watches }: Follower,
  turns: readonly Turn[],
  seed: number,
): Promise<string[]> {
  const draw = drawFrom(seed)
  const { congress } = place
  const cursors = line.received.flatMap(({ from, cursor }) => [from, cursor])
  const asked: string[] = []
  const tell = async (event: string, body: unknown): Promise<void> => {
    asked.push(JSON.stringify([event, body, await line.ask(event, body)]).replace(/"requestId":"[^"]*"/g, ''))
  }
  await tell('measure.ping', {})
  if (!watches()) return [...told, ...asked]
  for (const cursor of [null, 'x', ...(cursors.length > 0 ? [draw.of(cursors), draw.of(cursors)] : [])])
    await tell('subscribe', { congress, cursor })
  await tell('subscribe', { congress: 'khong-co', cursor: null })
  for (const turn of turns.filter(({ only }) => only !== 'both').slice(0, 4)) {
    // What somebody else did: there, or not there. Its id as one's own would take its 122 random bits to be known.
    const id = uuid(0xc0_0000 + draw.below(1e6))
    await tell('command', {
      id,
      congress,
      type: 'incident.receive',
      payload: { incident: turn.id },
      madeAt: turn.at,
    })
  }
  return [...told, ...asked]
}
