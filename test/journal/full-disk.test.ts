import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemChance } from '../../server/adapters/chance.ts'
import { openFiles } from '../../server/journal/files.ts'
import { StorageFull } from '../../server/journal/port.ts'
import { all, draft, freeText, installation, never, tempFolder } from './sample.ts'

test('[J10] on a real volume that fills up and is freed, no acknowledged commit is lost and no restart is needed', async ({
  skip,
}) => {
  const dir = join(tempFolder(), 'volume')
  mkdirSync(dir)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=700', 'trucban-test', dir])
  if (mounted.status !== 0)
    return skip(`this user may not mount a tmpfs: ${String(mounted.error ?? mounted.stderr)}`)
  onTestFinished(() => void spawnSync('umount', ['-l', dir]))
  const journal = await openFiles(dir, { chance: systemChance, freeText, installation, onBroken: never })
  expect(readdirSync(dir)).toContain('reserve')
  const told: string[] = []
  const write = async (): Promise<void> => {
    const { n } = journal.head('dh14')
    for (const { hash } of await journal.append('dh14', n, [draft(n, undefined, 'ghi chú '.repeat(400))]))
      told.push(hash)
  }
  await write()
  // Something else takes the room, block by block, to the last.
  for (let size = 1_000_000; size >= 4096; size = Math.floor(size / 2))
    while (fits(join(dir, `ballast-${String(size)}-${String(readdirSync(dir).length)}`), size));
  const refused = await (async () => {
    for (;;) await write()
  })().catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(StorageFull)
  expect(journal.state).toBe('full')
  expect((await all(journal, 'dh14')).map(({ hash }) => hash)).toEqual(told)
  await journal.releaseReserve()
  await write()
  expect(journal.state).toBe('ok')
  for (const name of readdirSync(dir)) if (name.startsWith('ballast')) unlinkSync(join(dir, name))
  for (let more = 0; more < 20; more += 1) await write()
  await journal.close()
  const again = await openFiles(dir, { chance: systemChance, freeText, installation, onBroken: never })
  expect((await all(again, 'dh14')).map(({ hash }) => hash)).toEqual(told)
  expect(again.recovered).toEqual([])
  expect(readdirSync(join(dir, 'quarantine'))).toEqual([])
  await again.close()
})

function fits(path: string, bytes: number): boolean {
  try {
    writeFileSync(path, Buffer.alloc(bytes, 1))
    return true
  } catch {
    unlinkSync(path)
    return false
  }
}
