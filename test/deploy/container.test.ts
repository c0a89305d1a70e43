import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { folder } from '../cli/rig.ts'
import { until } from '../tools/client.ts'
import { freePort } from './nginx.ts'

const home = fileURLToPath(new URL('../../', import.meta.url))

/** Instructions of a stage, in order: `[name, rest]`. */
type Stage = readonly (readonly [string, string])[]
const stages: readonly Stage[] = readFileSync(join(home, 'deploy/Containerfile'), 'utf8')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .reduce<[string, string][][]>((found, line) => {
    const [, name = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? []
    if (name === 'FROM') found.push([])
    found.at(-1)?.push([name, rest])
    return found
  }, [])
const [build = [], final = []] = stages
const of = (stage: Stage, name: string): string[] =>
  stage.filter(([one]) => one === name).map(([, rest]) => rest)

/** The server as `npm run build` makes it; made here when it is missing or old. */
function built(): void {
  const made = spawnSync(process.execPath, [join(home, 'server/trucban.mjs'), '--help'], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
}

test('[VH6] the container has no root, no shell form, no address of its own choosing, and copies only what is there', () => {
  expect(stages).toHaveLength(2)
  expect(of(final, 'USER')).toEqual(['10001:10001'])
  expect(final.findIndex(([name]) => name === 'USER')).toBeGreaterThan(
    final.findLastIndex(([name]) => name === 'RUN'),
  )
  for (const name of ['ENTRYPOINT', 'CMD', 'VOLUME'])
    for (const rest of of(final, name)) expect(Array.isArray(JSON.parse(rest)), rest).toBe(true)
  expect(stages.flatMap((stage) => of(stage, 'ADD'))).toEqual([])
  expect(of(final, 'ENV').join(' ')).not.toMatch(/HOST=|TRUSTED_PROXIES=|PASSWORD|KEY/)
  for (const line of of(build, 'COPY'))
    for (const source of line.split(' ').slice(0, -1))
      expect(existsSync(join(home, source)), source).toBe(true)
})

test('[VH6] what the built server loads stands among the dependencies that stay after the build', () => {
  built()
  const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const files = readdirSync(join(home, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(server|domain)\/.*\.js$/.test(name),
  )
  expect(files.length).toBeGreaterThan(100)
  const missing = files.flatMap((name) => {
    const text = readFileSync(join(home, 'dist', name), 'utf8')
    return [
      ...text.matchAll(/^(?:(?:import|export)\b[^'"`;=(]*?\bfrom\s*|import\s*)['"]([^'".][^'"]*)['"]/gm),
    ]
      .map(([, module = '']) =>
        module
          .split('/')
          .slice(0, module.startsWith('@') ? 2 : 1)
          .join('/'),
      )
      .filter((module) => !module.startsWith('node:') && !(module in dependencies))
      .map((module) => `${name}: ${module}`)
  })
  expect(missing).toEqual([])
})

test('[VH6] from what the final stage copies alone, with its environment, the server starts and writes nothing beside its data', async () => {
  built()
  const root = folder()
  const [app, data, port] = [join(root, 'app'), join(root, 'data'), await freePort()]
  mkdirSync(app)
  for (const line of of(final, 'COPY')) {
    const [source = '', target = ''] = line.replace('--from=build /app/', '').split(' ')
    const name = target === './' ? source : target
    if (existsSync(join(home, source))) symlinkSync(join(home, source), join(app, name))
  }
  const [program = '', entry = ''] = JSON.parse(of(final, 'ENTRYPOINT')[0] ?? '[]') as string[]
  expect(program).toBe('node')
  const given = Object.fromEntries(
    (of(final, 'ENV')[0] ?? '').split(' ').map((pair) => pair.split('=') as [string, string]),
  )
  const env = { ...given, DATA_DIR: data, PORT: String(port) }
  const before = readdirSync(app)
  expect(spawnSync(process.execPath, [entry, 'init'], { cwd: app, env }).status).toBe(0)
  // The rule of HOST holds in here too.
  const open = spawnSync(process.execPath, [entry, 'serve'], {
    cwd: app,
    env: { ...env, HOST: '0.0.0.0' },
    encoding: 'utf8',
  })
  expect([open.status, open.stderr]).toEqual([2, expect.stringContaining('TRUSTED_PROXIES')])
  const child = spawn(process.execPath, [entry, 'serve'], {
    cwd: app,
    env: { ...env, HOST: '0.0.0.0', TRUSTED_PROXIES: '127.0.0.1' },
    stdio: 'ignore',
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const url = `http://127.0.0.1:${port}/readyz`
  await until(
    'it is ready',
    () =>
      fetch(url).then(
        ({ status }) => status === 200,
        () => false,
      ),
    60_000,
  )
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(readdirSync(app)).toEqual(before)
}, 120_000)
