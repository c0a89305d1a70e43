import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Hasher } from '../adapters/hash.ts'
import { sha256 } from '../adapters/hash.ts'
import { openDayLog } from '../adapters/day-log.ts'
import type { LineFile, Logger } from '../adapters/log.ts'
import { secretFile } from '../adapters/secret-file.ts'
import { openBook } from './book.ts'
import type { AccountsRecord } from './book.ts'
import { cookieNames, readCookie } from './cookies.ts'
import { displayDoors, findDisplay } from './displays.ts'
import { resetDoors } from './factor-reset.ts'
import { linkDoors } from './links.ts'
import { endSessions, tellEnded } from './office.ts'
import type { Challenge, Office, Proof, ProviderTicket } from './office.ts'
import { ownFactorDoors } from './own-factors.ts'
import { passkeyDoors } from './passkeys.ts'
import { ownPasswordDoors } from './own-password.ts'
import { openPending } from './pending.ts'
import { findByUsername, peopleDoors, plainUsername } from './people.ts'
import { openPresence } from './presence.ts'
import type { ProviderAttempt } from './provider-doors.ts'
import { providerLinkDoors } from './provider-links.ts'
import { providerSignInDoors } from './provider-sign-in.ts'
import { relyingParty } from './rp.ts'
import { sessionDoors } from './sessions.ts'
import { setUpDoors } from './set-up.ts'
import { signInDoors } from './sign-in.ts'
import { openThrottle } from './throttle.ts'
import { tokenDoors, tokenWho } from './tokens.ts'
import { seedKey } from './totp.ts'
import type { Accounts, Caller, Revoked, TokenCaller } from './types.ts'
import type { Mistyped } from './wrong-codes.ts'

const seenEveryMs = 5 * 60_000
const sweepEveryMs = 30_000

export interface AccountsDeps {
  /** The data folder; `signins/` and `setup-link` stand in it. */
  readonly dir: string
  /** The durable document of `server/journal/documents.ts`. */
  readonly document: Adapter<AccountsRecord>
  readonly clock: Clock
  readonly chance: Chance
  readonly hasher: Hasher
  readonly log: Logger
  /** Pages are reached over https: cookies are `__Host-` and Secure. */
  readonly secure: boolean
  /** Where people reach us, such as `http://localhost:8080`; asked late because the port may be the system's choice. */
  readonly baseUrl: () => string
  /** Changes no file: sign-ins go unlogged, and what is written stays in memory as `document` sees fit. */
  readonly readOnly?: boolean
  /** Where sign-ins are noted; left out, `signins/` in the data folder. */
  readonly signInLog?: LineFile
  /** Names of organisations and congresses as they stand: passwords must not be made of them. */
  readonly contextWords: () => readonly string[]
  /** Whether the maker of an access token may still all that it may; left out, no token is of use. */
  readonly tokenStands?: (caller: TokenCaller) => boolean
  /** Left out: administrators need one. `optional` is for the demo, whose passwords are printed. */
  readonly secondFactors?: 'optional'
}

const noLog: LineFile = { append: () => undefined, close: () => Promise.resolve() }
const minute = 60_000
/** Begun and not finished: so many for one person, session or source, so many in all. */
const few = { mostEach: 5, most: 10_000 }

/** `signins/` in the data folder, without anybody who seals its days. */
const openSignInLog = ({ dir, clock }: AccountsDeps, onError: (error: unknown) => void): Promise<LineFile> =>
  openDayLog(
    { folder: join(dir, 'signins'), clock, isSealed: () => false, onError },
    join(dir, 'signin.ndjson'),
  )

async function openOffice(deps: AccountsDeps, tell: (revoked: Revoked) => void): Promise<Office> {
  const book = await openBook(deps.document)
  const complain = (error: unknown): void =>
    deps.log.error({ err: error }, 'the sign-in log cannot be written')
  return {
    ...deps,
    book,
    tell,
    throttle: openThrottle(deps.clock),
    presence: openPresence(deps.clock, book.pages.sessions.values()),
    signInLog: deps.readOnly ? noLog : (deps.signInLog ?? (await openSignInLog(deps, complain))),
    setUpFile: secretFile(join(deps.dir, 'setup-link')),
    ...factorMeans(deps),
  }
}

/** What second steps are worked with: the key of the folder, and what is begun and not finished. */
function factorMeans({ dir, clock, chance, baseUrl, readOnly, secondFactors }: AccountsDeps) {
  const file = secretFile(join(dir, 'factor.key'))
  return {
    seeds: seedKey(readOnly ? { ...file, write: () => Promise.resolve() } : file, chance),
    challenges: openPending<Challenge>(clock, { ms: 2 * minute, mostEach: 20, most: 10_000 }),
    proofs: openPending<Proof>(clock, { ms: 5 * minute, ...few }),
    newSeeds: openPending<Uint8Array>(clock, { ms: 10 * minute, ...few }),
    mistyped: openPending<Mistyped>(clock, { ms: 5 * minute, mostEach: 20, most: 10_000 }),
    // A whole department may stand behind one address.
    attempts: openPending<ProviderAttempt>(clock, { ms: 10 * minute, mostEach: 200, most: 10_000 }),
    tickets: openPending<ProviderTicket>(clock, { ms: 5 * minute, ...few }),
    rp: () => relyingParty(baseUrl()),
    demanded: secondFactors !== 'optional',
  }
}

