import { join } from 'node:path'
import { diskCode } from '../adapters/fs.ts'
import { generationPath, numbersIn, packPath, readGeneration } from './generation.ts'
import type { Generation, Shelf } from './generation.ts'
import { BackupRefused } from './refused.ts'
import { onTarget } from './take.ts'

export interface Pruned {
  readonly generations: number
  readonly packs: number
}

/**
 * Keeps the newest `keep` generations, whole or not, and the packs they need; called by the run that wrote `done`. Packs of
 * later runs, and of a manifest that is not whole yet, may be of somebody who is still writing, and stay. `known` spares
 * reading manifests that this process has read or written.
 */
export function prune(
  given: Shelf,
  { done, keep }: { readonly done: number; readonly keep: number },
  known: Map<number, readonly string[]>,
): Pruned {
  const shelf = onTarget(given)
  const { fs, dir } = shelf
  const numbers = numbersIn(shelf)
  const [going, staying] = [numbers.slice(0, -keep), numbers.slice(-keep)]
  for (const seq of going) {
    removeIfThere(shelf, generationPath(shelf, seq))
    known.delete(seq)
  }
  const unfinished = new Set<number>()
  const needed = new Set<string>()
  for (const seq of staying) {
    const packs = packsOf(shelf, seq, known)
    for (const name of packs ?? []) needed.add(name)
    if (!packs) unfinished.add(seq)
  }
  const unneeded = fs.list(join(dir, 'packs')).filter((name) => {
    const made = Number(/^(\d{8})-[0-9a-f]{16}\.tbp$/.exec(name)?.[1] ?? Infinity)
    return made <= done && !unfinished.has(made) && !needed.has(name)
  })
  for (const name of unneeded) removeIfThere(shelf, packPath(shelf, name))
  if (going.length > 0) fs.syncFolder(join(dir, 'generations'))
  if (unneeded.length > 0) fs.syncFolder(join(dir, 'packs'))
  return { generations: going.length, packs: unneeded.length }
}

export const packsIn = ({ packs }: Generation): readonly string[] => packs.map(({ name }) => name)

/** Null for a manifest that is not whole. */
function packsOf(shelf: Shelf, seq: number, known: Map<number, readonly string[]>): readonly string[] | null {
  const remembered = known.get(seq)
  if (remembered) return remembered
  try {
    const packs = packsIn(readGeneration(shelf, seq).generation)
    known.set(seq, packs)
    return packs
  } catch (error) {
    if (error instanceof BackupRefused && error.code === null) return null
    throw error
  }
}

function removeIfThere({ fs }: Shelf, path: string): void {
  try {
    fs.unlink(path)
  } catch (error) {
    // Another run cleared up at the same time.
    if (diskCode(error) !== 'ENOENT') throw error
  }
}
