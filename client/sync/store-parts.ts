import type { ViewAnswer } from '../../domain/protocol.ts'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Net, NetAnswer } from '../adapters/net.ts'
import type { Wake } from '../adapters/wake.ts'
import type { OpenWire, WireAuth } from '../adapters/wire.ts'
import type { Board } from './board.ts'
import type { Identity } from './link.ts'
import type { Outbox } from './outbox.ts'
import type { Me } from './replay.ts'
import type { Vault } from './vault.ts'
import type { KeptView } from './views.ts'

export { draftsOf } from './drafts.ts'

export interface StoreParts {
  readonly congress: string
  /** Null on a display: it sees, and does nothing. */
  readonly me: Me | null
  /** Null on a display, and where the device keeps nothing. */
  readonly outbox: Outbox | null
  readonly vault: Vault | null
  readonly clock: Clock
  readonly chance: Chance
  readonly wake: Wake
  readonly net: Net
  /** A view that was asked for before; whose it is has yet to be looked at. */
  readonly early?: Promise<NetAnswer<ViewAnswer> | null> | null
  readonly openWire: OpenWire
  readonly auth: () => WireAuth
  readonly identify: () => Promise<Identity>
  readonly ended: (reason: string) => void
}

/** What this device kept of the congress, already on the board; null when there is nothing to show. */
export async function openKept({ vault, congress }: StoreParts, board: Board): Promise<KeptView | null> {
  const kept = await vault?.view(congress)
  if (!kept) return null
  try {
    board.open(kept.view)
    return kept
  } catch {
    // Written by another version of the app: the centre has it all.
    return null
  }
}

/** Where the whole view comes from, and whether an answer is surely this person's: another tab may have signed somebody in. */
export function viewSource({ net, congress, me, early = null }: StoreParts) {
  let first = early
  const own = (answer: NetAnswer<ViewAnswer>): boolean =>
    answer.ok && answer.body.congress === congress && me !== null && answer.by === me.person
  const load = async (): Promise<NetAnswer<ViewAnswer>> => {
    const taken = first
    first = null
    const came = await taken
    return came && own(came) ? came : net.get<ViewAnswer>(`/api/v1/congresses/${congress}/view`)
  }
  return { load, own }
}
