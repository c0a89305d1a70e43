import { commandSchemas } from '../../domain/commands.ts'
import { operations } from '../../server/http/openapi/document.ts'
import { congress } from '../tools/client.ts'
import type { Draw } from './draw.ts'
import type { Input } from './input.ts'
import type { Rig } from './rig.ts'
import { sampleOf } from './sample.ts'
import type { Known } from './sample.ts'
import { spoil, spoilText, written } from './spoil.ts'

// What is asked of the product in its own forms, and then made odd in a place or two.

const types = Object.keys(commandSchemas) as (keyof typeof commandSchemas)[]
/** Ids that were accepted stay in reach, so that later messages speak of what is there. */
const made = new WeakMap<Rig, string[]>()
const organisations = ['so', 'vnpt', 'viettel', 'mobifone', 'buu-dien', 'ttht', 'pbcvt']

function knownTo(rig: Rig): Known {
  const ids = made.get(rig) ?? []
  const now = Date.now()
  const { rows, people } = rig.server
  const things = [
    'incident',
    'signal',
    'poll',
    'directive',
    'handover',
    'contact',
    'into',
    'fact',
    'entry',
    'rule',
  ]
  const named = ['lead', 'owner', 'organisation', 'of', 'seat']
  return {
    ...Object.fromEntries(things.map((name) => [name, ids])),
    ...Object.fromEntries(named.map((name) => [name, organisations])),
    row: rows,
    person: people,
    to: [...people, ...organisations],
    congress: [congress],
    area: ['hoi-truong'],
    category: ['KN', 'VT'],
    occurredAt: [now, now - 60_000],
    madeAt: [now],
    deadline: [now + 3_600_000],
    opening: [now + 86_400_000],
    closing: [now + 9 * 86_400_000],
  }
}

/** A command as a client of ours would write it. */
function commandOf(rig: Rig, draw: Draw): { id: string } & Record<string, unknown> {
  const type = draw.percent(15) ? 'incident.open' : draw.of(types)
  const known = knownTo(rig)
  const payload = sampleOf(commandSchemas[type], draw, known)
  const to =
    type.startsWith('congress.') || type.startsWith('admin.') ? draw.of(['site', congress]) : congress
  return { id: draw.uuid(), congress: to, type, payload, madeAt: Date.now() }
}

function keep(rig: Rig, id: string): void {
  const ids = made.get(rig) ?? []
  made.set(rig, [id, ...ids].slice(0, 60))
}

const socketMessage: Input = async (rig, draw, what) => {
  const sender = draw.of(rig.senders.filter(({ name }) => name !== 'nobody'))
  const command = commandOf(rig, draw)
  const [event, body] = draw.weighted<[string, unknown]>(
    [['command', command], 70],
    [['subscribe', { congress, cursor: draw.of([null, 'x', 'a.b.c', draw.uuid()]) }], 20],
    [['measure.ping', { bytes: draw.below(9) }], 5],
    [[draw.of(['events', 'heartbeat', 'moved', 'revoked', 'x', '__proto__', 'error', 'toString']), {}], 5],
  )
  const more = draw.percent(8) ? [spoil({}, draw)] : []
  const args = [event, draw.percent(90) ? spoil(body, draw) : body, ...more]
  const frame = await rig.emit(what, sender, written(args, draw))
  if (frame?.includes('"ok":true') && event === 'command') keep(rig, command.id)
}

const spoiltFrame: Input = async (rig, draw, what) => {
  const sender = draw.of(rig.senders.filter(({ name }) => name !== 'nobody'))
  const text = written(['command', commandOf(rig, draw)], draw)
  await rig.emit(what, sender, spoilText(text, draw))
}

const httpCommand: Input = async (rig, draw, what) => {
  const sender = draw.of(rig.senders)
  const command = commandOf(rig, draw)
  const text = written(spoil(command, draw), draw)
  const body = draw.percent(10) ? spoilText(text, draw) : text
  const headers = { 'content-type': 'application/json', ...sender.headers }
  const answer = await rig.ask(what, { method: 'POST', path: '/api/v1/commands', headers, body })
  if (answer?.text.includes('"ok":true')) keep(rig, command.id)
  if (answer?.status === 401) await rig.renew(sender)
}

const oddParts = [
  '..%2f..%2fetc',
  '%00',
  '%',
  '%ff%fe',
  '%E2%80%AE',
  '__proto__',
  'constructor',
  'site',
  'x'.repeat(3_000),
  '%2e%2e',
  ';a=b',
  '*',
]

function addressOf(path: string, rig: Rig, draw: Draw): string {
  const real: Record<string, readonly string[]> = {
    id: [congress],
    incident: made.get(rig) ?? [],
    person: rig.server.people,
    integration: ['generic', 'grafana', 'zabbix', 'uptime-kuma', 'alertmanager'],
    plan: ['vinh-phuc-demo'],
  }
  return path.replace(/:(\w+)/g, (_, name: string) => {
    if (draw.percent(15)) return draw.of(oddParts)
    const known = real[name] ?? []
    return known.length > 0 ? draw.of(known) : draw.uuid()
  })
}

const oddTexts = [
  '',
  '-1',
  '1e999',
  '99999999999999999',
  'NaN',
  '%00',
  '%ff',
  '[]',
  'a[b]=1',
  '%F0%9F%93%B7',
  'x'.repeat(2_000),
]

const httpMessage: Input = async (rig, draw, what) => {
  const operation = draw.of(operations)
  const sender = draw.of(rig.senders)
  const query = Object.keys(operation.query ?? {}).map((name) => {
    const value = draw.percent(50)
      ? draw.of(oddTexts)
      : String(draw.weighted<number | string>([Date.now(), 1], [20, 2], ['a', 1]))
    return `${name}=${value}${draw.percent(10) ? `&${name}=2&${name}[x]=1` : ''}`
  })
  const path = addressOf(operation.path, rig, draw) + (query.length > 0 ? `?${query.join('&')}` : '')
  const { body: form } = operation
  const sample = form === undefined || form === 'bytes' ? { a: 1 } : sampleOf(form, draw, knownTo(rig))
  const text = form === 'bytes' ? draw.bytes(draw.below(300)) : written(spoil(sample, draw), draw)
  const sends = operation.method === 'post' || operation.method === 'put' || draw.percent(5)
  const type = draw.percent(85)
    ? 'application/json'
    : draw.of(['text/plain', 'application/json; charset=utf-7', 'multipart/form-data', ''])
  const headers = {
    ...sender.headers,
    ...(sends ? { 'content-type': form === 'bytes' ? 'application/octet-stream' : type } : {}),
    ...(draw.percent(5) ? { 'content-encoding': draw.of(['gzip', 'deflate', 'br', 'x']) } : {}),
    ...(draw.percent(5) ? { origin: draw.of(['null', 'https://evil.example', 'http://[', '']) } : {}),
    ...(draw.percent(5) ? { 'accept-language': draw.of(['en', 'en;q=x', '*', '\u00ff'.repeat(100)]) } : {}),
  }
  const method = operation.method.toUpperCase()
  const answer = await rig.ask(what, { method, path, headers, ...(sends ? { body: text } : {}) })
  if (answer?.status === 401) await rig.renew(sender)
}

export const messages: Input = (rig, draw, what) =>
  draw.weighted<Input>(
    [socketMessage, 45],
    [spoiltFrame, 5],
    [httpCommand, 20],
    [httpMessage, 30],
  )(rig, draw, what)
