import type { CommandAnswer } from '../../domain/protocol.ts'
import type { Accounts } from '../accounts/types.ts'
import type { Chance } from '../adapters/chance.ts'
import type { Desk } from '../app/port.ts'
import { directives } from './directives.ts'
import { directory } from './directory.ts'
import { duty } from './duty.ts'
import { handover } from './handover.ts'
import { incidents } from './incidents.ts'
import { demoPassword, demoPeople } from './people.ts'
import type { DemoPerson } from './people.ts'
import { proofs } from './proofs.ts'
import { stepsOf, system } from './script.ts'
import type { ScriptClock, Step } from './script.ts'
import { signals } from './signals.ts'

const day = 86_400_000
export const demoCongress = 'vinh-phuc'
export const demoPlan = 'vinh-phuc-demo'

export interface DemoAccount {
  readonly username: string
  readonly password: string
  readonly role: DemoPerson['role']
  readonly organisation: string
  readonly name: string
}

export interface Seeded {
  readonly accounts: readonly DemoAccount[]
  readonly displayToken: string
}

export interface SeedParts {
  readonly desk: Desk
  readonly accounts: Accounts
  readonly clock: ScriptClock
  readonly chance: Chance
  /** The real present, ms: the history ends here. */
  readonly now: number
}

const must = (answer: CommandAnswer, what: string): void => {
  if (!answer.ok)
    throw new Error(`the demo's ${what} was refused: ${answer.error.code} ${answer.error.field ?? ''}`)
}

/** 08:00 in the congress's zone three days from now, closing at 17:00 two days later. */
function congressTimes(now: number): { opening: number; closing: number } {
  const local = 7 * 3_600_000
  const midnight = Math.floor((now + local) / day) * day - local
  return { opening: midnight + 3 * day + 8 * 3_600_000, closing: midnight + 5 * day + 17 * 3_600_000 }
}

/** One throw in five hundred is a password that the policy finds guessable; then the dice are thrown again. */
async function addPerson(
  { accounts, chance }: Pick<SeedParts, 'accounts' | 'chance'>,
  username: string,
  name: string,
): Promise<{ person: string; password: string }> {
  let refused = ''
  for (let tries = 0; tries < 20; tries += 1) {
    const password = demoPassword(chance)
    const added = await accounts.add({ username, name, password })
    if (added.ok) return { person: added.person, password }
    refused = added.code
    if (!refused.startsWith('password-')) break
  }
  throw new Error(`the demo's account ${username} was refused: ${refused}`)
}

/** Fills an empty system with the Vĩnh Phúc congress, its people and their history, through the same desk as everybody. */
export async function seedDemo({ desk, accounts, clock, chance, now }: SeedParts): Promise<Seeded> {
  const began = now - 28 * day
  clock.put(began)
  const people = new Map<string, string>()
  const made: DemoAccount[] = []
  for (const { username, name, role, organisation } of demoPeople) {
    const { person, password } = await addPerson({ accounts, chance }, username, name)
    people.set(username, person)
    made.push({ username, password, role, organisation, name })
  }
  must(
    await desk.asSystem('site', 'admin.join', { person: people.get('quantri'), seat: 'so' }),
    'administrator',
  )
  must(
    await desk.asSystem('site', 'congress.import', {
      plan: demoPlan,
      congress: demoCongress,
      ...congressTimes(now),
    }),
    'congress',
  )
  for (const { username, role, organisation } of demoPeople)
    if (role !== 'admin')
      must(
        await desk.asSystem(demoCongress, 'person.join', {
          person: people.get(username),
          organisation,
          role,
        }),
        `seat of ${username}`,
      )
  await playHistory({ desk, accounts, clock, chance, now }, people, began)
  clock.put(now)
  const { token } = await accounts.addDisplay(demoCongress, 'so', 'Màn hình chỉ huy · Sở')
  return { accounts: made, displayToken: token }
}

async function playHistory(
  { desk, clock, chance, now }: SeedParts,
  people: ReadonlyMap<string, string>,
  began: number,
): Promise<void> {
  const state = desk.congress(demoCongress)
  if (!state?.info) throw new Error('the demo congress is not open')
  const script = stepsOf(chance)
  proofs(script, [...state.rows.values()], state.info, began, now)
  incidents(script, state, now)
  duty(script, people, state.info, now)
  handover(script, state.info, now)
  directives(script, now)
  signals(script, now)
  directory(script, now)
  script.add(now - 30 * 60_000, 'lanhdao', 'readiness.publish', {})
  for (const step of script.steps.toSorted((a, b) => a.at - b.at)) {
    clock.put(step.at)
    await handIn(desk, people, step)
  }
}

/** One line of the history, by the person who did it. */
async function handIn(desk: Desk, people: ReadonlyMap<string, string>, step: Step): Promise<void> {
  const { at, by, id, type } = step
  const state = desk.congress(demoCongress)
  if (!state) throw new Error('the demo congress is gone')
  const payload = typeof step.payload === 'function' ? (step.payload(state) as object) : step.payload
  const envelope = { id, congress: demoCongress, type, payload: { ...payload }, madeAt: at }
  const answer =
    by === system
      ? desk.asSystem(demoCongress, type, payload, id)
      : desk.handIn(people.get(by) ?? '', envelope, 'vi')
  must(await answer, `${type} by ${by}`)
}
