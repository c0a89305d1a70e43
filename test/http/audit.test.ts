import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cellOf } from '../../server/audit/csv.ts'
import type { AuditRow } from '../../server/audit/telling.ts'
import { congress, envelope, incidentOpened, openHouse } from './rig.ts'
import type { House } from './rig.ts'
import { tokenOf } from './token-rig.ts'

let house: House
const cookies = new Map<string, string>()
const base = `/api/v1/congresses/${congress}`
const bad = '=HYPERLINK("http://xa.example/";"Bấm vào đây")'

async function as(who: string): Promise<string> {
  const cookie = cookies.get(who) ?? (await house.cookieOf(who))
  cookies.set(who, cookie)
  return cookie
}
const get = async (who: string, path: string) => house.ask('GET', path, { cookie: await as(who) })
const post = async (who: string, path: string) =>
  house.ask('POST', path, { cookie: await as(who), json: {}, headers: { 'accept-language': 'vi' } })
async function say(who: string, type: string, payload: object): Promise<string> {
  const json = envelope(type, payload)
  const answer = await house.ask('POST', '/api/v1/commands', { cookie: await as(who), json })
  expect(answer.json).toMatchObject({ ok: true })
  return json.id
}
const rows = async (who: string, query = ''): Promise<AuditRow[]> => {
  const answer = await get(who, `${base}/audit${query}`)
  expect(answer.status).toBe(200)
  return answer.json.rows as AuditRow[]
}

let incident: string
beforeAll(async () => {
  house = await openHouse()
  incident = await say('viettel-1', 'incident.open', incidentOpened())
  await say('viettel-1', 'incident.note', { incident, note: bad, occurredAt: Date.now() })
  await say('truc-ban', 'incident.acknowledge', { incident, note: 'Đội 2 đã tới Hội trường' })
})
afterAll(() => house.close())

test('[KT18] the department reads who did what, when, on what, newest first, each with its commit and hash', async () => {
  for (const who of ['truc-ban', 'lanh-dao', 'quan-tri']) {
    const [first] = await rows(who)
    expect(first).toMatchObject({ type: 'incident.moved', what: 'Đổi trạng thái sự cố', who: 'Tên truc-ban' })
    expect(first?.on).toContain('Đứt vòng ring')
    expect(first?.path).toBe(`/su-co/${incident}`)
    const head = house.system.store.journal.head(congress)
    expect([first?.n, first?.hash]).toEqual([head.n, head.hash.slice(0, 12)])
  }
  const all = await rows('truc-ban')
  expect(all.map(({ n }) => n)).toEqual([...all.map(({ n }) => n)].sort((a, b) => b - a))
})

test('[KT18] to anybody else there is no audit: unknown and forbidden look the same', async () => {
  const unknown = await get('vnpt-1', '/api/v1/congresses/khong-co/audit')
  const bodyOf = (text: string): string => text.replace(/"requestId":"[^"]*"/, '')
  for (const who of ['vnpt-1', 'viettel-1'])
    for (const path of [`${base}/audit`, '/api/v1/congresses/site/audit', '/api/v1/sign-ins']) {
      const answer = await get(who, path)
      expect([who, path, answer.status]).toEqual([who, path, 404])
      expect(bodyOf(answer.text)).toBe(bodyOf(unknown.text))
    }
  for (const who of ['vnpt-1', 'truc-ban', 'lanh-dao']) {
    expect((await post(who, `${base}/export`)).status).toBe(404)
    expect((await get(who, '/api/v1/congresses/site/audit')).status).toBe(404)
    expect((await get(who, '/api/v1/sign-ins')).status).toBe(404)
  }
  expect((await post('vnpt-1', `${base}/audit/table`)).status).toBe(404)
  expect((await house.ask('GET', `${base}/audit`)).status).toBe(401)
})

