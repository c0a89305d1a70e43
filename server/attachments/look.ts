import { isUtf8 } from 'node:buffer'
import sharp from 'sharp'

/** What an upload turned out to be, ready to be kept; the bytes decide, whatever the upload says it is. */
export interface Looked {
  readonly kind: 'photo' | 'file'
  readonly mime: string
  readonly bytes: Buffer
  readonly width: number | null
  readonly height: number | null
}
export type LookRefusal = 'file-kind' | 'photo-broken' | 'photo-too-large'

/** Pixels of a photo as it comes; a phone's camera has 12 million, a bomb has 256. */
const mostPixels = 24_000_000
/** Longest side of what is kept, pixels. */
const longestSide = 2_560

// Every decoder is a door: only these three stay open.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
// One thread of libvips at a time: password hashing and the board share the machine.
sharp.concurrency(1)
sharp.cache(false)

const startsWith = (bytes: Buffer, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte)

const isPhoto = (bytes: Buffer): boolean =>
  startsWith(bytes, [0xff, 0xd8, 0xff]) ||
  startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ||
  (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8))

/** Plain text such as the CSV of a sweep: UTF-8, no control characters, nothing that a browser would take for a page. */
function isPlainText(bytes: Buffer): boolean {
  if (bytes.length === 0 || !isUtf8(bytes)) return false
  const head = bytes.subarray(0, 64 * 1024).toString('utf8')
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(head) && !/^\s*(<|\{\\rtf)/.test(head)
}

/** Turned upright, made small, and written anew: nothing of the old file survives, its location least of all. */
async function redrawn(bytes: Buffer): Promise<Looked | LookRefusal> {
  const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
  try {
    const { width, height } = await picture.metadata()
    if (width * height > mostPixels) return 'photo-too-large'
    const { data, info } = await picture
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true })
    return { kind: 'photo', mime: 'image/webp', bytes: data, width: info.width, height: info.height }
  } catch (error) {
    const tooMany = error instanceof Error && error.message.includes('pixel limit')
    return tooMany ? 'photo-too-large' : 'photo-broken'
  }
}

/** What may be kept: JPEG, PNG and WebP as photos; PDF and plain text as files to download. */
export async function look(bytes: Buffer): Promise<Looked | LookRefusal> {
  if (isPhoto(bytes)) return redrawn(bytes)
  const whole = { kind: 'file', bytes, width: null, height: null } as const
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return { ...whole, mime: 'application/pdf' }
  return isPlainText(bytes) ? { ...whole, mime: 'text/plain' } : 'file-kind'
}
