import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CongressCommand } from '../../domain/commands.ts'
import { decide } from '../../domain/commands.ts'
import { roles } from '../../domain/decision.ts'
import { moves } from '../../domain/incident/lifecycle.ts'
import { countedFact, standingMark } from '../../domain/run/facts.ts'
import { actorOf, emptyState } from '../../domain/state.ts'
import { Fold } from '../../server/app/fold.ts'
import type { FoldRecord } from '../../server/app/fold.ts'
import type { Commit } from '../../server/journal/port.ts'
import { commitOf } from './house.ts'
import { blankPaper, countedClaim, standingClaim, write } from './model.ts'
import type { Asked, Paper } from './model.ts'
import { cases } from './seed.ts'
import { began, lineRows, opening, personOf, uuid } from './stage.ts'
import { open } from './story.ts'

/** The real thing: rules and fold, keeping its commits as the journal would give them back. */
class Real {
  readonly fold = new Fold()
  readonly commits: Commit[] = []
  #at = began

  constructor() {
    this.#take(commitOf(1, opening, { person: 'system', organisation: null }, began, uuid(0xfff)))
  }

  next(): { at: number; id: string } {
    this.#at += 20_000
    return { at: this.#at, id: uuid(this.#at - began) }
  }

  hand({ person, command, ...rest }: Asked): string {
    const by = actorOf(this.fold.state, person, false)
    if (!by) return 'no-seat'
    const { at, id } = rest
    const decision = decide(this.fold.state, command, { by, ...rest })
    if (!decision.ok) return decision.refusal.code
    this.#take(commitOf(this.fold.n + 1, decision.events, by, at, id))
    return 'ok'
  }

  #take(commit: Commit): void {
    this.commits.push(commit)
    this.fold.apply(JSON.parse(JSON.stringify(commit)) as Commit)
  }
}

/** Two places that nobody moves away from, so that rights never stand in the way of the rules. */
const hands = ['vnpt liaison', 'vnpt operator'] as const
const rows = lineRows.filter(({ owner, item }) => owner === 'vnpt' && item !== 'CN-02').map(({ id }) => id)

interface Pick {
  readonly by: string
  /** Counted from the newest. */
  readonly back: number
  /** How long before it arrived it was done, ms. */
  readonly ago: number
  readonly make: (subject: string) => CongressCommand
  readonly subjects: (paper: Paper) => readonly string[]
  readonly expected: string | null
}

class Step implements fc.Command<Paper, Real> {
  readonly #pick: Pick

  constructor(pick: Pick) {
    this.#pick = pick
  }

  check = (): boolean => true

  run(paper: Paper, real: Real): void {
    const { by, back, ago, make, subjects, expected } = this.#pick
    const command = make(subjects(paper).at(-1 - back) ?? uuid(0xbeef))
    const { at, id } = real.next()
    const person = personOf(by)
    const asked = { command, person, id, at, madeAt: Math.max(began, at - ago), expected }
    expect(real.hand(asked)).toBe(write(paper, asked))
    alike(paper, real)
  }

  toString = (): string => `${this.#pick.by}: ${JSON.stringify(this.#pick.make('…'))}`
}

function alike(paper: Paper, { fold: { state } }: Real): void {
  expect(
    new Map([...state.people].map(([person, { organisation, role }]) => [person, { organisation, role }])),
  ).toEqual(paper.people)
  const found = [...state.incidents].map(([id, one]) => [id, one.status, one.severity, one.timeline.length])
  expect(found).toEqual([...paper.cases].map(([id, one]) => [id, one.status, one.severity, one.entries]))
  for (const row of rows) {
    const fact = countedFact(state.rows.get(row)!)
    const claim = countedClaim(paper, row)
    expect(standingMark(state.rows.get(row)!)?.id).toEqual(standingClaim(paper, row)?.id)
    expect([fact?.id, fact?.kind, !!fact?.confirmed]).toEqual([claim?.id, claim?.kind, !!claim?.confirmed])
  }
}

