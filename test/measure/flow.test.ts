import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Request, Response } from 'express'
import { afterEach, expect, test } from 'vitest'
import { chunkBytes, pour, swallow } from '../../server/http/measure-flow.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A real server for one handler; the flows need nothing of Express. */
async function serve(handle: RequestListener): Promise<string> {
  const server = createServer(handle)
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const noise = Buffer.alloc(chunkBytes, 7)

test('[LM9] a download is cut as soon as boards wait, and says how much it had moved', async () => {
  let asked = 0
  let written = -1
  const url = await serve((_request, response) => {
    response.setHeader('Content-Length', String(10 * chunkBytes))
    void pour(response as Response, noise, 10 * chunkBytes, () => (asked += 1) > 3).then((n) => (written = n))
  })
  await expect(fetch(url).then((answer) => answer.arrayBuffer())).rejects.toThrow()
  expect(written).toBe(3 * chunkBytes)
})

test('[LM9] an upload is cut as soon as boards wait', async () => {
  let came = -1
  const url = await serve((request, response) => {
    void swallow(request as Request, () => true).then((n) => {
      came = n
      response.end()
    })
  })
  const body = new Uint8Array(64 * chunkBytes)
  await expect(fetch(url, { method: 'POST', body })).rejects.toThrow()
  expect(came).toBeGreaterThan(0)
  expect(came).toBeLessThan(body.length)
})

test('[LM5] a download ends with exactly what was asked for, and leaves the loop to others between two chunks', async () => {
  const bytes = 20 * chunkBytes + 5
  let turns = 0
  let over = false
  const url = await serve((_request, response) => {
    response.setHeader('Content-Length', String(bytes))
    const count = (): void => {
      turns += 1
      if (!over) setImmediate(count)
    }
    count()
    void pour(response as Response, noise, bytes, () => false).then(() => (over = true))
  })
  expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(bytes)
  expect(turns).toBeGreaterThanOrEqual(20)
})
