import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { until } from '../tools/client.ts'
import { folder, trucbanHere } from './rig.ts'

const home = fileURLToPath(new URL('../../', import.meta.url))

/** A data folder with a congress, an empty target and a key. */
async function prepared() {
  const root = folder()
  const at = (name: string): string => join(root, name)
  const env = { DATA_DIR: at('data') }
  await trucbanHere(['init'], { env })
  const times = ['--opening', '2027-01-20T08:00', '--closing', '2027-01-22T17:00']
  expect((await trucbanHere(['congress', 'import', 'vinh-phuc', ...times], { env })).code).toBe(0)
  mkdirSync(at('target'))
  writeFileSync(at('key'), 'k'.repeat(40), { mode: 0o600 })
  const backup = (...words: string[]) =>
    trucbanHere(['backup', at('target'), '--key-file', at('key'), ...words], { env })
  return { root, at, env, backup }
}

test('[SL15] backup, status, verify and restore from the command line say what they did; the restore is on record', async () => {
  const { at, backup } = await prepared()
  const without = await backup()
  expect([without.code, without.err]).toEqual([
    1,
    expect.stringMatching(/không có bản sao lưu[^]*add --init/),
  ])
  const first = await backup('--init')
  expect([first.code, first.err]).toEqual([0, ''])
  expect(first.out).toMatch(/Bản 1: \d+ tệp, chép [\d.]+ MB, [\d.]+ giây; bản trước không có.*Generation 1: /)
  expect((await backup('--init')).code).toBe(1)
  expect((await backup('--keep', '1')).out).toMatch(
    /Generation 2: .* 0\.00 MB copied.*was \d+ s earlier; 1 old ones dropped/,
  )
  const status = await backup('--status', '--max-age', '5m')
  expect([status.code, status.out]).toEqual([
    0,
    expect.stringMatching(/generation 2, \d+ s ago: site 1, vinh-phuc 1/),
  ])
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  expect((await backup('--status', '--max-age', '1s')).code).toBe(1)
  expect((await backup('--verify')).out).toMatch(/generation 2: .*: tốt \/ good\n$/)

  const env = { DATA_DIR: at('other') }
  const restore = (...words: string[]) => trucbanHere(['restore', at('target'), ...words], { env })
  writeFileSync(at('wrong'), 'w'.repeat(40), { mode: 0o600 })
  const wrong = await restore('--key-file', at('wrong'))
  expect([wrong.code, wrong.err, existsSync(at('other'))]).toEqual([
    1,
    expect.stringMatching(/không khớp[^]*does not fit/),
    false,
  ])
  const done = await restore('--key-file', at('key'))
  expect([done.code, done.err]).toEqual([0, ''])
  expect(done.out).toMatch(
    /Generation 2 .* is restored into .*: site 1, vinh-phuc 1\. Everybody signs in anew/,
  )
  expect((await trucbanHere(['verify'], { env })).out).toMatch(/^site: 2 /)
  expect(readFileSync(at('other/journal/site/0000000000000001.ndjson'), 'utf8')).toMatch(
    /"act":"restored","actor":null,"digest":"[0-9a-f]{64}",.*"second":null,"subject":"backup 2"/,
  )
  expect((await restore('--key-file', at('key'))).err).toMatch(/not empty/)

  const [pack = ''] = readdirSync(at('target/packs'))
  renameSync(at(`target/packs/${pack}`), at('gone'))
  const bad = await backup('--verify')
  expect([bad.code, bad.err]).toEqual([1, expect.stringMatching(/generation 2: HỎNG \/ BAD: /)])
}, 120_000)

test('[SL15] a wrong command line is a sentence and changes nothing', async () => {
  const { at, env, backup } = await prepared()
  const cases: [string[], RegExp][] = [
    [['backup'], /backup FOLDER/],
    [['backup', at('target')], /Exactly one is needed/],
    [['backup', at('target'), '--key-file', at('key'), '--passphrase-stdin'], /Exactly one is needed/],
    [['backup', at('target'), '--key-file', at('none')], /cannot be read/],
    [['restore', at('target'), '--key-file', at('key'), '--generation', 'x'], /--generation/],
  ]
  for (const [words, sentence] of cases) {
    const ran = await trucbanHere(words, { env })
    expect([words, ran.code, ran.err]).toEqual([words, 2, expect.stringMatching(sentence)])
  }
  for (const words of [
    ['--every', '60'],
    ['--every', '0s'],
    ['--keep', '0'],
    ['--max-age', 'x'],
    ['--bogus'],
  ])
    expect([words, (await backup(...words)).code]).toEqual([words, 2])
  chmodSync(at('key'), 0o644)
  expect((await backup('--init')).err).toMatch(/Người khác đọc được[^]*chmod 600/)
  expect(readdirSync(at('target'))).toEqual([])
  const short = await trucbanHere(['backup', at('target'), '--init', '--passphrase-stdin'], {
    env,
    input: 'ngắn\n',
  })
  expect([short.code, short.err]).toEqual([1, expect.stringMatching(/16/)])
  const long = await trucbanHere(['backup', at('target'), '--init', '--passphrase-stdin'], {
    env,
    input: 'mười hai con giáp quanh sân\n',
  })
  expect([long.code, long.err]).toEqual([0, ''])
}, 60_000)

test('[SL15] with --every it goes on through a target that goes away and comes back, and stops when told', async () => {
  const { at, env, backup } = await prepared()
  await backup('--init')
  const words = ['backup', at('target'), '--key-file', at('key'), '--every', '1s', '--keep', '3']
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), `${home}server/cli/main.ts`, ...words],
    {
      cwd: home,
      env: { PATH: process.env['PATH'], ...env },
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  let [out, err] = ['', '']
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const newest = (): number =>
    Number(
      out
        .match(/Bản (\d+):/g)
        ?.at(-1)
        ?.replace(/\D/g, '') ?? 0,
    )
  await until('two runs', () => newest() >= 3)
  renameSync(at('target'), at('away'))
  await until('a sentence', () =>
    /không truy cập được[^]*cannot be reached[^]*The last good one: \d+ s/.test(err),
  )
  const before = newest()
  renameSync(at('away'), at('target'))
  await until('it goes on', () => newest() > before)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(readdirSync(at('target/generations')).length).toBeLessThanOrEqual(4)
  expect((await backup('--verify')).code).toBe(0)
}, 90_000)
