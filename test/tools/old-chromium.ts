import { createReadStream, createWriteStream } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

/** Why the oldest browser cannot run here; null when it can. */
export const noOldChromium: string | null =
  process.platform === 'linux' && process.arch === 'x64'
    ? null
    : `Chromium 109 is there for Linux on x64 alone, not for ${process.platform} on ${process.arch}`

/** Chromium 109 of the package `chromium-109`, unpacked into `dir` (160 MB); its libraries are those that Debian's needs. */
export async function unpackOldChromium(dir: string): Promise<string> {
  const packed = createRequire(import.meta.url).resolve('chromium-109/bin/chromium.br')
  const path = join(dir, 'chromium-109')
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(path, { mode: 0o755 }))
  return path
}
