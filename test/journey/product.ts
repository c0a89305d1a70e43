import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('../../', import.meta.url))
/** A start reads, seeds and listens; a slow machine may take its time. */
const startWithin = 60_000

/** The built product in a folder of its own, where no build can change it while a browser uses it. */
export interface Product {
  readonly dir: string
  readonly port: number
  readonly url: string
  /** Runs one command to its end; returns what it printed. Throws with it when it fails. */
  readonly run: (args: readonly string[], env?: NodeJS.ProcessEnv) => string
  /** Starts a command that serves; resolves with the first match of `sign` in what it prints. */
  readonly serve: (args: readonly string[], sign: RegExp, env?: NodeJS.ProcessEnv) => Promise<RegExpExecArray>
  /** kill -9 of the whole process group that `serve` started. */
  readonly kill: () => Promise<void>
  /** Kills what runs and removes the folder. */
  readonly drop: () => Promise<void>
}

/** The launcher builds what is missing or older than its sources, then stops at a setting that does not hold. */
function build(): void {
  const args = [join(home, 'server/trucban.mjs'), 'serve']
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: tmpdir(),
    env: { ...process.env, PORT: 'none' },
    encoding: 'utf8',
  })
  if (status !== 2) throw new Error(`the product cannot be built: ${stderr}`)
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

function copied(): string {
  const dir = mkdtempSync(join(tmpdir(), 'trucban-journey-'))
  for (const part of ['dist', 'checklists', 'package.json'])
    cpSync(join(home, part), join(dir, part), { recursive: true })
  symlinkSync(join(home, 'node_modules'), join(dir, 'node_modules'))
  return dir
}

/** What a process has printed so far, and its end. */
function listen(child: ChildProcess) {
  let said = ''
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const told = (sign: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`not within ${startWithin} ms: ${said}`)), startWithin)
      const look = (bytes: Buffer): void => {
        said += bytes.toString()
        const found = sign.exec(said)
        if (!found) return
        clearTimeout(timer)
        resolve(found)
      }
      child.stdout?.on('data', look)
      child.stderr?.on('data', look)
      void ended.then(() => reject(new Error(`ended before it was ready: ${said}`)))
    })
  return { ended, told }
}

export async function installProduct(): Promise<Product> {
  build()
  const dir = copied()
  const port = await freePort()
  const main = join(dir, 'dist/server/cli/main.js')
  const envOf = (more: NodeJS.ProcessEnv) => ({
    PATH: process.env['PATH'],
    UV_THREADPOOL_SIZE: '8',
    LOG_LEVEL: 'warn',
    PORT: String(port),
    ...more,
  })
  let running: { readonly child: ChildProcess; readonly ended: Promise<void> } | null = null
  const kill = async (): Promise<void> => {
    const one = running
    running = null
    if (!one) return
    if (one.child.exitCode === null && one.child.pid !== undefined) process.kill(-one.child.pid, 'SIGKILL')
    await one.ended
  }
  return {
    dir,
    port,
    url: `http://localhost:${port}`,
    run: (args, env = {}) => {
      const done = spawnSync(process.execPath, [main, ...args], {
        cwd: dir,
        env: envOf(env),
        encoding: 'utf8',
      })
      if (done.status !== 0) throw new Error(`${args.join(' ')}: ${done.stdout}${done.stderr}`)
      return done.stdout
    },
    serve: (args, sign, env = {}) => {
      const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe']
      const child = spawn(process.execPath, [main, ...args], {
        cwd: dir,
        env: envOf(env),
        detached: true,
        stdio,
      })
      const { ended, told } = listen(child)
      running = { child, ended }
      return told(sign)
    },
    kill,
    drop: async () => {
      await kill()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
