import { expect, onTestFinished, test } from 'vitest'
import { sha256 } from '../../server/adapters/hash.ts'
import { codeAt } from '../http/factor-rig.ts'
import { password, startServer } from '../tools/server.ts'
import type { Started } from '../tools/server.ts'
import { trucbanHere } from './rig.ts'

const from = { address: '127.0.0.1', device: null, session: null, requestId: 'r' }

/** The administrator adds an authenticator app. */
async function enrol(server: Started): Promise<void> {
  const { accounts } = server.system
  const entered = await accounts.signIn('quantri', password, from)
  if (!entered.ok) throw new Error(entered.code)
  const own = { person: server.person('quantri'), session: sha256(entered.sessionToken) }
  const proven = await accounts.prove(own, password, undefined, from)
  const begun = accounts.beginTotp(own)
  if (!proven.ok || !begun.ok) throw new Error('no proof')
  const done = await accounts.confirmTotp(own, proven.proof, codeAt(begun.secret, Date.now()), from)
  if (!done.ok) throw new Error(done.code)
}

/** What stands in the folder: whether there is a second step, the sessions, and what the chain says of the host. */
async function standing(dir: string) {
  const server = await startServer({ dir, readOnly: true })
  try {
    const person = server.person('quantri')
    const { accounts, store } = server.system
    const acts: unknown[] = []
    for await (const { events } of store.journal.read('site', 0))
      acts.push(...events.filter(({ type }) => type === 'office.recorded'))
    const { totp, recovery } = accounts.factors(person)
    const sessions = accounts.sessionsOf({ person, session: '' }).length
    return { person, totp: totp !== null, recovery: recovery.length, sessions, acts }
  } finally {
    await server.stop()
  }
}

test('[SF13] the last administrator is rescued on the host, while the server is stopped, and the chain says so', async () => {
  const server = await startServer({ usernames: ['quantri'] })
  onTestFinished(() => server.drop())
  await enrol(server)
  await server.stop()
  const env = { DATA_DIR: server.dir }
  const link = await trucbanHere(['user', 'reset', 'quantri'], { env })
  expect([link.code, link.err]).toEqual([0, ''])
  expect(await standing(server.dir)).toMatchObject({ totp: true, recovery: 10, sessions: 1, acts: [] })
  const rescued = await trucbanHere(['user', 'reset', 'quantri', '--factors'], { env })
  expect([rescued.code, rescued.out.includes('/link#')]).toEqual([0, true])
  const { person, acts, ...left } = await standing(server.dir)
  expect(left).toEqual({ totp: false, recovery: 0, sessions: 0 })
  expect(acts).toEqual([
    expect.objectContaining({ act: 'host-rescue', actor: null, second: null, subject: person }),
  ])
}, 60_000)
