import { generateSync } from 'otplib'
import { systemClock } from '../../server/adapters/clock.ts'
import { goodPassword } from '../accounts/rig.ts'
import { ask, cookiesOf, openHouse } from './rig.ts'
import type { Answer, House, HouseOptions } from './rig.ts'

export interface Ahead extends House {
  /** Sets the wall clock forward, ms. */
  readonly later: (ms: number) => void
  readonly now: () => number
}

/** A house whose wall clock can be set forward. */
export async function openAhead(options: HouseOptions = {}): Promise<Ahead> {
  let shift = 0
  const now = (): number => Date.now() + shift
  const clock = { ...systemClock, now }
  const house = await openHouse({ ...options, instead: { clock, ...options.instead } })
  return { ...house, later: (ms) => void (shift += ms), now }
}

/** One person's browser: its cookies, and what it asks. */
export interface Browser {
  cookie: string
  post(path: string, json?: object): Promise<Answer>
  get(path: string): Promise<Answer>
  /** A fresh proof; with `code` when there is a second step. */
  prove(code?: string): Promise<string>
}

export function browser(house: House, cookie = ''): Browser {
  const keep = (answer: Answer): Answer => {
    const set = cookiesOf(answer)
    if (set !== '') mine.cookie = set
    return answer
  }
  const mine: Browser = {
    cookie,
    post: async (path, json = {}) =>
      keep(await ask(house.port, 'POST', `/api/v1/${path}`, { json, cookie: mine.cookie })),
    get: (path) => ask(house.port, 'GET', `/api/v1/${path}`, { cookie: mine.cookie }),
    prove: async (code) => {
      const answer = await mine.post('account/prove', { password: goodPassword, ...(code ? { code } : {}) })
      if (answer.status !== 200) throw new Error(answer.text)
      return (answer.json as { proof: string }).proof
    },
  }
  return mine
}

export const enter = (house: House, username: string, more: object = {}): Promise<Answer> =>
  house.ask('POST', '/api/v1/session', { json: { username, password: goodPassword, ...more } })

export async function signedInAs(house: House, username: string, more: object = {}): Promise<Browser> {
  const answer = await enter(house, username, more)
  if (answer.status !== 200) throw new Error(answer.text)
  return browser(house, cookiesOf(answer))
}

/** What an authenticator app shows; `steps` of 30 s away from now. */
export const codeAt = (secret: string, now: number, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(now / 1000) + 30 * steps })

const step = 30_000
/** A code must not grow a step older on its way, ms. */
const onItsWay = 5_000

/** Sets the clock to the next step of the codes where this one is about to end. */
export function freshStep(house: Ahead): void {
  const left = step - (house.now() % step)
  if (left < onItsWay) house.later(left)
}

/** Adds an authenticator app; the code that confirms it is one step old, so that the present one is still good. */
export async function addTotp(
  house: Ahead,
  by: Browser,
): Promise<{ readonly secret: string; readonly recovery: readonly string[]; readonly proof: string }> {
  const proof = await by.prove()
  const begun = await by.post('account/totp', { proof })
  const { secret } = begun.json as { secret: string }
  freshStep(house)
  const done = await by.post('account/totp/confirm', { proof, code: codeAt(secret, house.now(), -1) })
  if (done.status !== 201) throw new Error(done.text)
  return { secret, recovery: (done.json as { recovery: string[] }).recovery, proof }
}

/** What the site's chain says was done at the accounts: act, actor, second, subject. */
export async function actsOf({ system }: House): Promise<readonly unknown[][]> {
  const acts: unknown[][] = []
  for await (const { events } of system.store.journal.read('site', 0))
    for (const event of events)
      if (event.type === 'office.recorded') {
        const { act, actor, second, subject } = event as unknown as Record<string, unknown>
        acts.push([act, actor, second, subject])
      }
  return acts
}
