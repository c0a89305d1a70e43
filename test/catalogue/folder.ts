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

/** Replaces `from`, which must stand in the file exactly once after `after`; returns the line (from 1) where it stood. */
export function spoil(path: string, after: string, from: string, to: string): number {
  const text = readFileSync(path, 'utf8')
  const start = text.indexOf(after)
  const at = text.indexOf(from, start)
  if (start < 0 || at < 0) throw new Error(`${path} has no "${from}" after "${after}"`)
  writeFileSync(path, text.slice(0, at) + to + text.slice(at + from.length))
  return text.slice(0, at).split('\n').length
}
