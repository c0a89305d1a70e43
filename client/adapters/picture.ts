/** Longest side of what is sent, pixels; the centre draws it anew anyway, this saves the network. */
const longestSide = 2_560
const quality = 0.85

/** Whether this browser shows it, also where it cannot draw from a file. */
async function canBeShown(file: Blob): Promise<boolean> {
  const url = URL.createObjectURL(file)
  const image = new Image()
  image.src = url
  try {
    await image.decode()
    return true
  } catch {
    return false
  } finally {
    URL.revokeObjectURL(url)
  }
}

/**
 * A JPEG of a photo, at most 2,560 pixels long. `asIs`: the centre would take the file as well, so the smaller of both
 * is sent. Null: this browser can make nothing of it, it is broken.
 */
export async function smaller(file: Blob, asIs: boolean): Promise<Blob | null> {
  try {
    // As the camera was held, by itself; to ask for it is an error before Chrome 112.
    const bitmap = await createImageBitmap(file)
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(bitmap.width * scale)
    canvas.height = Math.round(bitmap.height * scale)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    return asIs && (!drawn || drawn.size >= file.size) ? file : drawn
  } catch {
    return asIs && (await canBeShown(file)) ? file : null
  }
}
