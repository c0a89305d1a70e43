import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { folder } from '../cli/rig.ts'
import { freePort } from './nginx.ts'
import { standIns } from './stand-ins.ts'

const home = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '')
const read = (path: string): string => readFileSync(join(home, path), 'utf8')
const operations = read('docs/operations.md')
/** Every block that is marked to be executed. */
const blocks = [...operations.matchAll(/^```sh\n([^]*?)^```/gm)].map(([, block = '']) => block)

function run(script: string, env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn('/bin/bash', ['-euo', 'pipefail', '-x', '-c', script], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (said += bytes.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })))
}

test('[VH4] docs/operations.md, followed literally from an empty machine to the restored one, does what it says', async () => {
  const root = folder()
  const [port, calls, running] = [await freePort(), join(root, 'calls'), join(root, 'run')]
  const moved: [string, string][] = [
    ['/opt/trucban', home],
    ['/usr/bin/node', process.execPath],
    ['127.0.0.1:8080', `127.0.0.1:${port}`],
    ['PORT=8080', `PORT=${port}`],
    ...['/var/lib/', '/etc/', '/srv/'].map((path): [string, string] => [path, `${root}${path}`]),
  ]
  const map = moved.map(([from, to]) => `-e 's#${from}#${to}#g'`).join(' ')
  for (const path of ['systemd/system', 'nginx/conf.d', 'nginx/modules-enabled'])
    mkdirSync(join(root, 'etc', path), { recursive: true })
  for (const path of ['var/lib', 'srv', 'run']) mkdirSync(join(root, path), { recursive: true })
  // As Debian has it.
  writeFileSync(join(root, 'etc/nginx/nginx.conf'), 'events {\n\tworker_connections 768;\n}\n')
  standIns(join(root, 'bin'), { map, run: running, calls })
  onTestFinished(() => {
    for (const name of readdirSync(running).filter((file) => file.endsWith('.pid'))) {
      const pid = Number(readFileSync(join(running, name), 'utf8'))
      spawnSync('kill', ['-KILL', String(pid)])
    }
  })
  const script = moved.reduce((text, [from, to]) => text.replaceAll(from, to), blocks.join('\n'))
  const units = join(root, 'etc/systemd/system')
  const env = {
    PATH: `${root}/bin:${process.env['PATH'] ?? ''}`,
    PROJECT: home,
    UNITS: units,
    HOME: root,
    PORT: String(port),
  }
  const { code, said } = await run(`umask 077\n${script}`, env)
  const log = existsSync(join(running, 'trucban.log'))
    ? readFileSync(join(running, 'trucban.log'), 'utf8')
    : ''
  expect(code, `${said}\n${log}`).toBe(0)

  expect(said).toMatch(/https:\/\/trucban\.example\.vn\/setup#[\w-]{22}/)
  expect(said).toMatch(/generation \d+, \d+ s ago: site 0/)
  expect(said).toMatch(/tốt \/ good/)
  expect(said).toMatch(/is restored into .*\/drill: site 0/)
  expect(said).toMatch(/is restored into .*\/data: site 0/)
  expect(said).toMatch(/notAfter=/)
  const called = readFileSync(calls, 'utf8')
  for (const line of [
    'npm ci --no-audit --no-fund',
    'npm run build',
    'nginx -t',
    'systemctl reload nginx',
    'useradd --system',
  ])
    expect(called).toContain(line)
  expect(readFileSync(join(root, 'etc/nginx/nginx.conf'), 'utf8')).toMatch(/\tworker_connections 80000;\n/)
  // Running again on what was restored, with the backup going on in the same folder.
  const ready = await fetch(`http://127.0.0.1:${port}/readyz`)
  expect([ready.status, await ready.json()]).toMatchObject([200, { commandsAccepted: true }])
  expect(existsSync(join(root, 'var/lib/trucban/data.lost/DATA_ID'))).toBe(true)
  const stopped = await run('systemctl stop trucban-backup; systemctl stop trucban', env)
  expect(stopped.code, stopped.said).toBe(0)
}, 240_000)

const units = readdirSync(join(home, 'deploy')).filter((name) => /\.(service|timer)$/.test(name))
const noAnalyze =
  spawnSync('systemd-analyze', ['--version']).status === 0 ? null : 'systemd-analyze is not installed here'
if (noAnalyze !== null) console.log(`skipped: ${noAnalyze}`)

test.skipIf(noAnalyze !== null).each(units)('[VH5] systemd-analyze verify finds nothing in %s', (name) => {
  const verified = spawnSync('systemd-analyze', ['verify', join(home, 'deploy', name)], { encoding: 'utf8' })
  const about = verified.stderr
    .split('\n')
    .filter((line) => line.includes(name) && !/Command \/usr\/bin\/node/.test(line))
  expect(about, verified.stderr).toEqual([])
})

test('[VH5] every unit points at what is there, and the server may write nothing but its data', () => {
  expect(units).toHaveLength(4)
  for (const name of units) {
    const text = read(`deploy/${name}`)
    for (const [, path = ''] of text.matchAll(/\/opt\/trucban\/([\w./-]+)/g))
      if (!path.startsWith('dist/')) expect(existsSync(join(home, path)), path).toBe(true)
    if (name.endsWith('.service')) {
      expect(text).toMatch(/^User=trucban$/m)
      expect(text).toMatch(/^ProtectSystem=strict$/m)
      expect(text).toMatch(/^NoNewPrivileges=yes$/m)
      expect(text).not.toMatch(/MemoryDenyWriteExecute|User=root/)
    }
    // A backup of what is damaged already must not be the last word of the night.
    if (name === 'trucban-backup-daily.service') expect(text).toMatch(/^ExecStartPost=.*\/main\.js verify$/m)
  }
})
