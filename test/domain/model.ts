import type { CongressCommand } from '../../domain/commands.ts'
import type { Role } from '../../domain/decision.ts'
import type { IncidentStatus, Move } from '../../domain/incident/lifecycle.ts'
import { organisations, seats, personOf } from './stage.ts'

// A second, plainer congress: what a person with paper and pencil would answer. It shares no code with the rules.

interface Claim {
  readonly id: string
  readonly kind: 'tick' | 'reading' | 'fail' | 'waive' | 'begin' | 'block'
  readonly madeAt: number
  readonly person: string
  readonly waits: boolean
  confirmed: boolean
  undone: boolean
}

interface Case {
  status: IncidentStatus
  severity: number
  entries: number
}

export interface Paper {
  readonly claims: Map<string, Claim[]>
  /** When a row was asked for again. */
  readonly asked: Map<string, number>
  readonly cases: Map<string, Case>
  readonly people: Map<string, { organisation: string; role: Role }>
}

export const blankPaper = (): Paper => ({
  claims: new Map(),
  asked: new Map(),
  cases: new Map(),
  people: new Map(seats.map(([name, organisation, role]) => [personOf(name), { organisation, role }])),
})

const marks = ['begin', 'block']
const latest = (claims: readonly Claim[]): Claim | undefined =>
  claims
    .filter(({ undone }) => !undone)
    .reduce<Claim | undefined>(
      (best, claim) => (best && best.madeAt > claim.madeAt ? best : claim),
      undefined,
    )

/** Latest made; of equals the later one; never an undone one, nor one from before it was asked for again. */
export const countedClaim = (paper: Paper, row: string): Claim | undefined =>
  latest(
    (paper.claims.get(row) ?? []).filter(
      ({ kind, madeAt }) => !marks.includes(kind) && madeAt > (paper.asked.get(row) ?? -1),
    ),
  )

/** The latest word on the work itself, unless a proof came after it. */
export function standingClaim(paper: Paper, row: string): Claim | undefined {
  const claims = paper.claims.get(row) ?? []
  const mark = latest(claims.filter(({ kind }) => marks.includes(kind)))
  const proof = countedClaim(paper, row)
  const both = [mark, proof].filter((claim) => claim !== undefined)
  return mark && latest(claims.filter((claim) => both.includes(claim))) === mark ? mark : undefined
}

const leads: readonly (readonly [IncidentStatus, Move, IncidentStatus])[] = [
  ['open', 'acknowledge', 'acknowledged'],
  ['open', 'cancel', 'cancelled'],
  ['acknowledged', 'mitigate', 'mitigated'],
  ['acknowledged', 'resolve', 'resolved'],
  ['acknowledged', 'cancel', 'cancelled'],
  ['mitigated', 'resolve', 'resolved'],
  ['mitigated', 'cancel', 'cancelled'],
  ['resolved', 'close', 'closed'],
  ['resolved', 'reopen', 'open'],
  ['closed', 'reopen', 'open'],
  ['cancelled', 'reopen', 'open'],
]

export interface Asked {
  readonly command: CongressCommand
  readonly person: string
  readonly id: string
  readonly at: number
  readonly madeAt: number
  readonly expected: string | null
}

/** Rights are not on this paper: the commands of the model test are given to people who have them. */
export function write(paper: Paper, asked: Asked): string {
  const { type } = asked.command
  if (type.startsWith('run.')) return writeClaim(paper, asked)
  if (type.startsWith('incident.')) return writeCase(paper, asked)
  return writePeople(paper, asked)
}

const twoPerson = ['CN-04', 'CN-07', 'CN-08', 'CN-10']
const critical = ['CN-05', 'CN-08', 'CN-09']
const grace = 300_000
const kinds: Partial<Record<CongressCommand['type'], Claim['kind']>> = {
  'run.tick': 'tick',
  'run.measure': 'reading',
  'run.fail': 'fail',
  'run.waive': 'waive',
  'run.begin': 'begin',
  'run.block': 'block',
}

function undo(paper: Paper, { command, person, madeAt }: Asked): string {
  const { row, fact, note } = command.payload as { row: string; fact: string; note?: string }
  const found = [countedClaim(paper, row), standingClaim(paper, row)].find((claim) => claim?.id === fact)
  if (!found) return 'nothing-to-undo'
  const quick = found.person === person && madeAt - found.madeAt <= grace
  if (!quick && note === undefined) return 'undo-reason'
  found.undone = true
  return 'ok'
}

function writeClaim(paper: Paper, asked: Asked): string {
  const { command, person, id, madeAt } = asked
  if (command.type === 'run.undo') return undo(paper, asked)
  if (command.type === 'run.ask-again') {
    for (const row of command.payload.rows) paper.asked.set(row, asked.at)
    return 'ok'
  }
  const { row, fact, values } = command.payload as { row: string; fact?: string; values?: number[] }
  const item = row.slice(0, 5)
  const claims = paper.claims.get(row) ?? []
  const counted = countedClaim(paper, row)
  const kind = kinds[command.type]
  if (command.type === 'run.confirm') {
    if (!counted || counted.id !== fact || !counted.waits || counted.confirmed) return 'nothing-to-confirm'
    if (counted.person === person) return 'same-person'
    counted.confirmed = true
    return 'ok'
  }
  if (!kind) throw new Error(command.type)
  if (counted?.kind === 'waive') return 'item-waived'
  const reads = ['CN-02', 'CN-06', 'CN-07'].includes(item)
  if (kind === 'tick' && reads) return 'reading-required'
  if (kind === 'reading' && !reads) return 'wrong-evidence'
  const inRange = (values ?? []).every((value) => value >= 1 && value <= 9)
  const waits =
    kind === 'waive'
      ? critical.includes(item)
      : (kind === 'tick' || kind === 'reading') && inRange && twoPerson.includes(item)
  paper.claims.set(row, [...claims, { id, kind, madeAt, person, waits, confirmed: false, undone: false }])
  return 'ok'
}

function writeCase(paper: Paper, { command, id, expected }: Asked): string {
  if (command.type === 'incident.open') {
    paper.cases.set(id, { status: 'open', severity: command.payload.severity, entries: 1 })
    return 'ok'
  }
  const found = paper.cases.get((command.payload as { incident: string }).incident)
  if (!found) return 'not-found'
  if (command.type === 'incident.severity') found.severity = command.payload.severity
  else if (command.type !== 'incident.note') {
    if (expected !== null && expected !== found.status) return 'changed-meanwhile'
    const name = command.type.slice('incident.'.length)
    const [, , to] = leads.find(([from, move]) => from === found.status && move === name) ?? []
    if (!to) return 'illegal-move'
    found.status = to
  }
  found.entries += 1
  return 'ok'
}

function writePeople(paper: Paper, { command }: Asked): string {
  const seat = command.payload as { person: string; organisation: string; role: Role }
  const known = paper.people.has(seat.person)
  if (command.type === 'person.leave') return paper.people.delete(seat.person) ? 'ok' : 'not-found'
  if (command.type === 'person.move' && !known) return 'not-found'
  if (!organisations.some(({ id }) => id === seat.organisation)) return 'unknown-organisation'
  if (command.type === 'person.join' && known) return 'already-joined'
  paper.people.set(seat.person, { organisation: seat.organisation, role: seat.role })
  return 'ok'
}
