import type { Catalogue } from '../domain/catalogue/catalogue.ts'
import { isPhotoCited } from '../domain/cited.ts'
import { emptyState } from '../domain/state.ts'
import { freeText } from '../domain/events.ts'
import { AttachmentStore } from './attachments/store.ts'
import { blobFiles } from './adapters/blob-file.ts'
import { emptyAccounts } from './accounts/book.ts'
import type { AccountsRecord } from './accounts/book.ts'
import { openAccounts } from './accounts/open.ts'
import type { Accounts } from './accounts/types.ts'
import type { Chance } from './adapters/chance.ts'
import type { Clock } from './adapters/clock.ts'
import { nodeFs } from './adapters/fs.ts'
import type { Fs } from './adapters/fs.ts'
import type { Hasher } from './adapters/hash.ts'
import type { Logger } from './adapters/log.ts'
import { hasRoom } from './adapters/room.ts'
import { CommandDesk } from './app/desk.ts'
import { watchesDuty } from './app/duty-probe.ts'
import { Feeds } from './app/feed.ts'
import type { LineWatch } from './app/line.ts'
import { closesPolls } from './app/poll-closing.ts'
import { PastStates } from './app/past.ts'
import { IncidentClocks } from './app/incident-clocks.ts'
import { Scheduler } from './app/scheduler.ts'
import { stands } from './app/token-standing.ts'
import { openFold, SnapshotMaker } from './app/snapshots.ts'
import type { Anchoring } from './audit/anchoring.ts'
import { loadCatalogue, formatMistake } from './catalogue/load.ts'
import { disk } from './catalogue/disk.ts'
import { openErasing } from './erasing.ts'
import type { Erasing } from './erasing.ts'
import { StartRefused } from './journal/port.ts'
import { openFolder } from './journal/store.ts'
import type { Store } from './journal/store.ts'
import { AuditDesk } from './audit-desk.ts'
import { anchorSignOff, openKeeping } from './record-keeping.ts'
import type { Keeping } from './record-keeping.ts'

/** While storage refuses, a file of this size is tried this often, ms. */
const probeBytes = 64 * 1024
const probeEvery = 5_000

export interface SystemParts {
  readonly dir: string
  readonly readOnly: boolean
  readonly clock: Clock
  readonly chance: Chance
  readonly hasher: Hasher
  readonly log: Logger
  readonly catalogue: Catalogue
  /** Pages are reached over https. */
  readonly secure: boolean
  readonly baseUrl: () => string
  /** The disk can no longer be trusted: the process must end with exit code 74. */
  readonly onBroken: (fault: Error) => void
  /** File that says where anchors go (docs/anchors.md); left out, they stay in the data folder. */
  readonly anchorConfig?: string | null
  /** Left out: administrators need a second step. `optional` is for the demo, whose passwords are printed. */
  readonly secondFactors?: 'optional'
  /** Left out: the machine's disk, written to by a thread of its own. */
  readonly fs?: Fs
}

/** Everything behind the doors, open: what `serve`, the demo and the command line work with. */
export interface System {
  readonly store: Store
  readonly desk: CommandDesk
  /** Not started here: `main.ts` does once the doors are open, and not at all in read-only mode. */
  readonly scheduler: Scheduler
  readonly incidentClocks: IncidentClocks
  readonly attachments: AttachmentStore
  /** Earlier moments, read from the journal when somebody asks. */
  readonly past: PastStates
  /** Not started here, as the scheduler; null in read-only mode. */
  readonly anchoring: Anchoring | null
  readonly audit: AuditDesk
  /** Null in read-only mode. */
  readonly erasing: Erasing | null
  readonly feeds: Feeds
  readonly accounts: Accounts
  readonly catalogue: Catalogue
  /** Called with a person whose place in a congress changed, before anybody is told. */
  onUnseat: (person: string, congress: string) => void
  /** Told what the desk writes, refuses and cannot do. */
  watch: LineWatch
  readonly close: () => Promise<void>
}

