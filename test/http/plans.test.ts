import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandSchemas, isSiteCommand } from '../../domain/commands.ts'
import { SITE } from '../../domain/ids.ts'
import { congress, openHouse } from './rig.ts'
import type { House } from './rig.ts'

let house: House
const cookies: Record<string, string> = {}
beforeAll(async () => {
  house = await openHouse()
  for (const username of ['quan-tri', 'truc-ban', 'lanh-dao', 'vnpt-1'])
    cookies[username] = await house.cookieOf(username)
})
afterAll(() => house.close())

const shipped = readFileSync('checklists/plans/vinh-phuc.yaml', 'utf8')
const ask = (who: string, method: string, path: string, json?: unknown) =>
  house.ask(method, path, { cookie: cookies[who] ?? '', ...(json === undefined ? {} : { json }) })
const check = (text: string, who = 'quan-tri') =>
  ask(who, 'POST', '/api/v1/plans/check', { file: 'ke-hoach.yaml', text })
const hand = (type: string, payload: object, to: string = SITE, who = 'quan-tri') =>
  ask(who, 'POST', '/api/v1/commands', {
    id: randomUUID(),
    congress: to,
    type,
    payload,
    madeAt: Date.now(),
  })
const times = { opening: Date.UTC(2026, 5, 1), closing: Date.UTC(2026, 5, 3) }

test('[TL9] a plan file is read whole: every mistake with line and path, and nothing else', async () => {
  const spoilt = shipped
    .replace('kind: carrier, department: false }', 'kind: carier, department: false }')
    .replace('zone: Asia/Ho_Chi_Minh', 'zone: Asia/Hanoi_')
    .replace("shifts: ['06:00'", "shifts: ['6 giờ'")
  const answer = await check(spoilt)
  expect(answer.status).toBe(200)
  const { plan, mistakes } = answer.json as { plan: unknown; mistakes: { line: number; path: string }[] }
  expect(plan).toBeNull()
  const lines = spoilt.split('\n')
  for (const [path, part] of [
    ['organisations[3].kind', 'carier'],
    ['shifts[0]', '6 giờ'],
  ]) {
    const found = mistakes.find((mistake) => mistake.path === path)
    expect(lines[(found?.line ?? 0) - 1], path).toContain(part)
  }
})

test('[TL9] a broken file, one with an owner that is nobody, and one by who may not ask', async () => {
  expect((await check('schema: [')).json).toMatchObject({ plan: null, mistakes: [{ line: 1 }] })
  const nobody = await check(shipped.replace('carrier: vnpt', 'carrier: fpt'))
  expect(nobody.json).toMatchObject({ plan: null, mistakes: [{ path: 'owners.carrier' }] })
  expect((await check(shipped, 'truc-ban')).status).toBe(404)
  expect((await ask('truc-ban', 'GET', '/api/v1/plans/vinh-phuc/text')).status).toBe(404)
  expect((await ask('quan-tri', 'GET', '/api/v1/plans/..%2F..%2Fpackage/text')).status).toBe(404)
  expect((await check('x'.repeat(60_001))).status).toBe(400)
})

test('[TL13] the shelf tells which checklists a plan may name, with how many items, in order', async () => {
  const { json } = await ask('quan-tri', 'GET', '/api/v1/plans')
  const { checklists } = json as { checklists: { id: string; title: { vi: string }; items: number }[] }
  const files = readdirSync('checklists').filter((name) => /^cl\d+-/.test(name))
  expect(checklists.map(({ id }) => id)).toEqual(
    files.map((name) => `CL${/\d+/.exec(name)?.[0]}`).toSorted((a, b) => +a.slice(2) - +b.slice(2)),
  )
  for (const { id, title, items } of checklists) {
    const file = files.find((name) => name.startsWith(`${id.toLowerCase()}-`)) ?? ''
    const text = readFileSync(`checklists/${file}`, 'utf8')
    expect(text).toContain(`vi: ${title.vi}`)
    expect(text.match(/^ {2}- id: /gm)?.length).toBe(items)
  }
})

