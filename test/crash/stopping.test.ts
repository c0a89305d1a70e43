import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { until } from '../tools/client.ts'

const folder = mkdtempSync(join(tmpdir(), 'trucban-stopping-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Processes that were given a path below the folder, or this very setting. */
function leftOver(setting = folder): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(setting)
    } catch {
      return false
    }
  })
}

function kills(more: readonly string[]) {
  const main = fileURLToPath(new URL('../long/main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, 'crash', ...more], {
    env: { PATH: process.env['PATH'], TMPDIR: folder, LONG_DIR: join(folder, 'long') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()))
  const ended = once(child, 'close')
  return { child, said: () => said, ended }
}

const done = (): number =>
  (JSON.parse(readFileSync(join(folder, 'long', 'crash.json'), 'utf8')) as { done: number }).done

test('[CR8] a long run that is asked to stop ends its round, leaves no process and no folder behind, and goes on from there', async () => {
  const first = kills(['--fresh'])
  await until('a server of the first round runs', () => leftOver(`DATA_DIR=${folder}`).length > 0, 60_000)
  first.child.kill('SIGTERM')
  expect(await first.ended).toEqual([0, null])
  expect(first.said()).toContain('not finished: the same command goes on from here')
  expect(leftOver()).toEqual([])
  expect(readdirSync(folder).filter((name) => !name.startsWith('tsx-'))).toEqual(['long'])
  const before = done()
  expect(before).toBeGreaterThan(0)
  const next = kills(['--rounds', String(before + 1)])
  expect(await next.ended).toEqual([0, null])
  expect(next.said()).toContain(`from ${before} to ${before + 1}`)
  expect(done()).toBe(before + 1)
}, 240_000)