test('[KT19] it is filtered by kind, person, organisation, subject and time, and searched without diacritics', async () => {
  const types = async (query: string): Promise<string[]> =>
    (await rows('truc-ban', query)).map(({ type }) => type)
  expect(new Set(await types('?kind=person'))).toEqual(new Set(['person.joined']))
  expect(await types('?kind=incident.opened')).toEqual(['incident.opened'])
  expect(new Set(await types(`?person=${house.personOf('viettel-1')}&kind=incident`))).toEqual(
    new Set(['incident.noted', 'incident.opened']),
  )
  expect(
    (await rows('truc-ban', '?organisation=viettel')).every((row) => row.organisation === 'Viettel'),
  ).toBe(true)
  expect(await types(`?subject=${incident}`)).toHaveLength(3)
  expect(await types('?q=doi%202%20hoi%20truong')).toContain('incident.moved')
  expect(await types('?q=DUT%20VONG&kind=incident.noted')).toEqual(['incident.noted'])
  expect(await types('?q=mo%20su%20co')).toContain('incident.opened')
  expect(await types('?q=khongcogi')).toEqual([])
  const [last] = await rows('truc-ban', '?kind=incident.opened')
  expect(await types(`?kind=incident&to=${last?.at ?? 0}`)).toEqual([])
  expect(await types(`?kind=incident&from=${(last?.at ?? 0) + 1}`)).not.toContain('incident.opened')
  expect(await types('?kind=incident&from=kh%C3%B4ng&to=-1')).toHaveLength(3)
})

test('[KT26] the site’s record calls a display link and a token by name, with whose it is, also when it has ended; the search finds it', async () => {
  const json = { label: 'Màn hình sảnh trực', organisation: 'viettel' }
  const made = await house.ask('POST', `${base}/displays`, { cookie: await as('truc-ban'), json })
  const one = `${base}/displays/${String(made.json.id)}`
  expect((await house.ask('DELETE', one, { cookie: await as('truc-ban') })).status).toBe(200)
  const token = await tokenOf(house, await as('quan-tri'), { organisation: 'vnpt', scopes: ['view:read'] })
  const said = async (query: string): Promise<string[]> => {
    const found = await get('quan-tri', `/api/v1/congresses/site/audit${query}`)
    return (found.json.rows as AuditRow[]).map(({ said, on }) => `${said} · ${on}`)
  }
  const wall = 'người làm: Tên truc-ban · Màn hình sảnh trực (Viettel, dai-hoi)'
  expect(await said('?q=sanh%20truc')).toEqual([
    `việc: thu hồi liên kết màn hình · ${wall}`,
    `việc: tạo liên kết màn hình · ${wall}`,
  ])
  expect(await said(`?subject=${token.id}`)).toEqual([
    'việc: tạo mã truy cập · người làm: Tên quan-tri · Chương trình thử (VNPT, dai-hoi)',
  ])
})

test('[KT20] pages follow one another without a gap or a repeat, however long the record is', async () => {
  const { desk, store } = house.system
  const by = house.personOf('viettel-1')
  const note = (count: number) => ({
    ...envelope('incident.note', {}),
    payload: { incident, note: `Ghi ${count}`, occurredAt: Date.now() },
  })
  for (let done = 0; done < 900; done += 100)
    await Promise.all(Array.from({ length: 100 }, (_, at) => desk.handIn(by, note(done + at), 'vi')))
  const seen: string[] = []
  let next: number | null = null
  do {
    const answer = await get('truc-ban', `${base}/audit${next === null ? '' : `?before=${next}`}`)
    for (const { n, index } of answer.json.rows as AuditRow[]) seen.push(`${n}.${index}`)
    next = answer.json.next as number | null
  } while (next !== null)
  expect(new Set(seen).size).toBe(seen.length)
  // The scheduler writes on meanwhile: what came after the first page is not in it.
  const newest = Number(seen[0]?.split('.')[0])
  let events = 0
  for await (const commit of store.journal.read(congress, 0))
    if (commit.n <= newest) events += commit.events.length
  expect(seen).toHaveLength(events)
  expect(await rows('truc-ban', '?q=ghi%207%20')).not.toHaveLength(0)
})