/** Reads `checklists/`; a mistake stops the start, every one of them named by file, line and path. */
export function openCatalogue(dir: string): Catalogue {
  const { catalogue, mistakes } = loadCatalogue(dir, disk)
  if (mistakes.length === 0) return catalogue
  throw new StartRefused(
    mistakes.map((mistake) => `${formatMistake(mistake, 'vi')}\n${formatMistake(mistake, 'en')}`).join('\n'),
  )
}

export async function openSystem(parts: SystemParts): Promise<System> {
  const { dir, clock, chance, log, readOnly, onBroken } = parts
  const say = (message: string, facts: object): void => log.warn(facts, message)
  const disk = parts.fs === undefined ? {} : { fs: parts.fs }
  const store = await openFolder(dir, { clock, chance, freeText, readOnly, onBroken, ...disk })
  try {
    tellCut(store, log)
    const attachments = await new AttachmentStore({ ...parts, files: blobFiles }).open()
    const feeds = new Feeds(store.epoch, clock)
    const maker = new SnapshotMaker(dir, store.installation, say, clock)
    const { journal } = store
    const keeping = readOnly
      ? null
      : await openKeeping({ ...parts, journal, anchorConfig: parts.anchorConfig ?? null })
    const desk = deskOf(parts, store, { attachments, feeds, maker, say, keeping, system: () => system })
    await desk.start()
    const past = pastOf(parts, store)
    const under = { store, desk, maker, past, attachments, keeping, accounts: () => accounts }
    const erasing = await openErasing({ ...under, clock, chance, log: say })
    const scheduler = schedule(desk, attachments, clock, keeping, erasing, say)
    const incidentClocks = new IncidentClocks({ desk, clock, log: say })
    const accounts = await accountsOf(parts, store, desk, keeping)
    const audit = new AuditDesk({ dir, clock, store, desk, keeping })
    const stopLooking = lookForRoom(desk, parts)
    const close = async (): Promise<void> => {
      stopLooking()
      await Promise.all([scheduler.stop(), incidentClocks.stop()])
      await desk.settle()
      await past.close()
      await audit.close()
      await keeping?.anchoring.close()
      await maker.close()
      await accounts.close()
      await store.close()
    }
    const system: System = {
      store,
      desk,
      scheduler,
      incidentClocks,
      attachments,
      past,
      anchoring: keeping?.anchoring ?? null,
      audit,
      erasing,
      feeds,
      accounts,
      catalogue: parts.catalogue,
      onUnseat: () => undefined,
      watch: { ...nobody, broken: parts.onBroken },
      close,
    }
    await erasing?.eraser.finish()
    tellDamaged(store, attachments, log)
    return system
  } catch (error) {
    await store.close()
    throw error
  }
}

function tellCut({ journal }: Store, log: Logger): void {
  for (const cut of journal.recovered)
    log.warn(cut, 'a torn tail was cut: never acknowledged, kept in quarantine')
}

/** Documents are all read by now. */
function tellDamaged({ damagedDocuments }: Store, { unreadable }: AttachmentStore, log: Logger): void {
  for (const found of damagedDocuments)
    log.error(found, 'a document is damaged: the version before it is used, what was changed last is lost')
  for (const file of unreadable)
    log.error({ file }, 'what is known of a photo or file cannot be read; it is passed over')
}

const pastOf = ({ dir, clock }: SystemParts, { installation, journal }: Store): PastStates =>
  new PastStates({ dir, clock, installation, head: (stream) => journal.head(stream).n })

const accountsOf = async (
  parts: SystemParts,
  store: Store,
  desk: CommandDesk,
  keeping: Keeping | null,
): Promise<Accounts> => {
  const maker = {
    siteAdmin: (person: string): boolean => desk.site().admins.has(person),
    unproven: (person: string): boolean => accounts.unproven(person),
  }
  const accounts: Accounts = await openAccounts({
    ...parts,
    document: await accountsDocument(store, parts.readOnly),
    contextWords: () => wordsOf(desk),
    tokenStands: (token) => stands(desk.congress(token.congress), token, maker),
    ...(keeping ? { signInLog: keeping.signInLog } : {}),
  })
  return accounts
}

