import { password, signIn } from '../tools/server.ts'
import { Child } from './child.ts'
import type { Stormed, Storming } from './logins-process.ts'
import type { Mutant } from './mutants.ts'
import { sleep, Stand } from './stand.ts'
import type { Outcome } from './stand.ts'

const owner = 'trucban2'
/** What they wait for at most, ms. */
const most = { wait: 2_000, ack: 500 }
/** Wrong passwords that are looked at before the owner's, who comes later: those under way, and few more. */
const mostAhead = 60
/** How long is looked on, ms. */
const lookFor = 8_000

/** The owner's own browser: known, because it has signed in before. */
async function signInAgain(port: number, cookie: string): Promise<number> {
  const began = performance.now()
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, 'x-forwarded-for': '192.0.2.7' },
    body: JSON.stringify({ username: owner, password }),
    signal: AbortSignal.timeout(30_000),
  })
  return answer.ok ? performance.now() - began : Infinity
}

const added = (statuses: Stormed): number => Object.values(statuses).reduce((sum, one) => sum + one, 0)

/**
 * Wrong passwords by the thousand from many addresses, against one account or against many: the officer whose browser is
 * known is in within two seconds, and what is handed in is acknowledged as ever.
 */
export async function logins(
  tries: number,
  addresses: number,
  accounts: number,
  mutant: Mutant | null = null,
): Promise<Outcome> {
  const stand = await Stand.open({ people: Math.max(6, accounts), dear: true, behindProxy: true, mutant })
  const attackers = new Child(new URL('./logins-process.ts', import.meta.url))
  try {
    const { port, members } = stand.world
    const device = await signIn(`http://127.0.0.1:${port}`, owner, password)
    const quiet = await stand.write()
    const usernames = accounts === 1 ? [owner] : members.slice(0, accounts).map(({ username }) => username)
    await attackers.ask('begin', { port, tries, addresses, usernames } satisfies Storming)
    const acks: number[] = []
    const owners: number[] = []
    let ahead = 0
    for (const end = performance.now() + lookFor; performance.now() < end; await sleep(100)) {
      acks.push(await stand.write())
      if (acks.length % 10 !== 1) continue
      const { '401': before = 0 } = await attackers.ask<Stormed>('answered')
      owners.push(await signInAgain(port, device))
      const { '401': after = 0 } = await attackers.ask<Stormed>('answered')
      ahead = Math.max(ahead, after - before)
    }
    const during = await attackers.ask<Stormed>('answered')
    const ack = acks.sort((a, b) => a - b)[Math.floor(acks.length * 0.99)] ?? Infinity
    const slowest = Math.max(...owners)
    return {
      wrong: [
        ...(slowest <= most.wait ? [] : [`the owner was in after ${slowest.toFixed(0)} ms`]),
        ...(ack <= most.ack ? [] : [`ack p99 was ${ack.toFixed(0)} ms`]),
        ...(ahead <= mostAhead ? [] : [`${ahead} wrong passwords were looked at before the owner's`]),
        ...(added(during) > 0 ? [] : ['nothing of the storm was answered']),
        ...Object.keys(during).flatMap((status) =>
          /^(401|429)$/.test(status) ? [] : [`a wrong password got ${status}`],
        ),
      ],
      figures: {
        'wrong passwords answered meanwhile': added(during),
        'told to come back later': during['429'] ?? 0,
        'owner in after, at most, ms': slowest,
        'wrong passwords looked at before it, at most': ahead,
        'times the owner signed in': owners.length,
        'ack p99, ms': ack,
        'ack quiet, ms': quiet,
      },
    }
  } finally {
    await attackers.kill()
    await stand.close()
  }
}
