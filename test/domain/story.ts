import { expect } from 'vitest'
import { decide } from '../../domain/commands.ts'
import type { CongressCommand } from '../../domain/commands.ts'
import type { Context, Decision } from '../../domain/decision.ts'
import { evolve } from '../../domain/events.ts'
import type { CongressEvent } from '../../domain/events.ts'
import { SYSTEM } from '../../domain/ids.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import { actorOf } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { began, minute, onStage, personOf, siteAdmin, uuid } from './stage.ts'

type Type = CongressCommand['type']
export type Payload<T extends Type> = Extract<CongressCommand, { type: T }>['payload']
type More = Partial<Pick<Context, 'at' | 'madeAt' | 'id' | 'expected' | 'attachment'>>

/** One command as somebody hands it in. `by` is a name of the stage, `site` the administrator without a seat, `system` the server. */
export interface Said extends More {
  readonly by: string
  readonly command: CongressCommand
}

export const say = <T extends Type>(by: string, type: T, payload: Payload<T>, more: More = {}): Said => ({
  by,
  command: { type, payload } as unknown as CongressCommand,
  ...more,
})

export const incidentId = uuid(0x5c)
/** Opens the incident `incidentId`: led by vnpt, reported by mobifone, with viettel in it. */
export const open = (
  over: Partial<Payload<'incident.open'>> = {},
  more: More = {},
  by = 'mobifone operator',
) =>
  say(
    by,
    'incident.open',
    {
      title: 'Đứt cáp VNPT tuyến Hội trường',
      area: 'hoi-truong',
      category: 'VT',
      sub: 'VT1',
      severity: 2,
      occurredAt: began,
      lead: 'vnpt',
      involved: ['viettel'],
      visibility: 'all',
      named: [],
      publicLine: 'Đứt cáp quang tại Hội trường',
      rows: [],
      ...over,
    },
    { id: incidentId, ...more },
  )

export const person = (by: string): string => (by === 'site' ? siteAdmin : personOf(by))

/** Asks the rules; time moves on by a minute from one command to the next, unless the command says when. */
export function ask(state: CongressState, said: Said, nth: number): [Decision<CongressEvent>, Context] {
  const server = { person: SYSTEM, organisation: null, role: 'admin', department: false } as const
  const by = said.by === SYSTEM ? server : actorOf(state, person(said.by), said.by === 'site')
  if (!by) throw new Error(`${said.by} has no place in the congress`)
  const at = said.at ?? began + nth * minute
  const ctx = { by, at, madeAt: at, id: uuid(0x1000 + nth), expected: null, ...more(said) }
  return [decide(state, said.command, ctx), ctx]
}

const more = ({ by: _by, command: _command, ...rest }: Said): More => rest

export function happen(state: CongressState, events: readonly CongressEvent[], ctx: Context): void {
  const by = { person: ctx.by.person, organisation: ctx.by.organisation }
  for (const event of events) evolve(state, event, { at: ctx.at, by, id: ctx.id })
}

interface Then {
  thenRefused(code: RefusalCode, field?: string): void
  /** The events, each holding at least what is given; returns the state after them. */
  thenHappened(...events: readonly object[]): CongressState
}

export interface Story {
  readonly state: CongressState
  /** The command must be accepted; the story goes on behind it. */
  and(...said: readonly Said[]): Story
  when(said: Said): Then
}

function storyOf(state: CongressState, told: number): Story {
  return {
    state,
    and: (...said) => {
      said.forEach((one, index) => {
        const [decision, ctx] = ask(state, one, told + index + 1)
        if (!decision.ok) throw new Error(`${one.command.type} was refused: ${decision.refusal.code}`)
        happen(state, decision.events, ctx)
      })
      return storyOf(state, told + said.length)
    },
    when: (said) => {
      const [decision, ctx] = ask(state, said, told + 1)
      return {
        thenRefused: (code, field) =>
          expect(decision).toEqual({ ok: false, refusal: field === undefined ? { code } : { code, field } }),
        thenHappened: (...events) => {
          expect(decision).toMatchObject({ ok: true, events })
          if (decision.ok) happen(state, decision.events, ctx)
          return state
        },
      }
    },
  }
}

/** The stage, with these commands already accepted. */
export const given = (...said: readonly Said[]): Story => storyOf(onStage(), 0).and(...said)
