import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { overdueLines } from '../../domain/handover/draft.ts'
import { scopes, seatScopes } from '../../domain/site/scopes.ts'
import { goodPassword } from '../accounts/rig.ts'
import { addTotp, browser, openAhead, signedInAs } from '../http/factor-rig.ts'
import { label, writePlan } from '../oidc/rig.ts'
import type { Ahead, Browser } from '../http/factor-rig.ts'
import { ask, congress, incidentOpened } from '../http/rig.ts'
import type { Answer, Ask } from '../http/rig.ts'
import { Authenticator } from '../tools/authenticator.ts'

export const other = 'dai-hoi-khac'
export const organisations = [
  'so',
  'pbcvt',
  'ttht',
  'vnpt',
  'viettel',
  'mobifone',
  'fpt',
  'buu-dien',
  'viettel-post',
] as const
export const roles = ['liaison', 'operator', 'leader', 'admin'] as const

/** Somebody who asks: a person, a wall, a program, or nobody. */
export interface Asker {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  readonly proof: string | null
  readonly bearer: string | null
}

export interface World {
  readonly house: Ahead
  readonly askers: readonly Asker[]
  /** What is there, by the name under which the tables speak of it. */
  readonly real: Readonly<Record<string, string>>
  readonly say: (who: string, type: string, payload: object, to?: string) => Promise<string>
}

export const askAs = ({ house }: World, { headers }: Asker, method: string, path: string, more: Ask = {}) =>
  ask(house.port, method, path, { ...more, headers: { ...headers, ...more.headers } })

/** What an asker can tell one answer from another by: all of it but the clock and the number of the request. */
export function tellable({ status, headers, text }: Answer): string {
  const { date: _date, 'x-request-id': _id, 'content-security-policy': policy, ...rest } = headers
  const said = text.replace(/"requestId":"[^"]*"/, '').replace(/"serverTime":\d+/, '')
  return JSON.stringify([status, rest, String(policy).replace(/nonce-[\w+/=]+/, ''), said])
}

/** Everything that a request could have changed: every chain, every account, every wall, token and file. */
export function everything({ house }: World): string {
  const { accounts, store } = house.system
  const heads = store.journal.streams().map((stream) => [stream, store.journal.head(stream)])
  const places = [congress, other]
  const tokens = places.flatMap((one) => accounts.tokens(one).map(({ id, revokedAt }) => [id, revokedAt]))
  const people = accounts
    .all()
    .map((one) => [one, accounts.hasLink(one.person), accounts.resetAsked(one.person)])
  const files = readdirSync(join(house.dir, 'attachments'), { recursive: true }).length
  return JSON.stringify([heads, people, places.map((one) => accounts.displays(one)), tokens, files])
}

async function addPeople(house: Ahead): Promise<void> {
  const { accounts, desk } = house.system
  const must = async (stream: string, type: string, payload: object): Promise<void> => {
    const answer = await desk.asSystem(stream, type, payload)
    if (!answer.ok) throw new Error(`${type}: ${answer.error.code} ${answer.error.field ?? ''}`)
  }
  const add = async (username: string): Promise<string> => {
    const added = await accounts.add({
      username,
      name: username,
      phone: '0211 000 111',
      password: goodPassword,
    })
    if (!added.ok) throw new Error(added.code)
    return added.person
  }
  const opening = house.now() + 5 * 86_400_000
  const times = { opening, closing: opening + 86_400_000 }
  await must('site', 'congress.import', { plan: 'vinh-phuc-demo', congress: other, name: 'Khác', ...times })
  await must('site', 'admin.join', { person: await add('site-unproven'), seat: null })
  for (const organisation of organisations)
    for (const role of roles)
      await must(congress, 'person.join', {
        person: await add(`${organisation}-${role}`),
        role,
        organisation,
      })
  for (const [username, role, organisation] of [
    ['other-admin', 'admin', 'so'],
    ['other-operator', 'operator', 'so'],
    ['other-liaison', 'liaison', 'viettel'],
  ])
    await must(other, 'person.join', { person: await add(username ?? ''), role, organisation })
}

/** Those whose second step is shown: the strongest of each kind. The other administrators are unproven. */
const proven = ['quan-tri', 'so-admin', 'viettel-admin', 'vnpt-admin', 'other-admin']

