import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { readRange, writeAll } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import type { Chance } from '../adapters/chance.ts'
import { BackupRefused } from './refused.ts'

/** Sixteen bytes with which every sealed file begins; a later format has another number. */
export const formatPrefix = 'trucban/backup@'
export const format = `${formatPrefix}1`
const magic = Buffer.from(format, 'latin1')
const saltBytes = 32
const tagBytes = 16
/** Plain bytes of a chunk. The last one is filled up with zeros, so that a size tells no more than this. */
export const chunkBytes = 64 * 1024
const sealedChunk = chunkBytes + tagBytes
const headBytes = magic.length + saltBytes

/** Size on the disk of a sealed file of so many chunks. */
export const sealedSize = (chunks: number): number => headBytes + chunks * sealedChunk

/** A key for one file: bound to its name, so that one file cannot stand in another's place. */
const keyOf = (dataKey: Uint8Array, salt: Uint8Array, name: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', dataKey, salt, `${format} ${name}`, 32))

/** Number of the chunk, and whether it is the last: a file that was cut off has none that says so. */
function nonceOf(index: number, last: boolean): Uint8Array {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

const cutOrChanged = (path: string): BackupRefused =>
  new BackupRefused(
    `${path} bị cắt hoặc bị thay đổi: không giải mã được.`,
    `${path} was cut off or changed: it does not authenticate.`,
  )

/** Writes a sealed file that did not exist before, chunk by chunk. */
export class SealedWriter {
  readonly #fs: Fs
  readonly #path: string
  readonly #fd: number
  readonly #key: Uint8Array
  readonly #held = new Uint8Array(chunkBytes)
  #filled = 0
  #chunks = 0
  #closed = false
  /** Plain bytes taken so far. */
  length = 0

  /** `name` is what the file is called within its backup; `path` where it stands now. Fails with EEXIST if it is there. */
  constructor(fs: Fs, path: string, name: string, means: { dataKey: Uint8Array; chance: Chance }) {
    this.#fs = fs
    this.#path = path
    const salt = means.chance.bytes(saltBytes)
    this.#key = keyOf(means.dataKey, salt, name)
    this.#fd = fs.open(path, 'wx', 0o600)
    try {
      writeAll(fs, this.#fd, Buffer.concat([magic, salt]), 0)
    } catch (error) {
      this.abandon()
      throw error
    }
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      if (this.#filled === chunkBytes) this.#seal(false)
      const taken = Math.min(bytes.length - at, chunkBytes - this.#filled)
      this.#held.set(bytes.subarray(at, at + taken), this.#filled)
      this.#filled += taken
      at += taken
    }
    this.length += bytes.length
  }

  /** Seals what is left, makes the file durable and closes it. Returns its number of chunks. */
  finish(): number {
    this.#held.fill(0, this.#filled)
    this.#seal(true)
    this.#fs.sync(this.#fd)
    this.#close()
    return this.#chunks
  }

  /** Takes the file away again as far as the disk lets us; what stays is never taken for whole. */
  abandon(): void {
    for (const step of [() => this.#close(), () => this.#fs.unlink(this.#path)])
      try {
        step()
      } catch {
        // The first failure is the one to tell.
      }
  }

  #close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#fs.close(this.#fd)
  }

  #seal(last: boolean): void {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#chunks, last))
    const sealed = Buffer.concat([cipher.update(this.#held), cipher.final(), cipher.getAuthTag()])
    writeAll(this.#fs, this.#fd, sealed, sealedSize(this.#chunks))
    this.#chunks += 1
    this.#filled = 0
  }
}

/** Reads a sealed file at any place; every byte it gives was authenticated. */
export class SealedReader {
  readonly chunks: number
  readonly #fs: Fs
  readonly #path: string
  readonly #fd: number
  readonly #key: Uint8Array
  #at = -1
  #chunk: Uint8Array = new Uint8Array()

  /** Throws `BackupRefused` for a file that is cut off, of a newer format, or none of ours. */
  constructor(fs: Fs, path: string, name: string, dataKey: Uint8Array) {
    this.#fs = fs
    this.#path = path
    this.#fd = fs.open(path, 'r')
    try {
      const size = fs.size(this.#fd)
      const head = readRange(fs, this.#fd, 0, headBytes)
      mustBeOurs(head, path)
      this.chunks = (size - headBytes) / sealedChunk
      if (!Number.isInteger(this.chunks) || this.chunks < 1) throw cutOrChanged(path)
      this.#key = keyOf(dataKey, head.subarray(magic.length), name)
    } catch (error) {
      this.close()
      throw error
    }
  }

  /** Plain bytes from `from` up to `to`. */
  read(from: number, to: number): Uint8Array {
    const into = new Uint8Array(to - from)
    for (let at = from; at < to;) {
      const index = Math.floor(at / chunkBytes)
      const start = at - index * chunkBytes
      const part = this.#open(index).subarray(start, Math.min(chunkBytes, start + to - at))
      into.set(part, at - from)
      at += part.length
    }
    return into
  }

  close(): void {
    this.#fs.close(this.#fd)
  }

  #open(index: number): Uint8Array {
    if (index === this.#at) return this.#chunk
    const sealed = readRange(this.#fs, this.#fd, sealedSize(index), sealedSize(index + 1))
    if (index >= this.chunks || sealed.length !== sealedChunk) throw cutOrChanged(this.#path)
    const decipher = createDecipheriv('aes-256-gcm', this.#key, nonceOf(index, index === this.chunks - 1))
    decipher.setAuthTag(sealed.subarray(chunkBytes))
    try {
      this.#chunk = Buffer.concat([decipher.update(sealed.subarray(0, chunkBytes)), decipher.final()])
    } catch {
      throw cutOrChanged(this.#path)
    }
    this.#at = index
    return this.#chunk
  }
}

function mustBeOurs(head: Uint8Array, path: string): void {
  const said = Buffer.from(head.subarray(0, magic.length)).toString('latin1')
  if (said === format && head.length === headBytes) return
  if (said.startsWith(formatPrefix) && said !== format) throw newerFormat(path, said)
  throw cutOrChanged(path)
}

/** Whole, but made by a later version of this program: nothing of it may be passed over. */
export class NewerBackup extends BackupRefused {
  override name = 'NewerBackup'
}

export const newerFormat = (path: string, found: string): NewerBackup =>
  new NewerBackup(
    `${path} có định dạng ${found} mà phiên bản này không biết. Dùng phiên bản đã tạo ra bản sao lưu.`,
    `${path} has format ${found}, which this version does not know. Use the version that made the backup.`,
  )
