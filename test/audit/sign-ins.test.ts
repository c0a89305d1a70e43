import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDayLog } from '../../server/adapters/day-log.ts'
import type { RecordedEvent } from '../../server/journal/port.ts'
import { trucbanHere } from '../cli/rig.ts'
import { fakeClock } from '../tools/clock.ts'
import { folders, openDesk } from './rig.ts'
import type { Desk } from './rig.ts'

const hour = 3_600_000
const day = 24 * hour

const files = (dir: string): string[] => readdirSync(join(dir, 'signins')).sort()
const bytes = (dir: string, name: string): Buffer => readFileSync(join(dir, 'signins', `${name}.ndjson`))
const sha = (content: Buffer): string => createHash('sha256').update(content).digest('hex')
const verify = (dir: string) => trucbanHere(['verify'], { env: { DATA_DIR: dir } })

/** Acts of one kind in the site stream, in order. */
async function acts({ system }: Desk, act: string): Promise<RecordedEvent[]> {
  const found: RecordedEvent[] = []
  for await (const { events } of system.store.journal.read('site', 0))
    found.push(...events.filter((event) => event['act'] === act))
  return found
}
const sealed = async (desk: Desk): Promise<unknown[]> =>
  (await acts(desk, 'sign-in-digest')).map(({ subject, digest }) => [subject, digest])

/** The hour passes, and the scheduler's round after it. */
async function anHour(desk: Desk): Promise<void> {
  desk.clock.advance(hour)
  await desk.system.scheduler.round()
}

/** Stops, lets time pass with nobody there, starts again. */
async function away(desk: Desk, ms: number): Promise<Desk> {
  await desk.stop()
  desk.clock.jump(desk.clock.now() + ms)
  return openDesk({ dir: desk.dir, clock: desk.clock }, false)
}

