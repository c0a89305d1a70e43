import * as z from 'zod/mini'
import { Instant, Slug } from '../../../domain/ids.ts'
import type { Severity } from '../../../domain/incident/events.ts'
import { line } from '../../../domain/text.ts'
import { sha256 } from '../../adapters/hash.ts'
import { cleanKey, cleanLine } from './heard.ts'
import type { Heard } from './heard.ts'

/** Times as programs write them: ISO 8601 with an offset, or milliseconds since 1970. */
const At = z.union([Instant, z.iso.datetime({ offset: true })])
const momentOf = (at: string | number | undefined): number | null => {
  const ms = typeof at === 'string' ? Date.parse(at) : (at ?? null)
  // Go's zero time stands in alerts that have no end.
  return ms === null || Number.isNaN(ms) || ms <= 0 ? null : ms
}

/** For whatever can send JSON: one message about one trouble. */
export const Generic = z.strictObject({
  source: Slug,
  key: line(120),
  title: line(300),
  severity: z.optional(z.literal([1, 2, 3, 4])),
  at: z.optional(At),
  area: z.optional(Slug),
  clear: z.optional(z.boolean()),
})

const readGeneric = ({ source, key, title, severity, at, area, clear }: z.infer<typeof Generic>): Heard[] => [
  {
    source,
    key: cleanKey(key),
    text: cleanLine(title, 300) || cleanKey(key),
    area: area ?? null,
    severity: severity ?? null,
    clear: clear ?? false,
    at: momentOf(at),
  },
]

/** Names and values are the alert rule's own. */
const Value = z.string().check(z.maxLength(2_000, { abort: true }))
const few = (max: number) =>
  z.refine((labels: unknown) => Object.keys(labels as object).length <= max, { error: 'too many' })
const Alert = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: z
    .catchall(z.object({ alertname: line(200), severity: z.optional(Value), area: z.optional(Value) }), Value)
    .check(few(60)),
  annotations: z.optional(z.record(Value, Value).check(few(60))),
  startsAt: z.optional(z.string().check(z.maxLength(40, { abort: true }))),
  endsAt: z.optional(z.string().check(z.maxLength(40, { abort: true }))),
  fingerprint: z.optional(z.string().check(z.maxLength(64, { abort: true }), z.regex(/^[\w-]+$/))),
})

/**
 * Prometheus Alertmanager's webhook, version 4; Grafana's contact point of type "webhook" sends the same with more fields.
 * What is not used here may be there: the format grows, and an alarm must not be lost to an upgrade of its sender.
 */
export const Alertmanager = z.object({
  version: z.optional(z.string().check(z.maxLength(10, { abort: true }))),
  status: z.optional(z.enum(['firing', 'resolved'])),
  alerts: z.array(Alert).check(z.maxLength(100, { abort: true }), z.minLength(1)),
})

/** By the words that alert rules use. Nobody has looked yet, so severity 1 is only what says so itself. */
const severities: Readonly<Record<string, Severity>> = {
  s1: 1,
  s2: 2,
  critical: 2,
  page: 2,
  high: 2,
  error: 2,
  major: 2,
  s3: 3,
  warning: 3,
  average: 3,
  minor: 3,
  s4: 4,
  info: 4,
  low: 4,
  none: 4,
}
const severityOf = (word: string | undefined): Severity | null => {
  const plain = (word ?? '').toLowerCase()
  return Object.hasOwn(severities, plain) ? (severities[plain] ?? null) : null
}

const fingerprintOf = (labels: object): string =>
  sha256(JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)))).slice(0, 16)

function readAlert({ status, labels, annotations, ...alert }: z.infer<typeof Alert>): Heard {
  const { alertname } = labels
  const said = annotations?.['summary'] ?? annotations?.['description']
  const name = cleanLine(alertname, 50) || 'alert'
  const clear = status === 'resolved'
  return {
    source: 'alertmanager',
    // Rules may name every alert of a name: `LinkDown/*`.
    key: `${name}/${alert.fingerprint ?? fingerprintOf(labels)}`,
    text: cleanLine(said ?? alertname, 300) || name,
    area: labels.area ?? null,
    severity: severityOf(labels.severity),
    clear,
    at: momentOf(clear ? alert.endsAt : alert.startsAt),
  }
}

/** What a Zabbix media type of kind "webhook" sends; its macros are always text (`docs/protocol.md` has the lines). */
export const Zabbix = z.strictObject({
  host: line(200),
  trigger: z.string().check(z.maxLength(20, { abort: true }), z.regex(/^\d+$/)),
  name: line(300),
  severity: z.enum(['0', '1', '2', '3', '4', '5']),
  value: z.enum(['0', '1']),
  at: z.optional(At),
  area: z.optional(Slug),
})

/** Not classified, information, warning, average, high, disaster. */
const zabbixSeverity = { '0': 4, '1': 4, '2': 4, '3': 3, '4': 2, '5': 1 } as const

const readZabbix = ({ host, trigger, name, severity, value, at, area }: z.infer<typeof Zabbix>): Heard[] => [
  {
    source: 'zabbix',
    key: `${cleanLine(host, 90) || 'host'}/${trigger}`,
    text: cleanLine(`${host}: ${name}`, 300) || host,
    area: area ?? null,
    severity: zabbixSeverity[severity],
    clear: value === '0',
    at: momentOf(at),
  },
]

interface Integration<T = never> {
  readonly schema: z.ZodMiniType<T>
  readonly read: (body: T) => readonly Heard[]
  /** A label of the sender's own that only sometimes names an area of ours: unknown, it is left out. */
  readonly looseArea: boolean
}
const integration = <T>(of: Integration<T>): Integration => of as unknown as Integration

/** By the last part of `POST /api/v1/hooks/:integration`. A new one is a schema, a reading and a line. */
export const integrations: ReadonlyMap<string, Integration> = new Map([
  ['generic', integration({ schema: Generic, read: readGeneric, looseArea: false })],
  [
    'alertmanager',
    integration({ schema: Alertmanager, read: ({ alerts }) => alerts.map(readAlert), looseArea: true }),
  ],
  ['zabbix', integration({ schema: Zabbix, read: readZabbix, looseArea: false })],
])
