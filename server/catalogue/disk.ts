import { readdirSync, readFileSync } from 'node:fs'
import type { Files } from './load.ts'

/** The folder of authored files, read at start and by `congress import`, when nothing else waits. */
export const disk: Files = {
  list: (dir) => orElse(() => readdirSync(dir), []),
  read: (path) => orElse(() => readFileSync(path), null),
}

function orElse<T, E>(read: () => T, absent: E): T | E {
  try {
    return read()
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code))
    )
      return absent
    throw error
  }
}
