import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanLine, textOf } from '../../server/http/hooks/heard.ts'
import { congress, openHouse } from './rig.ts'
import type { Answer, House } from './rig.ts'
import { tokenOf } from './token-rig.ts'

let house: House
let secret: string
let token: string
beforeAll(async () => {
  house = await openHouse()
  const made = await tokenOf(house, await house.cookieOf('quan-tri'), {
    scopes: ['signals:post'],
    organisation: 'so',
  })
  secret = made.secret
  token = made.id
})
afterAll(() => house.close())

const post = (
  integration: string,
  json: unknown,
  more: { path?: string; secret?: string } = {},
): Promise<Answer> =>
  house.ask('POST', `/api/v1/hooks/${integration}${more.path ?? ''}`, {
    json,
    headers: { authorization: `Bearer ${more.secret ?? secret}` },
  })
const inbox = () => [...(house.system.desk.congress(congress)?.signals.values() ?? [])]
const signal = (id: string) => house.system.desk.congress(congress)?.signals.get(id)

/** As Alertmanager 0.27 sends it. */
const alerts = (...given: readonly object[]) => ({
  receiver: 'trucban',
  status: 'firing',
  alerts: given.map((one) => ({
    status: 'firing',
    labels: { alertname: 'LinkDown', instance: 'sw-hoi-truong:9116', severity: 'critical', job: 'snmp' },
    annotations: { summary: 'Mất kết nối uplink sw-hoi-truong' },
    startsAt: new Date().toISOString(),
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'http://prometheus:9090/graph?g0.expr=up',
    fingerprint: 'e5a7c2f19b8d4a30',
    ...one,
  })),
  groupLabels: { alertname: 'LinkDown' },
  commonLabels: {},
  commonAnnotations: {},
  externalURL: 'http://alertmanager:9093',
  version: '4',
  groupKey: '{}:{alertname="LinkDown"}',
  truncatedAlerts: 0,
})

test('[AT14] an alert of Alertmanager becomes a signal under its fingerprint; it repeats, and its end settles it', async () => {
  const first = await post('alertmanager', alerts({}))
  expect(first.status).toBe(200)
  const [became] = first.json.signals as [{ signal: string }]
  expect(became).toMatchObject({ source: 'alertmanager', key: 'LinkDown/e5a7c2f19b8d4a30', became: 'raised' })
  expect(signal(became.signal)).toMatchObject({
    text: 'Mất kết nối uplink sw-hoi-truong',
    severity: 2,
    area: null,
    from: null,
    status: 'open',
    by: { person: token, organisation: null },
  })
  const again = await post('alertmanager', alerts({}))
  expect(again.json.signals).toMatchObject([{ became: 'repeated', signal: became.signal }])
  expect(signal(became.signal)?.count).toBe(2)
  const over = await post('alertmanager', alerts({ status: 'resolved', endsAt: new Date().toISOString() }))
  expect(over.json.signals).toMatchObject([{ became: 'cleared', signal: became.signal }])
  expect(signal(became.signal)?.status).toBe('cleared')
  // What nobody waits for has no end to tell; the sender is not told no.
  const unknown = await post('alertmanager', alerts({ status: 'resolved', fingerprint: 'chua-thay' }))
  expect([unknown.status, unknown.json.signals]).toMatchObject([200, [{ became: 'unchanged', signal: null }]])
})

test('[AT14] of many alerts each has its signal; a label that names an area of the congress is taken, another is not', async () => {
  const labels = { alertname: 'HighLatency', severity: 'warning' }
  const answer = await post(
    'alertmanager',
    alerts(
      { fingerprint: 'a1', labels: { ...labels, area: 'hoi-truong' } },
      { fingerprint: 'a2', labels: { ...labels, area: 'rack-7' } },
      { fingerprint: 'a1', labels },
      { fingerprint: undefined, labels: { ...labels, instance: 'x' } },
    ),
  )
  const became = answer.json.signals as { became: string; signal: string; key: string }[]
  expect(became.map((one) => one.became)).toEqual(['raised', 'raised', 'repeated', 'raised'])
  expect(became.slice(0, 2).map((one) => signal(one.signal)?.area)).toEqual(['hoi-truong', null])
  expect(became[3]?.key).toMatch(/^HighLatency\/[0-9a-f]{16}$/)
})

