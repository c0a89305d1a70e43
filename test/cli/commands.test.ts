import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../../server/cli/commands.ts'
import { goodPassword } from '../accounts/rig.ts'
import { folder, serving, trucban, trucbanHere } from './rig.ts'

const times = ['--opening', '2026-01-20T08:00', '--closing', '2026-01-22T17:00']

test('[K2] as a process: the sentence goes to the error stream, the exit code to the shell', async () => {
  const ran = await trucban(['sreve'])
  expect(ran).toMatchObject({ code: 2, out: '' })
  expect(ran.err).toMatch(/^Không có lệnh "sreve"[^]*\nThere is no command "sreve"/)
})

test('[K2] an unknown command, option, value or argument is a sentence in both languages and exit code 2', async () => {
  const cases: [string[], RegExp, Record<string, string>?][] = [
    [['sreve'], /Không có lệnh "sreve"[^]*There is no command "sreve"/],
    [['user', 'remove', 'x'], /Không có lệnh "user remove"/],
    [['serve', '--bogus'], /--bogus[^]*The option --bogus/],
    [['serve', '--read-only=yes'], /--read-only/],
    [['congress', 'import'], /congress import PLAN[^]*Expected/],
    [['verify', 'extra'], /Expected: trucban verify/],
    [['user', 'add', '--username', 'a'], /Thiếu --role[^]*--role is missing/],
    [['user', 'add', '--username', 'a', '--org', 'so', '--role', 'vua'], /--role phải là một trong/],
    [['congress', 'import', 'vinh-phuc', ...times.slice(0, 2)], /--closing/],
    [['serve'], /PORT="abc"/, { PORT: 'abc' }],
    [['serve'], /HOST=0\.0\.0\.0/, { HOST: '0.0.0.0' }],
    [['serve'], /TLS_CERT: không đọc được/, { TLS_CERT: '/khong/co.pem', TLS_KEY: '/khong/co.pem' }],
    [['verify'], /DATABASE_URL/, { DATABASE_URL: 'postgres://x' }],
  ]
  const dir = folder()
  for (const [words, sentence, env] of cases) {
    const ran = await trucbanHere(words, { env: { DATA_DIR: join(dir, 'data'), ...env } })
    expect([words, ran.code]).toEqual([words, 2])
    expect(ran.err).toMatch(sentence)
    expect(ran.err).not.toMatch(/\n\s+at /)
  }
  expect(existsSync(join(dir, 'data'))).toBe(false)
}, 120_000)

test('[K3] every command explains itself in both languages, and --help does nothing else', async () => {
  const dir = folder()
  for (const { name, summary, options } of commands) {
    const { code, out } = await trucbanHere([...name.split(' '), '--help'], {
      env: { DATA_DIR: join(dir, 'data') },
    })
    expect([name, code]).toEqual([name, 0])
    for (const said of [summary.vi, summary.en, ...Object.keys(options).map((option) => `--${option}`)])
      expect(out).toContain(said)
  }
  expect((await trucbanHere(['--help'], {})).out).toContain('DATA_DIR (./data)')
  expect((await trucbanHere(['user', '--help'], {})).out).toContain('trucban user reset USERNAME')
  expect(readdirSync(dir)).toEqual([])
}, 120_000)

