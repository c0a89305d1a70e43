import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { systemChance } from '../../server/adapters/chance.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import { nodeFs } from '../../server/adapters/fs.ts'
import { lockFolder } from '../../server/journal/lock.ts'
import { StartRefused } from '../../server/journal/port.ts'
import { assertStreams, initFolder, openFolder, renewEpoch } from '../../server/journal/store.ts'
import type { Store } from '../../server/journal/store.ts'
import { fakeClock } from '../tools/clock.ts'
import { all, draft, freeText, never, tempFolder } from './sample.ts'

const means = { clock: systemClock, chance: systemChance }
const open = (dir: string, readOnly = false): Promise<Store> =>
  openFolder(dir, { ...means, fs: nodeFs, freeText, onBroken: never, reserveBytes: 0, readOnly })

const made = (): string => {
  const dir = join(tempFolder(), 'data')
  initFolder(dir, means)
  return dir
}

describe('[J16] a data folder says whose it is', () => {
  test('one that was initialised opens, keeps its identity and all modes are private', async () => {
    const dir = made()
    const store = await open(dir)
    const { installation, epoch } = store
    await store.journal.append('dh14', 0, [draft(1)])
    await store.close()
    const again = await open(dir)
    expect([again.installation, again.epoch]).toEqual([installation, epoch])
    expect(await all(again.journal, 'dh14')).toHaveLength(1)
    await again.close()
    for (const path of ['journal', 'journal/dh14', 'snapshots', 'documents', 'quarantine'])
      expect(statSync(join(dir, path)).mode & 0o777, path).toBe(0o700)
    for (const path of ['DATA_ID', 'journal/dh14/0000000000000001.ndjson'])
      expect(statSync(join(dir, path)).mode & 0o777, path).toBe(0o600)
    expect(existsSync(join(dir, 'INIT'))).toBe(false)
  })

  test.each([
    ['an identity without a journal', (dir: string) => rmSync(join(dir, 'journal'), { recursive: true })],
    [
      'an identity with an emptied journal',
      (dir: string) => rmSync(join(dir, 'journal/site'), { recursive: true }),
    ],
    ['a journal without identity', (dir: string) => rmSync(join(dir, 'DATA_ID'))],
    ['an identity that is not one', (dir: string) => writeFileSync(join(dir, 'DATA_ID'), 'x')],
    ['an empty folder', (dir: string) => rmSync(dir, { recursive: true })],
  ])('%s refuses to start and changes nothing', async (_, spoil) => {
    const dir = made()
    spoil(dir)
    const before = existsSync(dir) ? readdirSync(dir) : null
    await expect(open(dir)).rejects.toThrow(StartRefused)
    expect(existsSync(dir) ? readdirSync(dir) : null).toEqual(before)
  })

  test('a newer format is named', async () => {
    const dir = made()
    const path = join(dir, 'DATA_ID')
    writeFileSync(path, readFileSync(path, 'utf8').replace('trucban/data@1', 'trucban/data@2'))
    await expect(open(dir)).rejects.toThrow(/phiên bản mới hơn.*newer version \(trucban\/data@2\)/)
  })

  test('a folder with anything in it is not initialised, an interrupted init is made again', () => {
    const foreign = tempFolder()
    writeFileSync(join(foreign, 'thư.txt'), 'x')
    expect(() => initFolder(foreign, means)).toThrow(StartRefused)
    expect(readdirSync(foreign)).toEqual(['thư.txt'])
    expect(() => initFolder(made(), means)).toThrow(StartRefused)
    const half = tempFolder()
    writeFileSync(join(half, 'INIT'), '')
    mkdirSync(join(half, 'journal'), { mode: 0o700 })
    expect(initFolder(half, means).installation).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('a restore renews the epoch and nothing else', async () => {
    const dir = made()
    const before = await open(dir)
    await before.close()
    renewEpoch(dir, { ...means, fs: nodeFs })
    const after = await open(dir)
    expect(after.installation).toBe(before.installation)
    expect(after.epoch).not.toBe(before.epoch)
    await after.close()
  })

  test('[J17] a listed stream without its folder refuses to start', async () => {
    const dir = made()
    const store = await open(dir)
    await store.journal.append('dh14', 0, [draft(1)])
    assertStreams(store.journal, ['dh14'])
    await store.close()
    rmSync(join(dir, 'journal/dh14'), { recursive: true })
    const again = await open(dir)
    expect(() => assertStreams(again.journal, ['dh14'])).toThrow(/Thiếu nhật ký của dh14/)
    await again.close()
  })
})

const script = (dir: string): string => `
  import { openFolder } from ${JSON.stringify(resolve('server/journal/store.ts'))}
  import { systemClock as clock } from ${JSON.stringify(resolve('server/adapters/clock.ts'))}
  import { systemChance as chance } from ${JSON.stringify(resolve('server/adapters/chance.ts'))}
  try {
    await openFolder(${JSON.stringify(dir)}, { clock, chance, freeText: () => [], onBroken: () => undefined, reserveBytes: 0 })
    console.log('open')
    setInterval(() => undefined, 1000)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }`
const argumentsFor = (dir: string): string[] => ['--import', 'tsx', '--input-type=module', '-e', script(dir)]

async function holder(dir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, argumentsFor(dir), { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise((done) => child.stdout.once('data', done))
  return child
}

describe('[J18] a data folder has one writer', () => {
  test('a second process on it gets a sentence and ends, and kill -9 of the first frees it at once', async () => {
    const dir = made()
    const first = await holder(dir)
    const second = spawnSync(process.execPath, argumentsFor(dir), { encoding: 'utf8' })
    expect(second.status).toBe(1)
    expect(second.stderr).toMatch(/đang được một tiến trình Trực Ban khác dùng.*in use/)
    await expect(open(dir)).rejects.toThrow(StartRefused)
    const reading = await open(dir, true)
    await reading.close()
    const gone = new Promise((done) => first.once('exit', done))
    first.kill('SIGKILL')
    await gone
    const store = await open(dir)
    await store.close()
  })

  test('of ten that race exactly one gets it', async () => {
    const dir = tempFolder()
    const race = Array.from({ length: 10 }, () =>
      lockFolder(dir, { fs: nodeFs, ...means, onLost: () => undefined }),
    )
    const won = (await Promise.allSettled(race)).filter((ended) => ended.status === 'fulfilled')
    expect(won).toHaveLength(1)
    await won[0]?.value.release()
    expect(readdirSync(dir)).toEqual([])
  })

  test('another network namespace is refused until the lease is 10 s old; the former holder is told', async () => {
    // Two platforms' addresses stand for two namespaces: their sockets do not see each other.
    const dir = tempFolder()
    const clock = fakeClock(systemClock.now())
    let lost = 0
    const here = { bootId: 'a', netns: 'net:[1]', pid: 7 }
    const first = await lockFolder(dir, {
      fs: nodeFs,
      chance: systemChance,
      clock,
      holder: here,
      onLost: () => (lost += 1),
    })
    const other = () =>
      lockFolder(dir, {
        fs: nodeFs,
        chance: systemChance,
        clock,
        holder: { ...here, netns: 'net:[2]' },
        platform: 'darwin',
        onLost: () => undefined,
      })
    await expect(other()).rejects.toThrow(StartRefused)
    clock.advance(60_000)
    await expect(other()).rejects.toThrow(StartRefused)
    expect(lost).toBe(0)
    // The first one is frozen: the clock goes on, its timers do not.
    clock.jump(clock.now() + 10_000)
    const second = await other()
    clock.advance(2_000)
    expect(lost).toBe(1)
    await second.release()
    await first.release()
  })

  test('without abstract sockets a socket file stands in, also after its owner’s death', async () => {
    const dir = tempFolder()
    const lock = () => lockFolder(dir, { fs: nodeFs, ...means, platform: 'darwin', onLost: () => undefined })
    const first = await lock()
    await expect(lock()).rejects.toThrow(StartRefused)
    await first.release()
    const second = await lock()
    await second.release()
  })
})
