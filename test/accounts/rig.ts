import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { AccountsRecord } from '../../server/accounts/book.ts'
import { openAccounts } from '../../server/accounts/open.ts'
import type { Accounts, Origin, Revoked, SignedIn } from '../../server/accounts/types.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import type { Clock } from '../../server/adapters/clock.ts'
import { argonHasher } from '../../server/adapters/hash.ts'
import type { Hasher } from '../../server/adapters/hash.ts'
import { fakeClock } from '../tools/clock.ts'

/** Cheap enough for hundreds of sign-ins in a test; the real cost is tested on its own. */
export const cheapHasher = (): Hasher => argonHasher({ memoryCost: 256, timeCost: 1, parallelism: 1 })

export const goodPassword = 'con mèo trèo cây cau xanh'
export const otherPassword = 'bốn chiếc ghế gỗ sồi nâu'

/** A real file, slow on purpose: what is not awaited shows. `fail` makes every later write fail. */
export function fileDocument(
  path: string,
  delayMs = 3,
): Adapter<AccountsRecord> & { fail: boolean; writes: number } {
  const document = {
    fail: false,
    writes: 0,
    read: () =>
      Promise.resolve(existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as AccountsRecord) : null),
    write: async (record: AccountsRecord): Promise<void> => {
      const text = JSON.stringify(record)
      await new Promise((resolve) => setTimeout(resolve, delayMs))
      if (document.fail) throw new Error('ENOSPC')
      document.writes += 1
      await writeFile(path, text, { mode: 0o600 })
    },
  }
  return document
}

export function tempFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'trucban-accounts-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

export interface Rig {
  readonly accounts: Accounts
  readonly clock: ReturnType<typeof fakeClock>
  readonly dir: string
  readonly document: ReturnType<typeof fileDocument>
  readonly revoked: Revoked[]
  /** Everything the log was given. */
  readonly logged: string[]
  /** Stops this run and opens the folder again, as a restart does. */
  restart(): Promise<Rig>
}

interface RigOptions {
  readonly dir?: string
  readonly clock?: ReturnType<typeof fakeClock>
  /** Timers of this one are used instead, where a test needs them to run by themselves. */
  readonly realTime?: Clock
  readonly hasher?: Hasher
  readonly contextWords?: readonly string[]
  readonly secure?: boolean
  /** Whether makers of tokens still may; left out, they do. */
  readonly tokenStands?: () => boolean
}

export async function openRig(options: RigOptions = {}): Promise<Rig> {
  const dir = options.dir ?? tempFolder()
  const clock = options.clock ?? fakeClock()
  const document = fileDocument(join(dir, 'accounts.json'))
  const logged: string[] = []
  const accounts = await openAccounts({
    dir,
    document,
    clock: options.realTime ?? clock,
    chance: systemChance,
    hasher: options.hasher ?? cheapHasher(),
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
    secure: options.secure ?? false,
    baseUrl: () => 'http://localhost:8080',
    contextWords: () => options.contextWords ?? [],
    tokenStands: options.tokenStands ?? (() => true),
  })
  const revoked: Revoked[] = []
  accounts.onRevoked((each) => void revoked.push(each))
  let isOpen = true
  const close = async (): Promise<void> => {
    if (isOpen) await accounts.close()
    isOpen = false
  }
  onTestFinished(close)
  return {
    accounts: { ...accounts, close },
    clock,
    dir,
    document,
    revoked,
    logged,
    restart: async () => {
      await close()
      return openRig({ ...options, dir, clock })
    },
  }
}

export const from = (address = '127.0.0.1', more: Partial<Origin> = {}): Origin => ({
  address,
  device: null,
  session: null,
  requestId: 'r',
  ...more,
})

export const cookieOf = ({ sessionToken }: SignedIn, name = 'tb'): { cookie: string } => ({
  cookie: `${name}=${sessionToken}`,
})

/** An account with a password, and its id. */
export async function addPerson(
  accounts: Accounts,
  username: string,
  password = goodPassword,
): Promise<string> {
  const added = await accounts.add({ username, name: `Trực ban ${username}`, password })
  if (!added.ok) throw new Error(added.code)
  return added.person
}

export async function signedIn(accounts: Accounts, username: string, origin = from()): Promise<SignedIn> {
  const answer = await accounts.signIn(username, goodPassword, origin)
  if (!answer.ok) throw new Error(answer.code)
  return answer
}