describe('[K4] a data folder named by DATA_DIR is made once, by init', () => {
  test('not initialised: serve refuses and makes nothing', async () => {
    const dir = folder()
    const ran = await trucban(['serve'], { env: { DATA_DIR: join(dir, 'data') } })
    expect(ran.code).toBe(1)
    expect(ran.err).toContain('trucban init')
    expect(readdirSync(dir)).toEqual([])
  })
  test('init makes it for its owner only, a second init and a foreign folder are refused', async () => {
    const dir = folder()
    const env = { DATA_DIR: join(dir, 'data') }
    expect((await trucban(['init'], { env })).code).toBe(0)
    expect(statSync(env.DATA_DIR).mode & 0o777).toBe(0o700)
    expect((await trucban(['init'], { env })).code).toBe(1)
    const foreign = join(dir, 'foreign')
    mkdirSync(foreign)
    writeFileSync(join(foreign, 'thesis.doc'), '')
    expect((await trucban(['init'], { env: { DATA_DIR: foreign } })).code).toBe(1)
    expect(readdirSync(foreign)).toEqual(['thesis.doc'])
  })
  test('the default ./data is made by serve itself, which prints the set-up link once', async () => {
    const cwd = folder()
    const server = await serving({ cwd })
    await expect.poll(() => server.said()).toMatch(/\/setup#[\w-]{22}/)
    const file = join(cwd, 'data', 'setup-link')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const old = readFileSync(file, 'utf8').split('\n')[0] ?? ''
    expect(server.said()).toContain(old)
    const fresh = await trucban(['init', '--link'], { cwd })
    expect(fresh.code).toBe(0)
    const setUp = (url: string) =>
      fetch(`${server.url}/api/v1/setup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          token: url.split('#')[1]?.trim(),
          username: 'quan-tri',
          name: 'Quản trị',
          password: goodPassword,
        }),
      })
    expect((await setUp(old)).status).toBe(410)
    expect((await setUp(fresh.out)).status).toBe(200)
    const late = await trucban(['init', '--link'], { cwd })
    expect(late).toMatchObject({ code: 1 })
    expect(late.err).toContain('trucban user reset')
    expect(await server.stop()).toBe(0)
  }, 60_000)
})

test('[K5] users and congresses from the command line, while the server is stopped', async () => {
  const dir = folder()
  const env = { DATA_DIR: join(dir, 'data') }
  const run = (words: string[], input = '') => trucbanHere(words, { env, input })
  const add = (username: string, role: string, org: string, ...more: string[]) =>
    run(
      [
        'user',
        'add',
        '--username',
        username,
        '--name',
        `Tên ${username}`,
        '--role',
        role,
        '--org',
        org,
        ...more,
      ],
      `${goodPassword}\n`,
    )
  await run(['init'])
  const early = await add('vt-1', 'liaison', 'viettel', '--password-stdin')
  expect(early).toMatchObject({ code: 1 })
  expect(early.err).toContain('trucban congress import')
  expect((await add('quan-tri', 'admin', 'so', '--password-stdin')).code).toBe(0)

  const imported = await run([
    'congress',
    'import',
    'vinh-phuc-demo',
    ...times,
    '--key',
    'dai-hoi',
    '--name',
    'Đại hội thử',
  ])
  expect(imported).toMatchObject({ code: 0, err: '' })
  expect((await run(['congress', 'import', 'vinh-phuc-demo', ...times, '--key', 'dai-hoi'])).err).toContain(
    'Đã có Đại hội',
  )
  expect((await run(['congress', 'import', 'khong-co', ...times])).err).toContain('vinh-phuc')
  expect(
    (await run(['congress', 'import', 'vinh-phuc', ...times.slice(0, 2), '--closing', 'mai'])).code,
  ).toBe(2)

  const wrong = await add('vt-1', 'liaison', 'vietel', '--password-stdin')
  expect(wrong).toMatchObject({ code: 1 })
  expect(wrong.err).toContain('viettel')
  const weak = await run(
    ['user', 'add', '--username', 'vt-1', '--role', 'liaison', '--org', 'viettel', '--password-stdin'],
    'Viettel@2026',
  )
  expect(weak).toMatchObject({ code: 1 })
  expect((await add('vt-1', 'liaison', 'viettel', '--password-stdin')).code).toBe(0)
  expect((await add('vt-1', 'liaison', 'viettel', '--password-stdin')).err).toContain('đã có người dùng')
  expect((await add('tb-1', 'operator', 'so', '--congress', 'khac')).err).toContain('dai-hoi')
  expect((await add('tb-1', 'operator', 'so')).out).toMatch(/\/link#[\w-]{43}/)
  expect((await run(['user', 'reset', 'vt-1'])).out).toMatch(/\/link#[\w-]{43}/)
  expect((await run(['user', 'disable', 'vt-1'])).code).toBe(0)
  expect((await run(['user', 'disable', 'khong-co'])).code).toBe(1)
  const { out } = await run(['user', 'list'])
  expect(out.trim().split('\n')).toEqual([
    'quan-tri\tTên quan-tri\tsite:admin dai-hoi:so:admin',
    'vt-1\tTên vt-1\tdai-hoi:viettel:liaison [khóa / disabled]',
    'tb-1\tTên tb-1\tdai-hoi:so:operator',
  ])
  expect((await run(['verify'])).code).toBe(0)

  const server = await serving({ env })
  const signIn = await fetch(`${server.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'quan-tri', password: goodPassword }),
  })
  expect(await signIn.json()).toMatchObject({
    siteAdmin: true,
    congresses: [{ id: 'dai-hoi', name: 'Đại hội thử' }],
  })
  const meanwhile = await add('tb-2', 'operator', 'so', '--password-stdin')
  expect(meanwhile).toMatchObject({ code: 1 })
  expect(meanwhile.err).toContain('Máy chủ đang chạy')
  expect((await run(['user', 'list'])).out).toContain('tb-1')
  expect(await server.stop()).toBe(0)
}, 180_000)

test('[K6] a plan file with mistakes is refused with file, line, path and what was expected, and nothing is made', async () => {
  const dir = folder()
  const env = { DATA_DIR: join(dir, 'data') }
  await trucbanHere(['init'], { env })
  const plan = join(dir, 'hong.yaml')
  writeFileSync(plan, 'schema: trucban/plan@1\nid: hong\ntitle: 7\n')
  const ran = await trucbanHere(['congress', 'import', plan, ...times], { env })
  expect(ran.code).toBe(1)
  expect(ran.err).toMatch(/hong\.yaml:3:\d+ title: cần /)
  expect((await trucbanHere(['verify'], { env })).out).toMatch(/^site: 0 /)
}, 60_000)

test('[K7] verify names the first bad place and exits with 1; half a line that was never acknowledged is only told', async () => {
  const dir = folder()
  const env = { DATA_DIR: join(dir, 'data') }
  await trucbanHere(['init'], { env })
  await trucbanHere(['congress', 'import', 'vinh-phuc', ...times], { env })
  const stream = join(env.DATA_DIR, 'journal', 'site')
  const file = join(stream, readdirSync(stream)[0] ?? '')
  appendFileSync(file, '{"commit":{"stream":"si')
  const torn = await trucbanHere(['verify'], { env })
  expect(torn).toMatchObject({ code: 0, err: '' })
  expect(torn.out).toContain('23 byte')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.slice(0, -23).replace('"rehearsal":false', '"rehearsal":true '))
  expect(readFileSync(file, 'utf8')).toHaveLength(text.length - 23)
  const changed = await trucbanHere(['verify'], { env })
  expect(changed.code).toBe(1)
  expect(changed.err).toMatch(/^site: SAI \/ BAD: .*n=1/)
}, 60_000)
