import { expect, test } from 'vitest'
import { deviceWords } from '../../server/accounts/agent.ts'
import { openPending } from '../../server/accounts/pending.ts'
import { plainCode, recoveryCode } from '../../server/accounts/recovery.ts'
import { seedKey } from '../../server/accounts/totp.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import { seal, unseal } from '../../server/adapters/seal.ts'
import type { Hasher } from '../../server/adapters/hash.ts'
import { codeAt } from '../http/factor-rig.ts'
import { fakeClock } from '../tools/clock.ts'
import { addPerson, cheapHasher, from, goodPassword, openRig, otherPassword, signedIn } from './rig.ts'
import type { Rig } from './rig.ts'
import { sha256 } from '../../server/adapters/hash.ts'

/** An account with an authenticator app; gives its seed as typed. */
async function withApp(
  { accounts, clock }: Rig,
  username: string,
): Promise<{ secret: string; device: string }> {
  const person = await addPerson(accounts, username)
  const { sessionToken, deviceToken } = await signedIn(accounts, username)
  const own = { person, session: sha256(sessionToken) }
  const proven = await accounts.prove(own, goodPassword, undefined, from())
  const begun = accounts.beginTotp(own)
  if (!proven.ok || !begun.ok) throw new Error('no proof')
  const code = codeAt(begun.secret, clock.now(), -1)
  const done = await accounts.confirmTotp(own, proven.proof, code, from())
  if (!done.ok) throw new Error(done.code)
  return { secret: begun.secret, device: deviceToken }
}

test('[SF5] [SF7] what is begun is forgotten in its time, is taken once, and floods nobody else out', () => {
  const clock = fakeClock()
  const pending = openPending<number>(clock, { ms: 1000, mostEach: 2, most: 5 })
  pending.put('a', 'one', 1)
  clock.advance(999)
  expect(pending.peek('a')).toBe(1)
  clock.advance(1)
  expect([pending.peek('a'), pending.take('a')]).toEqual([null, null])
  pending.put('b', 'one', 2)
  for (let n = 0; n < 50; n += 1) pending.put(`x${n}`, 'other', n)
  expect(pending.take('b')).toBe(2)
  expect(pending.take('b')).toBeNull()
  expect([pending.peek('x47'), pending.peek('x48'), pending.peek('x49')]).toEqual([null, 48, 49])
})

test('[SF3] a wrong password costs the same one verification whether there is a second step, none, or no account', async () => {
  const inner = cheapHasher()
  const work: string[] = []
  const hasher: Hasher = {
    ...inner,
    verify: (phc, password, lane) => {
      work.push(phc === null ? 'dummy' : 'stored')
      return inner.verify(phc, password, lane)
    },
  }
  const rig = await openRig({ hasher })
  await withApp(rig, 'hai-buoc')
  await addPerson(rig.accounts, 'mot-buoc')
  for (const [username, did] of [
    ['hai-buoc', 'stored'],
    ['mot-buoc', 'stored'],
    ['khong-co', 'dummy'],
  ] as const) {
    work.length = 0
    const answer = await rig.accounts.signIn(username, otherPassword, from(), '123456')
    expect([username, answer]).toEqual([username, { ok: false, code: 'wrong-sign-in' }])
    expect(work).toEqual([did])
  }
})

test('[SF3] whoever knows the password and guesses codes from everywhere waits in one line; the owner’s browser does not', async () => {
  const rig = await openRig({ realTime: systemClock })
  const { accounts } = rig
  const clock = systemClock
  const person = await addPerson(accounts, 'truc-ban-1')
  const { sessionToken, deviceToken } = await signedIn(accounts, 'truc-ban-1')
  const own = { person, session: sha256(sessionToken) }
  const proven = await accounts.prove(own, goodPassword, undefined, from())
  const begun = accounts.beginTotp(own)
  if (!proven.ok || !begun.ok) throw new Error('no proof')
  const { secret } = begun
  await accounts.confirmTotp(own, proven.proof, codeAt(secret, clock.now(), -1), from())
  const outcomes: Record<string, number> = {}
  const attack = Array.from({ length: 120 }, async (_, at) => {
    const answer = await accounts.signIn('truc-ban-1', goodPassword, from(`10.${at}.0.9`), '0000-wrong')
    const outcome = answer.ok ? 'ok' : answer.code
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  })
  const mine = from('10.7.0.9', { device: deviceToken })
  const entered = await accounts.signIn('truc-ban-1', goodPassword, mine, codeAt(secret, clock.now()))
  expect(entered).toMatchObject({ ok: true, factor: 'totp' })
  await Promise.all(attack)
  console.log('120 wrong codes:', outcomes)
  expect(outcomes['too-many-tries']).toBeGreaterThan(80)
  expect(outcomes['ok']).toBeUndefined()
}, 60_000)

test('[SF1] under another key, about another person or cut short nothing is opened; a damaged key is never written over', async () => {
  const key = systemChance.bytes(32)
  const sealed = seal(key, systemChance.bytes(12), Buffer.from('bí mật'), 'an')
  expect(Buffer.from(unseal(key, sealed, 'an') ?? []).toString()).toBe('bí mật')
  expect(unseal(systemChance.bytes(32), sealed, 'an')).toBeNull()
  expect(unseal(key, sealed, 'binh')).toBeNull()
  for (const cut of ['', 'AA', sealed.slice(0, -4)]) expect(unseal(key, cut, 'an')).toBeNull()
  let written = 'too short'
  const file = {
    read: () => Promise.resolve(written),
    write: (text: string) => Promise.resolve(void (written = text)),
    remove: () => Promise.resolve(),
  }
  await expect(seedKey(file, systemChance).seal(key, 'an')).rejects.toThrow('damaged')
  expect(written).toBe('too short')
})

test('[SF1] without the key file no code is right, and it is said in the log', async () => {
  const rig = await openRig()
  const { secret } = await withApp(rig, 'truc-ban-1')
  const { rmSync } = await import('node:fs')
  rmSync(`${rig.dir}/factor.key`)
  const again = await rig.restart()
  const code = codeAt(secret, again.clock.now())
  expect(await again.accounts.signIn('truc-ban-1', goodPassword, from(), code)).toMatchObject({
    code: 'wrong-code',
  })
  expect(again.logged.join('')).toContain('factor.key')
})

test('[SF4] a recovery code is read as it is written: any case, spaces, and signs that look alike', () => {
  for (const typed of ['4k7qf-m2xwp', ' 4K7QF M2XWP ', '4K7QF—M2XWP'])
    expect(recoveryCode(plainCode(typed))).toBe('4K7QFM2XWP')
  expect(recoveryCode(plainCode('0OIl1-abcde'))).toBe('00111ABCDE')
  for (const typed of ['', '123456', 'A123456789', '4K7QF-M2XW', '4K7QF-M2XWU', '4K7QF-M2XWPP'])
    expect(recoveryCode(plainCode(typed))).toBeNull()
})

test('[SF14] a device is named in a few words of ours, whatever it calls itself', () => {
  const chrome =
    'Mozilla/5.0 (Linux; Android 14; Pixel) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36'
  expect(deviceWords(chrome)).toBe('Chrome · Android')
  expect(deviceWords(`${chrome} EdgA/140.0`)).toBe('Edge · Android')
  expect(
    deviceWords(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
    ),
  ).toBe('Safari · iPhone')
  expect(deviceWords('Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0')).toBe(
    'Firefox · Windows',
  )
  for (const nothing of [undefined, '', '<script>alert(1)</script>', 'curl/8.0\n\u001b[31m'])
    expect(deviceWords(nothing)).toBeNull()
})
