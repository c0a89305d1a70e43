import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { blobFiles } from '../../server/adapters/blob-file.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import { AttachmentStore } from '../../server/attachments/store.ts'
import { trucbanHere } from '../cli/rig.ts'
import { congress, openHouse } from '../http/rig.ts'
import type { House } from '../http/rig.ts'
import { fakeClock } from '../tools/clock.ts'
import { startServer } from '../tools/server.ts'
import type { Started, Username } from '../tools/server.ts'

let house: House
const cookies: Record<string, string> = {}
beforeAll(async () => {
  house = await openHouse()
  for (const who of ['truc-ban', 'vnpt-1', 'viettel-1']) cookies[who] = await house.cookieOf(who)
})
afterAll(() => house.close())

const path = (id: string): string => `/api/v1/congresses/${congress}/attachments/${id}`
const fileOf = (id: string, ending: string): string =>
  join(house.dir, 'attachments', congress, `${id}.${ending}`)
const get = async (who: string, id: string) => {
  const answer = await fetch(`${house.url}${path(id)}`, { headers: { cookie: cookies[who] ?? '' } })
  const text = await answer.text()
  return { status: answer.status, text }
}

const pictureOf = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .png()
    .toBuffer()

async function brought(background: string, who = 'vnpt-1'): Promise<string> {
  const id = randomUUID()
  const picture = await pictureOf(background)
  const headers = { cookie: cookies[who] ?? '', origin: house.url, 'content-type': 'image/png' }
  const put = await fetch(`${house.url}${path(id)}`, {
    method: 'PUT',
    headers,
    body: new Uint8Array(picture),
  })
  expect(put.status).toBe(200)
  return id
}

