import { diskCode } from '../adapters/fs.ts'
import { JournalBroken, StorageFull } from './port.ts'

/** The disk may not be written (EROFS, EACCES, EPERM), or the journal was opened read-only. Nothing was written. */
export class StorageReadonly extends StorageFull {
  override name = 'StorageReadonly'
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE'])
const readonly = new Set(['EROFS', 'EACCES', 'EPERM'])

/** What a disk error before any sync means. Anything that is not known to be harmless is broken. */
export function faultOf(error: unknown): StorageFull | JournalBroken {
  if (error instanceof StorageFull || error instanceof JournalBroken) return error
  const code = diskCode(error) ?? 'unknown'
  const message = error instanceof Error ? error.message : String(error)
  if (full.has(code)) return new StorageFull(message, { cause: error })
  if (readonly.has(code)) return new StorageReadonly(message, { cause: error })
  return new JournalBroken(message, { cause: error })
}

/** Runs a step whose failure leaves the disk in an unknown state: a failed sync is never tried again. */
export function orBroken<T>(step: () => T): T {
  try {
    return step()
  } catch (error) {
    if (error instanceof JournalBroken) throw error
    throw new JournalBroken(error instanceof Error ? error.message : String(error), { cause: error })
  }
}
