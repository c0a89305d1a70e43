import { SYSTEM } from '../../domain/ids.ts'
import type { CommandAnswer, EventsMessage } from '../../domain/protocol.ts'
import { parting, watcher } from '../domain/comparing.ts'
import type { Case } from '../domain/comparing.ts'
import { turnsOf } from '../domain/histories.ts'
import type { Turn } from '../domain/histories.ts'
import type { Side } from '../domain/house.ts'
import { minute } from '../domain/stage.ts'
import { twoRuns } from '../domain/two-runs.ts'
import { ask } from '../http/rig.ts'
import { askAll, askSocket, follow, hiddenUpload, tellable } from './doors.ts'
import type { Follower } from './doors.ts'
import { settleBoth } from './pair.ts'
import type { Place, Servers } from './pair.ts'

/** A side of the two runs whose own commands go through the doors of a real server. */
function sideOf(place: Place, key: string): Side & { readonly stop: () => void } {
  const { congress, server, cookieOf, world } = place
  const { desk, feeds } = server.started.system
  const state = desk.congress(congress)
  if (!state) throw new Error('the congress did not open')
  const heard: Side['heard'] = new Map()
  const stop = feeds.onMessage((view: string, message: EventsMessage) => {
    if (message.congress === congress) heard.set(view, [...(heard.get(view) ?? []), message])
  })
  const own = new Set(
    world.seats.filter(({ organisation }) => organisation === key).map(({ person }) => person),
  )
  const hand = async ({ person, command, at, madeAt, id, expected }: Turn): Promise<CommandAnswer> => {
    server.clock.jump(at)
    const { type, payload } = command
    const envelope = {
      id,
      congress,
      type,
      payload: { ...payload },
      madeAt,
      ...(expected === null ? {} : { expected }),
    }
    const cookie = cookieOf(person)
    if (!own.has(person) || cookie === null)
      return person === SYSTEM
        ? desk.asSystem(congress, type, { ...payload }, id)
        : desk.handIn(person, envelope, 'vi')
    const answer = await ask(server.started.port, 'POST', '/api/v1/commands', { cookie, json: envelope })
    return tellable(answer) as unknown as CommandAnswer
  }
  // The wall clock alone moves: the engine's own timers are not what is compared.
  const clock: Side['clock'] = Object.create(server.clock, {
    advance: { value: (ms: number) => server.clock.jump(server.clock.now() + ms) },
  }) as Side['clock']
  return { congress, state, feeds, clock, heard, hand, stop }
}

/** Brought by somebody else, in one run and not in the other. */
async function uploadHidden({ server, congress, world }: Place, key: string): Promise<void> {
  const other = world.seats.find(({ organisation }) => organisation !== key && organisation !== 'so')
  const bytes = Buffer.from('ngày,giờ\r\n=1+1,1\r\n')
  if (other) await server.started.system.attachments.put(congress, other, hiddenUpload, bytes)
}

async function heardAt(
  place: Place,
  follower: Follower,
  key: string,
  turns: readonly Turn[],
  seed: number,
): Promise<string[]> {
  const { clock } = place.server
  clock.jump((turns.at(-1)?.at ?? clock.now()) + minute)
  return [...(await askSocket(place, follower, turns, seed)), ...(await askAll(place, key, turns, seed))]
}

export interface Compared {
  /** Where what one was told parts from what the other was; null when nowhere. */
  readonly parting: string | null
  readonly differing: number
  readonly events: number
  /** Answers and messages that were compared. */
  readonly heard: number
}

/** One case, through the doors of two real servers. `leaky` lets commands differ that are not hidden. */
export async function compareAtDoors(
  servers: Servers,
  one: Case,
  n: number,
  leaky = false,
): Promise<Compared> {
  const key = watcher(one.world, one.whose)
  const [first, second] = await settleBoth(servers, n, one.world, key)
  const followers = [await follow(first, key), await follow(second, key)] as const
  const sides = [sideOf(first, key), sideOf(second, key)] as const
  try {
    const turns = turnsOf(first.world, one.history)
    const pair = await twoRuns(sides, turns, key, leaky)
    await uploadHidden(first, key)
    const doors = [
      await heardAt(first, followers[0], key, turns, n),
      await heardAt(second, followers[1], key, turns, n),
    ] as const
    const told = [pair.a, pair.b].map(({ answers, everything }, at) => [
      ...answers,
      everything,
      ...(doors[at] ?? []),
    ]) as [string[], string[]]
    return {
      parting: parting(...told),
      differing: pair.differing,
      events: pair.events,
      heard: doors[0].length + pair.a.answers.length,
    }
  } finally {
    for (const { line } of followers) line.close()
    for (const { stop } of sides) stop()
  }
}
