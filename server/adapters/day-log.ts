import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from './clock.ts'
import type { LineFile } from './log.ts'

/**
 * Lines in a file for each UTC day, `2026-01-20.ndjson`, mode 0600. A day that was sealed takes no more lines: if the
 * clock is set back to it, they go to `2026-01-20.2.ndjson`.
 */
export interface DayLog extends LineFile {
  /** Names without their ending, oldest first; what was added before is on the disk by then. */
  names(): Promise<readonly string[]>
  /** False for the day that is being written. After true nothing is added, and what was is durable. */
  seal(name: string): Promise<boolean>
  read(name: string): Promise<Buffer>
  /** Replaces a day whole, or not at all; lines that come meanwhile go behind it. Durable when it resolves. */
  rewrite(name: string, change: (text: string) => string): Promise<void>
  /** Durable when it resolves. */
  remove(name: string): Promise<void>
}

export interface DayLogParts {
  readonly folder: string
  readonly clock: Pick<Clock, 'now'>
  /** Whether a day was sealed before, in another run. */
  readonly isSealed: (name: string) => boolean
  /** A failed write is told, and its lines are gone: this is not the journal. */
  readonly onError: (error: unknown) => void
}

const ending = '.ndjson'
const dayName = /^(\d{4}-\d{2}-\d{2})(?:\.(\d{1,4}))?$/
const longestField = 200

/** The day of a name, `YYYY-MM-DD`; null if it is none. */
export const dayOf = (name: string): string | null => dayName.exec(name)?.[1] ?? null
const partOf = (name: string): number => Number(dayName.exec(name)?.[2] ?? '1')
export const dayAt = (at: number): string => new Date(at).toISOString().slice(0, 10)

const inOrder = (one: string, other: string): number => {
  const [a, b] = [dayOf(one) ?? '', dayOf(other) ?? '']
  return a === b ? partOf(one) - partOf(other) : a < b ? -1 : 1
}

/** Controls of every kind, and marks that turn the direction of what is read: a terminal or a list must not obey them. */
const unsafe = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g
const escaped = (found: string): string => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`

/** One record on one line, whatever its fields hold. */
export function lineFor(record: Readonly<Record<string, unknown>>): string {
  const held = Object.entries(record).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.slice(0, longestField).toWellFormed() : value,
  ])
  return JSON.stringify(Object.fromEntries(held)).replace(unsafe, escaped)
}

/** What a line of the sign-in log holds. */
export const signInFields = ['at', 'what', 'outcome', 'person', 'username', 'address', 'known', 'requestId']

/** A line with these fields alone; null for half a line. */
function onlySignIn(line: string): string | null {
  try {
    const told = JSON.parse(line) as Readonly<Record<string, unknown>>
    return lineFor(Object.fromEntries(Object.entries(told).filter(([name]) => signInFields.includes(name))))
  } catch {
    return null
  }
}

/**
 * The one file of former versions, divided by the day each line begins with: `{"at":"2026-01-20T…`. They wrote the whole
 * account into it, password hash and telephone too: what does not belong there goes, before any day is sealed.
 */
async function divide(single: string, folder: string): Promise<void> {
  const text = await readFile(single, 'utf8').catch(() => null)
  if (text === null) return
  const days = new Map<string, string>()
  for (const whole of text.split('\n')) {
    const day = /^\{"at":"(\d{4}-\d{2}-\d{2})T/.exec(whole)?.[1]
    const line = onlySignIn(whole)
    if (day !== undefined && line !== null) days.set(day, `${days.get(day) ?? ''}${line}\n`)
  }
  for (const [day, lines] of days) {
    const path = join(folder, `${day}${ending}`)
    await writeFile(`${path}.part`, lines, { mode: 0o600 })
    await rename(`${path}.part`, path)
  }
  await rm(single)
}

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.sync().finally(() => file.close())
}

class Days implements DayLog {
  readonly #parts: DayLogParts
  readonly #sealed = new Set<string>()
  #current: string | null = null
  #waiting: { readonly name: string; lines: string }[] = []
  #writing: Promise<void> | null = null

  constructor(parts: DayLogParts) {
    this.#parts = parts
  }

  append(record: Readonly<Record<string, unknown>>): void {
    const name = this.#nameNow()
    const last = this.#waiting.at(-1)
    const line = `${lineFor(record)}\n`
    if (last?.name === name) last.lines += line
    else this.#waiting.push({ name, lines: line })
    this.#writing ??= this.#write()
  }

  async names(): Promise<readonly string[]> {
    await this.#writing
    const found = await readdir(this.#parts.folder)
    return found
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length))
      .filter((name) => dayName.test(name))
      .sort(inOrder)
  }

  async seal(name: string): Promise<boolean> {
    if (dayOf(name) === dayAt(this.#parts.clock.now())) return false
    this.#sealed.add(name)
    if (this.#current === name) this.#current = null
    await this.#writing
    await synced(this.#path(name))
    await synced(this.#parts.folder)
    return true
  }

  async read(name: string): Promise<Buffer> {
    await this.#writing
    return readFile(this.#path(name))
  }

  async rewrite(name: string, change: (text: string) => string): Promise<void> {
    while (this.#writing) await this.#writing
    const done = this.#replace(name, change)
    this.#writing = done.catch(() => undefined).then(() => this.#write())
    await done
  }

  async #replace(name: string, change: (text: string) => string): Promise<void> {
    const text = await readFile(this.#path(name), 'utf8')
    const changed = change(text)
    if (changed === text) return
    const part = `${this.#path(name)}.part`
    await writeFile(part, changed, { mode: 0o600 })
    await synced(part)
    await rename(part, this.#path(name))
    await synced(this.#parts.folder)
  }

  async remove(name: string): Promise<void> {
    await rm(this.#path(name), { force: true })
    await synced(this.#parts.folder)
  }

  async close(): Promise<void> {
    await this.#writing
  }

  #path(name: string): string {
    return join(this.#parts.folder, `${name}${ending}`)
  }

  #nameNow(): string {
    const day = dayAt(this.#parts.clock.now())
    if (this.#current !== null && dayOf(this.#current) === day) return this.#current
    let name = day
    for (let part = 2; this.#sealed.has(name) || this.#parts.isSealed(name); part += 1)
      name = `${day}.${part}`
    this.#current = name
    return name
  }

  async #write(): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const { name, lines } = next
      await this.#grow(name, lines).catch(this.#parts.onError)
    }
    this.#writing = null
  }

  async #grow(name: string, lines: string): Promise<void> {
    const file = await open(this.#path(name), 'a', 0o600)
    await file.appendFile(lines).finally(() => file.close())
  }
}

/** Opens or makes the folder (mode 0700). `single`: the one file that former versions kept. */
export async function openDayLog(parts: DayLogParts, single: string): Promise<DayLog> {
  await mkdir(parts.folder, { recursive: true, mode: 0o700 })
  await divide(single, parts.folder)
  return new Days(parts)
}
