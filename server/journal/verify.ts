import { join } from 'node:path'
import { nodeFs } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import { erasedIn } from './chain.ts'
import { readIdentity } from './identity.ts'
import { inspectStream, streamsIn } from './opening.ts'
import type { Commit, JournalDamaged, StreamId } from './port.ts'

/** What a full check of one stream found. */
export interface Verified {
  readonly stream: StreamId
  /** The last good commit. */
  readonly head: { readonly n: number; readonly hash: string }
  readonly segments: number
  /** Bytes after the last line that are not a commit: a torn tail, or an append that is under way. */
  readonly torn: number
  /** Texts that were erased: each must be explained by a commit that records its erasure. */
  readonly erased: readonly { readonly n: number; readonly digest: string }[]
  /** The first place that does not hold. */
  readonly bad: JournalDamaged | null
}

/**
 * Checks every line of every stream of a data folder against its hash, its texts, its number and the chain.
 * Changes nothing and needs no lock. `installation` defaults to the folder's own identity.
 */
export function* verifyStreams(
  dir: string,
  {
    fs = nodeFs,
    installation,
    each = () => undefined,
  }: {
    readonly fs?: Fs
    readonly installation?: string
    /** Called with every good commit. */
    readonly each?: (commit: Commit) => void
  } = {},
): Generator<Verified> {
  const root = join(dir, 'journal')
  const whose = installation ?? readIdentity(fs, dir).installation
  for (const stream of streamsIn(fs, root)) {
    const erased: { n: number; digest: string }[] = []
    const home = { fs, folder: join(root, stream), installation: whose, stream }
    const { head, segments, torn, bad } = inspectStream(home, (commit, line) => {
      const { n } = commit
      each(commit)
      for (const digest of erasedIn(line.bytes)) erased.push({ n, digest })
    })
    yield { stream, head, segments: segments.length, torn, erased, bad }
  }
}
