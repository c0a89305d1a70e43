import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { dispatch } from '../../server/cli/dispatch.ts'

const home = fileURLToPath(new URL('../../', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly cwd?: string
}

const begin = (words: readonly string[], { env = {}, cwd = home }: RunOptions): ChildProcess =>
  spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), join(home, 'server/cli/main.ts'), ...words],
    {
      cwd,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', ...env },
    },
  )

/** The command line in a process of its own, to its end. */
export function trucban(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = begin(words, options)
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()))
  child.stdin?.end(options.input ?? '')
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}

/** The same without a process of its own, for what does not depend on one. */
export async function trucbanHere(
  words: readonly string[],
  { env = {}, input = '' }: RunOptions,
): Promise<Ran> {
  let out = ''
  let err = ''
  const code = await dispatch(words, {
    env: { PORT: '0', ...env },
    print: (line) => void (out += `${line}\n`),
    complain: (line) => void (err += `${line}\n`),
    readInput: () => Promise.resolve(input),
  })
  return { code, out, err }
}

export interface Serving {
  readonly url: string
  /** Everything printed so far, the log included. */
  said(): string
  /** Resolves to the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** `serve` until it says where it listens. */
export async function serving(options: RunOptions): Promise<Serving> {
  const child = begin(['serve'], options)
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    const look = (chunk: Buffer): void => {
      said += chunk.toString()
      const found = /Trực Ban: (http\S+)/.exec(said)?.[1]
      if (found !== undefined) resolve(found)
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    void ended.then(() => reject(new Error(said)))
  })
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    child.kill(signal)
    return ended
  }
  onTestFinished(async () => {
    await stop('SIGKILL')
  })
  return { url, said: () => said, stop }
}

/** A folder that is removed after the test. */
export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'trucban-cli-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}
