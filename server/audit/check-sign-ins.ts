import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { SITE } from '../../domain/ids.ts'
import { dayOf } from '../adapters/day-log.ts'
import { nodeFs, readFile } from '../adapters/fs.ts'
import type { Commit } from '../journal/port.ts'

export const signInFolder = (dir: string): string => join(dir, 'signins')

/** What the chain says of the sign-in log, gathered while the site stream is walked. */
export class SignInRecords {
  readonly digests = new Map<string, { readonly digest: string; readonly n: number }>()
  /** Everything up to this day was let go of. */
  purgedUpTo = ''

  see({ stream, n, events }: Pick<Commit, 'stream' | 'n' | 'events'>): void {
    if (stream !== SITE) return
    for (const { type, act, subject, digest } of events) {
      if (type !== 'office.recorded' || typeof subject !== 'string') continue
      const blanked = act === 'sign-ins-blanked' && this.digests.has(subject)
      if ((act === 'sign-in-digest' || blanked) && typeof digest === 'string')
        this.digests.set(subject, { digest, n })
      const purged = act === 'log-purged' ? /^sign-ins:(\d{4}-\d{2}-\d{2})$/.exec(subject)?.[1] : undefined
      if (purged !== undefined && purged > this.purgedUpTo) this.purgedUpTo = purged
    }
  }
}

/** How many days are as they were sealed, how many wait for their seal, and the first that is neither. */
export interface SignInsChecked {
  readonly days: number
  readonly open: number
  readonly bad: string | null
}

function namesIn(folder: string): readonly string[] {
  if (nodeFs.stat(folder) === null) return []
  return nodeFs
    .list(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .map((name) => name.slice(0, -'.ndjson'.length))
    .filter((name) => dayOf(name) !== null)
}

/** The days that are kept, each against its digest in the chain. */
export function checkSignIns(dir: string, { digests, purgedUpTo }: SignInRecords): SignInsChecked {
  const folder = signInFolder(dir)
  const present = new Set(namesIn(folder))
  const open = [...present].filter((name) => !digests.has(name)).length
  let days = 0
  for (const [name, { digest, n }] of [...digests].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const where = `signins/${name}.ndjson (${SITE} n=${n})`
    if (present.has(name)) {
      const bytes = readFile(nodeFs, join(folder, `${name}.ndjson`))
      if (createHash('sha256').update(bytes).digest('hex') !== digest)
        return { days, open, bad: `${where}: không đúng như đã niêm / not as it was sealed` }
      days += 1
    } else if ((dayOf(name) ?? '') > purgedUpTo)
      return { days, open, bad: `${where}: thiếu tệp / the file is missing` }
  }
  return { days, open, bad: null }
}