test('[AT14] Zabbix and a plain message too; enough of them make an incident by a rule, and the answer names it', async () => {
  const zabbix = {
    host: 'rt-vnpt-01',
    trigger: '20931',
    name: 'BGP down',
    severity: '5',
    value: '1',
    area: 'hoi-truong',
  }
  const raised = await post('zabbix', zabbix)
  expect(raised.json.signals).toMatchObject([{ source: 'zabbix', key: 'rt-vnpt-01/20931', became: 'raised' }])
  expect(signal(raised.json.signals[0].signal)).toMatchObject({ text: 'rt-vnpt-01: BGP down', severity: 1 })
  expect((await post('zabbix', { ...zabbix, value: '0' })).json.signals).toMatchObject([
    { became: 'cleared' },
  ])

  const rule = {
    source: 'cam-bien',
    key: 'nhiet-do/*',
    threshold: 2,
    minutes: 10,
    category: 'KN',
    reason: 'x',
  }
  expect(await house.system.desk.asSystem(congress, 'signal.rule-set', rule)).toMatchObject({ ok: false })
  const leader = await house.cookieOf('lanh-dao')
  const set = {
    id: crypto.randomUUID(),
    congress,
    type: 'signal.rule-set',
    payload: rule,
    madeAt: Date.now(),
  }
  expect((await house.ask('POST', '/api/v1/commands', { cookie: leader, json: set })).json.ok).toBe(true)
  const hot = {
    source: 'cam-bien',
    key: 'nhiet-do/tu-3',
    title: 'Tủ 3 quá nóng: 41 °C',
    severity: 3,
    area: 'hoi-truong',
  }
  expect((await post('generic', hot)).json.signals[0].incident).toBeUndefined()
  const { json } = await post('generic', hot)
  expect(json.signals[0]).toMatchObject({ became: 'repeated' })
  const incident = house.system.desk.congress(congress)?.incidents.get(json.signals[0].incident)
  expect(incident).toMatchObject({ visibility: 'department', severity: 3, reporting: null })
})

test('[AT15] a wrong form names its field and nothing of the message is taken', async () => {
  const before = inbox().length
  const good = { source: 'cam-bien', key: 'k', title: 'x' }
  const zabbix = { host: 'h', trigger: '1', name: 'n', severity: '3', value: '1' }
  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['generic', { ...good, severity: 5 }, 'severity'],
    ['generic', { ...good, severity: '2' }, 'severity'],
    ['generic', { ...good, at: 'hôm qua' }, 'at'],
    ['generic', { ...good, person: 'Nguyễn Văn A' }, 'person'],
    ['generic', { ...good, title: 'a\u202eb' }, 'title'],
    ['generic', { ...good, key: 'k'.repeat(121) }, 'key'],
    ['generic', { key: 'k', title: 'x' }, 'source'],
    ['generic', [], 'body'],
    ['zabbix', { ...zabbix, severity: 3 }, 'severity'],
    ['zabbix', { ...zabbix, eventid: '9' }, 'eventid'],
    ['zabbix', { ...zabbix, trigger: '{TRIGGER.ID}' }, 'trigger'],
    ['alertmanager', { alerts: [] }, 'alerts'],
    ['alertmanager', alerts({}, { labels: { severity: 'critical' } }), 'alerts.1.labels.alertname'],
    ['alertmanager', alerts({ status: 'pending' }), 'alerts.0.status'],
    ['alertmanager', alerts({ labels: { alertname: 'x', a: 7 } }), 'alerts.0.labels.a'],
    [
      'alertmanager',
      alerts(...Array.from({ length: 101 }, () => ({ labels: { alertname: 'x' } }))),
      'alerts',
    ],
  ]
  for (const [integration, body, field] of wrong) {
    const { status, json } = await post(integration, body)
    expect([field, status, json.error]).toMatchObject([field, 400, { code: 'bad-form', field }])
  }
  const area = await post('generic', { ...good, area: 'khong-co' })
  expect([area.status, area.json.error]).toMatchObject([422, { code: 'unknown-area', field: 'area' }])
  expect(inbox()).toHaveLength(before)
})

