import { loadCatalogue } from '../../server/catalogue/load.ts'
import { disk } from '../../server/catalogue/disk.ts'
import { createWorld } from '../../client/gallery/world.ts'
import type { World } from '../../client/gallery/world.ts'
import { worldPeople } from '../../client/gallery/worldPeople.ts'

const { catalogue } = loadCatalogue('checklists', disk)
export const hour = 3_600_000

/** The demo's congress in memory, standing `toOpening` ms before its opening; the clock stands still. */
export function demoWorld(toOpening = 18 * hour): World & { at: number } {
  let made = 0
  const at = Date.UTC(2026, 10, 20, 3, 7)
  const clock = { at }
  const world = createWorld({
    catalogue,
    plan: 'vinh-phuc-demo',
    opening: at + toOpening,
    closing: at + toOpening + 48 * hour,
    now: () => clock.at,
    uuid: () => {
      made += 1
      return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`
    },
    people: worldPeople,
  })
  return Object.defineProperty(world as World & { at: number }, 'at', {
    get: () => clock.at,
    set: (next: number) => {
      clock.at = next
    },
  })
}
