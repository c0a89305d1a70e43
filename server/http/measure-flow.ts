import type { Request, Response } from 'express'

/** Bytes that are moved in one turn of the event loop. */
export const chunkBytes = 64 * 1024

const aTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Until the reader has taken what was written, or is gone. */
function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done)
      response.off('close', done)
      resolve()
    }
    response.once('drain', done)
    response.once('close', done)
  })
}

/**
 * Sends so many bytes out of one block of noise, a chunk a turn, so that everybody else comes between two of them.
 * Stops when the reader goes away, and cuts when `mustStop`. Returns how many were written.
 */
export async function pour(
  response: Response,
  noise: Buffer,
  bytes: number,
  mustStop: () => boolean,
): Promise<number> {
  let written = 0
  while (written < bytes && !response.destroyed) {
    if (mustStop()) {
      response.destroy()
      return written
    }
    const chunk = noise.subarray(0, Math.min(bytes - written, chunkBytes))
    written += chunk.length
    if (!response.write(chunk)) await drained(response)
    await aTurn()
  }
  response.end()
  return written
}

/** Counts what comes and keeps nothing of it; cuts when `mustStop`. Returns how much came. */
export function swallow(request: Request, mustStop: () => boolean): Promise<number> {
  return new Promise((resolve) => {
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (mustStop()) request.destroy()
    })
    // A broken upload ends with an error and a close; only how much came matters here.
    request.on('error', () => undefined)
    request.once('end', () => resolve(bytes))
    request.once('close', () => resolve(bytes))
  })
}
