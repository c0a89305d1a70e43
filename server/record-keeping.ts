import { join } from 'node:path'
import { SITE, SYSTEM } from '../domain/ids.ts'
import type { OfficeRecord } from '../domain/site/office.ts'
import type { Chance } from './adapters/chance.ts'
import type { Clock } from './adapters/clock.ts'
import { openDayLog } from './adapters/day-log.ts'
import type { DayLog } from './adapters/day-log.ts'
import type { Logger } from './adapters/log.ts'
import type { CommandDesk } from './app/desk.ts'
import { Anchoring } from './audit/anchoring.ts'
import { signInFolder } from './audit/check-sign-ins.ts'
import { digestId, SignInKeeper } from './audit/sign-ins.ts'
import type { Journal, RecordedEvent } from './journal/port.ts'

export interface KeepingParts {
  readonly dir: string
  readonly anchorConfig: string | null
  readonly journal: Journal
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Logger
}

/** What proves the record from beside it: anchors, and the sign-in log with its seals. */
export interface Keeping {
  readonly anchoring: Anchoring
  readonly signInLog: DayLog
  /** Call once an hour, when the desk takes commands. */
  readonly sealSignIns: (desk: Pick<CommandDesk, 'asSystem'>) => () => Promise<void>
}

/** What is signed off is anchored at once: the printed page carries it. Only what all see happen goes out at once, too. */
const signOffs: Readonly<Record<string, { readonly seenByAll: boolean }>> = {
  'congress.closed': { seenByAll: true },
  'handover.accepted': { seenByAll: false },
  'handover.taken': { seenByAll: false },
  'poll.closed': { seenByAll: false },
}

export function anchorSignOff(anchoring: Pick<Anchoring, 'make'>, events: readonly RecordedEvent[]): void {
  const signed = events.map(({ type }) => signOffs[type]).filter((found) => found !== undefined)
  if (signed.length > 0)
    void anchoring.make(
      'sign-off',
      signed.some(({ seenByAll }) => seenByAll),
    )
}

/** Writes an act down once, however often it is asked for; false when it cannot be now. */
export const officeRecorder =
  (desk: Pick<CommandDesk, 'asSystem'>, isRecorded: (id: string) => boolean) =>
  async (record: OfficeRecord, id: string): Promise<boolean> =>
    isRecorded(id) || (await desk.asSystem(SITE, 'office.record', record, id)).ok

/** Throws `StartRefused` where the configuration of the anchors does not hold. */
export async function openKeeping(parts: KeepingParts): Promise<Keeping> {
  const { dir, journal, clock, log } = parts
  const anchoring = await Anchoring.open({
    ...parts,
    config: parts.anchorConfig,
    heads: () => journal.streams().map((stream) => ({ stream, ...journal.head(stream) })),
    log: (message, facts) => log.warn(facts, message),
  })
  const isRecorded = (id: string): boolean => journal.find(SITE, SYSTEM, id) !== null
  const signInLog = await openDayLog(
    {
      folder: signInFolder(dir),
      clock,
      isSealed: (name) => isRecorded(digestId(name)),
      onError: (error) => log.error({ err: error }, 'the sign-in log cannot be written'),
    },
    join(dir, 'signin.ndjson'),
  )
  return {
    anchoring,
    signInLog,
    sealSignIns: (desk) => {
      const keeper = new SignInKeeper({
        log: signInLog,
        clock,
        isRecorded,
        record: officeRecorder(desk, isRecorded),
      })
      return () => keeper.round()
    },
  }
}
