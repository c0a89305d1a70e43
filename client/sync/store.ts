import type { CongressCommand } from '../../domain/commands.ts'
import type { Envelope, EventsMessage } from '../../domain/protocol.ts'
import { actorOf, recordOf } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { Bell } from './bell.ts'
import { Board, receivedKeptFor } from './board.ts'
import type { Submitted } from './conclude.ts'
import { ConnectionState } from './connection.ts'
import { nonePending, type MayNot, type Receipt, type SyncMark } from './entry.ts'
import { Follower } from './follower.ts'
import { keeper } from './keeper.ts'
import { Link } from './link.ts'
import { Names } from './names.ts'
import { Photos, photosOf } from './photos.ts'
import { rulesBefore, rulesFor } from './rules.ts'
import { commandPatience, handIn, mayNot, parsed, type Asking } from './send.ts'
import type { SendOptions, Snapshot, Store } from './snapshot.ts'
import { draftsOf, openKept, viewSource, type StoreParts } from './store-parts.ts'

export type * from './entry.ts'
export type * from './snapshot.ts'
export type { StoreParts }

/** Opens one congress: what this device kept at once, then the centre's. */
export async function createStore(parts: StoreParts): Promise<Store> {
  const store = new CongressStore(parts)
  await store.open()
  return store
}

class CongressStore implements Store {
  readonly #parts: StoreParts
  readonly #board: Board
  readonly #connection: ConnectionState
  readonly #names: Names
  readonly #link: Link
  readonly #follower: Follower
  readonly #keeper: ReturnType<typeof keeper>
  readonly #bell = new Bell()
  readonly photos: Photos | null
  readonly drafts: ReturnType<typeof draftsOf>
  readonly #stops: (() => void)[] = []
  #view: Snapshot['view'] = 'none'
  #viewAt: number | null = null
  #gone = false
  #snapshot: Snapshot | null = null
  #drawn: { readonly shown: CongressState; readonly sync: ReadonlyMap<string, SyncMark> } | null = null
  #cancelFade: (() => void) | null = null