async function addPasskey(house: Ahead, by: Browser, proof: string): Promise<string> {
  const key = new Authenticator(`http://localhost:${house.port}`)
  const asked = await by.post('account/passkeys/options', { proof })
  const made = { proof, name: 'Khóa', response: key.make(asked.json.options) }
  const done = await by.post('account/passkeys', made)
  if (done.status !== 201) throw new Error(done.text)
  return (await by.get('account')).json.passkeys[0].id as string
}

/** One administrator has proposed that a photo goes; a second one is waited for. */
async function proposeErasure(house: Ahead, real: Record<string, string>, by?: Asker): Promise<void> {
  const about = { subject: real['incident'], places: [], photos: [real['photo']] }
  const json = { ...about, proof: by?.proof, reason: 'other', words: 'Ảnh chụp nhầm' }
  const path = `/api/v1/congresses/${congress}/erasures`
  const asked = await ask(house.port, 'POST', path, { json, ...(by ? { headers: by.headers } : {}) })
  if (asked.status !== 201) throw new Error(asked.text)
  real['erasure'] = asked.json.order.id as string
}

async function comeIn(house: Ahead, real: Record<string, string>): Promise<Asker[]> {
  const askers: Asker[] = []
  const seated = organisations.flatMap((one) => roles.map((role) => `${one}-${role}`))
  for (const name of [
    ...seated,
    'quan-tri',
    'site-unproven',
    'other-admin',
    'other-operator',
    'other-liaison',
  ]) {
    const by = await signedInAs(house, name)
    const proof = proven.includes(name) ? (await addTotp(house, by)).proof : await by.prove()
    if (name === 'viettel-liaison') {
      real['passkey'] = await addPasskey(house, by, proof)
      real['session'] = (await by.get('account')).json.sessions[0].id as string
    }
    askers.push({ name, headers: { cookie: by.cookie }, proof, bearer: null })
  }
  const bearing = (name: string, bearer: string): void =>
    void askers.push({ name, headers: { authorization: `Bearer ${bearer}` }, proof: null, bearer })
  const { accounts } = house.system
  bearing('display-shared', (await accounts.addDisplay(congress, null, 'Chung')).token)
  bearing('display-vnpt', (await accounts.addDisplay(congress, 'vnpt', 'VNPT')).token)
  const token = async (
    name: string,
    asked: object,
    where = congress,
    maker = 'quan-tri',
  ): Promise<string> => {
    const cookie = askers.find((one) => one.name === maker)?.headers['cookie'] ?? ''
    const json = { label: name, days: 7, ...asked }
    const made = await house.ask('POST', `/api/v1/congresses/${where}/tokens`, { cookie, json })
    if (made.status !== 201) throw new Error(made.text)
    bearing(name, made.json.secret as string)
    return made.json.token.id as string
  }
  for (const scope of scopes)
    real['token'] = await token(`token-${scope}`, { scopes: [scope], organisation: 'vnpt' })
  await token('token-other', { scopes: seatScopes, organisation: 'so' }, other, 'other-admin')
  const spare = { scopes: ['view:read'], organisation: 'so' }
  real['otherToken'] = await token('token-other-spare', spare, other, 'other-admin')
  await proposeErasure(
    house,
    real,
    askers.find(({ name }) => name === 'so-admin'),
  )
  askers.push({ name: 'nobody', headers: {}, proof: null, bearer: null })
  return askers
}

