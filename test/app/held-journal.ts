import { freeText } from '../../domain/events.ts'
import { memoryJournal } from '../../server/journal/memory.ts'
import { JournalBroken, StorageFull } from '../../server/journal/port.ts'
import type { Commit, Draft, Journal } from '../../server/journal/port.ts'
import { uuid } from '../domain/stage.ts'

export const aBreath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The journal in memory behind a disk that a test holds, lets go, fills or breaks. */
export interface HeldJournal extends Journal {
  /** From now on appends wait for `release`. */
  hold(): void
  /** Lets what waits, and all that follows, go on. */
  release(): void
  /** The next append fails, with nothing written. */
  failNext(how: 'full' | 'broken'): void
  /** Sizes of the groups that were asked to be written, failed ones included. */
  readonly groups: readonly number[]
}

export function heldJournal(): HeldJournal {
  let count = 0
  const chance = {
    bytes: (n: number) => new Uint8Array(n).fill((count += 1)),
    uuid: () => uuid((count += 1)),
  }
  const inner = memoryJournal({ chance, freeText, installation: 'thu', delay: aBreath })
  const groups: number[] = []
  let gate: Promise<void> = Promise.resolve()
  let open = (): void => undefined
  let failure: Error | null = null
  const append = async (
    stream: string,
    after: number,
    drafts: readonly Draft[],
  ): Promise<readonly Commit[]> => {
    groups.push(drafts.length)
    await gate
    await aBreath()
    const fault = failure
    failure = null
    if (fault) throw fault
    return inner.append(stream, after, drafts)
  }
  return {
    ...inner,
    append,
    groups,
    hold: () => {
      gate = new Promise((resolve) => (open = resolve))
    },
    release: () => open(),
    failNext: (how) => {
      failure = how === 'full' ? new StorageFull('no space left') : new JournalBroken('the disk is gone')
    },
  }
}
