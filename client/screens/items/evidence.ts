/** What a chosen file is by its bytes, as the centre will judge it; null: nothing that it takes. */
export type EvidenceKind = 'photo' | 'file'

/** So much of the beginning is looked at, bytes. */
const looked = 64 * 1024
const jpeg = [0xff, 0xd8, 0xff]
const png = [0x89, 0x50, 0x4e, 0x47]
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

/** Whether this browser can make a JPEG of it, as a phone's of its own HEIC. An SVG is a page, not a photo. */
async function canBeDrawn(file: Blob): Promise<boolean> {
  if (!file.type.startsWith('image/') || file.type.startsWith('image/svg')) return false
  try {
    const bitmap = await createImageBitmap(file)
    bitmap.close()
    return true
  } catch {
    return false
  }
}

export async function evidenceKindOf(file: Blob): Promise<EvidenceKind | null> {
  const bytes = new Uint8Array(await file.slice(0, looked).arrayBuffer())
  if (has(bytes, jpeg) || has(bytes, png) || (has(bytes, riff) && has(bytes, webp, 8))) return 'photo'
  if (has(bytes, pdf) || isPlainText(bytes)) return 'file'
  return (await canBeDrawn(file)) ? 'photo' : null
}
