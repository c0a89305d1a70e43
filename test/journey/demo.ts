import { readiness } from '../../domain/run/readiness.ts'
import { byHand } from '../../domain/run/commands.ts'
import type { Fact } from '../../domain/run/facts.ts'
import type { Row } from '../../domain/run/row.ts'
import { rowStatus } from '../../domain/run/status.ts'
import { stateOf } from '../../domain/state.ts'
import type { CongressState, StateRecord } from '../../domain/state.ts'
import { signIn } from '../tools/client.ts'
import { installProduct } from './product.ts'
import type { Product } from './product.ts'

/** What `demo --json` prints. */
interface Printed {
  readonly url: string
  readonly congress: string
  readonly accounts: readonly { readonly username: string; readonly password: string }[]
  readonly displayUrl: string
}

/** The demo of the product, with its people and their passwords. */
export interface Demo {
  readonly product: Product
  readonly url: string
  /** The address of the wall on the department's view. */
  readonly displayUrl: string
  readonly congress: string
  readonly password: (username: string) => string
  /** kill -9. */
  readonly kill: () => Promise<void>
  /** Starts again on the same folder and port. */
  readonly restart: () => Promise<void>
  /** The congress as the organisation of this person sees it, asked over HTTP; a second or two may be missing at its end. */
  readonly view: (username?: string) => Promise<CongressState>
  readonly drop: () => Promise<void>
}

const printedJson = /^\{.*\}$/m

export const startDemo = async (): Promise<Demo> => serveDemo(await installProduct())

/** The demo of an installed product, whose plan somebody may have changed before. */
export async function serveDemo(product: Product, env: NodeJS.ProcessEnv = {}): Promise<Demo> {
  const [line] = await product.serve(['demo', '--json'], printedJson, env)
  const printed = JSON.parse(line) as Printed
  const password = (username: string): string => {
    const found = printed.accounts.find((one) => one.username === username)
    if (!found) throw new Error(`the demo has no account ${username}`)
    return found.password
  }
  const cookies = new Map<string, Promise<string>>()
  const cookie = (username: string): Promise<string> => {
    const known = cookies.get(username) ?? signIn(product.url, username, password(username))
    cookies.set(username, known)
    return known
  }
  return {
    product,
    url: product.url,
    displayUrl: printed.displayUrl,
    congress: printed.congress,
    password,
    kill: product.kill,
    restart: async () => {
      await product.serve(['demo', '--keep', '--json'], printedJson)
    },
    view: async (username = 'trucban2') => {
      const path = `/api/v1/congresses/${printed.congress}/view`
      const answer = await fetch(product.url + path, { headers: { cookie: await cookie(username) } })
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
      const { view } = (await answer.json()) as { view: StateRecord }
      return stateOf(view)
    },
    drop: product.drop,
  }
}

const settled = ['done', 'waived', 'waiting']

/** Which rows of an organisation are still to be done, by how they are proven. */
export function toDo(state: CongressState, owner: string) {
  const { info } = state
  if (!info) throw new Error('the demo has no congress')
  const now = Date.now()
  const blocking = new Set(readiness(state.rows.values(), info, now).blockers.map(({ row }) => row.id))
  const open = [...state.rows.values()].filter(
    (row) => row.owner === owner && !settled.includes(rowStatus(row, info, now).state),
  )
  const byReading = open.filter((row) => row.item.evidence.kind === 'reading')
  return {
    /** A press in the list is enough. */
    ticks: open.filter(
      (row) => !byHand(row) && !row.item.twoPerson && row.item.evidence.readings.length === 0,
    ),
    /** Readings of one person whose proof the verdict waits for. */
    counted: byReading.filter((row) => !row.item.twoPerson && blocking.has(row.id)),
    /** Readings that a second person of the same organisation may confirm; what is done can be measured anew. */
    byTwo: [...state.rows.values()].filter(
      ({ owner: whose, item }) =>
        whose === owner && item.evidence.kind === 'reading' && item.twoPerson && !item.secondElsewhere,
    ),
  }
}

/** Critical rows that count and are not proven: the figure of wall and summary. */
export function blockingCount(state: CongressState): number {
  if (!state.info) throw new Error('the demo has no congress')
  return readiness(state.rows.values(), state.info, Date.now()).blocking
}

/** What was recorded of a row since `from`, ms. */
export const factsSince = (state: CongressState, row: string, from: number): readonly Fact[] =>
  (state.rows.get(row)?.facts ?? []).filter(({ madeAt }) => madeAt >= from)

/** A value inside every reading's range, as a liaison types it. */
export const goodFigures = (row: Row): readonly string[] =>
  row.item.evidence.readings.map(({ min, max }) =>
    String(min !== null && max !== null ? (min + max) / 2 : (min ?? max ?? 1)).replace('.', ','),
  )

/** The n-th of a list that must be long enough. */
export function nth<T>(list: readonly T[], n: number): T {
  const found = list[n]
  if (found === undefined) throw new Error(`only ${list.length} found, ${n + 1} wanted`)
  return found
}