/** Brings a file and has a record cite it. */
async function cited(background: string): Promise<string> {
  const id = await brought(background)
  const rows = [...(house.system.desk.congress(congress)?.rows.values() ?? [])]
  const row = rows.find(({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'photo')
  const payload = { row: row?.id, photos: [id] }
  const command = { id: randomUUID(), congress, type: 'run.tick', payload, madeAt: Date.now() }
  const ticked = await house.ask('POST', '/api/v1/commands', {
    cookie: cookies['vnpt-1'] ?? '',
    json: command,
  })
  expect(ticked.status).toBe(200)
  return id
}
const verify = () => trucbanHere(['verify'], { env: { DATA_DIR: house.dir } })

test('[P13] a file that was changed on the disk, or is missing, is not shown as proof, and verify names it', async () => {
  const [kept, changed, lost] = [await cited('red'), await cited('green'), await cited('blue')]
  const well = await verify()
  expect([well.code, well.err]).toEqual([0, ''])
  expect(well.out).toContain('attachments: 3 ảnh và tệp khớp')
  const bytes = readFileSync(fileOf(changed, 'bin'))
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  writeFileSync(fileOf(changed, 'bin'), bytes)
  rmSync(fileOf(lost, 'bin'))
  expect((await get('truc-ban', kept)).status).toBe(200)
  for (const id of [changed, lost])
    for (const who of ['truc-ban', 'vnpt-1']) {
      const { status, text } = await get(who, id)
      expect([status, JSON.parse(text).error.code]).toEqual([410, 'photo-damaged'])
    }
  // Who may not see it learns nothing of that either.
  expect((await get('viettel-1', changed)).status).toBe(404)
  const wrong = await verify()
  expect(wrong.code).toBe(1)
  expect(wrong.out).toContain('attachments: 1 ảnh và tệp khớp')
  expect(wrong.err).toContain(`attachments/${congress}/${changed}: SAI / BAD: không đúng như đã ghi`)
  expect(wrong.err).toContain(`attachments/${congress}/${lost}: SAI / BAD: thiếu tệp`)
})

test('[P13] bytes and what stands beside them changed together are found by verify, whose digests are the chain’s', async () => {
  const [id, other] = [await cited('white'), await cited('black')]
  for (const ending of ['bin', 'json']) writeFileSync(fileOf(id, ending), readFileSync(fileOf(other, ending)))
  expect((await verify()).err).toContain(`attachments/${congress}/${id}: SAI / BAD: không đúng như đã ghi`)
})

test('[P13] over a restart as well: what was lost or exchanged on the disk is told to be so, to those who see its record', async () => {
  const first = await startServer()
  onTestFinished(() => rmSync(first.dir, { recursive: true, force: true }))
  const folder = join(first.dir, 'attachments', 'vp')
  const address = (at: Started, id: string): string => `${at.url}/api/v1/congresses/vp/attachments/${id}`
  const photos: Record<string, string> = {}
  for (const [name, background] of Object.entries({
    whole: 'red',
    lost: 'green',
    exchanged: 'blue',
    gone: 'pink',
    unreadable: 'gold',
    own: 'tan',
  })) {
    const id = (photos[name] = randomUUID())
    const headers = { cookie: await first.cookie('vnpt1'), origin: first.url, 'content-type': 'image/png' }
    const put = { method: 'PUT', headers, body: new Uint8Array(await pictureOf(background)) }
    expect((await fetch(address(first, id), put)).status).toBe(200)
    if (name === 'own') continue
    const rows = [...(first.system.desk.congress('vp')?.rows.values() ?? [])]
    const row = rows.find(({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'photo')
    const asked = { type: 'run.tick', payload: { row: row?.id, photos: [id] } } as const
    expect((await first.command('vnpt1', asked)).status).toBe(200)
  }
  await first.stop()
  const { whole = '', lost = '', exchanged = '', gone = '', unreadable = '', own = '' } = photos
  for (const id of [lost, gone, own]) rmSync(join(folder, `${id}.bin`))
  // Nothing on the disk says any more that there was one: the record does.
  rmSync(join(folder, `${gone}.json`))
  writeFileSync(join(folder, `${unreadable}.json`), '{')
  const about = JSON.parse(readFileSync(join(folder, `${exchanged}.json`), 'utf8'))
  const other = JSON.parse(readFileSync(join(folder, `${whole}.json`), 'utf8'))
  // Both files, and each fits the other: only the chain can tell.
  const made = { ...about, salt: other.salt, record: { ...other.record, id: exchanged } }
  writeFileSync(join(folder, `${exchanged}.json`), JSON.stringify(made))
  writeFileSync(join(folder, `${exchanged}.bin`), readFileSync(join(folder, `${whole}.bin`)))
  const again = await startServer({ dir: first.dir })
  onTestFinished(() => again.stop())
  const told = async (who: Username, id: string) =>
    (await fetch(address(again, id), { headers: { cookie: await again.cookie(who) } })).status
  for (const who of ['vnpt1', 'trucban1'] as const)
    for (const [id, status] of [
      [whole, 200],
      [lost, 410],
      [exchanged, 410],
      [gone, 410],
      [unreadable, 410],
      [own, who === 'vnpt1' ? 410 : 404],
    ] as const)
      expect([who, await told(who, id)]).toEqual([who, status])
  for (const id of Object.values(photos)) expect(await told('viettel1', id)).toBe(404)
  // What a record cites is brought anew by nobody: neither by who brought it nor by a competitor.
  for (const who of ['vnpt1', 'viettel1'] as const)
    for (const id of [lost, gone, unreadable]) {
      const headers = { cookie: await again.cookie(who), origin: again.url, 'content-type': 'image/png' }
      const body = new Uint8Array(await pictureOf('white'))
      const answer = await fetch(address(again, id), { method: 'PUT', headers, body })
      expect([who, answer.status, (await answer.json()).error.code]).toEqual([who, 409, 'id-reused'])
    }
})

test('[P13] what lost its bytes is not cited, nor brought anew by anybody, and an erasure that was cut short takes the rest', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'trucban-photos-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const parts = { dir, files: blobFiles, clock: fakeClock(), chance: systemChance, readOnly: false }
  const by = { person: 'p', organisation: 'vnpt' }
  const id = randomUUID()
  const store = await new AttachmentStore(parts).open()
  expect((await store.put('c', by, id, Buffer.from('a,b\n'))).ok).toBe(true)
  rmSync(join(dir, 'attachments/c', `${id}.bin`))
  const bare = await new AttachmentStore(parts).open()
  expect([bare.find('c', 'vnpt', id), await bare.bytes('c', id)]).toEqual([null, null])
  for (const bytes of ['a,b\n', 'x,y\n'])
    expect(await bare.put('c', by, id, Buffer.from(bytes))).toEqual({ ok: false, code: 'id-reused' })
  expect(await bare.erase('c', id)).toBe(true)
  expect(readdirSync(join(dir, 'attachments/c'))).toEqual([])
  expect((await new AttachmentStore(parts).open()).brought('c', id)).toBe(null)
})

test('[P13] what cannot be read stops no start: it is passed over and named', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'trucban-photos-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const parts = { dir, files: blobFiles, clock: fakeClock(), chance: systemChance, readOnly: false }
  const store = await new AttachmentStore(parts).open()
  const [one, two] = [randomUUID(), randomUUID()]
  const by = { person: 'p', organisation: 'vnpt' }
  for (const id of [one, two]) expect((await store.put('c', by, id, Buffer.from('a,b\n'))).ok).toBe(true)
  const about = join(dir, 'attachments/c', `${one}.json`)
  writeFileSync(about, readFileSync(about).subarray(3))
  const again = await new AttachmentStore(parts).open()
  expect([again.brought('c', one), [...again.unreadable]]).toEqual([null, [`c/${one}`]])
  expect(await again.put('c', { ...by, person: 'other' }, one, Buffer.from('x,y\n'))).toEqual({
    ok: false,
    code: 'id-reused',
  })
  expect(await again.bytes('c', two)).toEqual(Buffer.from('a,b\n'))
  for (const text of ['null', '7', '{}', '{"record":null}', JSON.stringify({ record: { id: two } })]) {
    writeFileSync(about, text)
    expect([...(await new AttachmentStore(parts).open()).unreadable]).toEqual([`c/${one}`])
  }
})

test('[P4] who moved to a competing carrier no longer sees what they brought for the former one', async () => {
  const id = await brought('grey', 'viettel-1')
  expect((await get('viettel-1', id)).status).toBe(200)
  const move = { person: house.personOf('viettel-1'), organisation: 'vnpt', role: 'liaison' }
  expect(await house.system.desk.asSystem(congress, 'person.move', move)).toMatchObject({ ok: true })
  expect((await get('viettel-1', id)).status).toBe(404)
})
