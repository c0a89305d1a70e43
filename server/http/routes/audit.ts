import type { Router } from 'express'
import { SITE } from '../../../domain/ids.ts'
import { administers } from '../../../domain/may.ts'
import { byteOrderMark, lineOfCells } from '../../audit/csv.ts'
import type { RowsAsked } from '../../audit/reading.ts'
import { told, wordsOf } from '../../audit/telling.ts'
import type { AuditRow, Naming } from '../../audit/telling.ts'
import type { Asking } from '../asking.ts'
import { doorsOf } from '../door.ts'
import type { Person } from '../door.ts'
import type { HttpParts } from '../port.ts'
import { error, file, json } from '../reply.ts'
import type { Reply } from '../reply.ts'
import { isSiteAdmin, noRight, seatOf } from '../seat.ts'
import type { Seat } from '../seat.ts'

const perPage = 100
const perBundle = 2_000
/** Rows of one table; more is what the export of the congress is for. */
const mostCells = 100_000

/** The department's administrators, leaders and operators; to everybody else there is no audit. */
const mayRead = ({ actor }: Seat): boolean =>
  administers(actor) || (actor.department && (actor.role === 'operator' || actor.role === 'leader'))

type Wanted = Omit<RowsAsked, 'dir' | 'installation' | 'upTo'>

const instant = (text: string | null): number | null =>
  text !== null && /^\d{1,14}$/.test(text) ? Number(text) : null
const short = (text: string | null): string | null =>
  text === null || text === '' ? null : text.slice(0, 80)

/** Who and what bears a name in the record of a stream: people, its tokens and display links; in the site's with whose they are. */
function namedIn({ accounts, desk }: HttpParts, stream: string): readonly { id: string; name: string }[] {
  const shortOf = (congress: string, organisation: string): string =>
    desk.congress(congress)?.organisations.get(organisation)?.short ?? organisation
  const whose = (congress: string, organisation: string | null): string =>
    organisation === null ? congress : `${shortOf(congress, organisation)}, ${congress}`
  return [
    ...accounts.all().map(({ person: id, name }) => ({ id, name })),
    ...accounts
      .labels()
      .filter(({ congress }) => stream === SITE || stream === congress)
      .map(({ id, label, congress, organisation }) => ({
        id,
        name: stream === SITE ? `${label} (${whose(congress, organisation)})` : label,
      })),
  ]
}

/** What is asked for, and how its ids are called; null: to this person there is no such record. */
function opened(
  parts: HttpParts,
  asking: Asking,
  { person }: Person,
): { wanted: Wanted; naming: Naming } | null {
  const stream = asking.param('id')
  const seat = stream === SITE ? null : seatOf(parts, person, stream)
  if (stream === SITE ? !isSiteAdmin(parts, person) : !(seat && mayRead(seat))) return null
  const state = seat?.state ?? null
  const named = namedIn(parts, stream)
  const names = new Map(named.map(({ id, name }) => [id, name]))
  const wanted: Wanted = {
    stream,
    before: instant(asking.query('before')),
    limit: perPage,
    from: instant(asking.query('from')),
    to: instant(asking.query('to')),
    person: short(asking.query('person')),
    organisation: short(asking.query('organisation')),
    kind: short(asking.query('kind')),
    subject: short(asking.query('subject')),
    words: wordsOf((asking.query('q') ?? '').slice(0, 80), state, named),
  }
  return { wanted, naming: { state, nameOf: (id) => names.get(id) ?? null, language: asking.language } }
}

const busy: Reply = { kind: 'error', code: 'past-busy', retryAfter: 3 }

async function page(parts: HttpParts, asking: Asking, caller: Person): Promise<Reply> {
  const asked = opened(parts, asking, caller)
  if (!asked) return noRight(parts, caller.person)
  if (!parts.inPace(caller)) return error('too-fast')
  const found = await parts.audit.rows(asked.wanted)
  if (found === 'busy') return busy
  // Who asks is looked at once more: their place may have changed while it was read.
  if (!opened(parts, asking, caller)) return noRight(parts, caller.person)
  const rows = found.rows.map((row) => told(asked.naming, row))
  return json({ rows, next: found.next, searchedTo: found.searchedTo })
}

