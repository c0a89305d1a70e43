import * as z from 'zod'
import { commandSchemas, offline } from '../../domain/commands.ts'
import type { Command } from '../../domain/commands.ts'
import { refusals } from '../../domain/refusal.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import type { ViewEvent } from '../../domain/visible.ts'
import { accountRefusals } from '../../server/accounts/refusals.ts'
import type { AccountRefusalCode } from '../../server/accounts/refusals.ts'
import { statusOf, wordsOf } from '../../server/http/words.ts'
import type { ErrorCode } from '../../server/http/words.ts'
import { socketError } from '../../server/realtime/words.ts'

/** The part of JSON Schema that commands use. */
interface Shape {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly maxLength?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
}

const uuid = /\[0-9a-f\]\{8\}/
const names: readonly (readonly [RegExp, string])[] = [
  [uuid, 'UUID'],
  [/^\^\[a-z0-9\]/, 'key'],
  [/\(\\\.\[a-z0-9-\]/, 'row id'],
]

function shapeOf(shape: Shape): string {
  if (shape.const !== undefined) return JSON.stringify(shape.const)
  if (shape.enum) return shape.enum.map((value) => JSON.stringify(value)).join(' or ')
  if (shape.anyOf) return shape.anyOf.map(shapeOf).join(' or ')
  if (shape.type === 'array') return `list of ${shapeOf(shape.items ?? {})}, at most ${shape.maxItems ?? '?'}`
  if (shape.type === 'object') return `{ ${fieldsOf(shape).join('; ')} }`
  if (shape.type === 'string') {
    const known = names.find(([pattern]) => pattern.test(shape.pattern ?? ''))?.[1]
    return known ?? `text, at most ${shape.maxLength ?? '?'}`
  }
  return shape.type === 'integer' ? 'ms' : (shape.type ?? '?')
}

const fieldsOf = ({ properties = {}, required = [] }: Shape): string[] =>
  Object.entries(properties).map(
    ([name, field]) => `\`${name}\`${required.includes(name) ? '' : '?'}: ${shapeOf(field)}`,
  )

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** Every command with its payload, out of the schemas. */
export function commandTable(): string {
  const rows = Object.entries(commandSchemas).map(([type, schema]) => {
    const shape = z.toJSONSchema(schema as unknown as z.ZodType, { io: 'input' }) as Shape
    return [
      `\`${type}\``,
      fieldsOf(shape).join('<br>') || 'nothing',
      offline[type as Command['type']] ? 'yes' : 'no',
    ]
  })
  return table(['Command', 'Payload (`?`: may be left out)', 'Can wait offline'], rows)
}

/** What each event of a view says; a type without a row does not compile. */
const events: { readonly [T in ViewEvent['type'] | 'gone']: string } = {
  'congress.opened': 'the first event: facts, organisations, areas, incident catalogue',
  'person.joined': 'a person got a place: `person`, `to`, `role`',
  'person.moved':
    'another organisation or role: `person`, `from`, `to`, `role`; others see it as a joining or a leaving',
  'person.left': '`person`, `from`',
  'readiness.published': '`verdict` as a leader told everybody',
  'run.started': '`checklist` and the `rows` of it that the view may see',
  'run.ticked':
    '`row`, `madeAt`, `flagged`, `needsSecond`, `byHand`, `note`; the claim’s id is the command’s',
  'run.measured': 'as ticked, with `values` and `passed`',
  'run.failed': 'as ticked, `note` says why',
  'run.waived': 'as ticked, `note` says why',
  'run.begun': 'work has begun: `row`, `madeAt`, `note`; proves nothing',
  'run.blocked': 'as begun, `note` says what is in the way',
  'run.probed': 'as ticked, by the bound probe: `result` ok, bad or silent',
  'run.polled': 'the item that the poll settles: `row`, `passed`',
  'run.reminded': '`row`; who owes the proof was reminded',
  'run.grown': 'rows that came to a live run: `checklist` with their items, `rows`, `reason`',
  'run.reassigned': '`row`, `to`, `reason`; former and new owner get a withdrawal and a disclosure instead',
  'run.range-set':
    'limits of a reading approved or changed: `checklist`, `item`, `reading`, `min`, `max`, `reason`',
  'run.asked-again': 'proofs up to now no longer count: `row`, `reason`, or the `incident` that was resolved',
  'run.probe-bound': '`row`, `probe` or null, `reason`',
  'run.lapsed': 'what time has made of a row: `row`, `kind` due, overdue or stale, `dueAt`',
  'run.disclosed': 'a row came into sight: `record` as it stands, and its `checklist`',
  'run.withdrawn': 'a row went out of sight: `row`',
  'poll.opened':
    '`question`, `deadline`, `unanimous`, `asked` (only oneself outside the department), `follows` (null there)',
  'poll.answered':
    'one organisation: `voter`, `answer`, `reason`, its `open` critical rows as they stood, `openTotal`',
  'poll.closed': '`note` and `result` (null outside the department until published)',
  'poll.cancelled': '`reason` (empty outside the department)',
  'directive.issued':
    'a leader’s instruction: `directive`, `text`, `to` (only oneself outside the department), `deadline`',
  'directive.received': 'one organisation has it: `directive`, `receiver`',
  'directive.completed': 'one organisation has done it: `directive`, `receiver`, `note`',
  'directive.extended': '`directive`, `deadline`, `reason` (empty outside the department)',
  'directive.cancelled': '`directive`, `reason` (empty outside the department)',
  'signal.raised':
    'a hint, or a machine’s message with `source` and `key`: `signal`, `text`, what it knows of an incident, `from` (whose person), `under`; signals are the department’s to see',
  'signal.repeated': 'came again under its key: `signal`, `text`, `severity`, `under`',
  'signal.cleared': 'its source says that it is over: `signal`',
  'signal.accepted': 'became an incident: `signal`, `incident`, `rule` when one did it',
  'signal.merged': 'added to an open incident: `signal`, `incident`',
  'signal.dismissed': '`signal`, `reason`, `quietUntil`',
  'signal.rule-set':
    'when signals become an incident by themselves: `rule`, `source`, `key`, `threshold` in `minutes`, `parent`, `reason`',
  'signal.rule-removed': '`rule`, `reason`',
  'notice.delivered':
    'a device told its person of a critical `incident`: `about` new, raised or escalated, `outcome`; the department’s to see',
  'directory.set':
    'a contact as it is now: `contact`, `holder`, `area`, `post`, `kinds` of its means, each number in its own field',
  'directory.removed': '`contact`',
  'directory.tested': 'somebody got through: `contact`, `level`',
  'directory.disclosed': 'what another organisation shares of a contact: `record`',
  'directory.withdrawn': 'a contact is no longer shared: `contact`',
  'duty.rostered': 'the roster of one tier: `of` (whose), `tier`, `shifts` such as `2020-10-14.2`, `people`',
  'duty.taken': 'somebody went on duty: `of`, `tier`, `shift`, `person`, `instead`, `reason`',
  'duty.tested': 'asked to answer a test of reachability: `of`, `people`',
  'duty.answered': 'reached: `of`, `person`, `byHand` (the department rang), `note`',
  'handover.offered':
    'signed by the outgoing person: `handover`, `of`, `shift`, `lines` as the facts stood, without any text of them',
  'handover.noted': 'the outgoing person’s words to a `line`, which is open again: `note`',
  'handover.accepted': '`lines` that the incoming shift takes',
  'handover.questioned': 'a `line` goes back: `reason`',
  'handover.taken': 'signed by the incoming person; `arisen`: what came up meanwhile',
  'handover.withdrawn': '`reason`',
  'schedule.doubted': 'the clock jumped by `jump` ms: nothing is recorded until somebody has looked',
  'schedule.trusted': '`note`',
  'congress.changed': '`name`, `level`, `dutyPhone`, `shifts`, `reason`',
  'congress.rescheduled': '`opening`, `closing`, `reason`, `moved` rows',
  'congress.closed': '`reason`, `purgeAt`, what was `open`',
  'congress.reopened': '`reason`',
  'area.set': '`area`, `reason`',
  'organisation.set': '`record`, `reason`',
  'run.confirmed': 'a second person: `row`, `fact`',
  'run.undone': '`row`, `fact`, `note`',
  'incident.opened': 'the incident as it was reported',
  'incident.moved': '`move`, `to`, `note`',
  'incident.noted': '`note`, `occurredAt` when it is late',
  'incident.updated': '`doing`, `restoreAt`, where said `conditions` and `needs`',
  'incident.severity-set': '`severity`, `note`',
  'incident.public-line-set': '`publicLine`',
  'incident.visibility-set': '`visibility`, `named`',
  'incident.involved-set': '`lead`, `involved`',
  'incident.noted-inside': 'a note that stays in the department: `note`, `occurredAt`, `photos`',
  'incident.command-offered': 'the command is offered: `to`, null when the offer is taken back',
  'incident.commanded': 'who recorded this commands from now on: `note`',
  'incident.time-set': '`occurredAt` corrected, the `former` one stays on record, `reason`',
  'incident.step-set': 'a `step` of the playbook, counted from 0: `done` or not',
  'incident.pinned': '`entry` of the timeline, `pinned` or not',
  'incident.received': '`of`: the organisation has read it; not an acknowledgement',
  'incident.rows-set': '`rows`: the items that it is about',
  'incident.paper-confirmed': 'a second person has compared an `entry` from paper',
  'incident.related': '`parent` and `related` incidents; the department’s to see',
  'incident.merged': '`into` (null outside the department), `note`; it is closed by it',
  'incident.reviewed':
    'after the event: `cause`, `worked`, `improve`, `followUps` one a line with `owners` and `dues` in the same order',
  'incident.followed-up': 'a follow-up is done: `index`, `note`',
  'incident.expired': 'nobody followed up the acknowledgement: open again, in the queue',
  'incident.escalated':
    'a `clock` due at `dueAt` was missed: `step` of the policy, `of` which organisation, `tier`, `means`, `to` whom (empty: nobody could be reached), `unproven`: who of them nobody had proved reachable within a day',
  'targets.set': 'time targets of one `severity`, minutes, `reason`',
  'escalation.set':
    'who is told when a `clock` is missed: `of`, `category`, `severities`, `steps` (`person`: by name, those of the department only for it), `reason`',
  'escalation.removed': 'what was set for `of`, `category` and `clock` no longer holds: `reason`',
  'incident.disclosed': 'came into sight: the whole `record` as it stands',
  'incident.faced': 'all that an organisation outside it learns: `face`',
  'incident.withdrawn': 'went out of sight: `incident`',
  gone: 'stood here and was withdrawn since; `s` is null',
}

export const eventTable = (): string =>
  table(
    ['Event', 'What it says'],
    Object.entries(events).map(([type, says]) => [`\`${type}\``, says]),
  )

type DoorCode = Exclude<ErrorCode, RefusalCode | AccountRefusalCode>
const doorCodes: { readonly [code in DoorCode]: true } = {
  'signed-out': true,
  'wrong-origin': true,
  'not-json': true,
  'broken-json': true,
  'too-large': true,
  'too-deep': true,
  'wrong-method': true,
  'provider-away': true,
  'provider-refused': true,
  'provider-wrong': true,
  'token-not-valid': true,
  'scope-missing': true,
  'token-in-url': true,
  'too-many-tokens': true,
  'beyond-maker': true,
  'erasure-not-asked': true,
  'erasure-second-person': true,
  'nothing-to-erase': true,
  'too-many-erasures': true,
  'listed-twice': true,
  'other-admin-needed': true,
  fault: true,
  'not-built': true,
  'storage-full': true,
  'too-fast': true,
  'too-many-displays': true,
  'past-busy': true,
  'before-record': true,
  'measuring-busy': true,
  'measuring-enough': true,
  'file-kind': true,
  'photo-broken': true,
  'photo-too-large': true,
  'upload-too-large': true,
  'quota-full': true,
  'photo-damaged': true,
  'photo-erased': true,
  'photos-busy': true,
}
type SocketCode = Parameters<typeof socketError>[0]
const socketCodes: { readonly [code in SocketCode]: true } = {
  'too-fast': true,
  'signed-out': true,
  'scope-missing': true,
  'unknown-request': true,
  fault: true,
}

/** Every code with its HTTP status and its English sentence. */
export function codeTable(): string {
  const http = [
    ...Object.keys(refusals),
    ...Object.keys(accountRefusals),
    ...Object.keys(doorCodes),
  ] as ErrorCode[]
  const rows = http.map((code) => [`\`${code}\``, String(statusOf(code)), wordsOf(code).en])
  const onlySocket = (Object.keys(socketCodes) as SocketCode[]).filter(
    (code) => !http.includes(code as ErrorCode),
  )
  for (const code of onlySocket) rows.push([`\`${code}\``, 'socket', socketError(code, 'en').error.message])
  return table(['Code', 'Status', 'Says'], rows)
}
