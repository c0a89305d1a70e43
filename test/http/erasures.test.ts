import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasedMark } from '../../domain/erased.ts'
import { verify } from '../../server/cli/verify.ts'
import { goodPassword } from '../accounts/rig.ts'
import { congress, envelope, incidentOpened, openHouse } from './rig.ts'
import type { Answer, House } from './rig.ts'
import { everythingIn } from '../tools/folder.ts'

const canary = 'Khách Nguyễn Thị Chim Hoàng Yến gọi số lạ'
const base = `/api/v1/congresses/${congress}`
const erasures = `${base}/erasures`
let house: House
const cookies = new Map<string, string>()

async function as(who: string, method: string, path: string, json?: object): Promise<Answer> {
  const cookie = cookies.get(who) ?? (await house.cookieOf(who))
  cookies.set(who, cookie)
  return house.ask(method, path, { cookie, ...(json === undefined ? {} : { json }) })
}
const proofOf = async (who: string): Promise<string> =>
  String((await as(who, 'POST', '/api/v1/account/prove', { password: goodPassword })).json.proof)
async function say(who: string, type: string, payload: object): Promise<string> {
  const json = envelope(type, payload)
  const answer = await as(who, 'POST', '/api/v1/commands', json)
  expect(answer.json).toMatchObject({ ok: true })
  return json.id
}
async function verified(dir: string): Promise<{ code: number; err: string }> {
  const err: string[] = []
  const world = {
    env: { DATA_DIR: dir },
    print: () => undefined,
    complain: (text: string) => void err.push(text),
  }
  const code = await verify.run(
    { values: {}, positionals: [] },
    { ...world, readInput: () => Promise.resolve('') },
  )
  return { code, err: err.join('\n') }
}

beforeAll(async () => {
  house = await openHouse()
  const { accounts, desk } = house.system
  const added = await accounts.add({ username: 'quan-tri-2', name: 'Quản trị 2', password: goodPassword })
  if (!added.ok) throw new Error(added.code)
  await desk.asSystem(congress, 'person.join', { person: added.person, role: 'admin', organisation: 'so' })
})
afterAll(() => house.close())

/** An incident of Viettel with a note that holds the canary, and where it stands. */
async function spoken() {
  const incident = await say('viettel-1', 'incident.open', incidentOpened())
  const note = await say('viettel-1', 'incident.note', { incident, note: canary })
  const found = await as('quan-tri', 'GET', `${erasures}/places?subject=${incident}`)
  const row = found.json.rows.find(({ texts }: { texts: { text: string }[] }) =>
    texts.some(({ text }) => text === canary),
  )
  expect(row).toMatchObject({ texts: [{ field: 'incident.noted.note', text: canary }] })
  const places = [{ n: row.n as number, fields: ['incident.noted.note'] }]
  return { incident, note, places }
}
const wanted = async (who: string, { incident, places }: { incident: string; places: object[] }) => ({
  proof: await proofOf(who),
  subject: incident,
  places,
  photos: [],
  reason: 'citizen-data',
  words: 'Có tên và số của người dân',
})

