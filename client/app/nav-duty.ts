import { isAsked, reachKey } from '../../domain/duty/events.ts'
import { underwayOf } from '../../domain/handover/events.ts'
import type { NavEntry } from '../parts/layout/Shell.tsx'
import type { Snapshot } from '../sync/snapshot.ts'
import type { shellWords } from '../words/shell.ts'
import type { Spoken } from './words.ts'

type T = Pick<Spoken<typeof shellWords>, 'duty' | 'dutyAsked' | 'handover' | 'handoverWaits'>

/** Duty and its passing on; `asked`: this person has a test of reachability to answer. */
export function dutyEntries(t: T, snapshot: Snapshot | null) {
  const { actor = null, shown } = snapshot ?? {}
  const of = actor?.organisation ?? ''
  const reach = shown?.reach.get(reachKey(of, actor?.person ?? ''))
  const asked = reach !== undefined && isAsked(reach)
  const underway = shown && underwayOf(shown, of)
  const waits = underway && underway.offered.by?.person !== actor?.person ? 1 : 0
  const duty: NavEntry = {
    id: 'duty',
    label: t.duty,
    icon: 'users-round',
    href: '/truc',
    count: asked ? 1 : 0,
    countLabel: t.dutyAsked,
  }
  const handover: NavEntry = {
    id: 'handover',
    label: t.handover,
    icon: 'arrow-left-right',
    href: '/ban-giao',
    count: waits,
    countLabel: t.handoverWaits,
  }
  return { duty, handover, asked }
}
