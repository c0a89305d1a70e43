import type { Ahead } from '../adapters/ahead.ts'
import type { Net, NetAnswer } from '../adapters/net.ts'
import type { Tabs } from '../adapters/tabs.ts'
import type { World } from '../adapters/world.ts'
import { openAccount, rememberedMe } from './account.ts'
import type { Account } from './account.ts'
import { openDisplay } from './display.ts'
import type { ViewAnswer } from '../../domain/protocol.ts'
import type { Identity } from './link.ts'
import { orSoon } from './soon.ts'
import type { LinkLook, Me, Outcome, Session, SessionState, SignedOut } from './session-state.ts'
import { createStore } from './store.ts'
import type { Store } from './store.ts'
import { commandByHttp, isSignedOut, watchedNet } from './twin.ts'
import type { TwinResult } from './twin.ts'
import { viewKeptFor } from './views.ts'

export type * from './session-state.ts'

const mePath = '/api/v1/me'
const sessionPath = '/api/v1/session'
const displayRetry = 5_000
/** So long the centre has to say who is here before the app opens from what this device keeps, ms. */
const openPatience = 2_000

export const createSession = (world: World): Session => new DutySession(world)

class DutySession implements Session {
  readonly net: Net
  readonly #world: World
  readonly #plain: Net
  readonly #tabs: Tabs
  readonly #listeners = new Set<() => void>()
  #state: SessionState = { at: 'starting' }
  #account: Account | null = null
  #person: string | null = null
  #store: Store | null = null
  /** What was asked before this code was there: for the first store of a start. */
  #ahead: Ahead | null = null
  /** Counts those who came and went, so that an answer asked for before is known to be old. */
  #comings = 0
  /** Comings and goings follow one another: a lock during a sign-in must not meet it half done. */
  #step: Promise<unknown> = Promise.resolve()

  constructor(world: World) {
    this.#world = world
    this.#plain = world.net(null)
    this.#tabs = world.openTabs('trucban-session')
    this.#tabs.onNote(() => void this.refresh())
    this.net = watchedNet(this.#plain, () => this.#end('expired'))
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getSnapshot = (): SessionState => this.#state

  start(): Promise<void> {
    const token = this.#world.displayToken()
    return this.#inTurn(() => (token === null ? this.#startPerson() : this.#startDisplay(token)))
  }

  signIn(username: string, password: string, code?: string): Promise<Outcome> {
    return this.enterWith(sessionPath, { username, password, code })
  }

  setUp(token: string, username: string, name: string, password: string): Promise<Outcome> {
    return this.enterWith('/api/v1/setup', { token, username, name, password })
  }

  useLink(token: string, password: string): Promise<Outcome> {
    return this.enterWith('/api/v1/links/use', { token, password })
  }

  lookLink(token: string): Promise<NetAnswer<LinkLook>> {
    return this.#plain.post('/api/v1/links/look', { token })
  }

  signOut(unsent?: 'keep' | 'discard'): Promise<SignedOut> {
    return this.#inTurn(async () => {
      const entries = this.#account?.outbox?.entries ?? []
      // Behind a lock nobody has shown that they are the author: nothing is thrown away there.
      const word = this.#state.at === 'locked' ? 'keep' : unsent
      if (entries.length > 0 && word === undefined)
        return { ok: false, code: 'unsent', count: entries.length } as const
      // Before its view is dropped: closing keeps it once more.
      await this.#store?.close()
      if (word === 'discard') for (const { id } of entries) await this.#account?.outbox?.discard(id)
      await this.#leave()
      return { ok: true } as const
    })
  }

