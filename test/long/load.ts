import { readFileSync } from 'node:fs'
import { carrier } from '../load/carrier.ts'
import { crowd } from '../load/crowd.ts'
import { fronted } from '../load/front.ts'
import { logins } from '../load/logins.ts'
import { slow } from '../load/slow.ts'
import type { Outcome } from '../load/stand.ts'
import { storm } from '../load/storm.ts'
import { connections, slowloris } from '../load/strangers.ts'
import type { Part } from './part.ts'

const whole = 5_000
/** Connections that a process has beside its boards. */
const besides = 200

/** Files that this process may open, and those that it starts; Node has raised it as far as it goes. */
function descriptors(): number {
  try {
    return Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? whole)
  } catch {
    return whole + besides
  }
}

const boards = Math.min(whole, descriptors() - besides)
const flood = Math.min(9_000, descriptors() - besides)

const scenarios: readonly { readonly name: string; readonly run: () => Promise<Outcome> }[] = [
  { name: 'crowd', run: () => crowd(boards, 60) },
  { name: 'storm', run: () => storm(Math.min(2_000, boards)) },
  { name: 'slow readers', run: () => slow(200, 50, 8) },
  { name: 'connection flood', run: () => connections(flood, 200, 30) },
  {
    name: 'slow strangers',
    run: () => slowloris(500, 200, ['silent', 'headers', 'body', 'upgrade', 'unread']),
  },
  // Seven ways, and a thousand bodies more.
  { name: 'behind nginx', run: () => fronted(boards, Math.floor((flood - 1_000) / 7), 30) },
  { name: 'sign-ins against one account', run: () => logins(1_000, 50, 1) },
  { name: 'sign-ins against forty accounts', run: () => logins(1_000, 50, 40) },
  { name: 'one carrier floods', run: () => carrier(8, 200, 20) },
]
const times = 3

export const load: Part = {
  about: `${boards} boards, storms, floods and slow readers on the real server with its real limits`,
  unit: 'scenarios',
  goal: scenarios.length * times,
  open: () =>
    Promise.resolve({
      skipped:
        boards < whole
          ? [`${whole - boards} of ${whole} boards: ulimit -n allows ${descriptors()} open files`]
          : [],
      round: async (index) => {
        const { name, run } = scenarios[index % scenarios.length] ?? scenarios[0]!
        const { wrong, figures } = await run()
        return {
          wrong: wrong.map((what) => `${name}: ${what}`),
          sums: { [`${name}, rounds`]: 1 },
          most: Object.fromEntries(
            Object.entries(figures).map(([what, value]) => [`${name}, ${what}`, value]),
          ),
        }
      },
    }),
}
