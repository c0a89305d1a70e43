import type { CongressCommand } from '../../domain/commands.ts'
import type { Role } from '../../domain/decision.ts'
import type { IncidentStatus, Move } from '../../domain/incident/lifecycle.ts'
import { organisations, seats, personOf } from './stage.ts'

// A second, plainer congress: what a person with paper and pencil would answer. It shares no code with the rules.

interface Claim {
  readonly id: string
  readonly kind: 'tick' | 'reading' | 'fail' | 'waive'
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
  readonly cases: Map<string, Case>
  readonly people: Map<string, { organisation: string; role: Role }>
}

export const blankPaper = (): Paper => ({
  claims: new Map(),
  cases: new Map(),
  people: new Map(seats.map(([name, organisation, role]) => [personOf(name), { organisation, role }])),
})

/** Latest made; of equals the later one; never an undone one. */
export const countedClaim = (claims: readonly Claim[] = []): Claim | undefined =>
  claims
    .filter(({ undone }) => !undone)
    .reduce<Claim | undefined>(
      (best, claim) => (best && best.madeAt > claim.madeAt ? best : claim),
      undefined,
    )

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

const twoPerson = ['CN-04', 'CN-07', 'CN-08']
const critical = ['CN-05', 'CN-08']
const kinds: Partial<Record<CongressCommand['type'], Claim['kind']>> = {
  'run.tick': 'tick',
  'run.measure': 'reading',
  'run.fail': 'fail',
  'run.waive': 'waive',
}

function writeClaim(paper: Paper, { command, person, id, madeAt }: Asked): string {
  const { row, fact, values } = command.payload as { row: string; fact?: string; values?: number[] }
  const item = row.slice(0, 5)
  const claims = paper.claims.get(row) ?? []
  const counted = countedClaim(claims)
  const kind = kinds[command.type]
  if (command.type === 'run.confirm') {
    if (!counted || counted.id !== fact || !counted.waits || counted.confirmed) return 'nothing-to-confirm'
    if (counted.person === person) return 'same-person'
    counted.confirmed = true
    return 'ok'
  }
  if (command.type === 'run.undo') {
    if (!counted || counted.id !== fact) return 'nothing-to-undo'
    counted.undone = true
    return 'ok'
  }
  if (!kind) throw new Error(command.type)
  if (counted?.kind === 'waive') return 'item-waived'
  const reads = ['CN-02', 'CN-06', 'CN-07'].includes(item)
  if (kind === 'tick' && reads) return 'reading-required'
  if (kind === 'reading' && !reads) return 'wrong-evidence'
  const inRange = (values ?? []).every((value) => value >= 1 && value <= 9)
  const waits =
    kind === 'waive' ? critical.includes(item) : kind !== 'fail' && inRange && twoPerson.includes(item)
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
