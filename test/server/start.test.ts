import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  congress,
  envelope,
  incident,
  prepareFolder,
  runCli,
  spawnServer,
  startServer,
  until,
} from '../tools/server.ts'

let dir: string
beforeAll(async () => {
  dir = await prepareFolder(['vnpt1', 'trucban1'])
  const server = await startServer({ dir })
  await server.cookie('vnpt1')
  for (let each = 0; each < 6; each += 1) await server.command('vnpt1', incident({ title: `Sự cố ${each}` }))
  await server.stop()
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Every file with what is in it: whether a refused start changed anything. */
const fingerprint = (): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).isFile() && !path.includes('lease'))
    .sort()
    .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)

const refusedStart = async (): Promise<string> => {
  const before = fingerprint()
  const { code, output } = await runCli(['serve'], { DATA_DIR: dir }).ended
  expect(code).not.toBe(0)
  expect(code).not.toBeNull()
  expect(output).not.toMatch(/\n\s+at /)
  expect(fingerprint()).toEqual(before)
  return output
}

test('[N23] a listed congress without its folder stops the start with a sentence that names it', async () => {
  const folder = join(dir, 'journal', congress)
  renameSync(folder, `${dir}-away`)
  const output = await refusedStart()
  renameSync(`${dir}-away`, folder)
  expect(output).toMatch(new RegExp(`Thiếu nhật ký của ${congress}`))
  expect(output).toMatch(new RegExp(`journal of ${congress} is missing`))
})

test('[N23] a second process on the folder is refused while the first serves on', async () => {
  const first = await spawnServer(dir)
  const { code, output } = await runCli(['serve'], { DATA_DIR: dir }).ended
  expect([code === 0, output]).toEqual([
    false,
    expect.stringContaining('đang được một tiến trình Trực Ban khác dùng'),
  ])
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
  expect((await first.stop()).code).toBe(0)
})

test('[N24] a damaged journal stops the start with file, line and n; read-only it is shown up to the last good commit', async () => {
  const folder = join(dir, 'journal', congress)
  const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.ndjson')) ?? '')
  const whole = readFileSync(file)
  const lines = whole.toString('utf8').split('\n')
  const at = lines.findIndex((line) => line.includes('Sự cố 3'))
  const text = lines[at] ?? ''
  lines[at] = text.replace('Sự cố 3', 'Sự cố 9')
  writeFileSync(file, lines.join('\n'))
  const output = await refusedStart()
  expect(output).toContain(file)
  expect(output).toMatch(new RegExp(`dòng ${at + 1}\\b`))
  expect(output).toMatch(new RegExp(`line ${at + 1}, commit ${at}\\b`))
  const before = fingerprint()
  const server = await startServer({ dir, readOnly: true })
  const titles = [...(server.system.desk.congress(congress)?.incidents.values() ?? [])].map(
    ({ title }) => title,
  )
  expect(titles).toEqual(['Sự cố 0', 'Sự cố 1', 'Sự cố 2'])
  const ready = await fetch(`${server.url}/readyz`)
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true, commandsAccepted: false }])
  const view = await server.get('vnpt1', `/api/v1/congresses/${congress}/view`)
  expect(view.status).toBe(200)
  expect(view.body.view.incidents).toHaveLength(3)
  const { status, answer } = await server.command('vnpt1', incident())
  expect([status, answer.error?.code]).toEqual([503, 'storage-full'])
  await server.stop()
  expect(fingerprint().filter((line) => !line.includes('signin'))).toEqual(
    before.filter((line) => !line.includes('signin')),
  )
  writeFileSync(file, whole)
})

test('[N25] a snapshot is made beside the running server each 5,000 commits; a stop meanwhile ends well', async () => {
  const grown = await prepareFolder(['vnpt1'])
  const before = await startServer({ dir: grown })
  const { desk, store } = before.system
  const person = before.person('vnpt1')
  const rows = [...(desk.congress(congress)?.rows.values() ?? [])]
  const row = rows.find(({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'tick')?.id ?? ''
  const asked = () => ({ ...envelope({ type: 'run.tick', payload: {} }), payload: { row } })
  // Short of the mark: the scheduler writes a line of its own now and then.
  const missing = 4_990 - store.journal.head(congress).n
  await Promise.all(Array.from({ length: missing }, () => desk.handIn(person, asked(), 'vi')))
  await before.stop()
  const snapshots = (): string[] =>
    readdirSync(join(grown, 'snapshots')).filter((name) => name.includes(congress))
  const head = store.journal.head(congress).n
  expect(head).toBeLessThan(5_000)
  expect(snapshots()).toEqual([])
  for (const waits of [false, true]) {
    const server = await spawnServer(grown)
    for (let n = waits ? 4_999 : head; n < 5_000; n += 1)
      expect((await server.command('vnpt1', incident())).status).toBe(200)
    if (waits) await until('the snapshot is made', () => snapshots().length > 0, 60_000)
    expect(await server.stop()).toMatchObject({
      code: 0,
      output: expect.not.stringContaining('could not be made'),
    })
  }
  rmSync(grown, { recursive: true, force: true })
}, 150_000)
