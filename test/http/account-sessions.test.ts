import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { goodPassword } from '../accounts/rig.ts'
import { Authenticator } from '../tools/authenticator.ts'
import { actsOf, addTotp, codeAt, openAhead, signedInAs } from './factor-rig.ts'
import type { Ahead, Browser } from './factor-rig.ts'
import { congress, signInLines } from './rig.ts'

let house: Ahead
const open: Socket[] = []
beforeAll(async () => {
  house = await openAhead()
})
afterAll(async () => {
  for (const socket of open) socket.disconnect()
  await house.close()
})

/** A live socket; tells the reason it was given and how long after `since` it was closed, ms. */
async function listen({ cookie }: Browser): Promise<{ closed: Promise<{ reason: string; at: number }> }> {
  const url = `http://localhost:${house.port}`
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { origin: url, cookie },
  })
  open.push(socket)
  let reason = 'none'
  socket.on('revoked', (said: { reason: string }) => (reason = said.reason))
  const closed = new Promise<{ reason: string; at: number }>((resolve) =>
    socket.once('disconnect', () => resolve({ reason, at: performance.now() })),
  )
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return { closed }
}

test('[SF14] sessions are listed and ended one by one, all others, or all by an administrator; sockets close with them', async () => {
  const [here, there, elsewhere] = [
    await signedInAs(house, 'vnpt-1'),
    await signedInAs(house, 'vnpt-1'),
    await signedInAs(house, 'vnpt-1'),
  ]
  const listed = (await here.get('account')).json.sessions as { id: string; current: boolean; factor: null }[]
  expect(listed.map(({ current }) => current).filter(Boolean)).toHaveLength(1)
  expect(listed).toHaveLength(3)
  expect((await there.get('account')).text).not.toContain(/tb=([\w-]+)/.exec(here.cookie)?.[1])
  const theirs = (await there.get('account')).json.sessions.find(
    ({ current }: { current: boolean }) => current,
  )
  const [first, second, own] = [await listen(there), await listen(elsewhere), await listen(here)]
  const proof = await here.prove()
  expect((await here.post(`account/sessions/${theirs.id}/end`, { proof })).json).toEqual({ ended: 1 })
  expect((await first.closed).reason).toBe('sessions-ended')
  expect((await there.get('me')).status).toBe(401)
  expect((await elsewhere.get('me')).status).toBe(200)
  const stranger = await signedInAs(house, 'viettel-1')
  const notTheirs = await stranger.post(`account/sessions/${listed[0]?.id ?? ''}/end`, {
    proof: await stranger.prove(),
  })
  expect(notTheirs.status).toBe(404)
  expect((await here.post('account/sessions/end-others', { proof })).json).toEqual({ ended: 1 })
  expect((await second.closed).reason).toBe('sessions-ended')
  expect((await here.get('me')).status).toBe(200)
  const admin = await signedInAs(house, 'quan-tri')
  const one = `congresses/${congress}/people/${house.personOf('vnpt-1')}`
  const began = performance.now()
  expect((await admin.post(`${one}/sessions/end`)).json).toEqual({ ended: 1 })
  const ended = await own.closed
  expect(ended.reason).toBe('sessions-ended')
  console.log(`the socket was closed ${Math.round(ended.at - began)} ms after the administrator asked`)
  expect((await here.get('me')).status).toBe(401)
  const by = house.personOf('quan-tri')
  expect(await actsOf(house)).toContainEqual(['sessions-ended', by, null, house.personOf('vnpt-1')])
  expect((await stranger.post(`${one}/sessions/end`)).status).toBe(404)
})

