import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Round } from './part.ts'

/** How far a part has come, so that it can be stopped and taken up again. */
export interface Notes {
  done: number
  /** Time spent, ms. */
  spent: number
  sums: Record<string, number>
  most: Record<string, number>
  wrong: string[]
}

const folder = process.env['LONG_DIR'] ?? '.long'
const blank = (): Notes => ({ done: 0, spent: 0, sums: {}, most: {}, wrong: [] })

export class Notebook {
  readonly notes: Notes
  readonly #path: string

  constructor(part: string, fresh: boolean) {
    mkdirSync(folder, { recursive: true })
    this.#path = join(folder, `${part}.json`)
    this.notes = fresh ? blank() : this.#read()
  }

  /** Takes in a round and keeps the whole, so that a run that is killed goes on from here. */
  take({ wrong, sums = {}, most = {} }: Round, spent: number): void {
    const { notes } = this
    notes.done += 1
    notes.spent += spent
    notes.wrong.push(...wrong)
    for (const [name, value] of Object.entries(sums)) notes.sums[name] = (notes.sums[name] ?? 0) + value
    for (const [name, value] of Object.entries(most))
      notes.most[name] = Math.max(notes.most[name] ?? -Infinity, value)
  }

  keep(): void {
    writeFileSync(`${this.#path}.new`, JSON.stringify(this.notes, null, 2))
    renameSync(`${this.#path}.new`, this.#path)
  }

  #read(): Notes {
    try {
      return JSON.parse(readFileSync(this.#path, 'utf8')) as Notes
    } catch {
      return blank()
    }
  }
}