test('[ER3] two administrators erase words beside the running board: gone from disk, views, past and audit, and on record', async () => {
  const said = await spoken()
  const written = Date.now()
  expect(everythingIn(house.dir)).toContain(canary)
  const before = (await as('viettel-1', 'GET', `${base}/view`)).json
  await as('truc-ban', 'GET', `${base}/past?at=${written}`)

  const url = `http://localhost:${house.port}`
  const cookie = cookies.get('viettel-1') ?? ''
  const socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: { origin: url, cookie } })
  await new Promise((resolve) => socket.once('connect', () => resolve(null)))
  await socket.timeout(5_000).emitWithAck('subscribe', { congress, cursor: before.cursor })
  const told = new Promise<{ from: string; cursor: string; events: unknown[] }>((resolve) => {
    socket.on('events', (message: { from: string; cursor: string; events: unknown[] }) => {
      if (message.events.length === 0) resolve(message)
    })
  })

  const asked = await as('quan-tri', 'POST', erasures, await wanted('quan-tri', said))
  expect(asked.status).toBe(201)
  const { id } = asked.json.order as { id: string }
  const listed = await as('quan-tri-2', 'GET', erasures)
  expect(listed.json.orders).toMatchObject([
    { id, reason: 'citizen-data', asked: { own: false }, underway: false },
  ])
  expect(listed.text).not.toContain(canary)
  const done = await as('quan-tri-2', 'POST', `${erasures}/${id}/confirm`, {
    proof: await proofOf('quan-tri-2'),
  })
  expect(done.json).toEqual({ erased: 1 })

  // Who is connected is told at once that what they have joins on to nothing, and is given the whole anew.
  const { from } = await told
  expect(from).not.toBe(before.cursor)
  const anew = await socket.timeout(5_000).emitWithAck('subscribe', { congress, cursor: before.cursor })
  socket.disconnect()
  expect(anew).toMatchObject({ ok: true, mode: 'snapshot' })
  for (const text of [JSON.stringify(anew), (await as('viettel-1', 'GET', `${base}/view`)).text]) {
    expect(text).not.toContain(canary)
    expect(text).toContain(erasedMark)
  }
  expect((await as('truc-ban', 'GET', `${base}/past?at=${written}`)).text).not.toContain(canary)
  expect((await as('truc-ban', 'GET', `${base}/audit?subject=${said.incident}`)).text).not.toContain(canary)
  expect(everythingIn(house.dir)).not.toContain(canary)

  // That and why stands in the history of the incident, and in the site's own record with both persons.
  const record = house.system.desk.congress(congress)?.incidents.get(said.incident)
  expect(record?.timeline.at(-1)).toMatchObject({ by: { person: 'system' } })
  expect(JSON.stringify(record?.timeline.at(-1))).toContain('dữ liệu cá nhân của người dân')
  const site = await as('quan-tri', 'GET', '/api/v1/congresses/site/audit?kind=office')
  expect(site.text).toContain(`${congress}:${said.places[0]?.n}`)
  expect(await verified(house.dir)).toEqual({ code: 0, err: '' })
  expect((await as('quan-tri-2', 'GET', erasures)).json.orders).toEqual([])
  // What is handed in afterwards is decided and written as ever.
  await say('viettel-1', 'incident.note', { incident: said.incident, note: 'Đã nối xong' })
}, 60_000)

test('[ER4] nobody alone, without a proof, too late, from outside or for what is not there', async () => {
  const said = await spoken()
  const form = await wanted('quan-tri', said)
  const stolen = await as('quan-tri', 'POST', erasures, { ...form, proof: 'x' })
  expect(stolen.json.error.code).toBe('prove-again')
  for (const who of ['truc-ban', 'lanh-dao', 'viettel-1', 'vnpt-1'])
    for (const [method, path] of [
      ['GET', erasures],
      ['GET', `${erasures}/places?subject=${said.incident}`],
      ['POST', erasures],
      ['POST', `${erasures}/${randomUUID()}/confirm`],
      ['POST', `${erasures}/${randomUUID()}/withdraw`],
    ] as const)
      expect((await as(who, method, path, method === 'POST' ? form : undefined)).status).toBe(404)
  const nowhere = { ...form, places: [{ n: 99_999, fields: ['incident.noted.note'] }] }
  expect((await as('quan-tri', 'POST', erasures, nowhere)).json.error.code).toBe('nothing-to-erase')
  const other = { ...form, places: [{ n: said.places[0]?.n, fields: ['incident.noted.code'] }] }
  expect((await as('quan-tri', 'POST', erasures, other)).json.error.code).toBe('nothing-to-erase')

  const { id } = (await as('quan-tri', 'POST', erasures, form)).json.order as { id: string }
  const confirm = async (who: string, proof?: string) =>
    (await as(who, 'POST', `${erasures}/${id}/confirm`, { proof: proof ?? (await proofOf(who)) })).json
  expect((await confirm('quan-tri')).error.code).toBe('erasure-second-person')
  expect((await confirm('quan-tri-2', 'x')).error.code).toBe('prove-again')
  // A proof is good for the session it was given to.
  expect((await confirm('quan-tri-2', await proofOf('quan-tri'))).error.code).toBe('prove-again')
  expect((await as('quan-tri-2', 'POST', `${erasures}/${id}/withdraw`, {})).json).toEqual({ withdrawn: true })
  expect((await confirm('quan-tri-2')).error.code).toBe('erasure-not-asked')
  expect(everythingIn(house.dir)).toContain(canary)

  const again = (await as('quan-tri', 'POST', erasures, form)).json.order as { id: string }
  const both = await Promise.all([
    house.system.erasing?.eraser.confirm(congress, again.id, house.personOf('quan-tri-2')),
    house.system.erasing?.eraser.confirm(congress, again.id, house.personOf('quan-tri-2')),
  ])
  expect(both.map((one) => one?.ok)).toEqual([true, false])
}, 60_000)

