import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commandSchemas } from '../../domain/commands.ts'
import type { CongressCommand } from '../../domain/commands.ts'
import { asks } from './asks.ts'
import { steps, turnsOf } from './histories.ts'
import { cases } from './seed.ts'
import { began, minute } from './stage.ts'
import { given, incidentId, open, say } from './story.ts'
import { worlds } from './worlds.ts'

const note = 'Đã gọi trực ca'
const day = 24 * 60 * minute
const on = { incident: incidentId }

/** Nothing of it may come into a record, in any field of any command. */
const bad: readonly (readonly [string, (text: string) => string])[] = [
  ['a NUL', (text) => `${text}\u0000`],
  ['a right-to-left override', (text) => `\u202e${text}`],
  ['a right-to-left isolate', (text) => `${text}\u2067x`],
  ['a lone surrogate', (text) => `${text}\ud83d`],
  ['10 MB', (text) => text + 'ă'.repeat(5_000_000)],
]

type Path = readonly (string | number)[]
/** Where texts stand in a payload. */
const textsIn = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'string'
    ? [path]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => textsIn(one, [...path, key]))
      : []
function spoilt(value: unknown, [head, ...rest]: Path, by: (text: string) => string): unknown {
  if (head === undefined) return typeof value === 'string' ? by(value) : value
  const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }
  const at = copy as Record<string, unknown>
  at[head] = spoilt(at[head], rest, by)
  return copy
}

describe('text', () => {
  test('[CB7] NUL, right-to-left marks, lone surrogates and 10 MB are refused in every field of every command', () => {
    const tried = new Set<string>()
    const history = fc.tuple(worlds, fc.array(steps, { minLength: 20, maxLength: 20 }))
    const whole = ({ type, payload }: CongressCommand) => {
      if (tried.has(type) || !commandSchemas[type].safeParse(payload).success) return
      tried.add(type)
      for (const path of textsIn(payload))
        for (const [what, by] of bad) {
          const form = commandSchemas[type].safeParse(spoilt(payload, path, by))
          expect(form.success, `${type} ${path.join('.')}: ${what}`).toBe(false)
        }
    }
    fc.assert(
      fc.property(history, ([world, drawn]) => {
        for (const { command } of turnsOf(world, drawn)) whole(command)
      }),
      cases('bad texts', 150),
    )
    // Nearly every command there is came up.
    expect(tried.size).toBeGreaterThan(Object.keys(asks).length * 0.8)
  })
})

describe('times', () => {
  const opening = (occurredAt: number) => given().when(open({ occurredAt }, { at: began }))

  test('[CB8] what is said to have happened in the future or before the congress is refused, two minutes forgiven', () => {
    opening(began + 3 * minute).thenRefused('in-the-future', 'occurredAt')
    opening(began + minute).thenHappened({ type: 'incident.opened' })
    opening(began - 400 * day).thenRefused('too-early', 'occurredAt')
    const noted = (occurredAt: number) =>
      given(open()).when(say('vnpt operator', 'incident.note', { ...on, note, occurredAt }, { at: began }))
    noted(began + 3 * minute).thenRefused('in-the-future', 'occurredAt')
    noted(began - 400 * day).thenRefused('too-early', 'occurredAt')
  })
})

test('[CB9] a note on a closed incident is a fact of its own: the record stays closed, its times as they were', () => {
  const story = given(
    open({}, { at: began }),
    say('vnpt operator', 'incident.acknowledge', { ...on, note }, { at: began + minute }),
    say('vnpt operator', 'incident.resolve', { ...on, note }, { at: began + 2 * minute }),
    say('so operator', 'incident.close', { ...on, note }, { at: began + 3 * minute }),
  )
  const before = story.state.incidents.get(incidentId)
  const { incidents } = story
    .when(
      say(
        'vnpt operator',
        'incident.note',
        { ...on, note: 'Biên bản kỹ thuật' },
        { at: began + 60 * minute },
      ),
    )
    .thenHappened({ type: 'incident.noted' })
  const after = incidents.get(incidentId)
  expect(after).toMatchObject({ status: 'closed', acknowledgedAt: before?.acknowledgedAt })
  expect(after?.timeline.at(-1)).toMatchObject({
    kind: 'note',
    text: 'Biên bản kỹ thuật',
    at: began + 60 * minute,
  })
})
