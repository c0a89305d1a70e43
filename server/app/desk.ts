import { randomUUID } from 'node:crypto'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Plan } from '../../domain/catalogue/plan.ts'
import { commandSchemas, isCommand, isSiteCommand } from '../../domain/commands.ts'
import type { Actor } from '../../domain/decision.ts'
import { SITE, SYSTEM } from '../../domain/ids.ts'
import type { CommandAnswer, Envelope } from '../../domain/protocol.ts'
import type { CongressEntry, SiteState } from '../../domain/site/events.ts'
import { actorOf } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import type { Language } from '../../domain/words.ts'
import type { Clock } from '../adapters/clock.ts'
import { StorageFull } from '../journal/port.ts'
import type { Journal, RecordedEvent } from '../journal/port.ts'
import { assertStreams } from '../journal/store.ts'
import { badForm, fault, refusal, resultOf } from './answers.ts'
import { CongressGuard } from './congress-guard.ts'
import { openingEvents, rehearsalEvents } from './congress-import.ts'
import type { Feeds } from './feed.ts'
import type { Fold } from './fold.ts'
import { Line } from './line.ts'
import type { Asked, LineWatch, Outcome } from './line.ts'
import type { Desk, FindAttachment } from './port.ts'
import { SiteGuard } from './site-guard.ts'
import { weighed } from './weighed.ts'
import { wrongIn } from './wrong-plan.ts'
import { tokenActor } from './token-standing.ts'
import type { TokenPlace } from './token-standing.ts'

const system: Actor = { person: SYSTEM, organisation: null, role: 'admin', department: false }

export interface DeskParts {
  readonly journal: Journal
  readonly feeds: Feeds
  readonly clock: Clock
  readonly catalogue: Catalogue
  /** Shows everything, takes nothing. */
  readonly readOnly?: boolean
  /** Opens a congress stream: newest fitting snapshot plus the tail. */
  readonly openFold: (congress: string) => Promise<Fold>
  readonly log: (message: string, facts: object) => void
  /** A person's place in a congress changed: called before the change is published. */
  readonly unseat?: (person: string, congress: string) => void
  /** Told of every accepted command; counts and snapshots hang on it. */
  readonly watch?: LineWatch
  readonly accepted?: (congress: string, n: number, events: readonly RecordedEvent[]) => void
  /** Whether an administrator lacks the second step by now; left out: nobody does. */
  readonly unproven?: (person: string) => boolean
  /** Left out: there are no photos. */
  readonly attachment?: FindAttachment
}

/** Where commands are handed in. One line per stream; streams do not wait for each other. */
export class CommandDesk implements Desk {
  readonly #parts: DeskParts
  readonly #site: SiteGuard
  readonly #siteLine: Line
  readonly #lines = new Map<string, { line: Line; guard: CongressGuard }>()
  #importing: Promise<unknown> = Promise.resolve()