test('[ER5] commands that come in meanwhile are neither lost nor reordered, and nobody else is told of anything', async () => {
  const said = await spoken()
  const heard: string[] = []
  const stop = house.system.feeds.onMessage((key, { events }) => {
    if (events.length === 0) heard.push(key)
  })
  const { id } = (await as('quan-tri', 'POST', erasures, await wanted('quan-tri', said))).json.order as {
    id: string
  }
  const proof = await proofOf('quan-tri-2')
  const { desk } = house.system
  const person = house.personOf('viettel-1')
  const notes = Array.from({ length: 60 }, (_, at) => `Ghi ${at}`)
  const sent: Promise<unknown>[] = []
  const confirmed = as('quan-tri-2', 'POST', `${erasures}/${id}/confirm`, { proof })
  for (const note of notes) {
    sent.push(
      desk.handIn(person, envelope('incident.note', { incident: said.incident, note }) as never, 'vi'),
    )
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
  expect((await confirmed).json).toEqual({ erased: 1 })
  expect(await Promise.all(sent)).toEqual(notes.map(() => expect.objectContaining({ ok: true })))
  stop()
  const timeline = desk.congress(congress)?.incidents.get(said.incident)?.timeline ?? []
  const own = timeline
    .filter(({ by }) => by?.person === person)
    .map((entry) => (entry as unknown as { text?: string }).text)
  expect(own.filter((note) => note?.startsWith('Ghi '))).toEqual(notes)
  // Viettel and the department had the words; VNPT and the shared view had only the face of the incident.
  const organisations = [...(desk.congress(congress)?.organisations.values() ?? [])]
  const sees = organisations.filter((one) => one.department || one.id === 'viettel').map((one) => one.id)
  expect([...new Set(heard)].sort()).toEqual(sees.sort())
  expect(everythingIn(house.dir)).not.toContain(canary)
  expect(await verified(house.dir)).toMatchObject({ code: 0 })
}, 60_000)

test('[P13] an erased photo is told to be erased to those who see its record, and its id is not filled anew', async () => {
  const { incident } = await spoken()
  const photo = randomUUID()
  const address = `${house.url}${base}/attachments/${photo}`
  const put = async (who: string): Promise<number> => {
    await as(who, 'GET', '/api/v1/me')
    const headers = { cookie: cookies.get(who) ?? '', origin: house.url, 'content-type': 'text/csv' }
    return (await fetch(address, { method: 'PUT', headers, body: 'a,b\n' })).status
  }
  expect(await put('viettel-1')).toBe(200)
  await say('viettel-1', 'incident.note', { incident, note: 'Ảnh tủ cáp', photos: [photo] })
  const form = { ...(await wanted('quan-tri', { incident, places: [] })), photos: [photo] }
  const { id } = (await as('quan-tri', 'POST', erasures, form)).json.order as { id: string }
  const proof = await proofOf('quan-tri-2')
  expect((await as('quan-tri-2', 'POST', `${erasures}/${id}/confirm`, { proof })).json).toEqual({ erased: 1 })
  for (const who of ['viettel-1', 'truc-ban'])
    expect(await as(who, 'GET', `${base}/attachments/${photo}`)).toMatchObject({
      status: 410,
      json: { error: { code: 'photo-erased' } },
    })
  expect((await as('vnpt-1', 'GET', `${base}/attachments/${photo}`)).status).toBe(404)
  for (const who of ['viettel-1', 'vnpt-1']) expect(await put(who)).toBe(409)
  expect((await verified(house.dir)).code).toBe(0)
}, 60_000)