test('[TL10] a good one is imported as it stands; a bad document is refused whole and nothing is written', async () => {
  const text = (await ask('quan-tri', 'GET', '/api/v1/plans/vinh-phuc/text')).json as { text: string }
  const { json } = await check(text.text.replace('id: vinh-phuc', 'id: tinh-moi'))
  const { plan } = json as { plan: { owners: object; areas: object[] } }
  const streams = () => [...house.system.desk.site().congresses.keys()]
  const before = streams()
  const bad = { ...plan, owners: { ...plan.owners, carrier: 'khong-co' } }
  const refused = await hand('congress.import', { plan: 'tinh-moi', document: bad, ...times })
  expect(refused).toMatchObject({
    status: 422,
    json: { error: { code: 'bad-plan', field: 'document.owners.carrier' } },
  })
  expect(streams()).toEqual(before)
  expect(house.system.store.journal.streams()).not.toContain('tinh-moi')
  expect(await hand('congress.import', { plan: 'tinh-moi', document: plan, ...times })).toMatchObject({
    status: 200,
  })
  expect(house.system.desk.congress('tinh-moi')?.areas.size).toBe(plan.areas.length)
})

test('[TL11] a rehearsal has the same areas, people and items, nothing proven, and leaves the live one untouched', async () => {
  const live = house.system.desk.congress(congress)!
  const head = house.system.store.journal.head(congress)
  const made = { source: congress, congress: 'dien-tap', name: 'Diễn tập', ...times }
  expect(await hand('congress.rehearse', made, SITE, 'truc-ban')).toMatchObject({ status: 403 })
  expect(await hand('congress.rehearse', made)).toMatchObject({ status: 200 })
  const copy = house.system.desk.congress('dien-tap')!
  expect(copy.info).toMatchObject({ rehearsal: true, name: 'Diễn tập', opening: times.opening })
  expect([...copy.areas.keys()]).toEqual([...live.areas.keys()])
  expect([...copy.people.keys()].sort()).toEqual([...live.people.keys()].sort())
  expect([...copy.rows.keys()].sort()).toEqual([...live.rows.keys()].sort())
  expect([...copy.rows.values()].every(({ facts }) => facts.length === 0)).toBe(true)
  const row = [...copy.rows.values()].find(
    ({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'tick',
  )!
  expect(await hand('run.tick', { row: row.id }, 'dien-tap', 'vnpt-1')).toMatchObject({ status: 200 })
  expect(house.system.store.journal.head(congress)).toEqual(head)
  expect(live.rows.get(row.id)?.facts.length).toBe(0)
})

test('[TL4] [TL12] closed, every command but those of people and the reopening is refused, and the list says it last', async () => {
  expect(await hand('congress.close', { reason: 'Xong' }, 'dien-tap', 'lanh-dao')).toMatchObject({
    status: 200,
  })
  const list = (await ask('lanh-dao', 'GET', '/api/v1/me')).json as {
    congresses: { id: string; closedAt?: number }[]
  }
  expect(list.congresses.at(-1)).toMatchObject({ id: 'dien-tap', closedAt: expect.any(Number) as number })
  const row = [...house.system.desk.congress('dien-tap')!.rows.values()].find(
    ({ owner }) => owner === 'vnpt',
  )!.id
  const open = Object.keys(commandSchemas).filter((type) => !isSiteCommand(type))
  const tried = ['run.tick', 'run.begin', 'run.fail', 'run.waive']
  for (const type of tried)
    expect(await hand(type, { row, note: 'Ghi' }, 'dien-tap', 'vnpt-1')).toMatchObject({
      status: 422,
      json: { error: { code: 'congress-closed' } },
    })
  expect(open).toEqual(expect.arrayContaining(tried))
  const renamed = { name: 'Tên mới', level: 'tỉnh', dutyPhone: '1', shifts: ['06:00'], reason: 'Sửa' }
  expect(await hand('congress.reopen', { reason: 'Nhầm' }, 'dien-tap', 'lanh-dao')).toMatchObject({
    status: 200,
  })
  expect(await hand('congress.change', renamed, 'dien-tap')).toMatchObject({ status: 200 })
  const again = (await ask('lanh-dao', 'GET', '/api/v1/me')).json as {
    congresses: { id: string; name: string }[]
  }
  expect(again.congresses.find(({ id }) => id === 'dien-tap')?.name).toBe('Tên mới')
})
