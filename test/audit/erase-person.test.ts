import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openDayLog } from '../../server/adapters/day-log.ts'
import { forgetPerson } from '../../server/audit/forgetting.ts'
import { SignInRecords } from '../../server/audit/check-sign-ins.ts'
import { goodPassword } from '../accounts/rig.ts'
import { trucbanHere } from '../cli/rig.ts'
import { congress, folders, openDesk } from './rig.ts'
import type { Desk } from './rig.ts'
import { everythingIn } from '../tools/folder.ts'

const day = 24 * 3_600_000
const canary = { username: 'chim.hoang.yen', name: 'Chim Hoàng Yến', phone: '0987 123 321' }
const verify = (dir: string) => trucbanHere(['verify'], { env: { DATA_DIR: dir } })

/** What is compressed in a file, too. */
function textOf(bytes: Buffer): string {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes).toString('utf8') : ''
  return bytes.toString('utf8') + packed
}
const traces = (dir: string): string[] =>
  Object.values(canary).filter((one) => everythingIn(dir, textOf).includes(one))

/** Somebody who served for three days, signed in on each, and made a token. */
async function served(desk: Desk): Promise<string> {
  const { accounts } = desk.system
  const added = await accounts.add({ ...canary, password: goodPassword })
  if (!added.ok) throw new Error(added.code)
  const { person } = added
  await desk.must(congress, 'person.join', { person, role: 'liaison', organisation: 'vnpt' })
  for (let at = 0; at < 3; at += 1) {
    await desk.signIn(canary.username)
    desk.clock.advance(day)
    await desk.system.scheduler.round()
  }
  await desk.signIn(canary.username)
  await accounts.issueLink(person)
  const token = { label: canary.name, scopes: [], congress, organisation: 'vnpt', maker: person }
  await accounts.addToken({ ...token, expiresAt: desk.clock.now() + day })
  return person
}

const order = (person: string, id = '5b0c0f9e-2f4d-4c8e-9a51-2f0b7f6d1e33') => ({
  id,
  congress: 'site',
  subject: null,
  places: [],
  photos: [],
  person,
  reason: 'request' as const,
  words: 'Người này đề nghị',
  asked: { by: 'a0000000-0000-4000-8000-000000000001', at: 1 },
  confirmed: { by: 'b0000000-0000-4000-8000-000000000002', at: 2 },
})

test('[ER7] a person erased leaves no trace but the id: not in any kept version of the accounts, not in the sign-in log, sealed or not; everything verifies', async () => {
  const { dir } = folders()
  let desk = await openDesk({ dir })
  const person = await served(desk)
  expect(traces(dir).sort()).toEqual(Object.values(canary).sort())
  // The log itself never held more than who, what, when and from where.
  const logged = readdirSync(join(dir, 'signins')).map((name) =>
    readFileSync(join(dir, 'signins', name), 'utf8'),
  )
  expect(logged.join('')).toContain(canary.username)
  expect(logged.join('')).not.toMatch(/argon2|"name"|"phone"|"hash"/)
  // A damaged version that a start put aside holds them as well.
  const aside = join(dir, 'quarantine', 'accounts.json.0123456789abcdef.damaged')
  writeFileSync(aside, readFileSync(join(dir, 'documents', 'accounts.json')))
  const revoked: string[] = []
  desk.system.accounts.onRevoked(({ kind }) => void revoked.push(kind))
  await desk.system.erasing?.eraser.carry(order(person))
  expect(traces(dir)).toEqual([])
  expect(revoked).toContain('session')
  expect(revoked).toContain('token')
  expect(desk.system.accounts.account(person)).toBeNull()
  expect(desk.system.desk.congress(congress)?.people.has(person)).toBe(false)
  expect(everythingIn(dir, textOf)).toContain(person)
  const checked = await verify(dir)
  expect([checked.code, checked.err]).toEqual([0, ''])
  expect(checked.out).toMatch(/sign-ins: 3 /)
  await desk.stop()

  // The former digest of each day is still in the chain, beside the new one; and so is who wanted it.
  desk = await openDesk({ dir, clock: desk.clock }, false)
  const acts: string[] = []
  for await (const { events } of desk.system.store.journal.read('site', 0))
    acts.push(
      ...events
        .filter(({ type }) => type === 'office.recorded')
        .flatMap(({ act }) => (typeof act === 'string' ? [act] : [])),
    )
  const count = (act: string): number => acts.filter((one) => one === act).length
  expect([count('sign-in-digest'), count('sign-ins-blanked'), count('person-erased')]).toEqual([3, 3, 1])
  // Done again, as after a crash, it changes nothing.
  await desk.system.erasing?.eraser.carry(order(person))
  expect((await verify(dir)).code).toBe(0)
  // The name is free again, and is nobody.
  expect(desk.system.accounts.byUsername(canary.username)).toBeNull()
  await desk.stop()
}, 180_000)

test('[ER7] cut between the new seal and the file it is done by the next start; a day that somebody changed gets no new seal', async () => {
  const { dir } = folders()
  const desk = await openDesk({ dir })
  const person = await served(desk)
  const names = readdirSync(join(dir, 'signins')).sort()
  const path = join(dir, 'signins', names[0] ?? '')
  const before = readFileSync(path, 'utf8')
  await desk.system.erasing?.eraser.carry(order(person))
  // As if the process had ended after the record.
  writeFileSync(path, before)
  expect((await verify(dir)).err).toMatch(/not as it was sealed/)
  await desk.system.erasing?.eraser.carry(order(person, '6b0c0f9e-2f4d-4c8e-9a51-2f0b7f6d1e33'))
  expect(readFileSync(path, 'utf8')).not.toContain(canary.username)
  expect((await verify(dir)).code).toBe(0)

  const forged = before.replace('"ok"', '"no"')
  writeFileSync(path, forged)
  await desk.system.erasing?.eraser.carry(order(person, '7b0c0f9e-2f4d-4c8e-9a51-2f0b7f6d1e33'))
  expect(readFileSync(path, 'utf8')).toBe(forged)
  expect(desk.logged.join('\n')).toMatch(/was left alone/)
  expect((await verify(dir)).err).toMatch(/not as it was sealed/)
  await desk.stop()
}, 180_000)

test('[ER7] lines that come while a day is rewritten stand behind it', async () => {
  const { dir } = folders()
  const desk = await openDesk({ dir })
  const person = await served(desk)
  const folder = join(dir, 'signins')
  const days = await openDayLog(
    { folder, clock: desk.clock, isSealed: () => false, onError: () => undefined },
    join(dir, 'none'),
  )
  const done = forgetPerson(days, person, {
    digests: new SignInRecords().digests,
    record: () => Promise.resolve(true),
  })
  for (let at = 0; at < 50; at += 1) days.append({ at: '2026-01-23', what: `line ${at}` })
  await done
  await days.close()
  const text = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('')
  expect(text).not.toContain(canary.username)
  expect(text.match(/line \d+/g)).toEqual(Array.from({ length: 50 }, (_, at) => `line ${at}`))
  await desk.stop()
}, 180_000)
