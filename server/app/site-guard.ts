import type { Decision } from '../../domain/decision.ts'
import { refuse } from '../../domain/decision.ts'
import { decideSite } from '../../domain/site/commands.ts'
import type { SiteCommand, SiteScene } from '../../domain/site/commands.ts'
import { emptySite, evolveSite } from '../../domain/site/events.ts'
import type { SiteEvent, SiteState } from '../../domain/site/events.ts'
import type { Stamp } from '../../domain/stamp.ts'
import type { Commit, RecordedEvent } from '../journal/port.ts'
import { stampOf } from './line.ts'
import type { Asked, Guard } from './line.ts'

const copy = (site: SiteState): SiteState => ({
  congresses: new Map(site.congresses),
  admins: new Map(site.admins),
  erasedPhotos: new Set(site.erasedPhotos),
})

const apply = (site: SiteState, event: SiteEvent, stamp: Stamp): void => {
  const evolve = evolveSite[event.type] as (site: SiteState, event: SiteEvent, stamp: Stamp) => void
  evolve(site, event, stamp)
}

/** Guards the site stream: which congresses there are and who administers the installation. */
export class SiteGuard implements Guard {
  readonly durable: SiteState = emptySite()
  readonly #plans: Pick<SiteScene, 'plan' | 'wrong'>
  #ahead: SiteState = emptySite()

  constructor(plans: Pick<SiteScene, 'plan' | 'wrong'>) {
    this.#plans = plans
  }

  get ahead(): SiteState {
    return this.#ahead
  }

  decide(asked: Asked, at: number): Decision<RecordedEvent> {
    if (asked.by.role !== 'admin') return refuse('not-allowed')
    if (asked.by.unproven) return refuse('factor-required')
    const rule = decideSite[asked.type as SiteCommand['type']] as (
      scene: SiteScene,
      ask: object,
      ctx: object,
    ) => Decision<SiteEvent>
    const scene = { ...this.#ahead, ...this.#plans }
    return rule(scene, asked.payload, { ...asked, at }) as unknown as Decision<RecordedEvent>
  }

  foresee(events: readonly RecordedEvent[], stamp: Stamp): void {
    for (const event of events) apply(this.#ahead, event as unknown as SiteEvent, stamp)
  }

  forget(): void {
    this.#ahead = copy(this.durable)
  }

  settle(commits: readonly Commit[]): void {
    for (const commit of commits) this.replay(commit)
  }

  /** Takes one durable commit into the durable state. */
  replay(commit: Commit): void {
    const stamp = stampOf(commit)
    for (const event of commit.events) {
      const { organisation: _organisation, ...rest } = event
      apply(this.durable, rest as unknown as SiteEvent, stamp)
    }
  }
}
