import { expect, test } from 'vitest'
import { goodPassword } from '../accounts/rig.ts'
import { trucbanHere } from '../cli/rig.ts'
import { congress, folders, openDesk } from './rig.ts'
import type { Desk } from './rig.ts'
import { everythingIn } from '../tools/folder.ts'

const hour = 3_600_000
const day = 24 * hour
const number = '0904 777 123'

const verify = (dir: string) => trucbanHere(['verify'], { env: { DATA_DIR: dir } })

async function acts({ system }: Desk, act: string): Promise<number> {
  let found = 0
  for await (const { events } of system.store.journal.read('site', 0))
    found += events.filter((event) => event['act'] === act).length
  return found
}
async function anHour(desk: Desk): Promise<void> {
  desk.clock.advance(hour)
  await desk.system.scheduler.round()
}
/** Stops, lets time pass with nobody there, starts again; the first round only looks. */
async function away(desk: Desk, ms: number): Promise<Desk> {
  await desk.stop()
  desk.clock.jump(desk.clock.now() + ms)
  const again = await openDesk({ dir: desk.dir, clock: desk.clock }, false)
  await again.system.scheduler.round()
  return again
}
const preview = async ({ system }: Desk) => (await system.erasing?.retention.preview()) ?? []

/** A congress that is over and closed, with one number in its directory; and when the number goes. */
async function closed(): Promise<{ desk: Desk; purgeAt: number }> {
  const { dir } = folders()
  let desk = await openDesk({ dir })
  const means = { kind: 'mobile', value: number, seen: 'department' }
  const added = await desk.system.accounts.add({ username: 'vnpt1', name: 'VNPT 1', password: goodPassword })
  if (!added.ok) throw new Error(added.code)
  await desk.must(congress, 'person.join', { person: added.person, role: 'liaison', organisation: 'vnpt' })
  const payload = { organisation: 'vnpt', area: null, post: 'Trực kỹ thuật', primary: means }
  const id = 'c0000000-0000-4000-8000-000000000001'
  const said = { id, congress, type: 'directory.set', payload, madeAt: desk.clock.now() }
  expect(await desk.system.desk.handIn(added.person, said, 'vi')).toMatchObject({ ok: true })
  desk = await away(desk, 6 * day)
  await desk.must(congress, 'congress.close', { reason: 'Đã bế mạc' })
  const purgeAt = desk.system.desk.congress(congress)?.info?.closed?.purgeAt ?? 0
  expect(purgeAt).toBeGreaterThan(desk.clock.now() + 25 * day)
  expect(everythingIn(dir)).toContain(number)
  return { desk, purgeAt }
}

test('[ER8] what will go is told with day and count, warned of a week and a day before, and goes thirty days after the close: from the disk too', async () => {
  const { desk: first, purgeAt } = await closed()
  expect(await preview(first)).toMatchObject([{ congress, at: purgeAt, count: 1, warning: null }])
  expect(await first.system.erasing?.retention.signIns()).toBeNull()
  const warnings = ({ logged }: Desk): (string | undefined)[] =>
    logged
      .filter((line) => line.includes('will be erased'))
      .map((line) => /"warning":"(\w+)"/.exec(line)?.[1])
  let desk = await away(first, purgeAt - first.clock.now() - 6 * day)
  await anHour(desk)
  await anHour(desk)
  expect(await preview(desk)).toMatchObject([{ warning: 'week' }])
  expect(warnings(desk)).toEqual(['week'])
  desk = await away(desk, purgeAt - desk.clock.now() - 2 * hour)
  await anHour(desk)
  expect(await preview(desk)).toMatchObject([{ warning: 'day' }])
  expect(warnings(desk)).toEqual(['day'])
  expect(everythingIn(desk.dir)).toContain(number)

  await anHour(desk)
  await anHour(desk)
  expect(everythingIn(desk.dir)).not.toContain(number)
  const [contact] = desk.system.desk.congress(congress)?.directory.values() ?? []
  expect(contact).toMatchObject({ post: 'Trực kỹ thuật', means: { primary: { value: null } } })
  expect([await acts(desk, 'text-erased'), await acts(desk, 'contacts-purged')]).toEqual([1, 1])
  expect(await preview(desk)).toEqual([])
  expect(await verify(desk.dir)).toMatchObject({ code: 0, err: '' })
  await anHour(desk)
  expect(await acts(desk, 'contacts-purged')).toBe(1)
  await desk.stop()
}, 180_000)

test('[ER9] a clock that was set forward, and a first look after an outage, erase nothing; when it has run true for an hour they do', async () => {
  const { desk: first, purgeAt } = await closed()
  await anHour(first)
  // Somebody sets the year wrong, and sets it back.
  first.clock.jump(first.clock.now() + 400 * day)
  await anHour(first)
  expect(everythingIn(first.dir)).toContain(number)
  first.clock.jump(first.clock.now() - 400 * day)
  await anHour(first)
  expect(everythingIn(first.dir)).toContain(number)

  // Nobody was there on the day: the first round after the start only looks.
  const desk = await away(first, purgeAt + 3 * day - first.clock.now())
  expect(everythingIn(desk.dir)).toContain(number)
  await anHour(desk)
  expect(everythingIn(desk.dir)).not.toContain(number)
  expect(await acts(desk, 'contacts-purged')).toBe(1)
  await desk.stop()
}, 180_000)

test('[ER10] postponed with a reason it goes on that day, over a restart too, and never further than ninety days at once; reopened, nothing goes', async () => {
  const { desk: first, purgeAt } = await closed()
  const by = first.system.accounts.byUsername('quan-tri')?.person ?? ''
  const retention = first.system.erasing?.retention
  const later = purgeAt + 40 * day
  for (const wrong of [purgeAt - day, purgeAt + 91 * day])
    expect(await retention?.postpone(congress, by, wrong, 'Thử')).toBe('bad-until')
  expect(await retention?.postpone('khong-co', by, later, 'Thử')).toBe('not-found')
  expect(await retention?.postpone(congress, by, later, 'Đang đối chiếu biên bản')).toBe('ok')
  expect(await acts(first, 'retention-postponed')).toBe(1)
  let desk = await away(first, purgeAt + day - first.clock.now())
  expect(await preview(desk)).toMatchObject([
    { at: later, postponed: { by, reason: 'Đang đối chiếu biên bản' } },
  ])
  await anHour(desk)
  expect(everythingIn(desk.dir)).toContain(number)

  await desk.must(congress, 'congress.reopen', { reason: 'Họp tiếp' })
  desk = await away(desk, 45 * day)
  await anHour(desk)
  expect(await preview(desk)).toEqual([])
  expect(everythingIn(desk.dir)).toContain(number)
  await desk.stop()
}, 180_000)