const note = 'Đã kiểm tra'
const of = (
  by: fc.Arbitrary<string>,
  make: Pick['make'],
  subjects: Pick['subjects'] = () => [],
  expected: (string | null)[] = [null],
) =>
  fc
    .record({
      by,
      back: fc.nat(2),
      ago: fc.constantFrom(0, 50_000, 199_999),
      expected: fc.constantFrom(...expected),
    })
    .map((rest) => new Step({ ...rest, make, subjects }))
const hand = fc.constantFrom(...hands)
const desk = fc.constant('so operator')
const admin = fc.constant('so admin')
const onRow = (row: string) => (paper: Paper) => (paper.claims.get(row) ?? []).map(({ id }) => id)
const onCase = (paper: Paper) => [...paper.cases.keys()]
const anyRow = <T>(make: (row: string) => fc.Arbitrary<T>) => fc.constantFrom(...rows).chain(make)
const seat = fc.record({
  person: fc.constantFrom(personOf('tt leader'), uuid(0x71), uuid(0x72)),
  organisation: fc.constantFrom('tt', 'viettel', 'fpt'),
  role: fc.constantFrom(...roles),
})

const commands = [
  anyRow((row) => of(hand, () => ({ type: 'run.tick', payload: { row, note } }))),
  anyRow((row) =>
    fc
      .constantFrom(0, 1, 9, 10)
      .chain((value) => of(hand, () => ({ type: 'run.measure', payload: { row, values: [value], note } }))),
  ),
  anyRow((row) => of(hand, () => ({ type: 'run.fail', payload: { row, note } }))),
  anyRow((row) => of(hand, () => ({ type: 'run.waive', payload: { row, note } }))),
  // The department's word is enough for every claim; for one that needs no department the owner's is.
  anyRow((row) => of(desk, (fact) => ({ type: 'run.confirm', payload: { row, fact } }), onRow(row))),
  of(
    hand,
    (fact) => ({ type: 'run.confirm', payload: { row: 'CN-04.hoi-truong.vnpt', fact } }),
    onRow('CN-04.hoi-truong.vnpt'),
  ),
  anyRow((row) => of(hand, (fact) => ({ type: 'run.undo', payload: { row, fact } }), onRow(row))),
  anyRow((row) => of(hand, (fact) => ({ type: 'run.undo', payload: { row, fact, note } }), onRow(row))),
  anyRow((row) => of(hand, () => ({ type: 'run.begin', payload: { row } }))),
  anyRow((row) => of(hand, () => ({ type: 'run.block', payload: { row, note } }))),
  anyRow((row) => of(desk, () => ({ type: 'run.ask-again', payload: { rows: [row], reason: note } }))),
  of(desk, () => open().command),
  ...moves.map((name) =>
    of(desk, (incident) => ({ type: `incident.${name}`, payload: { incident, note } }), onCase, [
      null,
      'open',
      'resolved',
    ]),
  ),
  of(desk, (incident) => ({ type: 'incident.note', payload: { incident, note } }), onCase),
  fc
    .constantFrom(1 as const, 4 as const)
    .chain((severity) =>
      of(desk, (incident) => ({ type: 'incident.severity', payload: { incident, severity, note } }), onCase),
    ),
  seat.chain((payload) => of(admin, () => ({ type: 'person.join', payload }))),
  seat.chain((payload) => of(admin, () => ({ type: 'person.move', payload }))),
  seat.chain(({ person }) => of(admin, () => ({ type: 'person.leave', payload: { person } }))),
]

test('[R14] [I12] rules, fold and replay agree with paper and pencil', () => {
  fc.assert(
    fc.property(fc.commands(commands, { maxCommands: 40, size: '+1' }), (given) => {
      const real = new Real()
      fc.modelRun(() => ({ model: blankPaper(), real }), given)
      const replayed = new Fold()
      for (const commit of real.commits) replayed.apply(JSON.parse(JSON.stringify(commit)) as Commit)
      expect(replayed.state).toEqual(real.fold.state)
      expect(replayed.record()).toEqual(real.fold.record())
      const reread = new Fold(JSON.parse(JSON.stringify(real.fold.record())) as FoldRecord)
      expect(reread.state).toEqual(real.fold.state)
      expect(reread.state).not.toEqual(emptyState())
    }),
    cases('T5', 1_000),
  )
})
