import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const shipped = join(import.meta.dirname, '../../checklists')

/** A copy of the shipped checklists that a test may spoil, and the way to throw it away. */
export function copyOfShipped(): { dir: string; remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'trucban-checklists-'))
  cpSync(shipped, dir, { recursive: true })
  return { dir, remove: () => rmSync(dir, { recursive: true }) }
}

/** Replaces the first `from` after the first `after`; returns the line (from 1) where it stood. */
export function spoil(path: string, after: string, from: string, to: string): number {
  const line = lineOf(path, after, from)
  const text = readFileSync(path, 'utf8')
  const at = text.indexOf(from, text.indexOf(after))
  writeFileSync(path, text.slice(0, at) + to + text.slice(at + from.length))
  return line
}

/** The line (from 1) of the first `marker` after the first `after`. */
export function lineOf(path: string, after: string, marker: string): number {
  const text = readFileSync(path, 'utf8')
  const start = text.indexOf(after)
  const at = text.indexOf(marker, start)
  if (start < 0 || at < 0) throw new Error(`${path} has no "${marker}" after "${after}"`)
  return text.slice(0, at).split('\n').length
}
