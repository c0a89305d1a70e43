import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { crc32, deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { look } from '../../server/attachments/look.ts'
import { makeServer } from '../../server/http/server.ts'
import { congress, openHouse } from '../http/rig.ts'
import type { House } from '../http/rig.ts'

let house: House
let cookie: string
beforeAll(async () => {
  house = await openHouse({ instead: { idle: true, limits: { rate: 1e6, burst: 1e6, patience: 1e6 } } })
  cookie = await house.cookieOf('vnpt-1')
})
afterAll(() => house.close())

const pathOf = (id: string): string => `/api/v1/congresses/${congress}/attachments/${id}`
const put = (id: string, body: Buffer, type = 'application/octet-stream', more = {}) =>
  house.ask('PUT', pathOf(id), { cookie, body, headers: { 'content-type': type, ...more } })
const get = (id: string) => house.ask('GET', pathOf(id), { cookie })
const kept = (): string[] =>
  readdirSync(house.dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('attachments'))
    .sort()
const plain = (width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })

/** A chunk of a PNG, with its length and sum. */
function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(4)
  frame.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([frame, named, sum])
}
/** A small picture with this beside its pixels. */
async function withChunk(name: string, data: Buffer): Promise<Buffer> {
  const png = await plain().png().toBuffer()
  return Buffer.concat([png.subarray(0, 33), chunk(name, data), png.subarray(33)])
}

test('[SC8] what hides in or behind a picture does not come out again', async () => {
  const script = '<script>alert(1)</script>'
  const png = await plain().png().toBuffer()
  const jpeg = await plain().jpeg().toBuffer()
  const both: [string, Buffer][] = [
    ['a page behind a PNG', Buffer.concat([png, Buffer.from(script)])],
    ['an archive behind a JPEG', Buffer.concat([jpeg, Buffer.from(`PK\u0003\u0004${script}`)])],
    ['text in a PNG', await withChunk('tEXt', Buffer.from(`Comment\0${script}`))],
  ]
  for (const [what, bytes] of both) {
    const looked = await look(bytes)
    if (typeof looked === 'string') throw new Error(`${what}: ${looked}`)
    expect([what, looked.mime, looked.bytes.includes('script')]).toEqual([what, 'image/webp', false])
  }
  const pages: [string, Buffer][] = [
    ['a page with a picture behind it', Buffer.concat([Buffer.from(`<html>${script}`), png])],
    ['an archive with a PDF in it', Buffer.from('PK\u0003\u0004%PDF-1.7')],
    ['a PDF behind a page', Buffer.from(`${script}\n%PDF-1.7`)],
    ['an SVG with a mark before it', Buffer.from('\ufeff<?xml version="1.0"?><svg/>')],
    ['an SVG in capitals behind blanks', Buffer.from('\n\t <SVG onload=alert(1)>')],
    ['a page in UTF-16', Buffer.from(`\ufeff${script}`, 'utf16le')],
  ]
  for (const [what, bytes] of pages) expect([what, await look(bytes)]).toEqual([what, 'file-kind'])
  expect(await look(Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP'), Buffer.from(script)]))).toBe(
    'photo-broken',
  )
})

test('[SC8] a picture that moves is kept as one still picture; a GIF is none', async () => {
  const frames = await Promise.all(
    ['#f00', '#0f0'].map((background) => {
      const create = { width: 20, height: 20, channels: 4 as const, background }
      return sharp({ create }).png().toBuffer()
    }),
  )
  const moving = await sharp(frames, { join: { animated: true } })
    .webp({ delay: [100, 100] })
    .toBuffer()
  expect(moving.includes('ANIM')).toBe(true)
  const looked = await look(moving)
  if (typeof looked === 'string') throw new Error(looked)
  expect([looked.width, looked.height, looked.bytes.includes('ANIM')]).toEqual([20, 20, false])
})

test('[SC8] what unpacks to a hundred times its size neither fills the memory nor is kept', async () => {
  const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024), { level: 9 })
  expect(bomb.length).toBeLessThan(100_000)
  for (const name of ['zTXt', 'iCCP']) {
    const looked = await look(await withChunk(name, Buffer.concat([Buffer.from('x\0\0'), bomb])))
    // Left out or refused: never carried along, never a fault.
    if (typeof looked === 'string') expect(looked).toBe('photo-broken')
    else expect(looked.bytes.length).toBeLessThan(10_000)
  }
  const zipped = gzipSync(Buffer.alloc(50 * 1024 * 1024))
  const answer = await put(randomUUID(), zipped, 'image/png', { 'content-encoding': 'gzip' })
  expect([answer.status, answer.json.error.code]).toEqual([415, 'file-kind'])
})

