/**
 * What a chosen file is by its bytes, as the centre will judge it; null: nothing that it takes. `foreign` is another
 * kind of picture, such as a phone's HEIC: only what this browser draws of it can be sent.
 */
export type EvidenceKind = 'photo' | 'foreign' | 'file' | 'moving'

/** So much of the beginning is looked at, bytes. */
const looked = 64 * 1024
const jpeg = [0xff, 0xd8, 0xff]
const png = [0x89, 0x50, 0x4e, 0x47]
const gif = [0x47, 0x49, 0x46, 0x38]
const riff = [0x52, 0x49, 0x46, 0x46]
const webp = [0x57, 0x45, 0x42, 0x50]
const pdf = [0x25, 0x50, 0x44, 0x46, 0x2d]

const has = (bytes: Uint8Array, sign: readonly number[], at = 0): boolean =>
  sign.every((byte, index) => bytes[at + index] === byte)

/** UTF-8 without control characters that no browser takes for a page. */
function isPlainText(bytes: Uint8Array): boolean {
  try {
    // A letter may be cut in two where the look ends.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return (
      text !== '' && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text) && !/^\s*(<|\{\\rtf)/.test(text)
    )
  } catch {
    return false
  }
}

const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

/** Several pictures in one: a GIF, a WebP or PNG with the sign of it. One of them would be kept, and nobody knows which. */
function isMoving(bytes: Uint8Array): boolean {
  if (has(bytes, gif)) return true
  if (has(bytes, riff)) return text(bytes.subarray(12, 16)) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0
  // Before the first piece of the picture, or there is none.
  return has(bytes, png) && text(bytes.subarray(0, 4_096)).split('IDAT')[0]?.includes('acTL') === true
}

export async function evidenceKindOf(file: Blob): Promise<EvidenceKind | null> {
  const bytes = new Uint8Array(await file.slice(0, looked).arrayBuffer())
  if (isMoving(bytes)) return 'moving'
  if (has(bytes, jpeg) || has(bytes, png) || (has(bytes, riff) && has(bytes, webp, 8))) return 'photo'
  if (has(bytes, pdf) || isPlainText(bytes)) return 'file'
  // An SVG is a page, not a photo.
  return file.type.startsWith('image/') && !file.type.startsWith('image/svg') ? 'foreign' : null
}
