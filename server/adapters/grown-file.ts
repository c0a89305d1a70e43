import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'

/** A file of lines that only grows; each is durable when `append` resolves. */
export interface GrownFile {
  append(lines: readonly string[]): Promise<void>
  close(): Promise<void>
}

const lineBreak = 0x0a

async function lastBytes(file: FileHandle, most: number): Promise<{ bytes: Buffer; from: number }> {
  const { size } = await file.stat()
  const from = Math.max(0, size - most)
  const bytes = Buffer.alloc(size - from)
  let done = 0
  while (done < bytes.length) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, from + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return { bytes: bytes.subarray(0, done), from }
}

/**
 * Opens or makes the file. A last line that does not end was never told to anybody: it is cut off. `tail` are the whole
 * lines among the last `tailBytes`.
 */
export async function openGrownFile(
  path: string,
  { mode = 0o600, tailBytes = 64 * 1024 }: { readonly mode?: number; readonly tailBytes?: number } = {},
): Promise<{ readonly file: GrownFile; readonly tail: readonly string[] }> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, mode)
  try {
    const { bytes, from } = await lastBytes(file, tailBytes)
    const end = bytes.lastIndexOf(lineBreak) + 1
    if (end < bytes.length) {
      await file.truncate(from + end)
      await file.datasync()
    }
    const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1)
    return { file: grown(file), tail: from > 0 ? lines.slice(1) : lines }
  } catch (error) {
    await file.close()
    throw error
  }
}

const grown = (file: FileHandle): GrownFile => ({
  append: async (lines) => {
    const { size } = await file.stat()
    try {
      await file.appendFile(lines.map((line) => `${line}\n`).join(''))
      await file.datasync()
    } catch (error) {
      // Half a line must not stand before the next whole one.
      await file.truncate(size).catch(() => undefined)
      throw error
    }
  },
  close: () => file.close(),
})
