import { createDecipheriv, createHash, hkdfSync, scryptSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { contents, grow, open, opener, prepared } from './rig.ts'

/** Written from docs/backup.md alone: nothing of the product is imported here. */
function openSealed(dir: string, path: string, dataKey: Buffer): Buffer {
  const file = readFileSync(join(dir, path))
  expect(file.subarray(0, 16).toString('latin1')).toBe('trucban/backup@1')
  const key = Buffer.from(hkdfSync('sha256', dataKey, file.subarray(16, 48), `trucban/backup@1 ${path}`, 32))
  const count = (file.length - 48) / (65_536 + 16)
  return Buffer.concat(
    Array.from({ length: count }, (_, at) => {
      const chunk = file.subarray(48 + at * 65_552, 48 + (at + 1) * 65_552)
      const nonce = Buffer.alloc(12)
      nonce.writeUIntBE(at, 5, 6)
      nonce[11] = at === count - 1 ? 1 : 0
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(chunk.subarray(65_536))
      return Buffer.concat([decipher.update(chunk.subarray(0, 65_536)), decipher.final()])
    }),
  )
}

interface Keyring {
  readonly format: string
  readonly kind: string
  readonly scrypt: { N: number; r: number; p: number }
  readonly salt: string
  readonly nonce: string
  readonly sealed: string
}

function dataKeyOf(dir: string, passphrase: string): Buffer {
  const ring = JSON.parse(readFileSync(join(dir, 'BACKUP.json'), 'utf8')) as Keyring
  const { format, kind, scrypt } = ring
  const sealed = Buffer.from(ring.sealed, 'base64')
  const key = scryptSync(passphrase.normalize('NFC'), Buffer.from(ring.salt, 'base64'), 32, scrypt)
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(ring.nonce, 'base64'))
    .setAAD(Buffer.from(JSON.stringify({ format, kind, scrypt })))
    .setAuthTag(sealed.subarray(32))
  return Buffer.concat([decipher.update(sealed.subarray(0, 32)), decipher.final()])
}

test('[SL16] docs/backup.md is enough to read a backup without this program', async () => {
  const rig = await prepared(3)
  await rig.take()
  const store = await open(rig.dir)
  await grow(store, 'dh14', 2)
  await store.close()
  await rig.take()
  const dataKey = dataKeyOf(rig.target, opener.kind === 'passphrase' ? opener.passphrase : '')
  const texts = [1, 2].map((seq) => {
    const plain = openSealed(rig.target, `generations/0000000${seq}.tbg`, dataKey)
    return gunzipSync(plain.subarray(4, 4 + plain.readUInt32BE())).toString('utf8')
  })
  const digest = createHash('sha256')
    .update(texts[0] ?? '')
    .digest('hex')
  const manifest = JSON.parse(texts[1] ?? '') as {
    previous: string
    packs: { name: string }[]
    files: { path: string; size: number; sha256: string; extents: [number, number, number][] }[]
  }
  expect(manifest.previous).toBe(digest)
  const packs = manifest.packs.map(({ name }) => openSealed(rig.target, `packs/${name}`, dataKey))
  const source = contents(rig.dir)
  expect(manifest.files.map(({ path }) => path)).toContain('journal/dh14/0000000000000001.ndjson')
  for (const { path, size, sha256, extents } of manifest.files) {
    const bytes = Buffer.concat(
      extents.map(([pack, from, length]) => packs[pack]!.subarray(from, from + length)),
    )
    expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([size, sha256])
    expect(bytes.toString('latin1') === source[path], path).toBe(true)
  }
})