test('[SC8] the bytes decide what it is: a form, JSON, or what calls itself a picture is not one', async () => {
  const before = kept()
  const part = (name: string, text: string): string =>
    `--x\r\nContent-Disposition: form-data; name="${name}"; filename="../../etc/passwd"\r\n\r\n${text}\r\n`
  const tries: [string, string, Buffer][] = [
    [
      'two files in one form',
      'multipart/form-data; boundary=x',
      Buffer.from(`${part('a', '1')}${part('b', '2')}--x--`),
    ],
    ['a form without a file', 'multipart/form-data; boundary=x', Buffer.from('--x--\r\n')],
    ['JSON', 'application/json', Buffer.from('{"photo":"…"}')],
    ['nothing', 'image/png', Buffer.alloc(0)],
    ['a page that says it is a picture', 'image/png', Buffer.from('<html>')],
    ['a program that says it is text', 'text/plain', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
  ]
  for (const [what, type, body] of tries) {
    const answer = await put(randomUUID(), body, type)
    expect([what, answer.status, answer.json.error.code]).toEqual([what, 415, 'file-kind'])
  }
  expect(kept()).toEqual(before)
  // The other way round a lie does no harm: a picture is kept as the picture that it is.
  const id = randomUUID()
  expect((await put(id, await plain().png().toBuffer(), 'text/html')).json.attachment.mime).toBe('image/webp')
  expect((await get(id)).headers['content-type']).toBe('image/webp')
})

test('[SC8] an id that is a path, breaks lines or turns the writing round names nothing on the disk or in an answer', async () => {
  const before = kept()
  const png = await plain().png().toBuffer()
  const names = [
    '..%2f..%2fDATA_ID',
    '%2e%2e%2f%2e%2e%2fdocuments%2faccounts.json',
    '..%5c..%5cx',
    'a%0d%0aSet-Cookie:%20x=1',
    'anh%E2%80%AEgnp.exe',
    '%00',
    'CON',
    'x'.repeat(300),
    '%F0%9F%93%B7',
  ]
  for (const name of names) {
    const answer = await put(name, png)
    expect([name, answer.status >= 400 && answer.status < 500]).toEqual([name, true])
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect((await get(name)).status).toBe(404)
  }
  expect(kept()).toEqual(before)
  const id = randomUUID()
  expect((await put(id, Buffer.from('%PDF-1.7\n'))).status).toBe(200)
  const { headers } = await get(id)
  expect(headers['content-disposition']).toBe(`attachment; filename="minh-chung-${id.slice(0, 8)}.pdf"`)
})

/** An upload that stops in the middle; `end` cuts it. */
function begun(id: string): { end: () => void; answered: Promise<boolean> } {
  const headers = { cookie, 'content-length': '100000', 'content-type': 'image/png' }
  const request = httpRequest({
    host: '127.0.0.1',
    port: house.port,
    method: 'PUT',
    path: pathOf(id),
    headers,
  })
  const answered = new Promise<boolean>((resolve) => {
    request.on('response', () => resolve(true))
    request.on('error', () => resolve(false))
  })
  request.write(Buffer.alloc(50_000, 'a'))
  return { end: () => void request.destroy(), answered }
}

test('[SC8] uploads that stop in the middle hold nobody up and leave nothing behind', async () => {
  const before = kept()
  const ids = Array.from({ length: 20 }, () => randomUUID())
  const slow = ids.map(begun)
  const id = randomUUID()
  const png = await plain().png().toBuffer()
  // One person's places are few; who fell silent gives way.
  await expect.poll(async () => (await put(id, png)).status, { interval: 500, timeout: 15_000 }).toBe(200)
  for (const one of slow) one.end()
  // Those for which there was no place were told so at once.
  expect((await Promise.all(slow.map(({ answered }) => answered))).filter(Boolean)).toHaveLength(17)
  for (const one of ids) expect((await get(one)).status).toBe(404)
  expect(kept().filter((name) => !name.includes(id))).toEqual(before)
  // Nobody may take longer than this for a whole request; what is no upload has less time ([P15]).
  const server = makeServer(() => undefined, { tls: null, trusted: null, maxConnections: 10 })
  expect([server.requestTimeout, server.headersTimeout]).toEqual([130_000, 10_000])
})

test('[SC8] the same id at the same moment is one upload: what a record cites never changes', async () => {
  const id = randomUUID()
  const png = await plain(300, 200).png().toBuffer()
  const answers = await Promise.all([0, 1, 2].map(() => put(id, png)))
  const digests = new Set(answers.map(({ json }) => json.attachment.digest as string))
  expect([answers.map(({ status }) => status), digests.size]).toEqual([[200, 200, 200], 1])
  const found = kept().filter((name) => name.includes(id))
  expect(found).toEqual(['bin', 'json'].map((ending) => join('attachments', congress, `${id}.${ending}`)))
})