/** Things of Viettel that its competitors may not see, and things of the other congress that nobody here may. */
async function hide({
  house,
  say,
  real,
}: Omit<World, 'askers'> & { real: Record<string, string> }): Promise<void> {
  const { accounts, desk } = house.system
  const rowOf = (owner: string): string => {
    const rows = [...(desk.congress(congress)?.rows.values() ?? [])]
    const fits = rows.find(
      (row) => row.owner === owner && row.item.evidence.kind === 'tick' && !row.item.twoPerson,
    )
    return fits?.id ?? ''
  }
  const contact = (organisation: string) => ({
    organisation,
    area: null,
    post: 'Trực mạng lõi',
    primary: { kind: 'mobile', value: '0912 345 678', seen: 'department' },
  })
  const photo = randomUUID()
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#369' } })
    .png()
    .toBuffer()
  const owner = browser(house, await house.cookieOf('viettel-liaison'))
  const path = `/api/v1/congresses/${congress}/attachments/${photo}`
  const put = await ask(house.port, 'PUT', path, { cookie: owner.cookie, body: picture })
  if (put.status !== 200) throw new Error(put.text)
  const hidden = { area: 'hoi-truong', visibility: 'department', lead: 'viettel', photos: [photo] }
  const own = { lead: 'vnpt', title: 'Mất điện trạm VNPT', visibility: 'all' }
  const soon = house.now() + 3_600_000
  Object.assign(real, {
    congress,
    other,
    plan: 'vinh-phuc-demo',
    photo,
    row: rowOf('viettel'),
    ownRow: rowOf('vnpt'),
    incident: await say('viettel-liaison', 'incident.open', incidentOpened(hidden)),
    ownIncident: await say('vnpt-liaison', 'incident.open', incidentOpened(own)),
    otherIncident: await say('other-operator', 'incident.open', incidentOpened({}), other),
    person: house.personOf('viettel-liaison'),
    otherPerson: house.personOf('other-liaison'),
    contact: await say('viettel-operator', 'directory.set', contact('viettel')),
    otherContact: await say('other-operator', 'directory.set', contact('so'), other),
    signal: await say('viettel-liaison', 'signal.raise', { text: 'Trạm 12 chập chờn' }),
    directive: await say('so-leader', 'directive.issue', {
      text: 'Trực',
      organisations: ['viettel'],
      deadline: soon,
    }),
    poll: await say('so-leader', 'poll.open', {
      question: 'Sẵn sàng?',
      deadline: soon,
      organisations: ['viettel'],
      unanimous: false,
    }),
    display: (await accounts.addDisplay(congress, null, 'Sảnh')).display.id,
    otherDisplay: (await accounts.addDisplay(other, null, 'Sảnh')).display.id,
  })
  real['fact'] = await say('viettel-liaison', 'run.tick', { row: real['row'] })
  const note = { incident: real['incident'], note: 'Đang xử lý', occurredAt: house.now() }
  real['entry'] = await say('viettel-liaison', 'incident.note', note)
  const state = desk.congress(congress)
  if (!state) throw new Error('no congress')
  const late = overdueLines(state, { organisation: 'viettel', department: false }, house.now())
  const offered = {
    incidents: [{ incident: real['incident'] }],
    overdue: late.map(({ item, owner: whose }) => ({ item, owner: whose })),
    directives: [{ directive: real['directive'] }],
    own: [],
  }
  real['handover'] = await say('viettel-liaison', 'handover.offer', offered)
  real['rule'] = await say('so-operator', 'signal.rule-set', {
    source: 'zabbix',
    key: 'tram-12',
    threshold: 3,
    minutes: 5,
    reason: 'Thử',
  })
}

/** Two congresses, everybody there can be, and one of each thing that has an id. */
export async function openWorld(): Promise<World> {
  const limits = { rate: 1e6, burst: 1e6, patience: 1e6, sockets: 1e3 }
  // Nothing is ever asked of this provider: what it would answer is tested in test/oidc.
  const plan = writePlan({ issuer: 'https://sso.example', clientId: 'truc-ban', label }, 'mot-bi-mat-du-dai')
  const house = await openAhead({ env: { OIDC_CONFIG: plan.path }, instead: { limits, idle: true } })
  plan.drop()
  await addPeople(house)
  const say: World['say'] = async (who, type, payload, to = congress) => {
    const asked = { id: randomUUID(), congress: to, type, payload: { ...payload }, madeAt: house.now() }
    const answer = await house.system.desk.handIn(house.personOf(who), asked, 'en')
    if (!answer.ok) throw new Error(`${type}: ${answer.error.code} ${answer.error.field ?? ''}`)
    return answer.result?.['rule'] ?? asked.id
  }
  const real: Record<string, string> = {}
  await hide({ house, say, real })
  // Past the day in which an administrator may do without a second step.
  house.later(2 * 86_400_000)
  const askers = await comeIn(house, real)
  return { house, askers, real, say }
}
