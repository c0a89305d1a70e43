import { randomUUID } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'

/** One short secret in a file that only its owner can read; the last writer wins. */
export interface SecretFile {
  /** Null when there is none. */
  read(): Promise<string | null>
  write(text: string): Promise<void>
  remove(): Promise<void>
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** The file at `path`, mode 0600, replaced in one step so that a reader sees the old or the new one. */
export const secretFile = (path: string): SecretFile => ({
  read: async () => {
    try {
      return await readFile(path, 'utf8')
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  },
  write: async (text) => {
    const draft = `${path}.${randomUUID()}`
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  },
  remove: () => rm(path, { force: true }),
})
