import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { congress, freshFolder, posts, prepareFolder } from '../test/tools/server.ts'
import type { Username } from '../test/tools/server.ts'
import { asInstalled, asWritten } from './rig.ts'

const grown = new Map<number, Promise<string>>()

/** A folder whose congress has so many commits; made once in a run (a million take two minutes), everybody gets a copy. */
export async function grownTo(commits: number): Promise<string> {
  const known = grown.get(commits)
  const made = known ?? grow(commits)
  grown.set(commits, made)
  const from = await made
  if (!known) process.once('exit', () => rmSync(from, { recursive: true, force: true }))
  const copy = freshFolder()
  cpSync(from, copy, { recursive: true })
  return copy
}

async function grow(commits: number): Promise<string> {
  const dir = await prepareFolder(Object.keys(posts) as Username[])
  await growIn(dir, commits, asInstalled)
  return dir
}

/** Lets the congress of a folder grow, in a process of its own; vnpt1 must be in it. */
export async function growIn(dir: string, commits: number, execArgv = asWritten): Promise<void> {
  const path = fileURLToPath(new URL('./growing.ts', import.meta.url))
  const child = fork(path, [dir, String(commits)], { execArgv: [...execArgv] })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`the folder did not grow to ${commits} commits: ${String(code)}`)
}

/** Sizes of the segments of the congress, bytes, oldest first. */
export function segmentsOf(dir: string): readonly number[] {
  const folder = join(dir, 'journal', congress)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
    .map((name) => statSync(join(folder, name)).size)
}
