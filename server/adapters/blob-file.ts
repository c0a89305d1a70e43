import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Files that are written once: whole or not at all. Folders 0700, files 0600. */
export interface BlobFiles {
  /** Durable when it resolves; a file of that name is replaced in one step. */
  write(path: string, bytes: Uint8Array): Promise<void>
  /** Null when there is none. */
  read(path: string): Promise<Buffer | null>
  remove(path: string): Promise<void>
  /** Names in a folder, sorted; none when there is no such folder. */
  list(folder: string): Promise<readonly string[]>
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}

export const blobFiles: BlobFiles = {
  write: async (path, bytes) => {
    const folder = dirname(path)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const draft = `${path}.part`
    const file = await open(draft, 'w', 0o600)
    try {
      await file.writeFile(bytes)
      await file.datasync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
    await syncFolder(folder)
  },
  read: async (path) => {
    try {
      return await readFile(path)
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  },
  remove: (path) => rm(path, { force: true }),
  list: async (folder) => {
    try {
      return (await readdir(folder)).sort()
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  },
}
