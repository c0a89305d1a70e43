import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkDisk } from '../../server/self-test/disk.ts'
import { nodeProbe } from '../../server/adapters/disk-probe.ts'
import { prepareFolder, runCli, spawnServer, startServer } from '../tools/server.ts'

/** A prepared folder whose accounts were changed last by disabling vnpt1; the file with that is spoilt. */
async function spoilt(): Promise<{ dir: string; file: string; bytes: Buffer }> {
  const dir = await prepareFolder(['vnpt1', 'trucban1'])
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const server = await startServer({ dir })
  await server.cookie('trucban1')
  await server.system.accounts.setDisabled(server.person('vnpt1'), true)
  await server.stop()
  const file = join(dir, 'documents', 'accounts.json')
  const bytes = readFileSync(file)
  const at = bytes.indexOf('"disabled":true')
  bytes[at + 2] = (bytes[at + 2] ?? 0) ^ 1
  writeFileSync(file, bytes)
  return { dir, file, bytes }
}

test('[J24] before a start, verify and selftest name the document that does not hold, and end with 1', async () => {
  const { dir } = await spoilt()
  const env = { DATA_DIR: dir, PORT: '9' }
  const verified = await runCli(['verify'], env).ended
  expect(verified.code).toBe(1)
  expect(verified.output).toContain('documents/accounts.json: SAI / BAD: không đúng tổng kiểm')
  const tested = await runCli(['selftest'], env).ended
  expect(tested.code).toBe(1)
  expect(tested.output).toContain('accounts.json: bản mới nhất hỏng, dùng bản trước đó')
})

test('[J24] the start goes on with the version before it, says so as an error, and keeps the bytes', async () => {
  const { dir, file, bytes } = await spoilt()
  const server = await spawnServer(dir)
  // What was lost: the account that had been disabled is open again. Nobody may learn that by chance alone.
  await server.cookie('vnpt1')
  const { code, output } = await server.stop()
  expect(code).toBe(0)
  const told = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map(
      (line) => JSON.parse(line) as { level: number; file?: string; instead?: string; quarantined?: string },
    )
    .find((line) => line.file === file)
  const quarantine = join(dir, 'quarantine')
  const kept = readdirSync(quarantine).filter((name) => name.startsWith('accounts.json.'))
  expect(told).toMatchObject({
    level: 50,
    instead: `${file}.1`,
    quarantined: join(quarantine, kept[0] ?? ''),
  })
  expect(kept).toHaveLength(1)
  expect(readFileSync(join(quarantine, kept[0] ?? ''))).toEqual(bytes)
  expect((await runCli(['verify'], { DATA_DIR: dir }).ended).code).toBe(0)
})

test('[J24] the running server’s self-test says it until the next start; read-only nothing is put aside', async () => {
  const { dir, file } = await spoilt()
  const looking = await startServer({ dir, readOnly: true })
  expect(looking.system.store.damagedDocuments).toEqual([{ file, instead: `${file}.1`, quarantined: null }])
  await looking.stop()
  expect(readdirSync(join(dir, 'quarantine'))).toEqual([])
  const server = await startServer({ dir })
  const damaged = server.system.store.damagedDocuments.map((found) => found.file)
  const seen = await checkDisk({
    dir,
    readOnly: false,
    probe: nodeProbe,
    monotonic: () => performance.now(),
    commandsAccepted: () => true,
    damaged,
  })
  expect([seen.state, seen.value.vi, seen.act?.vi]).toEqual([
    'bad',
    expect.stringMatching(/^accounts\.json: bản mới nhất hỏng, dùng bản trước đó; còn /),
    expect.stringContaining('soát lại tài khoản'),
  ])
  await server.stop()
})