test('[KT21] in the table no cell can run, what was filtered is in it, and that it left is on record', async () => {
  const answer = await post('truc-ban', `${base}/audit/table?kind=incident&q=hyperlink`)
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(answer.headers['content-disposition']).toMatch(
    /^attachment; filename="nhat-ky-dai-hoi-[0-9T]+\.csv"$/,
  )
  const [head = '', ...lines] = answer.text.replace(/\r\n$/, '').split('\r\n')
  expect(head.startsWith('\ufeffGiờ (UTC),Lần ghi,Băm')).toBe(true)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('HYPERLINK')
  for (const start of ['=1', '+1', '-1', '@a', '\ta', '\ra'])
    expect(cellOf(start).replace(/^"/, '').startsWith("'")).toBe(true)
  expect(cellOf(bad)).toBe(`"'${bad.replaceAll('"', '""')}"`)
  expect([cellOf(-5), cellOf('a,b'), cellOf('a"b'), cellOf('Đội 2')]).toEqual([
    '-5',
    '"a,b"',
    '"a""b"',
    'Đội 2',
  ])
  const site = await get('quan-tri', '/api/v1/congresses/site/audit?kind=office&q=exported')
  const [record] = site.json.rows as AuditRow[]
  expect(record).toMatchObject({ type: 'office.recorded', by: 'system', on: 'audit:dai-hoi' })
  expect(record?.said).toContain('việc: xuất dữ liệu')
  const inWords = await get(
    'quan-tri',
    `/api/v1/congresses/site/audit?kind=office&q=${encodeURIComponent('xuat du lieu')}`,
  )
  expect(inWords.json.rows).toEqual(site.json.rows)
  expect(record?.said).toContain('Tên truc-ban')
})

test('[KT22] the department’s administrator takes the whole congress along as one archive with its verifier', async () => {
  const cookie = await as('quan-tri')
  await house.system.anchoring?.make('round')
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    const headers = { cookie, 'content-type': 'application/json', 'content-length': '2' }
    const asked = request(
      { port: house.port, method: 'POST', path: `${base}/export`, headers },
      (response) => {
        expect(response.statusCode).toBe(200)
        expect(response.headers['content-type']).toBe('application/x-tar')
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => resolve(Buffer.concat(parts)))
      },
    )
    asked.on('error', reject)
    asked.end('{}')
  })
  const to = join(house.dir, '..', 'trich')
  mkdirSync(to)
  expect(spawnSync('tar', ['-xf', '-', '-C', to], { input: bytes }).status).toBe(0)
  const ran = spawnSync(process.execPath, ['verify.mjs'], { cwd: to, env: {} })
  expect([ran.status, ran.stderr.toString()]).toEqual([0, ''])
  expect(ran.stdout.toString()).toContain(house.system.store.journal.head(congress).hash)
})

test('[KT23] the sign-in log is read by the installation’s administrators, newest first, a page at a time', async () => {
  for (let tries = 0; tries < 3; tries += 1)
    await house.ask('POST', '/api/v1/session', { json: { username: 'lanh-dao', password: 'sai' } })
  await house.ask('POST', '/api/v1/session', { json: { username: 'khong-co-ai', password: 'sai' } })
  const answer = await get('quan-tri', '/api/v1/sign-ins')
  expect(answer.status).toBe(200)
  expect(answer.text).not.toContain('khong-co-ai')
  const found = answer.json.rows as { at: string; outcome: string; username: string | null }[]
  expect(found.map(({ at }) => at)).toEqual([...found.map(({ at }) => at)].sort().reverse())
  expect(found.slice(0, 4).map(({ outcome, username }) => [outcome, username])).toEqual([
    ['wrong', null],
    ['wrong', 'lanh-dao'],
    ['wrong', 'lanh-dao'],
    ['wrong', 'lanh-dao'],
  ])
  const only = await get('quan-tri', '/api/v1/sign-ins?q=LANH-DAO')
  expect((only.json.rows as unknown[]).length).toBeGreaterThan(2)
  expect((await get('quan-tri', '/api/v1/sign-ins?before=../../etc/passwd:1')).status).toBe(400)
})

test('[KT24] everybody’s printed page may carry the newest anchor; of a sign-off that not all see, the department’s alone', async () => {
  const { anchoring } = house.system
  const round = await anchoring?.make('round')
  const shown = { last: { at: round?.at, digest: round?.digest } }
  expect((await get('vnpt-1', `${base}/anchor`)).json).toEqual(shown)
  await anchoring?.make('sign-off', false)
  const own = await get('truc-ban', `${base}/anchor`)
  expect(own.json).toEqual(JSON.parse(JSON.stringify(anchoring?.status)))
  expect(own.json.last.digest).not.toBe(round?.digest)
  expect((await get('vnpt-1', `${base}/anchor`)).json).toEqual(shown)
})
