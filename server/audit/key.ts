import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { dirname } from 'node:path'
import type { Fs } from '../adapters/fs.ts'
import { createFile } from '../journal/durable.ts'
import { refusedStart } from '../journal/identity.ts'
import { checkModes, readOptional } from '../journal/opening.ts'

/** Signs anchors. */
export interface AnchorKey {
  /** As in a JWK, base64url. */
  readonly publicKey: string
  sign(text: string): string
}

const usable = (key: KeyObject): AnchorKey => ({
  publicKey: createPublicKey(key).export({ format: 'jwk' }).x ?? '',
  sign: (text) => sign(null, Buffer.from(text), key).toString('base64url'),
})

const unreadable = (path: string): Error =>
  refusedStart(
    `Tệp khóa ${path} không phải khóa riêng Ed25519 dạng PEM.`,
    `The key file ${path} is no Ed25519 private key in PEM.`,
  )

const missing = (path: string): Error =>
  refusedStart(
    `Không thấy tệp khóa neo ${path}. Gắn ổ đĩa chứa khóa rồi khởi động lại; không tự tạo khóa mới khi đã có mốc neo.`,
    `The anchors' key ${path} is not there. Mount its volume and start again; no new key is made where there are anchors.`,
  )

/**
 * The Ed25519 key at `path` (PEM, mode 0600). Made if there is none and nothing was ever anchored: a volume that is not
 * mounted must not become a new key. Throws `StartRefused`.
 */
export function openKey(fs: Fs, path: string, anchored: boolean): AnchorKey {
  const text = readOptional(fs, path)
  if (text === null) {
    if (anchored || fs.stat(dirname(path)) === null) throw missing(path)
    const { privateKey } = generateKeyPairSync('ed25519')
    createFile(fs, path, Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })))
    fs.syncFolder(dirname(path))
    return usable(privateKey)
  }
  checkModes(fs, [path])
  let key: KeyObject
  try {
    key = createPrivateKey(text)
  } catch {
    throw unreadable(path)
  }
  if (key.asymmetricKeyType !== 'ed25519') throw unreadable(path)
  return usable(key)
}
