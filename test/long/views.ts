import fc from 'fast-check'
import { comparePure, histories, parting } from '../domain/comparing.ts'
import { compareAtDoors } from '../views/comparing.ts'
import { openServers } from '../views/pair.ts'
import type { Servers } from '../views/pair.ts'
import type { Part, Round } from './part.ts'

const pure = 95
const atDoors = 5
/** Congresses that a pair of servers is given before it is opened anew. */
const mostHeld = 100

async function round(index: number, servers: Servers): Promise<Round> {
  const drawn = fc.sample(histories, { seed: 5_000 + index, numRuns: pure + atDoors })
  const wrong: string[] = []
  const sums = {
    cases: 0,
    'commands of one run only': 0,
    'events seen': 0,
    'answers compared at the doors': 0,
  }
  const note = (n: number, found: string | null, differing: number, events: number): void => {
    sums.cases += 1
    sums['commands of one run only'] += differing
    sums['events seen'] += events
    if (found !== null) wrong.push(`round ${index}, case ${n}: ${found}`)
  }
  for (const [n, one] of drawn.entries()) {
    if (n < pure) {
      const { a, b, differing, events } = await comparePure(one)
      note(n, parting([...a.answers, a.everything], [...b.answers, b.everything]), differing, events)
      continue
    }
    const found = await compareAtDoors(servers, one, index * atDoors + n - pure + 1)
    note(n, found.parting, found.differing, found.events)
    sums['answers compared at the doors'] += found.heard
  }
  return { wrong, sums }
}

/** T14. */
export const views: Part = {
  about: `runs that differ in what is hidden are the same to a competitor: ${pure} cases a round by the rules, ${atDoors} through every door of two servers`,
  unit: 'rounds of 100 cases',
  goal: 100,
  open: async () => {
    let servers = await openServers()
    let held = 0
    return {
      round: async (index) => {
        if ((held += atDoors) > mostHeld) {
          await servers.close()
          servers = await openServers()
          held = atDoors
        }
        return round(index, servers)
      },
      close: () => servers.close(),
    }
  },
}