type Who = Pick<Accounts, 'whoIs' | 'sessionIn' | 'alive'>

/** Who asks, from a cookie or a display token, and whether they still may. */
function whoDoors(office: Office, { secure, tokenStands = () => false }: AccountsDeps): Who {
  const { session: cookie } = cookieNames(secure)
  const tokens = tokenWho(office, tokenStands)
  /** Sessions whose mark is being written: a slow disk must not gather a write per request. */
  const marking = new Set<string>()
  const markSeen = (sessionHash: string): void => {
    office.presence.seen(sessionHash)
    const session = office.book.pages.sessions.get(sessionHash)
    const now = office.clock.now()
    if (!session || marking.has(sessionHash) || Math.abs(now - session.lastSeen) < seenEveryMs) return
    marking.add(sessionHash)
    const mark = office.book.change((draft) => {
      const kept = draft.sessions.get(sessionHash)
      if (kept) draft.sessions.set(sessionHash, { ...kept, lastSeen: now })
    })
    void mark
      .catch((error: unknown) => office.log.warn({ err: error }, 'when a session was seen cannot be written'))
      .finally(() => marking.delete(sessionHash))
  }
  const isOpen = (sessionHash: string): boolean => {
    const session = office.book.pages.sessions.get(sessionHash)
    const account = session && office.book.pages.accounts.get(session.person)
    return account !== undefined && !account.disabled && office.presence.isFresh(sessionHash)
  }
  const byDisplay = (token: string): Caller | null => {
    const display = findDisplay(office, token)
    if (!display) return null
    const { id, congress, organisation } = display
    return { kind: 'display', display: id, congress, organisation }
  }
  const sessionIn = (header: string | undefined): string | null => {
    const value = readCookie(header, cookie)
    return value === null ? null : sha256(value)
  }
  return {
    sessionIn,
    whoIs: ({ cookie: header, authorization }, token) => {
      const bearer = token ?? /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
      if (bearer !== undefined) return byDisplay(bearer) ?? tokens.who(bearer)
      const sessionHash = sessionIn(header) ?? ''
      const session = office.book.pages.sessions.get(sessionHash)
      if (!session || !isOpen(sessionHash)) return null
      markSeen(sessionHash)
      return { kind: 'person', person: session.person, session: sessionHash }
    },
    alive: (caller, acting) => {
      if (caller.kind === 'display') return office.book.pages.displays.get(caller.display)?.revokedAt === null
      if (caller.kind === 'token') return tokens.alive(caller, acting !== undefined)
      if (!isOpen(caller.session)) return false
      if (acting) markSeen(caller.session)
      return true
    },
  }
}

/** Ends what has grown too old, so that an idle wall or a forgotten phone is cut although it asks nothing. */
async function sweep(office: Office): Promise<void> {
  const stale = new Set(office.presence.stale())
  if (stale.size === 0) return
  const ended = await office.book.change((draft) =>
    endSessions(draft, ({ sessionHash }) => stale.has(sessionHash)),
  )
  tellEnded(office, ended, 'expired')
}

/** Opens the accounts of a data folder that is locked by the caller. */
export async function openAccounts(deps: AccountsDeps): Promise<Accounts> {
  const listeners = new Set<(revoked: Revoked) => void>()
  const tell = (revoked: Revoked): void => {
    for (const listener of listeners) listener(revoked)
  }
  const office = await openOffice(deps, tell)
  const { book } = office
  const stopSweeping = deps.clock.every(sweepEveryMs, () => {
    sweep(office).catch((error: unknown) =>
      deps.log.warn({ err: error }, 'expired sessions cannot be ended yet'),
    )
  })
  return {
    ...whoDoors(office, deps),
    ...signInDoors(office),
    ...setUpDoors(office),
    ...peopleDoors(office),
    ...linkDoors(office),
    ...displayDoors(office),
    ...tokenDoors(office),
    ...ownFactorDoors(office),
    ...ownPasswordDoors(office),
    ...passkeyDoors(office),
    ...resetDoors(office),
    ...sessionDoors(office),
    ...providerLinkDoors(office),
    ...providerSignInDoors(office),
    onRevoked: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    moved: (person) => tell({ kind: 'person', person, reason: 'moved' }),
    count: () => book.pages.accounts.size,
    account: (person) => book.pages.accounts.get(person) ?? null,
    byUsername: (username) => findByUsername(book.pages.accounts.values(), plainUsername(username)),
    all: () => [...book.pages.accounts.values()],
    hasLink: (person) =>
      [...book.pages.links.values()].some(
        (link) => link.person === person && link.expiresAt > deps.clock.now(),
      ),
    close: async () => {
      stopSweeping()
      await book.settle()
      await office.signInLog.close()
    },
  }
}
