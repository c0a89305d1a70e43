import { systemChance } from '../../server/adapters/chance.ts'
import { nodeFs } from '../../server/adapters/fs.ts'
import { openFiles } from '../../server/journal/files.ts'
import { memoryJournal } from '../../server/journal/memory.ts'
import { journalContract } from './contract.ts'
import { freeText, installation, never, tempFolder } from './sample.ts'

const slow = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1))
const means = { chance: systemChance, freeText, installation }

journalContract('memory', () =>
  Promise.resolve({ journal: memoryJournal({ ...means, delay: slow }), reopen: null }),
)

const files = (options: { thread: boolean; segmentBytes?: number }) => async () => {
  const dir = tempFolder()
  const { segmentBytes = 16 * 1024 * 1024 } = options
  const open = () =>
    openFiles(dir, {
      ...means,
      ...(options.thread ? {} : { fs: nodeFs }),
      segmentBytes,
      onBroken: never,
      reserveBytes: 0,
    })
  const journal = await open()
  return {
    journal,
    reopen: async () => {
      await journal.close()
      return open()
    },
  }
}

journalContract('files, on a writer thread', files({ thread: true }))
journalContract('files, in this thread', files({ thread: false }))
journalContract('files, a segment for nearly every append', files({ thread: true, segmentBytes: 1000 }))
