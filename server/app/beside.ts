import { join } from 'node:path'
import { freeText } from '../../domain/events.ts'
import { systemChance } from '../adapters/chance.ts'
import { nodeFs } from '../adapters/fs.ts'
import { openFiles } from '../journal/files.ts'
import { openSnapshots } from '../journal/snapshots.ts'
import { writerHere } from '../journal/work.ts'

/**
 * Journal and snapshots of a folder that another thread works in: of the journal one stream, up to where it was when it
 * was opened, and the board goes on meanwhile. Rejects when its end does not hold; reading throws for the rest.
 */
export async function openBeside(dir: string, installation: string, stream: string) {
  const fail = (fault: Error): void => {
    throw fault
  }
  const journal = await openFiles(dir, {
    chance: systemChance,
    freeText,
    installation,
    onBroken: fail,
    beside: stream,
  })
  const snapshots = openSnapshots(join(dir, 'snapshots'), {
    fs: nodeFs,
    chance: systemChance,
    writer: writerHere(nodeFs, null),
  })
  return { journal, snapshots }
}