  constructor(parts: DeskParts) {
    this.#parts = parts
    const { plans } = parts.catalogue
    this.#site = new SiteGuard({
      plan: (id) => plans.get(id) ?? null,
      wrong: (document) => wrongIn(document, parts.catalogue),
    })
    this.#siteLine = new Line(SITE, parts.journal, this.#site, parts.clock, parts.watch)
  }

  /** Replays the site, opens every congress, finishes an import that a crash cut in half. */
  async start(): Promise<void> {
    const { journal } = this.#parts
    for await (const commit of journal.read(SITE, 0)) this.#site.replay(commit)
    this.#site.forget()
    assertStreams(journal, [...this.#site.durable.congresses.keys()])
    for (const stream of journal.streams())
      if (stream !== SITE && journal.head(stream).n > 0) await this.#open(stream)
    for (const [congress] of this.#lines)
      if (!this.#site.durable.congresses.has(congress)) await this.#finishImport(congress)
  }

  site(): SiteState {
    return this.#site.durable
  }

  congress(id: string): CongressState | null {
    return this.#parts.feeds.fold(id)?.state ?? null
  }

  /** The latest time in a congress's journal, as far as it was read since the start; ms. */
  newestAt(id: string): number | null {
    return this.#parts.feeds.fold(id)?.newestAt ?? null
  }

  commandsAccepted(): boolean {
    return (
      !this.#parts.readOnly &&
      this.#siteLine.accepting &&
      [...this.#lines.values()].every(({ line }) => line.accepting)
    )
  }

  /**
   * Call every few seconds: while storage refuses, `hasRoom` is asked, and when it says yes commands are taken again.
   * Clients hold theirs back until then, so no command would find it out.
   */
  lookForRoom(hasRoom: () => boolean): void {
    const refusing = [this.#siteLine, ...[...this.#lines.values()].map(({ line }) => line)].filter(
      (line) => !line.accepting,
    )
    if (refusing.length > 0 && hasRoom()) for (const line of refusing) line.relent()
  }

  async settle(): Promise<void> {
    await this.#importing.catch(() => undefined)
    await this.#siteLine.settled()
    for (const { line } of this.#lines.values()) await line.settled()
  }

  /** Runs `work`, which rewrites texts of a congress on the disk, while nothing is written to it; then reads it anew. */
  async rewrite(congress: string, work: () => Promise<void>): Promise<void> {
    const held = this.#lines.get(congress)
    if (!held) throw new Error(`no such congress is open: ${congress}`)
    await held.line.interlude(async () => {
      await work()
      const fold = await this.#parts.openFold(congress)
      held.guard.replace(fold)
      this.#parts.feeds.replace(congress, fold)
    })
  }

  handIn(person: string, envelope: Envelope, language: Language): Promise<CommandAnswer> {
    const by = () => this.#actor(person, envelope.congress) ?? this.#author(person, envelope)
    return this.#handedIn(by, envelope, language)
  }

  handInByToken(
    token: TokenPlace & { readonly token: string },
    envelope: Envelope,
    language: Language,
    as: 'seat' | 'machine',
  ): Promise<CommandAnswer> {
    const by = (): Actor | null => {
      const held = this.#lines.get(envelope.congress)
      if (!held || envelope.congress !== token.congress) return null
      const actor = tokenActor(held.guard.ahead, token, {
        siteAdmin: (person) => this.#site.ahead.admins.has(person),
        unproven: this.#parts.unproven ?? (() => false),
      })
      return actor && as === 'machine' ? { ...actor, organisation: null, department: false } : actor
    }
    return this.#handedIn(by, envelope, language)
  }

  async #handedIn(by: () => Actor | null, envelope: Envelope, language: Language): Promise<CommandAnswer> {
    try {
      return await this.#answer(by(), envelope, language)
    } catch (error) {
      this.#parts.log('command faulted', { err: error, type: envelope.type, congress: envelope.congress })
      return fault(language, error instanceof StorageFull)
    }
  }

  async asSystem(
    congress: string,
    type: string,
    payload: object,
    id: string = randomUUID(),
  ): Promise<CommandAnswer> {
    const envelope = {
      id,
      congress,
      type,
      payload: payload as Envelope['payload'],
      madeAt: this.#parts.clock.now(),
    }
    return this.#answer(system, envelope, 'vi')
  }

  #actor(person: string, congress: string): Actor | null {
    const admin = this.#site.ahead.admins.has(person)
    const unproven = this.#parts.unproven ?? (() => false)
    if (congress === SITE) {
      const role = admin ? 'admin' : 'liaison'
      return weighed({ person, organisation: null, role, department: false }, unproven)
    }
    const held = this.#lines.get(congress)
    const actor = held && actorOf(held.guard.ahead, person, admin)
    return actor ? weighed(actor, unproven) : null
  }

  /** Who has left since may still ask what became of a command that was accepted; nothing new is decided for them. */
  #author(person: string, { congress, id }: Envelope): Actor | null {
    if (!this.#lines.has(congress) || this.#parts.journal.find(congress, person, id) === null) return null
    return { person, organisation: null, role: 'liaison', department: false }
  }

  async #answer(by: Actor | null, envelope: Envelope, language: Language): Promise<CommandAnswer> {
    const { id, type, congress, madeAt, expected = null } = envelope
    if (!isCommand(type) || isSiteCommand(type) !== (congress === SITE)) return badForm(language, 'type')
    const form = commandSchemas[type].safeParse(envelope.payload)
    if (!form.success) return badForm(language, form.error.issues[0]?.path.join('.') || 'payload')
    const line = congress === SITE ? this.#siteLine : this.#lines.get(congress)?.line
    if (!by || !line) return refusal(language, { code: 'not-found', field: 'congress' })
    const asked: Asked = { id, type, payload: form.data, madeAt, expected, by }
    const outcome =
      type === 'congress.import' || type === 'congress.rehearse'
        ? await this.#import(asked)
        : await line.handIn(asked)
    return this.#say(outcome, congress, by, language)
  }

  #say(outcome: Outcome, congress: string, by: Actor, language: Language): CommandAnswer {
    if (outcome.kind === 'refused') return refusal(language, outcome.refusal)
    if (outcome.kind === 'fault') return fault(language, outcome.storage)
    if (congress !== SITE)
      this.#parts.accepted?.(congress, this.#parts.journal.head(congress).n, outcome.events)
    const cursor = by.organisation === null ? '' : this.#parts.feeds.cursor(congress, by.organisation)
    const result = resultOf(outcome.events)
    return result ? { ok: true, cursor, result } : { ok: true, cursor }
  }

  /** First the congress's own stream, then its name in the site: what is listed always exists. One at a time. */
  #import(asked: Asked): Promise<Outcome> {
    const next = this.#importing.then(async () => {
      const known = this.#parts.journal.find(SITE, asked.by.person, asked.id)
      const decision = known === null ? this.#site.decide(asked, this.#parts.clock.now()) : null
      if (decision?.ok) {
        const listed = decision.events[0] as never as CongressEntry
        if (this.#otherCongress(asked, listed))
          return { kind: 'refused', refusal: { code: 'congress-exists', field: 'congress' } } as const
        await this.#create(asked, listed)
      }
      return this.#siteLine.handIn(asked)
    })
    this.#importing = next.catch(() => undefined)
    return next
  }

  /** A stream of that key that an interrupted import left behind, and that is not the one asked for now. */
  #otherCongress({ payload }: Asked, listed: CongressEntry): boolean {
    const info = this.congress(listed.congress)?.info
    if (!info) return false
    const plan = 'plan' in payload ? payload.plan : info.plan
    return (
      (['name', 'opening', 'closing'] as const).some((key) => info[key] !== listed[key]) || info.plan !== plan
    )
  }

  async #create(asked: Asked, listed: CongressEntry): Promise<void> {
    const { journal, clock } = this.#parts
    if (this.#lines.has(listed.congress)) return
    const events = this.#opening(asked, listed)
    const command = { id: asked.id, body: asked.type }
    await journal.append(listed.congress, 0, [{ at: clock.now(), by: asked.by.person, command, events }])
    await this.#open(listed.congress)
  }

  #opening({ type, payload }: Asked, listed: CongressEntry): readonly RecordedEvent[] {
    const { catalogue } = this.#parts
    if (type === 'congress.rehearse') {
      const source = this.congress((payload as { source: string }).source)
      if (!source) throw new Error('the congress to rehearse is listed but not open')
      return rehearsalEvents(source, listed)
    }
    const { plan, document } = payload as { plan: string; document?: Plan }
    const found = document ?? catalogue.plans.get(plan)
    if (!found) throw new Error(`plan ${plan} was listed but is not in the catalogue`)
    return openingEvents(catalogue, found, listed, this.#site.ahead)
  }

  async #finishImport(congress: string): Promise<void> {
    const info = this.congress(congress)?.info
    if (!info) return
    const { name, opening, closing, rehearsal, zone } = info
    this.#parts.log('finishing an import that was cut in half', { congress })
    await this.#siteLine.handIn({
      id: randomUUID(),
      type: 'congress.list',
      payload: { congress, name, opening, closing, rehearsal, zone },
      madeAt: this.#parts.clock.now(),
      expected: null,
      by: system,
    })
  }

  async #open(congress: string): Promise<void> {
    const fold = await this.#parts.openFold(congress)
    this.#parts.feeds.open(congress, fold)
    const { feeds, attachment, unseat } = this.#parts
    const guard = new CongressGuard(congress, fold, feeds, (person) => unseat?.(person, congress), attachment)
    this.#lines.set(congress, {
      line: new Line(congress, this.#parts.journal, guard, this.#parts.clock, this.#parts.watch),
      guard,
    })
  }
}