  openCongress(congress: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#state.at !== 'open' || this.#store?.getSnapshot().congress === congress) return
      this.#world.remembered.set(`congress-${this.#state.me.person}`, congress)
      await this.#openStore(this.#state.me, this.#state.remembered)
    })
  }

  async refresh(): Promise<void> {
    const turn = this.#comings
    const answer = await this.#plain.get<Me>(mePath)
    await this.#inTurn(() => this.#reconcile(answer, turn))
  }

  command(congress: string, type: string, payload: object): Promise<NetAnswer<TwinResult>> {
    const { chance, clock } = this.#world
    return commandByHttp({ net: this.net, chance, clock }, congress, type, payload)
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#closeAccount()
      this.#tabs.close()
    })
  }

  async #startPerson(): Promise<void> {
    const { remembered, subtle, clock, sweep, ahead } = this.#world
    if (!subtle) return this.#show({ at: 'signed-out', insecure: true })
    // Housekeeping: what it leaves, the next start takes.
    sweep(clock.now() - viewKeptFor).catch(() => undefined)
    // Signed out without a line: the cookie must go before anybody is let in by it.
    const leaving = remembered.get('leaving') !== null
    if (leaving) {
      if (!(await this.#plain.del(sessionPath)).ok) return this.#show({ at: 'signed-out', insecure: false })
      remembered.set('leaving', null)
    }
    const person = remembered.get('person')
    // Somebody came or went in another tab since it was asked: then it says nothing of now.
    this.#ahead = !leaving && ahead?.person === person ? ahead : null
    const asked = this.#ahead?.me<Me>() ?? this.#plain.get<Me>(mePath)
    const answer = person === null ? await asked : await orSoon(clock, openPatience, asked)
    if (answer !== null) return this.#begin(answer)
    await this.#begin({ ok: false, error: { status: 0, code: 'no-connection' } })
    const turn = this.#comings
    void asked.then((late) => this.#inTurn(() => this.#reconcile(late, turn)))
  }

  /** First screen of a start: in, locked, or out. */
  async #begin(answer: NetAnswer<Me>): Promise<void> {
    if (answer.ok) return this.#open(answer.body, false)
    const person = this.#world.remembered.get('person')
    if (person === null) return this.#show({ at: 'signed-out', insecure: false })
    this.#account = await openAccount(this.#world, person)
    this.#person = person
    const me = await rememberedMe(this.#account)
    if (me === null) {
      await this.#closeAccount()
      return this.#show({ at: 'signed-out', insecure: false })
    }
    return isSignedOut(answer) ? this.#showLock(me, 'expired') : this.#openStore(me, true)
  }

  /** A later word on who is here; worth nothing when somebody came or went since it was asked for. */
  async #reconcile(answer: NetAnswer<Me>, asked: number): Promise<void> {
    if (asked !== this.#comings || this.#state.at === 'display') return
    if (!answer.ok) return isSignedOut(answer) ? this.#lock('expired') : undefined
    if (answer.body.person !== this.#person || this.#state.at !== 'open')
      return this.#open(answer.body, false)
    await this.#account?.vault?.keep('me', answer.body)
    this.#show({ ...this.#state, me: answer.body, remembered: false })
    // The first place in a congress may just have been given.
    if (!this.#store && answer.body.congresses.length > 0) await this.#openStore(answer.body, false)
  }

  async enterWith(path: string, body: object): Promise<Outcome> {
    const answer = await this.#plain.post<Me | { readonly passwordSet: true } | { readonly bound: true }>(
      path,
      body,
    )
    if (!answer.ok) return answer
    const me = answer.body
    if ('passwordSet' in me || 'bound' in me) return { ok: true, signedIn: false }
    this.#world.remembered.set('leaving', null)
    await this.#inTurn(() => this.#open(me, false))
    this.#tabs.tell({ session: 'changed' })
    return { ok: true, signedIn: true }
  }

  async #open(me: Me, remembered: boolean): Promise<void> {
    this.#comings += 1
    if (this.#person !== me.person || !this.#account) {
      await this.#closeAccount()
      this.#account = await openAccount(this.#world, me.person)
      this.#person = me.person
    }
    this.#world.persist()
    this.#world.remembered.set('person', me.person)
    await this.#account.vault?.keep('me', me)
    await this.#openStore(me, remembered)
  }

  async #openStore(me: Me, remembered: boolean): Promise<void> {
    await this.#store?.close()
    this.#store = null
    const wanted = this.#world.remembered.get(`congress-${me.person}`)
    const congress = (me.congresses.find(({ id }) => id === wanted) ?? me.congresses[0])?.id
    if (congress !== undefined) this.#store = await this.#storeOf(me, congress)
    this.#show({ at: 'open', me, remembered, store: this.#store })
  }

  #storeOf(me: Me, congress: string): Promise<Store> {
    const { clock, chance, wake, openWire, language } = this.#world
    const early = this.#ahead?.view<ViewAnswer>() ?? null
    this.#ahead = null
    return createStore({
      early,
      clock,
      chance,
      wake,
      openWire,
      congress,
      net: this.net,
      me: { person: me.person, siteAdmin: me.siteAdmin },
      outbox: this.#account?.outbox ?? null,
      vault: this.#account?.vault ?? null,
      auth: () => ({ language: language() }),
      identify: () => this.#identify(me.person),
      ended: (reason) => this.#end(reason),
    })
  }

  /** The cookie is all tabs': a socket may be another person's than the one whose commands wait here. */
  async #identify(person: string): Promise<Identity> {
    const turn = this.#comings
    const answer = await this.#plain.get<Me>(mePath)
    if (isSignedOut(answer)) return { ended: 'expired' }
    if (!answer.ok) return 'unknown'
    if (answer.body.person !== person) return { ended: 'other-account' }
    void this.#inTurn(() => this.#reconcile(answer, turn))
    return 'same'
  }

  #end(reason: string): void {
    const turn = this.#comings
    void this.#inTurn(async () => {
      if (turn === this.#comings) await this.#lock(reason)
    })
  }

  async #lock(reason: string): Promise<void> {
    if (this.#state.at === 'display') {
      await this.#store?.close()
      return this.#show({ at: 'display', store: null, ended: true })
    }
    if (this.#state.at !== 'open') return
    await this.#showLock(this.#state.me, reason)
  }

  async #showLock({ username, name }: Me, reason: string): Promise<void> {
    const unsent = this.#account?.outbox?.entries.length ?? 0
    // First the screen, then the closing: nothing of the congress stays readable while a disk is slow.
    this.#show({ at: 'locked', username, name, reason, unsent })
    await this.#closeAccount()
  }

  async #leave(): Promise<void> {
    this.#comings += 1
    const { remembered } = this.#world
    await this.#account?.vault?.dropViews()
    await this.#account?.vault?.forget('me')
    await this.#closeAccount()
    this.#person = null
    remembered.set('person', null)
    remembered.set('leaving', 'yes')
    this.#show({ at: 'signed-out', insecure: false })
    if ((await this.#plain.del(sessionPath)).ok) remembered.set('leaving', null)
    this.#tabs.tell({ session: 'changed' })
  }

  async #closeAccount(): Promise<void> {
    await this.#store?.close()
    this.#store = null
    this.#account?.close()
    this.#account = null
  }

  async #startDisplay(token: string): Promise<void> {
    const opened = await openDisplay(this.#world, token, () => this.#end('display-revoked'))
    if (typeof opened !== 'string') this.#store = opened
    this.#show({ at: 'display', store: this.#store, ended: opened === 'ended' })
    if (opened === 'no-connection') this.#world.clock.after(displayRetry, () => void this.start())
  }

  #show(state: SessionState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#step.then(step, step)
    this.#step = turn
    return turn
  }
}
