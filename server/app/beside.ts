import { join } from 'node:path'
import { freeText } from '../../domain/events.ts'
import { systemChance } from '../adapters/chance.ts'
import { nodeFs } from '../adapters/fs.ts'
import { openFiles } from '../journal/files.ts'
import { openSnapshots } from '../journal/snapshots.ts'
import { writerHere } from '../journal/work.ts'

/**
 * Journal and snapshots of a folder that another thread works in: the journal is read only, up to where it was when it
 * was opened, and the board goes on meanwhile. Rejects when something in it does not hold.
 */
export async function openBeside(dir: string, installation: string) {
  const fail = (fault: Error): void => {
    throw fault
  }
  const journal = await openFiles(dir, {
    chance: systemChance,
    freeText,
    installation,
    onBroken: fail,
    readOnly: true,
  })
  const snapshots = openSnapshots(join(dir, 'snapshots'), {
    fs: nodeFs,
    chance: systemChance,
    writer: writerHere(nodeFs, null),
  })
  return { journal, snapshots }
}
