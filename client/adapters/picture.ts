/** Longest side of what is sent, pixels; the centre draws it anew anyway, this saves the network. */
const longestSide = 2_560
const quality = 0.85

/** A smaller JPEG of a photo, where this browser can draw it; otherwise the file as it is. */
export async function smaller(file: Blob): Promise<Blob> {
  if (!file.type.startsWith('image/')) return file
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(bitmap.width * scale)
    canvas.height = Math.round(bitmap.height * scale)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    return drawn && drawn.size < file.size ? drawn : file
  } catch {
    // A kind this browser cannot draw: the centre says whether it can.
    return file
  }
}
