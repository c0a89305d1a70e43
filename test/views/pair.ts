import type { Plan } from '../../domain/catalogue/plan.ts'
import { seatScopes } from '../../domain/site/scopes.ts'
import type { Chance } from '../../server/adapters/chance.ts'
import { sharedView } from '../../server/app/port.ts'
import { initFolder } from '../../server/journal/store.ts'
import { goodPassword } from '../accounts/rig.ts'
import { began, minute, uuid } from '../domain/stage.ts'
import type { World } from '../domain/worlds.ts'
import { fakeClock } from '../tools/clock.ts'
import type { FakeClock } from '../tools/clock.ts'
import { signIn } from '../tools/client.ts'
import { freshFolder, startServer } from '../tools/server.ts'
import type { Started } from '../tools/server.ts'

// Two real servers, made by the same hand: same people, same ids, same clock, so that all that differs is what is done.

/** As many as the largest world has seats. */
const mostPeople = 28

/** The same on both sides as long as both are asked alike; then bytes stand still, since only one of them is asked more. */
class SameChance implements Chance {
  #asked = 0
  #still = false
  get asked(): number {
    return this.#asked
  }
  begin(n: number): void {
    this.#asked = n
    this.#still = false
  }
  standStill(): void {
    this.#still = true
  }
  bytes(n: number): Uint8Array {
    const from = this.#still ? 7 : (this.#asked += 1)
    const bytes = new Uint8Array(n).fill(from & 0xff)
    for (let at = 0, left = from; at < n && left > 0; at += 1, left = Math.floor(left / 256))
      bytes[at] = left & 0xff
    return bytes
  }
  uuid(): string {
    return uuid(0xa0_0000_0000 + (this.#asked += 1))
  }
}

export interface Server {
  readonly started: Started
  readonly clock: FakeClock
  readonly chance: SameChance
  readonly people: readonly string[]
  readonly cookies: readonly string[]
}

async function open(): Promise<Server> {
  const clock = fakeClock(began)
  const chance = new SameChance()
  const limits = { rate: 1e6, burst: 1e6, patience: 1e6 }
  const dir = freshFolder()
  initFolder(dir, { clock, chance })
  const started = await startServer({ dir, usernames: [], instead: { clock, chance, limits, idle: true } })
  chance.begin(1_000)
  const people: string[] = []
  const cookies: string[] = []
  for (let n = 0; n < mostPeople; n += 1) {
    const asked = {
      username: `nguoi${n}`,
      name: `Người ${n}`,
      phone: `0900 000 0${n}`,
      password: goodPassword,
    }
    const added = await started.system.accounts.add(asked)
    if (!added.ok) throw new Error(added.code)
    people.push(added.person)
    cookies.push(await signIn(started.url, asked.username, goodPassword))
  }
  return { started, clock, chance, people, cookies }
}

export interface Servers {
  readonly both: readonly [Server, Server]
  readonly close: () => Promise<void>
}

export async function openServers(): Promise<Servers> {
  const both = [await open(), await open()] as const
  if (JSON.stringify(both[0].cookies) !== JSON.stringify(both[1].cookies))
    throw new Error('the two are not alike')
  return {
    both,
    close: async () => {
      await Promise.all(both.map(({ started }) => started.drop()))
    },
  }
}

/** The world as a plan that the product itself can carry out. */
function planOf({ organisations, areas }: World): Plan {
  const has = (id: string): boolean => organisations.some((one) => one.id === id)
  const carriers = organisations.filter(({ kind }) => kind === 'carrier').map(({ id }) => id)
  const carrier = (id: string | undefined): string => carriers.find((one) => one === id) ?? 'vnpt'
  return {
    id: 'thu',
    title: 'Đại hội thử',
    level: 'tỉnh',
    source: 'Thử',
    codePrefix: 'SC',
    zone: 'Asia/Ho_Chi_Minh',
    shifts: ['06:00', '14:00', '22:00'],
    dutyPhone: '0211 000 0000',
    rehearsal: false,
    organisations: organisations.map((one) => ({ ...one })),
    areas: areas.map(({ leadPost: _, ...area }) => ({
      ...area,
      leadCarrier: carrier(area.leadCarrier),
      carriers: [
        ...new Set([carrier(area.leadCarrier), ...area.carriers.filter((one) => carriers.includes(one))]),
      ],
    })),
    owners: {
      dept_unit: 'so',
      infra_centre: has('tt') ? 'tt' : 'so',
      carrier: 'vnpt',
      post: has('buu-dien') ? 'buu-dien' : 'so',
    },
    checklists: ['CL6'],
  }
}

/** One side of a case: a congress of its own on one of the two servers. */
export interface Place {
  readonly server: Server
  readonly congress: string
  /** The world as it is there. */
  readonly world: World
  /** Cookie of a person who has a place in it. */
  readonly cookieOf: (person: string) => string | null
  /** Of the watching organisation, or of the shared wall. */
  readonly display: string
  /** Of the watching organisation; empty for the wall. */
  readonly token: string
  readonly hook: string
}

async function settle(server: Server, n: number, world: World, key: string): Promise<Place> {
  const { clock, chance, people, cookies } = server
  const { desk, accounts } = server.started.system
  clock.jump(began)
  chance.begin(n * 1_000 + 100_000)
  const congress = `thu-${n}`
  const must = async (to: string, type: string, payload: object): Promise<void> => {
    const answer = await desk.asSystem(to, type, payload, chance.uuid())
    if (!answer.ok) throw new Error(`${type}: ${answer.error.code} ${answer.error.field ?? ''}`)
  }
  const times = { opening: began + 22 * 60 * minute, closing: began + 70 * 60 * minute }
  await must('site', 'congress.import', { plan: 'thu', congress, document: planOf(world), ...times })
  const seats = world.seats.map((seat, at) => ({ ...seat, person: people[at] ?? '' }))
  for (const { person, organisation, role } of seats)
    await must(congress, 'person.join', { person, organisation, role })
  const organisation = key === sharedView ? null : key
  const { token: display } = await accounts.addDisplay(congress, organisation, 'Tường')
  const maker =
    seats.find((one) => one.organisation === (organisation ?? 'so') && one.role === 'admin')?.person ?? ''
  const asked = {
    label: 'Máy',
    congress,
    organisation: organisation ?? 'so',
    maker,
    expiresAt: began + 30 * 86_400_000,
  }
  const token = organisation === null ? null : await accounts.addToken({ ...asked, scopes: [...seatScopes] })
  const hook = await accounts.addToken({ ...asked, scopes: ['signals:post'] })
  chance.standStill()
  const rows = [...(desk.congress(congress)?.rows.values() ?? [])].map(
    ({ id, item, area, carrier, owner }) => ({
      id,
      item: item.id,
      area,
      carrier,
      owner,
    }),
  )
  return {
    server,
    congress,
    world: { ...world, rows: rows, seats },
    cookieOf: (person) => cookies[people.indexOf(person)] ?? null,
    display,
    token: token?.secret ?? '',
    hook: hook.secret,
  }
}

const mostTries = 4
/** Another congress, and other ids, for each try. */
const triesApart = 1_000_000

/**
 * A congress of its own on both, with the same ids. What is left of the former case on one of them (an answer that is late)
 * may draw an id more in between: then both begin again, as nothing of this case has been done yet.
 */
export async function settleBoth(
  { both: [one, other] }: Servers,
  n: number,
  world: World,
  key: string,
): Promise<[Place, Place]> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const at = n + tries * triesApart
    const places: [Place, Place] = [await settle(one, at, world, key), await settle(other, at, world, key)]
    if (one.chance.asked === other.chance.asked) return places
  }
  throw new Error('the two are not alike')
}
