import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blobFiles } from '../../server/adapters/blob-file.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import { look } from '../../server/attachments/look.ts'
import { AttachmentStore } from '../../server/attachments/store.ts'
import { congress, openHouse } from '../http/rig.ts'
import type { House } from '../http/rig.ts'
import { fakeClock } from '../tools/clock.ts'

let house: House
const cookies: Record<string, string> = {}
beforeAll(async () => {
  house = await openHouse()
  for (const who of ['quan-tri', 'truc-ban', 'lanh-dao', 'viettel-1', 'vnpt-1'])
    cookies[who] = await house.cookieOf(who)
})
afterAll(() => house.close())

const picture = (width = 64, height = 48) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })
const jpeg = () =>
  picture()
    .withExif({
      IFD0: { Make: 'Canary', ImageDescription: 'CANARY-EXIF' },
      IFD3: { GPSLatitude: '21/1 18/1 0/1' },
    })
    .jpeg()
    .toBuffer()
const path = (id: string) => `/api/v1/congresses/${congress}/attachments/${id}`
const put = (who: string, id: string, body: Buffer, headers: Record<string, string> = {}) =>
  fetch(`${house.url}${path(id)}`, {
    method: 'PUT',
    headers: { cookie: cookies[who] ?? '', origin: house.url, 'content-type': 'image/jpeg', ...headers },
    body: new Uint8Array(body),
  })
const get = (who: string, id: string) =>
  fetch(`${house.url}${path(id)}`, { headers: { cookie: cookies[who] ?? '' } })
const codeOf = async (answer: Response) => ((await answer.json()) as { error?: { code: string } }).error?.code

describe('what is uploaded', () => {
  test('[P1] a photo is drawn anew: its location and everything else of the old file is gone', async () => {
    const original = await jpeg()
    expect(original.includes('CANARY-EXIF')).toBe(true)
    const looked = await look(Buffer.concat([original, Buffer.from('PK\u0003\u0004 trailing <script>')]))
    if (typeof looked === 'string') throw new Error(looked)
    expect(looked).toMatchObject({ kind: 'photo', mime: 'image/webp', width: 64, height: 48 })
    expect(looked.bytes.includes('CANARY')).toBe(false)
    expect(looked.bytes.includes('script')).toBe(false)
    expect((await sharp(looked.bytes).metadata()).exif).toBeUndefined()
  })

  test('[P1] a photo is turned upright and made no longer than 2,560 pixels', async () => {
    const wide = await picture(4_000, 1_000).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await look(wide)).toMatchObject({ width: 640, height: 2_560 })
  })

  test('[P2] a picture of 16,000 × 16,000 pixels in a small file is refused without being opened', async () => {
    const bomb = await picture(16_000, 16_000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await look(bomb)).toBe('photo-too-large')
  }, 60_000)

  test.each([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'file-kind'],
    ['a page', Buffer.from('  <!doctype html><script>1</script>'), 'file-kind'],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1'), 'file-kind'],
    ['a HEIC', Buffer.from('\u0000\u0000\u0000\u0018ftypheic', 'latin1'), 'file-kind'],
    ['a program', Buffer.from([0x4d, 0x5a, 0x90, 0x00, 0x03]), 'file-kind'],
    ['nothing', Buffer.alloc(0), 'file-kind'],
    ['the head of a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]), 'photo-broken'],
  ])('[P2] %s is refused', async (_what, bytes, code) => {
    expect(await look(bytes)).toBe(code)
  })

  test('[P2] a photo that breaks off in the middle is refused', async () => {
    const whole = await picture(800, 600).jpeg({ quality: 100 }).toBuffer()
    expect(await look(whole.subarray(0, whole.length / 2))).toBe('photo-broken')
  })

  test('[P3] a PDF and the CSV of a sweep are kept as they are', async () => {
    const pdf = Buffer.from('%PDF-1.7\n…')
    expect(await look(pdf)).toMatchObject({ kind: 'file', mime: 'application/pdf', bytes: pdf })
    const csv = Buffer.from('2026-01-20, 08:00:00, 470000000, -90.1\n')
    expect(await look(csv)).toMatchObject({ kind: 'file', mime: 'text/plain', bytes: csv })
  })
})

