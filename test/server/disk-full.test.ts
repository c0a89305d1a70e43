import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { nodeFs } from '../../server/adapters/fs.ts'
import type { Fs } from '../../server/adapters/fs.ts'
import { congress, incident, prepareInto, spawnServer, startServer, until } from '../tools/server.ts'
import type { Reached } from '../tools/server.ts'

/** The probe of a full disk looks every 5 s. */
const recoversWithin = 20_000

const mounts: string[] = []
afterAll(() => {
  for (const dir of mounts) {
    spawnSync('umount', ['-l', dir])
    rmSync(dir, { recursive: true, force: true })
  }
})

/** A volume of its own in memory; null where mounting is not permitted. */
function smallVolume(bytes: number): string | null {
  const dir = mkdtempSync(join(tmpdir(), 'trucban-volume-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=700`, 'tmpfs', dir])
  if (status === 0) mounts.push(dir)
  else rmSync(dir, { recursive: true, force: true })
  return status === 0 ? dir : null
}
const volume = smallVolume(8 * 1024 * 1024)
if (volume === null)
  console.warn('skipped: mounting a tmpfs is not permitted here; the injected disk stands in')

/** Takes all room but a few bytes; returns what gives it back. */
function fill(dir: string): () => void {
  const path = join(dir, 'ballast')
  const { bsize, bavail } = statfsSync(dir)
  writeFileSync(path, Buffer.alloc(bsize * bavail))
  return () => rmSync(path)
}

const readyz = async (server: Reached): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(`${server.url}/readyz`)
  return { status: response.status, body: await response.json() }
}

/** Full, refused, still shown, room again, taken again: the same for a real volume and an injected disk. */
async function fillsUpAndRecovers(server: Reached, makeFull: () => () => void): Promise<void> {
  const line = await server.line('vnpt1')
  const watcher = await server.line('trucban1')
  await watcher.subscribe(null)
  expect(await line.command(incident())).toMatchObject({ ok: true })
  const makeRoom = makeFull()
  const long = { note: 'đứt cáp quang '.repeat(100) }
  const kept = incident(long)
  const refused = { ok: false, error: { code: 'storage-full', retryable: true } }
  // A page of the file may still take a line or two.
  let answer = await line.command(kept)
  for (let each = 0; each < 20 && answer.ok; each += 1) answer = await line.command(incident(long))
  expect(answer).toMatchObject(refused)
  expect(await server.command('vnpt1', incident(long))).toMatchObject({ status: 503, answer: refused })
  expect(await readyz(server)).toEqual({ status: 200, body: { ready: true, commandsAccepted: false } })
  const seen = watcher.received.flatMap(({ events }) => events).length
  expect(await line.subscribe(null)).toMatchObject({ ok: true, mode: 'snapshot' })
  expect((await server.get('trucban1', `/api/v1/congresses/${congress}/view`)).status).toBe(200)
  const beat = watcher.next<{ commandsAccepted: boolean }>('heartbeat')
  expect(await beat).toMatchObject({ commandsAccepted: false })
  expect(watcher.received.flatMap(({ events }) => events)).toHaveLength(seen)
  makeRoom()
  const again = async (): Promise<boolean> =>
    ((await readyz(server)).body as { commandsAccepted: boolean }).commandsAccepted
  await until('commands are taken again, by itself', again, recoversWithin)
  expect(await line.command(incident(long))).toMatchObject({ ok: true })
  await until('it is shown', () => watcher.received.flatMap(({ events }) => events).length > seen)
  line.close()
  watcher.close()
}

test.skipIf(volume === null)(
  '[N22] a full volume refuses commands as storage-full, goes on showing, and takes them again by itself',
  async () => {
    const dir = join(volume ?? '', 'data')
    await prepareInto(dir, ['vnpt1', 'trucban1'])
    const server = await spawnServer(dir)
    for (const name of ['vnpt1', 'trucban1'] as const) await server.cookie(name)
    await fillsUpAndRecovers(server, () => fill(dir))
    expect((await server.stop()).code).toBe(0)
    expect(readdirSync(dir, { recursive: true }).filter((name) => String(name).endsWith('.tmp'))).toEqual([])
    const again = await startServer({ dir })
    expect(again.system.desk.congress(congress)?.incidents.size).toBeGreaterThanOrEqual(2)
    await again.drop()
  },
  90_000,
)

test('[N22] the same over an injected disk that has no room', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'trucban-full-'))
  let full = false
  const fs: Fs = {
    ...nodeFs,
    write: (...args) => {
      if (full) throw Object.assign(new Error('ENOSPC: as planned, write'), { code: 'ENOSPC' })
      return nodeFs.write(...args)
    },
  }
  await prepareInto(dir, ['vnpt1', 'trucban1'])
  const server = await startServer({ dir, instead: { fs } })
  for (const name of ['vnpt1', 'trucban1'] as const) await server.cookie(name)
  await fillsUpAndRecovers(server, () => {
    full = true
    return () => {
      full = false
    }
  })
  await server.drop()
}, 60_000)