test('[SF18] one’s own password is changed with a proof: the session goes on under a new id, all others and every link end', async () => {
  const fresh = 'sáu con vịt bầu qua mương'
  const [here, there] = [await signedInAs(house, 'viettel-1'), await signedInAs(house, 'viettel-1')]
  const [own, theirs] = [await listen(here), await listen(there)]
  const before = here.cookie
  const admin = await signedInAs(house, 'quan-tri')
  const link = await admin.post(`congresses/${congress}/people/${house.personOf('viettel-1')}/link`)
  const token = /[#/]([\w-]{43})/.exec(link.text)?.[1] ?? ''
  const look = () => house.ask('POST', '/api/v1/links/look', { json: { token } })
  expect((await look()).status).toBe(200)
  const change = (proof: string, password: string) => here.post('account/password', { proof, password })
  const proof = await here.prove()
  for (const [password, code] of [
    ['ngắn', 'password-short'],
    ['x'.repeat(129), 'password-long'],
    ['1q2w3e4r5t6y', 'password-common'],
    ['VNPT!2026-viettel', 'password-context'],
  ] as const) {
    const refused = await change(proof, password)
    expect([password, refused.status, refused.json.error.code]).toEqual([password, 422, code])
  }
  expect((await there.get('me')).status).toBe(200)
  const changed = await change(proof, fresh)
  expect(changed.json).toEqual({ changed: true })
  expect((await theirs.closed).reason).toBe('password-changed')
  expect((await own.closed).reason).toBe('moved')
  expect((await there.get('me')).status).toBe(401)
  expect((await here.get('me')).status).toBe(200)
  expect(here.cookie).not.toBe(before)
  expect((await house.ask('GET', '/api/v1/me', { cookie: before })).status).toBe(401)
  // The proof died with the session that it was of.
  expect((await change(proof, 'ba con trâu mộng ra đồng')).json.error.code).toBe('prove-again')
  expect((await look()).json.error.code).toBe('link-not-valid')
  const enter = (password: string) =>
    house.ask('POST', '/api/v1/session', { json: { username: 'viettel-1', password } })
  expect((await enter(goodPassword)).status).toBe(401)
  expect((await enter(fresh)).status).toBe(200)
  const lines = (await signInLines(house))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { what: string; outcome: string; person: string })
    .filter(({ what }) => what === 'password-changed')
  expect(lines).toMatchObject([{ outcome: 'ok', person: house.personOf('viettel-1') }])
})

test('[SF18] two changes at once: one holds, the other is told to prove again; a second step survives', async () => {
  const owner = await signedInAs(house, 'vnpt-1')
  const { secret } = await addTotp(house, owner)
  const proof = await owner.prove(codeAt(secret, house.now()))
  const cookie = owner.cookie
  const change = (password: string) =>
    house.ask('POST', '/api/v1/account/password', { json: { proof, password }, cookie })
  const both = await Promise.all([change('mười hai con giáp đi chợ'), change('chín con ong vò vẽ vàng')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 403])
  const won = both[0].status === 200 ? 'mười hai con giáp đi chợ' : 'chín con ong vò vẽ vàng'
  const answer = await house.ask('POST', '/api/v1/session', { json: { username: 'vnpt-1', password: won } })
  expect(answer.json.error.code).toBe('second-factor-needed')
})

test('[SF8] the first second step closes every other socket, and the own one comes back by the new cookie', async () => {
  const owner = await signedInAs(house, 'lanh-dao')
  const other = await signedInAs(house, 'lanh-dao')
  const [own, theirs] = [await listen(owner), await listen(other)]
  await addTotp(house, owner)
  expect((await theirs.closed).reason).toBe('factors-changed')
  // `moved` is the one reason after which a client comes back by itself.
  expect((await own.closed).reason).toBe('moved')
  await listen(owner)
})

test('[SF16] no code, seed, recovery code, proof, passkey answer or key is in a log, the sign-in log or the accounts document', async () => {
  const owner = await signedInAs(house, 'truc-ban')
  const { secret, recovery, proof } = await addTotp(house, owner)
  const used = recovery[0] ?? ''
  const code = codeAt(secret, house.now())
  await house.ask('POST', '/api/v1/session', { json: { username: 'truc-ban', password: goodPassword, code } })
  await house.ask('POST', '/api/v1/session', {
    json: { username: 'truc-ban', password: goodPassword, code: used },
  })
  const canary = 'canary-ma-khong-duoc-thay'
  const key = new Authenticator(`http://localhost:${house.port}`)
  const asked = await owner.post('account/passkeys/options', { proof })
  const response = key.make(asked.json.options)
  const answers = [
    await house.ask('POST', '/api/v1/session', {
      json: { username: 'truc-ban', password: goodPassword, code: canary },
    }),
    await owner.post('account/prove', { password: canary, code: canary.slice(0, 20) }),
    await owner.post('account/totp/confirm', { proof: canary, code: canary.slice(0, 20) }),
    await owner.post('account/passkeys', { proof, name: 'K', response: { ...response, id: canary } }),
    await owner.post('session/passkey', { response: { ...response, rawId: canary } }),
  ]
  const everything = [
    ...house.logged,
    await signInLines(house),
    readFileSync(join(house.dir, 'documents', 'accounts.json'), 'utf8'),
    ...answers.map(({ text }) => text),
  ].join('\n')
  const secrets = [
    canary.slice(0, 20),
    secret,
    used,
    used.replace('-', ''),
    proof,
    code,
    asked.json.options.challenge,
    response.response.clientDataJSON,
    readFileSync(join(house.dir, 'factor.key'), 'utf8').trim(),
  ]
  for (const kept of secrets) {
    expect(kept.length).toBeGreaterThan(5)
    expect(everything).not.toContain(kept)
  }
})
