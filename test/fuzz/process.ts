import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What the process is started with. */
export interface Asked {
  readonly limits: 'lifted' | 'usual'
  readonly usernames: readonly string[]
}

/** What the process says when it listens. */
export interface Opened {
  readonly port: number
  readonly display: string
  readonly token: string
  /** Of the congress that is attacked. */
  readonly rows: readonly string[]
  /** A row to tick in the congress that nobody attacks. */
  readonly quietRow: string
  readonly people: readonly string[]
}

/** How the process is, by its own measure. */
export interface Probe {
  /** After collecting what is garbage, bytes. */
  readonly heap: number
  /** Event-loop delay since the last look, ms: 99th percentile and longest. */
  readonly p99: number
  readonly most: number
  readonly fds: number
  /** Engine.IO sessions, and the Socket.IO sockets in them. */
  readonly sessions: number
  readonly sockets: number
  /** Each session in words. */
  readonly open: readonly string[]
  readonly rooms: number
  readonly listeners: number
  readonly timers: number
  /** Lines logged as errors since the last look. */
  readonly faults: readonly string[]
}

export interface Watched extends Opened {
  readonly pid: number
  /** How it ended, once it has; null while it lives. */
  ended(): string | null
  probe(): Promise<Probe>
  stop(): Promise<void>
}

const register = import.meta.resolve('tsx')
const serve = fileURLToPath(new URL('serve.ts', import.meta.url))
const answerWithin = 30_000

/** Starts it; rejects with what it said when it ends before it listens. */
export async function openWatched(asked: Asked): Promise<Watched> {
  const args = ['--expose-gc', '--import', register, serve, JSON.stringify(asked)]
  const env = { ...process.env, UV_THREADPOOL_SIZE: '8' }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => (said += bytes.toString()))
  let end: string | null = null
  const over = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      end = `exit ${String(code ?? signal)}: ${said.slice(-1_500)}`
      resolve()
    })
  })
  const asking = new Map<number, (found: Probe) => void>()
  let last = 0
  const opened = await new Promise<Opened>((resolve, reject) => {
    void over.then(() => reject(new Error(end ?? '')))
    child.on('message', (message: { opened?: Opened; id?: number; found?: Probe }) => {
      if (message.opened) resolve(message.opened)
      if (message.id !== undefined && message.found) asking.get(message.id)?.(message.found)
    })
  })
  return {
    ...opened,
    pid: child.pid ?? 0,
    ended: () => end,
    probe: () =>
      new Promise((resolve, reject) => {
        const id = (last += 1)
        const timer = setTimeout(
          () => reject(new Error(end ?? 'the server does not answer its own process')),
          answerWithin,
        )
        asking.set(id, (found) => {
          clearTimeout(timer)
          asking.delete(id)
          resolve(found)
        })
        // Gone already: what is waiting is told at once.
        child.send({ id }, (error) => {
          if (error) reject(error)
        })
      }),
    stop: async () => {
      if (child.connected) child.disconnect()
      const timer = setTimeout(() => child.kill('SIGKILL'), answerWithin)
      await over
      clearTimeout(timer)
    },
  }
}