describe('over HTTP', () => {
  const row = () =>
    [...house.system.desk.congress(congress)!.rows.values()].find(
      ({ owner, item, carrier }) =>
        owner === 'vnpt' && item.evidence.kind === 'photo' && carrier === null && !item.twoPerson,
    ) ??
    [...house.system.desk.congress(congress)!.rows.values()].find(
      ({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'photo',
    )!
  const tick = (who: string, photos: string[]) =>
    house.ask('POST', '/api/v1/commands', {
      cookie: cookies[who] ?? '',
      json: {
        id: randomUUID(),
        congress,
        type: 'run.tick',
        payload: { row: row().id, photos },
        madeAt: Date.now(),
      },
    })

  test('[P4] a photo goes up once under its own id, proves the item, and is seen by owner and department only', async () => {
    const id = randomUUID()
    const first = await put('vnpt-1', id, await jpeg())
    const again = await put('vnpt-1', id, await jpeg())
    expect([first.status, again.status]).toEqual([200, 200])
    expect(await again.json()).toEqual(await first.json())
    // Before a record cites it, only who brought it sees it.
    expect((await get('vnpt-1', id)).status).toBe(200)
    expect((await get('truc-ban', id)).status).toBe(404)
    expect(await tick('vnpt-1', [id])).toMatchObject({ status: 200 })
    const fact = house.system.desk.congress(congress)!.rows.get(row().id)!.facts.at(-1)
    expect(fact).toMatchObject({ byHand: false, photos: [{ id, kind: 'photo', mime: 'image/webp' }] })
    const seen = await Promise.all(
      ['vnpt-1', 'truc-ban', 'lanh-dao', 'viettel-1'].map(async (who) => (await get(who, id)).status),
    )
    expect(seen).toEqual([200, 200, 200, 404])
    const answer = await get('vnpt-1', id)
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-type')).toBe('image/webp')
  })

  test('[P5] somebody else’s photo proves nothing, and somebody else’s id is not overwritten', async () => {
    const id = randomUUID()
    expect((await put('viettel-1', id, await jpeg())).status).toBe(200)
    expect(await tick('vnpt-1', [id])).toMatchObject({
      status: 422,
      json: { error: { code: 'unknown-attachment', field: 'photos' } },
    })
    expect((await put('vnpt-1', id, await jpeg())).status).toBe(409)
    expect((await get('vnpt-1', id)).status).toBe(404)
  })

  test('[P6] too much, the wrong kind, a wrong page and nobody are refused with words', async () => {
    const id = randomUUID()
    const large = await put('vnpt-1', id, Buffer.alloc(10 * 1024 * 1024 + 1))
    expect([large.status, await codeOf(large)]).toEqual([413, 'upload-too-large'])
    const svg = await put('vnpt-1', id, Buffer.from('<svg/>'), { 'content-type': 'image/png' })
    expect([svg.status, await codeOf(svg)]).toEqual([415, 'file-kind'])
    const foreign = await put('vnpt-1', id, await jpeg(), { origin: 'https://example.invalid' })
    expect(foreign.status).toBe(403)
    expect((await put('nobody', id, await jpeg())).status).toBe(401)
    expect((await get('nobody', id)).status).toBe(401)
    // A path is never made of what is asked for.
    expect((await put('vnpt-1', '..%2f..%2fDATA_ID', await jpeg())).status).toBeGreaterThanOrEqual(400)
    const elsewhere = await fetch(`${house.url}/api/v1/congresses/khac/attachments/${id}`, {
      method: 'PUT',
      headers: { cookie: cookies['vnpt-1'] ?? '', origin: house.url },
      body: new Uint8Array(await jpeg()),
    })
    expect(elsewhere.status).toBe(404)
  })
})

describe('the store', () => {
  const dirs: string[] = []
  afterAll(() => dirs.forEach((dir) => rmSync(dir, { recursive: true, force: true })))
  const opened = async (dir: string, more: object = {}) => {
    const clock = fakeClock()
    const parts = { dir, files: blobFiles, clock, chance: systemChance, readOnly: false, ...more }
    return { clock, store: await new AttachmentStore(parts).open() }
  }
  const fresh = () => {
    const dir = mkdtempSync(join(tmpdir(), 'trucban-photos-'))
    dirs.push(dir)
    return dir
  }
  const by = { person: 'p', organisation: 'vnpt' }

  test('[P7] what was kept is there after a restart; a torn file is as if it had never come', async () => {
    const dir = fresh()
    const { store } = await opened(dir)
    const [one, two] = [randomUUID(), randomUUID()]
    const kept = await store.put('c', by, one, await jpeg())
    writeFileSync(join(dir, 'attachments/c', `${two}.bin.part`), 'half')
    writeFileSync(join(dir, 'attachments/c', `${two}.json`), '{"half":')
    const again = await opened(dir)
    expect(again.store.find('c', 'vnpt', one)).toEqual(kept.ok && kept.record)
    expect(again.store.brought('c', two)).toBeNull()
    expect(readdirSync(join(dir, 'attachments/c')).some((name) => name.endsWith('.part'))).toBe(false)
  })

  test('[P8] an organisation has a quota, and too many at once are told to come back', async () => {
    const small = await opened(fresh(), { quota: 300 })
    const first = await small.store.put('c', by, randomUUID(), await jpeg())
    expect(first.ok).toBe(true)
    const codes = await Promise.all(
      Array.from({ length: 3 }, async () => small.store.put('c', by, randomUUID(), Buffer.alloc(299, 'a'))),
    )
    expect(codes.every((code) => !code.ok && code.code === 'quota-full')).toBe(true)
    const other = { ...by, organisation: 'viettel' }
    expect((await small.store.put('c', other, randomUUID(), await jpeg())).ok).toBe(true)
    const many = await opened(fresh())
    const photo = await jpeg()
    const all = await Promise.all(
      Array.from({ length: 12 }, () => many.store.put('c', by, randomUUID(), photo)),
    )
    expect(all.filter((one) => !one.ok && one.code === 'photos-busy')).toHaveLength(4)
  })

  test('[P9] what no record ever cited goes after two days; what one did stays for ever', async () => {
    const dir = fresh()
    const { store, clock } = await opened(dir)
    const [idle, cited] = [randomUUID(), randomUUID()]
    await store.put('c', by, idle, await jpeg())
    await store.put('c', by, cited, await jpeg())
    expect(store.find('c', 'vnpt', cited)).not.toBeNull()
    clock.advance(47 * 3_600_000)
    expect(await store.sweep(() => false)).toBe(0)
    clock.advance(2 * 3_600_000)
    expect(await store.sweep(() => false)).toBe(1)
    expect([await store.bytes('c', idle), (await store.bytes('c', cited))?.length]).toEqual([
      null,
      expect.any(Number),
    ])
  })

  test('[P9] read-only takes nothing', async () => {
    const { store } = await opened(fresh(), { readOnly: true })
    expect(await store.put('c', by, randomUUID(), await jpeg())).toEqual({ ok: false, code: 'read-only' })
  })
})
