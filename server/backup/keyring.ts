import { createCipheriv, createDecipheriv, hkdfSync, scryptSync } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import { diskCode, readFile, writeAll } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import type { Chance } from '../adapters/chance.ts'
import { BackupRefused } from './refused.ts'
import { format, formatPrefix, newerFormat } from './sealing.ts'

/** What opens a backup: words that people keep, or a file of at least 32 random bytes. */
export type Opener =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'key-file'; readonly bytes: Uint8Array }

/** Cost of a passphrase; 128 MiB and about half a second by default (OWASP's figures for scrypt). */
export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}
const usualCost: ScryptCost = { N: 2 ** 17, r: 8, p: 1 }
/** A target is not to be trusted: a forged file must not make us take all memory. */
const mostMemory = 512 * 1024 * 1024
export const shortestPassphrase = 16
export const shortestKeyFile = 32
export const keyringName = 'BACKUP.json'

const Base64 = z.base64().max(200)
const Count = z.int().min(1)
const Keyring = z.strictObject({
  format: z.literal(format),
  kind: z.enum(['passphrase', 'key-file']),
  scrypt: z.nullable(z.strictObject({ N: Count, r: Count, p: Count })),
  salt: Base64,
  nonce: Base64,
  sealed: Base64,
})
type Keyring = z.infer<typeof Keyring>

type Head = Pick<Keyring, 'format' | 'kind' | 'scrypt'>
const wrapInfo = `${format} wrap`

function wrappingKey(opener: Opener, salt: Uint8Array, cost: ScryptCost | null): Uint8Array {
  if (opener.kind === 'key-file') return new Uint8Array(hkdfSync('sha256', opener.bytes, salt, wrapInfo, 32))
  const { N, r, p } = cost ?? usualCost
  return scryptSync(opener.passphrase.normalize('NFC'), salt, 32, { N, r, p, maxmem: mostMemory })
}

/** Begins a backup in `dir`, which must exist and be empty: a folder that is not mounted must not become a new backup unasked. */
export function beginKeyring(
  fs: Fs,
  dir: string,
  opener: Opener,
  { chance, cost = usualCost }: { readonly chance: Chance; readonly cost?: ScryptCost },
): Uint8Array {
  mustBeStrong(opener)
  if (fs.list(dir).some((name) => name !== 'lost+found'))
    throw new BackupRefused(
      `Thư mục ${dir} không trống nên không bắt đầu bản sao lưu mới ở đó.`,
      `The folder ${dir} is not empty, so no new backup is begun there.`,
    )
  const [dataKey, salt, nonce] = [chance.bytes(32), chance.bytes(32), chance.bytes(12)]
  const scrypt = opener.kind === 'passphrase' ? cost : null
  const head: Head = { format, kind: opener.kind, scrypt }
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(opener, salt, scrypt), nonce)
  cipher.setAAD(Buffer.from(JSON.stringify(head)))
  const sealed = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()])
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
  const keyring: Keyring = { ...head, salt: text(salt), nonce: text(nonce), sealed: text(sealed) }
  put(fs, join(dir, keyringName), Buffer.from(`${JSON.stringify(keyring, null, 2)}\n`))
  for (const name of ['generations', 'packs']) fs.mkdir(join(dir, name), 0o700)
  fs.syncFolder(dir)
  return dataKey
}

/** The data key of the backup in `dir`. Throws `BackupRefused`: no backup, a newer one, or another passphrase. */
export function openKeyring(fs: Fs, dir: string, opener: Opener): Uint8Array {
  const { salt, nonce, sealed, ...head } = readKeyring(fs, dir)
  if (head.kind !== opener.kind) throw otherOpener(head.kind)
  const bytes = Buffer.from(sealed, 'base64')
  const key = wrappingKey(opener, Buffer.from(salt, 'base64'), head.scrypt)
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'))
  decipher.setAAD(Buffer.from(JSON.stringify({ format: head.format, kind: head.kind, scrypt: head.scrypt })))
  decipher.setAuthTag(bytes.subarray(-16))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()])
  } catch {
    throw new BackupRefused(
      `Mật khẩu hoặc tệp khóa không khớp với bản sao lưu ${dir} (hoặc ${keyringName} bị thay đổi).`,
      `The passphrase or key file does not fit the backup ${dir} (or its ${keyringName} was changed).`,
    )
  }
}

function readKeyring(fs: Fs, dir: string): Keyring {
  const path = join(dir, keyringName)
  let text: string
  try {
    text = Buffer.from(readFile(fs, path)).toString('utf8')
  } catch (error) {
    if (diskCode(error) !== 'ENOENT') throw error
    throw new BackupRefused(
      `Thư mục ${dir} không có bản sao lưu (thiếu ${keyringName}). Kiểm tra ổ đĩa đã gắn chưa; lần đầu thì thêm --init.`,
      `The folder ${dir} holds no backup (${keyringName} is missing). Check that its volume is mounted; the first time, add --init.`,
    )
  }
  const parsed = jsonOf(text)
  const said = z.object({ format: z.string() }).safeParse(parsed).data?.format
  if (said !== undefined && said !== format && said.startsWith(formatPrefix)) throw newerFormat(path, said)
  const keyring = Keyring.safeParse(parsed)
  const { N, r } = keyring.data?.scrypt ?? { N: 1, r: 1 }
  if (keyring.success && 128 * N * r < mostMemory) return keyring.data
  throw new BackupRefused(`Tệp ${path} không đọc được.`, `The file ${path} cannot be read.`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function put(fs: Fs, path: string, bytes: Uint8Array): void {
  const fd = fs.open(path, 'wx', 0o600)
  try {
    writeAll(fs, fd, bytes, 0)
    fs.sync(fd)
  } finally {
    fs.close(fd)
  }
}

function mustBeStrong(opener: Opener): void {
  if (opener.kind === 'passphrase' && opener.passphrase.length < shortestPassphrase)
    throw new BackupRefused(
      `Mật khẩu sao lưu cần ít nhất ${shortestPassphrase} ký tự.`,
      `The passphrase of a backup needs at least ${shortestPassphrase} characters.`,
    )
  if (opener.kind === 'key-file' && opener.bytes.length < shortestKeyFile)
    throw new BackupRefused(
      `Tệp khóa cần ít nhất ${shortestKeyFile} byte ngẫu nhiên.`,
      `The key file needs at least ${shortestKeyFile} random bytes.`,
    )
}

const otherOpener = (kind: Keyring['kind']): BackupRefused =>
  kind === 'passphrase'
    ? new BackupRefused('Bản sao lưu này mở bằng mật khẩu.', 'This backup is opened by a passphrase.')
    : new BackupRefused('Bản sao lưu này mở bằng tệp khóa.', 'This backup is opened by a key file.')