const heads = {
  vi: ['Giờ (UTC)', 'Lần ghi', 'Băm', 'Ai', 'Mã người', 'Đơn vị', 'Việc', 'Loại', 'Đối tượng', 'Nội dung'],
  en: ['Time (UTC)', 'Commit', 'Hash', 'Who', 'Person id', 'Organisation', 'What', 'Kind', 'On', 'Content'],
} as const

const cells = (row: AuditRow): readonly (string | number)[] => [
  new Date(row.at).toISOString(),
  row.n,
  row.hash,
  row.who,
  row.by,
  row.organisation ?? '',
  row.what,
  row.type,
  row.on,
  row.said,
]

/** The filtered rows as a table, bundle by bundle: neither the journal nor the table is in memory at once. */
async function* table(parts: HttpParts, wanted: Wanted, naming: Naming): AsyncGenerator<Uint8Array> {
  yield Buffer.from(byteOrderMark + lineOfCells(heads[naming.language]))
  let written = 0
  let before = wanted.before
  do {
    const found = await parts.audit.rows({ ...wanted, before, limit: perBundle })
    if (found === 'busy') throw new Error('others read the record')
    yield Buffer.from(found.rows.map((row) => lineOfCells(cells(told(naming, row)))).join(''))
    written += found.rows.length
    before = found.next
  } while (before !== null && written < mostCells)
}

const stamp = (at: number): string => new Date(at).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')

async function exportTable(parts: HttpParts, asking: Asking, caller: Person): Promise<Reply> {
  const asked = opened(parts, asking, caller)
  if (!asked) return noRight(parts, caller.person)
  if (!parts.inPace(caller)) return error('too-fast')
  const { stream } = asked.wanted
  if (!(await parts.audit.recordExport(caller.person, `audit:${stream}`, null))) return error('storage-full')
  const name = `nhat-ky-${stream}-${stamp(parts.clock.now())}.csv`
  return file('text/csv; charset=utf-8', name, table(parts, asked.wanted, asked.naming))
}

async function exportAll(parts: HttpParts, asking: Asking, caller: Person): Promise<Reply> {
  const seat = seatOf(parts, caller.person, asking.param('id'))
  if (!seat || !administers(seat.actor)) return noRight(parts, caller.person)
  if (!parts.inPace(caller)) return error('too-fast')
  const task = parts.audit.exportTask(seat.congress)
  if (!(await parts.audit.recordExport(caller.person, `congress:${seat.congress}`, task.head.hash)))
    return error('storage-full')
  const name = `trucban-${seat.congress}-${stamp(task.at)}.tar`
  return file('application/x-tar', name, parts.audit.archive(task))
}

async function signIns(parts: HttpParts, asking: Asking, caller: Person): Promise<Reply> {
  if (!isSiteAdmin(parts, caller.person)) return noRight(parts, caller.person)
  if (!parts.inPace(caller)) return error('too-fast')
  const found = await parts.audit.signIns({
    from: asking.query('before'),
    search: (asking.query('q') ?? '').slice(0, 80),
    person: short(asking.query('person')),
    limit: perPage,
  })
  return found ? json(found) : error('bad-form', 'before')
}

/** The newest anchor that was given outside is for everybody's printed pages; all of them, and how the places stand, the department's. */
function anchor(parts: HttpParts, asking: Asking, caller: Person): Reply {
  const seat = seatOf(parts, caller.person, asking.param('id'))
  if (!seat) return error('not-found')
  const status = parts.audit.anchors
  return json(mayRead(seat) && status ? status : { last: parts.audit.givenAnchor })
}

/** Who did what, when, on what: for the department; and what lets an outsider check it. */
export function auditRoutes(router: Router, parts: HttpParts): void {
  const doors = doorsOf(parts)
  const base = '/api/v1/congresses/:id'
  router.get(
    `${base}/audit`,
    doors.person((asking, caller) => page(parts, asking, caller)),
  )
  router.post(
    `${base}/audit/table`,
    doors.person((asking, caller) => exportTable(parts, asking, caller)),
  )
  router.post(
    `${base}/export`,
    doors.person((asking, caller) => exportAll(parts, asking, caller)),
  )
  router.get(
    `${base}/anchor`,
    doors.person((asking, caller) => anchor(parts, asking, caller)),
  )
  router.get(
    '/api/v1/sign-ins',
    doors.person((asking, caller) => signIns(parts, asking, caller)),
  )
}
