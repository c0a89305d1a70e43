import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { argonHasher, sha256 } from '../../server/adapters/hash.ts'
import type { Hasher } from '../../server/adapters/hash.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import {
  addPerson,
  cheapHasher,
  cookieOf,
  from,
  goodPassword,
  openRig,
  otherPassword,
  signedIn,
} from './rig.ts'

const counting = (inner: Hasher): Hasher & { readonly work: (string | null)[] } => {
  const work: (string | null)[] = []
  return {
    work,
    hash: (password) => inner.hash(password),
    outdated: (phc) => inner.outdated(phc),
    verify: (phc, password, lane) => {
      work.push(phc)
      return inner.verify(phc, password, lane)
    },
  }
}

test('[A2] passwords are kept as argon2id with 19 MiB, two passes, one lane', async () => {
  const phc = await argonHasher().hash(goodPassword)
  expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('[A2] a cheaper hash of former days is made anew at the next sign-in', async () => {
  const rig = await openRig({
    hasher: argonHasher({ memoryCost: 128, timeCost: 1, parallelism: 1 }),
  })
  const { accounts } = rig
  const person = await addPerson(accounts, 'truc-ban-1')
  const before = accounts.account(person)?.hash
  const again = await rig.restart()
  const dearer = await openRig({ dir: again.dir, clock: again.clock })
  await signedIn(dearer.accounts, 'truc-ban-1')
  expect(before).toContain('m=128')
  expect(dearer.accounts.account(person)?.hash).toContain('m=256')
  await signedIn(dearer.accounts, 'truc-ban-1')
})

test('[A3] an unknown, a disabled and a password-less account cost one verification each, like a known one', async () => {
  const hasher = counting(cheapHasher())
  const { accounts } = await openRig({ hasher })
  const person = await addPerson(accounts, 'bi-khoa')
  await addPerson(accounts, 'co-that')
  await accounts.add({ username: 'chua-dat', name: 'Chưa đặt' })
  await accounts.setDisabled(person, true)
  for (const username of ['co-that', 'khong-co', 'bi-khoa', 'chua-dat'])
    expect(await accounts.signIn(username, otherPassword, from())).toMatchObject({
      ok: false,
      code: 'wrong-sign-in',
    })
  expect(hasher.work).toHaveLength(4)
  expect(hasher.work[0]).toContain('$argon2id$')
  expect(hasher.work.slice(1)).toEqual([null, null, null])
  expect(await accounts.signIn('bi-khoa', goodPassword, from())).toMatchObject({ code: 'wrong-sign-in' })
})

test('[A3] the dummy verification is real work of the same cost', async () => {
  const hasher = argonHasher()
  // The quickest of each: what the machine did besides is none of it.
  const spent = { known: Infinity, unknown: Infinity }
  const phc = await hasher.hash(goodPassword)
  for (let round = 0; round < 12; round += 1)
    for (const kind of round % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      const began = process.hrtime.bigint()
      await hasher.verify(kind === 'known' ? phc : null, otherPassword, 'other')
      spent[kind] = Math.min(spent[kind], Number(process.hrtime.bigint() - began))
    }
  const ratio = spent.unknown / spent.known
  expect(ratio).toBeGreaterThan(0.5)
  expect(ratio).toBeLessThan(2)
})

test('[A2] a password may be typed composed or decomposed, the user name in capitals', async () => {
  const { accounts } = await openRig()
  await addPerson(accounts, 'truc-ban-1')
  expect(await accounts.signIn(' Truc-Ban-1 ', goodPassword.normalize('NFD'), from())).toMatchObject({
    ok: true,
  })
})

test('[A4] after 1,000 wrong sign-ins from 50 addresses the owner’s own browser signs in before the attackers are done', async () => {
  const { accounts } = await openRig({ realTime: systemClock })
  await addPerson(accounts, 'truc-ban-1')
  const { deviceToken } = await signedIn(accounts, 'truc-ban-1')
  const outcomes: Record<string, number> = {}
  let answered = 0
  const attack = Array.from({ length: 1000 }, async (_, at) => {
    const answer = await accounts.signIn('truc-ban-1', `sai-${at}`, from(`10.${at % 50}.0.9`))
    answered += 1
    const outcome = answer.ok ? 'ok' : answer.code
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  })
  const owner = await accounts.signIn('truc-ban-1', goodPassword, from('10.7.0.9', { device: deviceToken }))
  expect(owner.ok).toBe(true)
  expect(answered).toBeLessThan(1000)
  await Promise.all(attack)
  console.log('1,000 wrong sign-ins:', outcomes)
  expect(outcomes['ok']).toBeUndefined()
  expect(outcomes['too-many-tries']).toBeGreaterThan(500)
  const laterOwner = await accounts.signIn(
    'truc-ban-1',
    goodPassword,
    from('192.0.2.1', { device: deviceToken }),
  )
  expect(laterOwner.ok).toBe(true)
})

test('[A4] another account’s device opens no way around the throttle', async () => {
  const { accounts, clock } = await openRig()
  await addPerson(accounts, 'truc-ban-1')
  await addPerson(accounts, 'ke-khac')
  const { deviceToken } = await signedIn(accounts, 'ke-khac')
  const tries = Array.from({ length: 40 }, () =>
    accounts.signIn('truc-ban-1', 'sai', from('10.0.0.1', { device: deviceToken })),
  )
  const turns = setInterval(() => clock.advance(500), 1)
  const codes = (await Promise.all(tries)).map((answer) => (answer.ok ? 'ok' : answer.code))
  clearInterval(turns)
  expect(codes).toContain('too-many-tries')
})

test('[A4] a wrong try never locks: when the line has passed, the right password signs in without a device', async () => {
  const { accounts, clock } = await openRig()
  await addPerson(accounts, 'truc-ban-1')
  const tries = Array.from({ length: 60 }, () => accounts.signIn('truc-ban-1', 'sai', from('10.0.0.1')))
  const turns = setInterval(() => clock.advance(200), 1)
  await Promise.all(tries)
  clock.advance(10_000)
  expect(await accounts.signIn('truc-ban-1', goodPassword, from('10.0.0.1'))).toMatchObject({ ok: true })
  clearInterval(turns)
})

test('[A5] the sign-in log is a file of its own, for its owner only, and keeps no unknown user name', async () => {
  const { accounts, dir } = await openRig()
  const person = await addPerson(accounts, 'truc-ban-1')
  await accounts.signIn('mat-khau-go-nham-o\n\u001b[31m', goodPassword, from('10.0.0.1'))
  await accounts.signIn('truc-ban-1', 'sai', from('10.0.0.2'))
  await signedIn(accounts, 'truc-ban-1')
  await accounts.close()
  const [day = ''] = readdirSync(join(dir, 'signins'))
  const path = join(dir, 'signins', day)
  expect(day).toBe('2026-01-20.ndjson')
  const text = readFileSync(path, 'utf8')
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(lines.map(({ outcome, username }) => [outcome, username])).toEqual([
    ['wrong', null],
    ['wrong', 'truc-ban-1'],
    ['ok', 'truc-ban-1'],
  ])
  expect(lines[2]).toMatchObject({ person, what: 'sign-in', address: '127.0.0.1' })
  expect(text).not.toContain('mat-khau-go-nham')
})

test('[A5] the one file of former versions is divided into days, and nothing of it is lost', async () => {
  const rig = await openRig()
  await addPerson(rig.accounts, 'truc-ban-1')
  await rig.accounts.close()
  const old = ['2025-12-30T23:59:59.000Z', '2026-01-20T00:30:00.000Z', '2026-01-20T00:31:00.000Z']
  const lines = old.map((at) => JSON.stringify({ at, what: 'sign-in', outcome: 'ok' }))
  writeFileSync(join(rig.dir, 'signin.ndjson'), lines.map((line) => `${line}\n`).join(''))
  const next = await rig.restart()
  await signedIn(next.accounts, 'truc-ban-1')
  await next.accounts.close()
  const folder = join(rig.dir, 'signins')
  const read = (name: string): string[] => readFileSync(join(folder, name), 'utf8').trim().split('\n')
  expect(readdirSync(folder).sort()).toEqual(['2025-12-30.ndjson', '2026-01-20.ndjson'])
  expect(read('2025-12-30.ndjson')).toEqual(lines.slice(0, 1))
  expect(read('2026-01-20.ndjson').slice(0, 2)).toEqual(lines.slice(1))
  expect(read('2026-01-20.ndjson')).toHaveLength(3)
  expect(readdirSync(rig.dir)).not.toContain('signin.ndjson')
})

test('[A5] what former versions wrote of the whole account into the log goes when it is divided, half a line too', async () => {
  const rig = await openRig()
  await rig.accounts.close()
  const kept = {
    at: '2026-01-20T00:30:00.000Z',
    what: 'sign-in',
    outcome: 'ok',
    person: 'p1',
    username: 'truc-ban-1',
  }
  const more = {
    hash: '$argon2id$v=19$canary',
    phone: '0912 000 111',
    name: 'Nguyễn Văn Chim',
    linkHash: 'canary',
  }
  const rest = { address: '10.0.0.1', known: true, requestId: 'r1' }
  const torn = JSON.stringify({ ...kept, ...more }).slice(0, -20)
  writeFileSync(join(rig.dir, 'signin.ndjson'), `${JSON.stringify({ ...kept, ...more, ...rest })}\n${torn}`)
  const next = await rig.restart()
  await next.accounts.close()
  const text = readFileSync(join(rig.dir, 'signins', '2026-01-20.ndjson'), 'utf8')
  expect(text).toBe(`${JSON.stringify({ ...kept, ...rest })}\n`)
  expect(readdirSync(rig.dir)).not.toContain('signin.ndjson')
})

test('[A6] no token and no password stands in the accounts document or the log', async () => {
  const { accounts, dir, logged } = await openRig()
  const person = await addPerson(accounts, 'truc-ban-1')
  const answer = await signedIn(accounts, 'truc-ban-1')
  const link = await accounts.issueLink(person)
  const { token } = await accounts.addDisplay('vinh-phuc', null, 'Màn hình tường')
  if (!link.ok) throw new Error(link.code)
  const everything = readFileSync(join(dir, 'accounts.json'), 'utf8') + logged.join('')
  for (const secret of [answer.sessionToken, answer.deviceToken, link.token, token, goodPassword])
    expect(everything).not.toContain(secret)
  expect(everything).toContain(sha256(answer.sessionToken))
})

test('[A7] nothing is answered before it is written, and a failed write leaves everything as it was', async () => {
  const { accounts, document, dir } = await openRig()
  await addPerson(accounts, 'truc-ban-1')
  document.fail = true
  await expect(accounts.signIn('truc-ban-1', goodPassword, from())).rejects.toThrow('ENOSPC')
  await expect(accounts.add({ username: 'moi', name: 'Mới' })).rejects.toThrow('ENOSPC')
  expect(accounts.byUsername('moi')).toBeNull()
  document.fail = false
  const answer = await signedIn(accounts, 'truc-ban-1')
  expect(readFileSync(join(dir, 'accounts.json'), 'utf8')).toContain(sha256(answer.sessionToken))
  expect(accounts.whoIs(cookieOf(answer))).not.toBeNull()
})

test('[A7] of two accounts with one user name asked for at once, one is refused', async () => {
  const { accounts } = await openRig()
  const both = await Promise.all([
    accounts.add({ username: 'truc-ban-1', name: 'Một' }),
    accounts.add({ username: 'Truc-Ban-1', name: 'Hai' }),
  ])
  expect(both.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['ok', 'username-taken'])
  expect(accounts.count()).toBe(1)
})