test('[KT9] whatever stands in a field, the log has one line for each event and nothing that a terminal obeys', async () => {
  const { top } = folders()
  const folder = join(top, 'signins')
  const faults: unknown[] = []
  const log = await openDayLog(
    { folder, clock: fakeClock(), isSealed: () => false, onError: (fault) => faults.push(fault) },
    join(top, 'none'),
  )
  const bad = 'a\n{"at":"x"}\r\u001b[31m\u009b2J\u2028\u2029\u202e\u200b\ufeff\u0000\ud800"\\'
  const fields = ['at', 'what', 'outcome', 'person', 'username', 'address', 'requestId']
  for (const field of fields) log.append({ at: 'x', [field]: bad })
  log.append({ at: 'x', username: 'a'.repeat(100_000) })
  await log.close()
  const text = readFileSync(join(folder, '2026-01-20.ndjson'), 'utf8')
  expect(faults).toEqual([])
  expect(text.replaceAll('\n', '')).toMatch(/^[\u0020-\u007e\ufffd]*$/)
  const lines = text.split('\n').slice(0, -1)
  expect(lines).toHaveLength(fields.length + 1)
  for (const [at, field] of fields.entries()) {
    const read = JSON.parse(lines[at] ?? '') as Record<string, string>
    expect(read[field]).toBe(bad.replace('\ud800', '\ufffd'))
  }
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(1000)
  expect(statSync(join(folder, '2026-01-20.ndjson')).mode & 0o777).toBe(0o600)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test('[KT23] who came in a moment before is in the log when it is read, and so is the day that they begin', async () => {
  const { top } = folders()
  const clock = fakeClock()
  const folder = join(top, 'signins')
  const never = (fault: unknown): never => {
    throw fault
  }
  const log = await openDayLog({ folder, clock, isSealed: () => false, onError: never }, join(top, 'none'))
  for (let days = 2; days <= 20; days += 2) {
    // Midnight between two lines: the new day’s file is begun when the old one’s is written.
    log.append({ at: 'x', username: 'truc-ban' })
    clock.advance(day)
    log.append({ at: 'x', username: 'lanh-dao' })
    const names = await log.names()
    expect(names).toHaveLength(days)
    expect((await log.read(names.at(-1) ?? '')).toString('utf8')).toBe('{"at":"x","username":"lanh-dao"}\n')
    clock.advance(day)
  }
  await log.close()
})

test('[KT10] a day that is over is sealed in the chain with the digest of its file, once, over restarts and days away', async () => {
  const { dir } = folders()
  let desk = await openDesk({ dir })
  await desk.signIn('quan-tri')
  await desk.signIn('quan-tri', 'sai')
  await desk.system.scheduler.round()
  expect(await sealed(desk)).toEqual([])
  desk = await away(desk, 3 * hour)
  await desk.signIn('quan-tri')
  await anHour(desk)
  expect(files(dir)).toEqual(['2026-01-20.ndjson'])
  desk = await away(desk, day)
  await desk.signIn('quan-tri')
  desk = await away(desk, 5 * day)
  await desk.signIn('quan-tri')
  await desk.system.scheduler.round()
  const expected = ['2026-01-20', '2026-01-21'].map((name) => [name, sha(bytes(dir, name))])
  expect(await sealed(desk)).toEqual(expected)
  expect(bytes(dir, '2026-01-20').toString('utf8').trim().split('\n')).toHaveLength(3)
  await anHour(desk)
  desk = await away(desk, 60_000)
  await desk.system.scheduler.round()
  expect(await sealed(desk)).toEqual(expected)
  await desk.stop()
  expect(await verify(dir)).toMatchObject({ code: 0, err: '' })
  expect((await verify(dir)).out).toContain('2 ngày khớp')
})

test('[KT10] verify names the day that was changed, cut or taken away after it was sealed', async () => {
  const { dir } = folders()
  let desk = await openDesk({ dir })
  await desk.signIn('quan-tri', 'sai')
  await desk.signIn('quan-tri')
  desk = await away(desk, day)
  await desk.signIn('quan-tri')
  desk = await away(desk, day)
  await desk.system.scheduler.round()
  await desk.stop()
  const path = join(dir, 'signins', '2026-01-20.ndjson')
  const whole = readFileSync(path, 'utf8')
  const spoiled = [
    whole.replace('"wrong"', '"ok"'),
    whole.slice(whole.indexOf('\n') + 1),
    `${whole}${whole}`,
    '',
  ]
  for (const text of spoiled) {
    writeFileSync(path, text)
    const found = await verify(dir)
    expect(found.code).toBe(1)
    expect(found.err).toContain('signins/2026-01-20.ndjson')
    expect(found.err).toContain('not as it was sealed')
  }
  rmSync(path)
  expect((await verify(dir)).err).toContain('the file is missing')
  writeFileSync(path, whole)
  expect((await verify(dir)).code).toBe(0)
})

test('[KT11] a clock that is set back to a sealed day writes beside it, and never into it', async () => {
  const { dir } = folders()
  const desk = await openDesk({ dir })
  const start = desk.clock.now()
  await desk.signIn('quan-tri')
  desk.clock.jump(start + 10 * 365 * day)
  await desk.signIn('quan-tri')
  await anHour(desk)
  desk.clock.jump(start)
  await desk.signIn('quan-tri', 'sai')
  await anHour(desk)
  desk.clock.jump(start + day)
  await anHour(desk)
  const ahead = '2036-01-18'
  expect(files(dir)).toEqual(['2026-01-20.2.ndjson', '2026-01-20.ndjson', `${ahead}.ndjson`])
  const names = ['2026-01-20', ahead, '2026-01-20.2']
  expect(await sealed(desk)).toEqual(names.map((name) => [name, sha(bytes(dir, name))]))
  await desk.stop()
  expect(await verify(dir)).toMatchObject({ code: 0, err: '' })
})

test('[KT12] after twelve months a day goes, which is recorded; verify knows that it did', async () => {
  const { dir } = folders()
  let desk = await openDesk({ dir })
  const month = 30 * day
  for (let count = 0; count < 15; count += 1) {
    await desk.signIn('quan-tri')
    desk = await away(desk, month)
    await desk.system.scheduler.round()
    await anHour(desk)
  }
  const kept = files(dir)
  expect(kept).toHaveLength(12)
  const purged = await acts(desk, 'log-purged')
  expect(purged.map(({ subject }) => subject)).toEqual([
    'sign-ins:2026-01-20',
    'sign-ins:2026-02-19',
    'sign-ins:2026-03-21',
  ])
  expect(kept[0]).toBe('2026-04-20.ndjson')
  await desk.stop()
  expect(await verify(dir)).toMatchObject({ code: 0, err: '' })
  rmSync(join(dir, 'signins', kept[0] ?? ''))
  expect((await verify(dir)).err).toContain(kept[0])
})

test('[KT12] a clock that jumps ten years ahead throws nothing away', async () => {
  const { dir } = folders()
  const desk = await openDesk({ dir })
  await desk.signIn('quan-tri')
  await desk.system.scheduler.round()
  desk.clock.jump(desk.clock.now() + 10 * 365 * day)
  await anHour(desk)
  expect(files(dir)).toEqual(['2026-01-20.ndjson'])
  desk.clock.jump(desk.clock.now() - 10 * 365 * day)
  await anHour(desk)
  await anHour(desk)
  expect(files(dir)).toEqual(['2026-01-20.ndjson'])
  expect(await acts(desk, 'log-purged')).toEqual([])
})
