import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { pino } from 'pino'
import { systemChance } from '../../server/adapters/chance.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import type { Hasher } from '../../server/adapters/hash.ts'
import { readConfig } from '../../server/config.ts'
import { initFolder } from '../../server/journal/store.ts'
import { start } from '../../server/main.ts'
import type { Instead, Running } from '../../server/main.ts'
import { cheapHasher, goodPassword } from '../accounts/rig.ts'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** Parsed body; null when it is no JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- every door answers another shape; tests name what they expect
  readonly json: any
}

export interface Ask {
  readonly json?: unknown
  readonly body?: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
  readonly cookie?: string
}

/** One request over a real socket, with every header under control. */
export function ask(port: number, method: string, path: string, options: Ask = {}): Promise<Answer> {
  const body = options.json === undefined ? options.body : JSON.stringify(options.json)
  const headers: Record<string, string> = {
    ...(options.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...(options.cookie === undefined ? {} : { cookie: options.cookie }),
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    ...options.headers,
  }
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => void chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const raw = Buffer.concat(chunks)
        const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw).toString(
          'utf8',
        )
        const isJson = (response.headers['content-type'] ?? '').startsWith('application/json')
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: isJson && text !== '' ? JSON.parse(text) : null,
        })
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** `name=value` of the cookies an answer sets. */
export const cookiesOf = ({ headers }: Answer): string =>
  (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0] ?? '').join('; ')

export interface House extends Running {
  readonly dir: string
  /** Every line that was logged. */
  readonly logged: string[]
  ask(method: string, path: string, options?: Ask): Promise<Answer>
  /** Cookie header of a signed-in person. */
  cookieOf(username: string): Promise<string>
  personOf(username: string): string
}

export const congress = 'dai-hoi'
export const members = [
  ['truc-ban', 'operator', 'so'],
  ['lanh-dao', 'leader', 'so'],
  ['viettel-1', 'liaison', 'viettel'],
  ['vnpt-1', 'liaison', 'vnpt'],
] as const

export interface HouseOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly hasher?: Hasher
  /** Leave the folder without account and congress. */
  readonly empty?: boolean
  /** Other parts of the world, such as a clock that is ahead. */
  readonly instead?: Instead
}

async function fill({ system }: Running): Promise<void> {
  const { accounts, desk } = system
  const add = async (username: string): Promise<string> => {
    const added = await accounts.add({
      username,
      name: `Tên ${username}`,
      phone: '0211 000 111',
      password: goodPassword,
    })
    if (!added.ok) throw new Error(added.code)
    return added.person
  }
  const must = async (stream: string, type: string, payload: object): Promise<void> => {
    const answer = await desk.asSystem(stream, type, payload)
    if (!answer.ok) throw new Error(`${type}: ${answer.error.code} ${answer.error.field ?? ''}`)
  }
  await must('site', 'admin.join', { person: await add('quan-tri'), seat: 'so' })
  const opening = Date.now() + 3 * 86_400_000
  await must('site', 'congress.import', {
    plan: 'vinh-phuc-demo',
    congress,
    opening,
    closing: opening + 2 * 86_400_000,
  })
  for (const [username, role, organisation] of members)
    await must(congress, 'person.join', { person: await add(username), role, organisation })
}

/** The real server on a free port, with the Vĩnh Phúc plan and one person of each kind. */
export async function openHouse({
  env = {},
  hasher = cheapHasher(),
  empty = false,
  instead = {},
}: HouseOptions = {}): Promise<House> {
  const dir = join(mkdtempSync(join(tmpdir(), 'trucban-http-')), 'data')
  initFolder(dir, { clock: systemClock, chance: systemChance })
  const logged: string[] = []
  const log = pino({ level: 'debug' }, { write: (text: string) => void logged.push(text) })
  const config = readConfig({ PORT: '0', DATA_DIR: dir, ...env })
  const running = await start(config, { hasher, log, ...instead })
  if (!empty) await fill(running)
  const call: House['ask'] = (method, path, options) => ask(running.port, method, path, options)
  return {
    ...running,
    dir,
    logged,
    ask: call,
    cookieOf: async (username) => {
      const answer = await call('POST', '/api/v1/session', { json: { username, password: goodPassword } })
      if (answer.status !== 200) throw new Error(answer.text)
      return cookiesOf(answer)
    },
    personOf: (username) => {
      const account = running.system.accounts.byUsername(username)
      if (!account) throw new Error(username)
      return account.person
    },
    close: async () => {
      await running.close()
      rmSync(join(dir, '..'), { recursive: true, force: true })
    },
  }
}

/** Every line of the sign-in log, oldest day first. It is written behind the answer: this waits for it. */
export async function signInLines({ dir, system }: House): Promise<string> {
  await system.audit.signIns({ from: null, search: '', person: null, limit: 1 })
  return readdirSync(join(dir, 'signins'))
    .sort()
    .map((name) => readFileSync(join(dir, 'signins', name), 'utf8'))
    .join('')
}

/** An incident that Viettel leads and everybody sees the face of. */
export const incidentOpened = (more: object = {}) => ({
  title: 'Đứt vòng ring của Viettel',
  area: 'hoi-truong',
  category: 'KN',
  severity: 2,
  occurredAt: Date.now() - 60_000,
  lead: 'viettel',
  involved: [],
  visibility: 'all',
  named: [],
  publicLine: 'Đứt cáp quang tại Hội trường',
  rows: [],
  ...more,
})

export const envelope = (type: string, payload: object, id: string = randomUUID()) => ({
  id,
  congress,
  type,
  payload,
  madeAt: Date.now(),
})