interface Under {
  readonly attachments: AttachmentStore
  readonly feeds: Feeds
  readonly maker: SnapshotMaker
  readonly say: (message: string, facts: object) => void
  readonly keeping: Keeping | null
  /** Whole by the time anything is accepted. */
  readonly system: () => System
}

function deskOf({ clock, catalogue, readOnly }: SystemParts, store: Store, under: Under): CommandDesk {
  const { attachments, feeds, maker, say, keeping, system } = under
  return new CommandDesk({
    journal: store.journal,
    feeds,
    clock,
    catalogue,
    readOnly,
    log: say,
    accepted: (congress, n, events) => {
      if (!readOnly) maker.reached(congress, n)
      if (keeping) anchorSignOff(keeping.anchoring, events)
    },
    attachment: (congress, organisation, id) => attachments.find(congress, organisation, id),
    watch: passedOn(() => system().watch),
    unseat: (person, congress) => system().onUnseat(person, congress),
    unproven: (person) => system().accounts.unproven(person),
    openFold: (stream) => openFold(stream, store.journal, store.snapshots),
  })
}

/** What goes on by the clock: due times, polls past their deadline, uploads that nobody cited. */
function schedule(
  desk: CommandDesk,
  attachments: AttachmentStore,
  clock: Clock,
  keeping: Keeping | null,
  erasing: Erasing | null,
  log: (message: string, facts: object) => void,
): Scheduler {
  const cited = (congress: string, id: string): boolean =>
    isPhotoCited(desk.congress(congress) ?? emptyState(), id)
  const sweep = async (): Promise<void> => {
    const gone = await attachments.sweep(cited)
    if (gone > 0) log('uploads that no record cites were thrown away', { gone })
  }
  return new Scheduler({
    desk,
    clock,
    log,
    also: [closesPolls(desk), watchesDuty(desk)],
    hourly: [sweep, ...(keeping ? [keeping.sealSignIns(desk)] : []), ...(erasing?.hourly ?? [])],
  })
}

/** While storage refuses, a file is tried every few seconds. */
function lookForRoom(desk: CommandDesk, { chance, clock, dir, fs, readOnly }: SystemParts): () => void {
  const block = chance.bytes(probeBytes)
  // Opened read-only not even the probe may be written.
  return clock.every(probeEvery, () => desk.lookForRoom(() => !readOnly && hasRoom(fs ?? nodeFs, dir, block)))
}

/** The watcher comes after the desk: `main.ts` sets it once there is somebody to tell. */
const passedOn = (to: () => LineWatch): LineWatch => ({
  wrote: (commands, took) => to().wrote(commands, took),
  refused: () => to().refused(),
  faulted: (commands) => to().faulted(commands),
  broken: (error) => to().broken(error),
})

const nobody = { wrote: () => undefined, refused: () => undefined, faulted: () => undefined }

/** The accounts document; opened read-only it is read once and what is written stays in memory. */
async function accountsDocument(store: Store, readOnly: boolean) {
  const { adapter } = await store.documents.open<AccountsRecord>(
    'accounts',
    (body) => body as AccountsRecord,
    emptyAccounts(),
  )
  if (!readOnly) return adapter
  return { read: () => adapter.read(), write: () => Promise.resolve() }
}

/** Names that a password must not be made of. */
function wordsOf(desk: CommandDesk): string[] {
  return [...desk.site().congresses.values()].flatMap(({ congress, name }) => [
    name,
    ...[...(desk.congress(congress)?.organisations.values() ?? [])].flatMap((organisation) => [
      organisation.name,
      organisation.short,
    ]),
  ])
}