  constructor(parts: StoreParts) {
    const { congress, clock, wake, net } = parts
    this.#parts = parts
    this.#board = new Board(congress, parts.me)
    this.photos = parts.vault ? new Photos(parts) : null
    this.drafts = draftsOf(parts.vault, clock)
    this.#connection = new ConnectionState(clock, wake, () => this.#changed())
    // A wall names nobody and may not ask.
    this.#names = new Names(parts.me === null ? null : net, clock, congress, () => this.#changed())
    this.#keeper = keeper(clock, wake, (calm) => this.#keep(calm))
    this.#link = new Link({ ...parts, on: this.#lineHandlers() })
    this.#follower = new Follower({
      congress,
      clock,
      ...viewSource(parts),
      ask: (event, body, patience) => this.#link.ask(event, body, patience),
      on: this.#viewHandlers(),
    })
  }

  async open(): Promise<void> {
    const { outbox } = this.#parts
    if (outbox) {
      this.#stops.push(
        outbox.onChange(() => this.#redraw()),
        outbox.onSettled((settled) => {
          this.#board.settled(settled, this.#follower.cursor, this.#parts.clock.now())
          if (settled.answer.ok) void this.photos?.forget(photosOf(settled.entry))
          this.#redraw()
          this.#fadeLater()
        }),
      )
    }
    await this.#openKept()
    for (const { type } of outbox?.entries ?? []) void rulesFor(type).then(() => this.#redraw())
    this.#link.start()
  }

  subscribe = (listener: () => void): (() => void) => this.#bell.subscribe(listener)

  getSnapshot = (): Snapshot => (this.#snapshot ??= this.#build())

  async send(type: CongressCommand['type'], payload: unknown, options: SendOptions = {}): Promise<Receipt> {
    const { outbox, clock, chance, congress, me } = this.#parts
    const id = chance.uuid()
    const no = (error: MayNot): Receipt => ({ ok: false, id, error })
    if (!outbox) return no({ code: me ? 'not-stored' : 'locked' })
    await rulesFor(type)
    const form = parsed(type, payload)
    if (!form.ok) return no(form.error)
    const refusal = this.may(form.command, options.expected)
    if (refusal) return no(refusal)
    return handIn({ outbox, clock, congress, live: this.#connection.live }, id, form.command, options)
  }

  may(command: CongressCommand, expected?: string): MayNot | null {
    return mayNot(this.#asking(), command, expected ?? null)
  }

  syncOf(subject: string): SyncMark | null {
    return this.getSnapshot().sync.get(subject) ?? null
  }

  now(): number {
    return this.#parts.clock.now() + this.#connection.time.offset
  }

  async retry(id: string): Promise<void> {
    await this.#parts.outbox?.retry(id)
  }

  async discard(id: string): Promise<boolean> {
    return this.photos?.discarding(this.#parts.outbox, id) ?? false
  }

  reconnect = (): void => this.#link.reconnect()

  async close(): Promise<void> {
    this.#parts.outbox?.attach(null)
    this.#link.stop()
    this.#follower.close()
    this.#connection.close()
    this.#names.close()
    this.#cancelFade?.()
    for (const stop of this.#stops) stop()
    await this.#keeper.close()
    this.#bell.close()
  }

  #lineHandlers(): ConstructorParameters<typeof Link>[0]['on'] {
    return {
      opened: () => {
        this.#follower.start()
        this.#parts.outbox?.attach({
          ready: () => this.#link.open && this.#connection.now.commandsAccepted,
          submit: (envelope) => this.#submit(envelope),
          ended: () => this.#ended('expired'),
        })
      },
      lost: () => {
        this.#follower.stop()
        this.#parts.outbox?.attach(null)
        this.#connection.lost()
      },
      beat: (beat) => {
        const waited = !this.#connection.now.commandsAccepted
        this.#connection.beat(beat)
        if (this.#connection.live) this.#viewAt = this.#parts.clock.now()
        if (waited) this.#parts.outbox?.drain()
      },
      message: (event, body) => {
        if (event === 'events') this.#follower.message(body as EventsMessage)
        // The account has another place now: its view is another one.
        else if (event === 'moved') this.#follower.start()
      },
      ended: (reason) => this.#ended(reason),
    }
  }

  #viewHandlers(): ConstructorParameters<typeof Follower>[0]['on'] {
    return {
      before: rulesBefore,
      snapshot: (answer) => {
        this.#board.snapshot(answer)
        this.#confirmed()
        this.#names.refresh()
      },
      events: (events, cursor) => {
        if (this.#board.needsWhole(events)) this.#follower.renewSoon()
        this.#board.events(events, cursor)
        this.#confirmed()
        if (events.some(({ e }) => e.type.startsWith('person.'))) this.#names.refresh()
      },
      live: () => {
        this.#confirmed()
        this.#connection.wentLive()
        this.#names.refresh()
      },
      notLive: () => this.#connection.lost(),
      gone: () => {
        this.#gone = true
        this.#view = 'none'
        this.#board.clear()
        void this.#parts.vault?.dropView(this.#parts.congress)
        this.#redraw()
      },
      signedOut: () => this.#ended('expired'),
    }
  }

  async #openKept(): Promise<void> {
    const kept = await openKept(this.#parts, this.#board)
    if (!kept) return this.#follower.loadAhead()
    this.#follower.resume(kept.cursor)
    this.#names.open(kept.names)
    this.#view = 'kept'
    this.#viewAt = kept.at
    this.#redraw()
  }

  async #keep(calm: () => Promise<void>): Promise<void> {
    const { vault, congress, clock } = this.#parts
    const { cursor } = this.#follower
    if (!vault || cursor === null || this.#gone) return
    const kept = {
      cursor,
      view: recordOf(this.#board.confirmed),
      names: [...this.#names.all],
      at: this.#viewAt ?? clock.now(),
    }
    await vault.keepView(congress, kept, calm)
  }

  async #submit(envelope: Envelope): Promise<Submitted> {
    // What a record cites goes up before it.
    const cited = photosOf(envelope)
    const first = cited.length === 0 ? null : await this.photos?.bringUp(envelope.congress, cited)
    if (first) return first
    const asked = await this.#link.ask('command', envelope, commandPatience)
    return asked.answered ? (asked.answer as Submitted) : { lost: asked.lost }
  }

  /** The centre's word came: newer than anything shown. */
  #confirmed(): void {
    this.#gone = false
    this.#view = 'fresh'
    this.#viewAt = this.#parts.clock.now()
    this.#keeper.changed()
    this.#redraw()
  }

  #ended(reason: string): void {
    this.#connection.lost()
    this.#parts.outbox?.attach(null)
    this.#link.stop()
    this.#parts.ended(reason)
  }

  /** Looks again when a receipt has been drawn long enough. */
  #fadeLater(): void {
    this.#cancelFade ??= this.#parts.clock.after(receivedKeptFor, () => {
      this.#cancelFade = null
      this.#redraw()
      if (this.#board.holdsReceived) this.#fadeLater()
    })
  }

  #redraw(): void {
    this.#drawn = null
    this.#changed()
  }

  #changed(): void {
    this.#snapshot = null
    this.#bell.ring()
  }

  #asking(): Asking {
    const { shown, view } = this.getSnapshot()
    const { me, clock } = this.#parts
    return {
      shown,
      me,
      loaded: view !== 'none',
      live: this.#connection.live,
      at: this.now(),
      madeAt: clock.now(),
    }
  }

  #build(): Snapshot {
    const { congress, me, outbox, clock } = this.#parts
    const entries = outbox?.entries ?? []
    const { shown, sync } = (this.#drawn ??= this.#board.draw(entries, clock.now()))
    return {
      congress,
      actor: me && this.#view !== 'none' ? actorOf(shown, me.person, me.siteAdmin) : null,
      view: this.#view,
      viewAt: this.#viewAt,
      gone: this.#gone,
      confirmed: this.#board.confirmed,
      shown,
      connection: this.#connection.now,
      pending: outbox?.pending() ?? nonePending,
      outbox: entries,
      sync,
      names: this.#names.all,
      clockOffset: this.#connection.time.offset,
    }
  }
}