test('[AT15] broken JSON, another type, ten megabytes and sixty levels are refused without harm', async () => {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
  const raw = (body: string, type = 'application/json') =>
    house.ask('POST', '/api/v1/hooks/generic', { body, headers: { ...headers, 'content-type': type } })
  const codes = [
    (await raw('{"source":')).json.error.code,
    (await raw('source=x', 'application/x-www-form-urlencoded')).json.error.code,
    (await raw(`{"alerts":"${'x'.repeat(10 * 1024 * 1024)}"}`)).json.error.code,
    (await raw('['.repeat(60) + ']'.repeat(60))).json.error.code,
    (await raw('"x"')).json.error.code,
  ]
  expect(codes).toEqual(['broken-json', 'not-json', 'too-large', 'too-deep', 'broken-json'])
  expect((await post('generic', { source: 'cam-bien', key: 'sau', title: 'Vẫn nhận' })).status).toBe(200)
})

test('[AT15] the hook of another congress, an unknown integration and a person find nothing', async () => {
  const good = { source: 'cam-bien', key: 'k2', title: 'x' }
  expect((await post('generic', good, { path: `?congress=${congress}` })).status).toBe(200)
  const seen = [
    await post('generic', good, { path: '?congress=dai-hoi-khac' }),
    await post('nagios', good),
    await post('__proto__', good),
    await house.ask('POST', '/api/v1/hooks/generic', {
      json: good,
      cookie: await house.cookieOf('truc-ban'),
    }),
  ]
  expect(seen.map(({ status, json }) => [status, json.error.code])).toEqual(Array(4).fill([404, 'not-found']))
  expect((await post('generic', good, { secret: `${secret}x` })).json.error.code).toBe('token-not-valid')
  expect((await house.ask('POST', '/api/v1/hooks/generic', { json: good })).json.error.code).toBe(
    'signed-out',
  )
})

test('[AT16] telephone numbers and mail addresses in an alert are blanked, addresses of machines and dates are not', () => {
  const cases = [
    ['Gọi 0912345678 hoặc 0912 345 678 ngay', 'Gọi … hoặc … ngay'],
    ['Báo +84 912.345.678 và 0211 3861234', 'Báo … và …'],
    ['mail a.b+c@viettel.com.vn lỗi', 'mail … lỗi'],
    ['10.0.0.120 cổng 8080 lúc 02-10-2020 07:31', '10.0.0.120 cổng 8080 lúc 02-10-2020 07:31'],
    ['VLAN 2091 giảm 03.5 dB, mã 20931', 'VLAN 2091 giảm 03.5 dB, mã 20931'],
    ['dòng\n\u0000\u202ehai\t', 'dòng hai'],
    ['\ud800', '\ufffd'],
  ] as const
  for (const [said, kept] of cases) expect([said, cleanLine(said, 300)]).toEqual([said, kept])
})

test('[AT16] they go from a key, too, which still tells one trouble from another and is the same each time', async () => {
  const plain = (key: string) => post('generic', { source: 'may-nhan-tin', key, title: key })
  const tried = ['0912345678', '0912345679', 'kenh/a.b@viettel.com.vn', 'kenh/02']
  const first = await Promise.all(tried.map(plain))
  const keys = first.map(({ json }) => (json.signals as [{ key: string; became: string }])[0].key)
  expect(new Set(keys).size).toBe(tried.length)
  expect(keys[0]).toMatch(/^…\/[0-9a-f]{4}$/)
  expect(keys[3]).toBe('kenh/02')
  const again = await plain('0912345678')
  expect(again.json.signals).toMatchObject([{ key: keys[0], became: 'repeated' }])
  const stored = JSON.stringify(inbox()) + JSON.stringify(first.map(({ json }) => json))
  for (const key of tried.slice(0, 3)) expect(stored).not.toContain(key)
})

test('[AT16] a message that comes late says when it was, in the congress’s own time', () => {
  const heard = { source: 's', key: 'k', text: 'Mất điện', area: null, severity: null, clear: false }
  const at = Date.UTC(2026, 0, 20, 0, 5)
  const zone = 'Asia/Ho_Chi_Minh'
  expect(textOf({ ...heard, at }, at + 60_000, zone)).toBe('Mất điện')
  expect(textOf({ ...heard, at }, at + 3_600_000, zone)).toBe('Mất điện (07:05 20/01/2026)')
  expect(textOf({ ...heard, at: null }, at, zone)).toBe('Mất điện')
})
