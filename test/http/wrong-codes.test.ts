import { afterAll, beforeAll, expect, test } from 'vitest'
import { goodPassword, otherPassword } from '../accounts/rig.ts'
import { Authenticator } from '../tools/authenticator.ts'
import { addTotp, browser, codeAt, enter, openAhead, signedInAs } from './factor-rig.ts'
import type { Ahead } from './factor-rig.ts'

let house: Ahead
beforeAll(async () => {
  house = await openAhead()
})
afterAll(() => house.close())

const codeOf = (answer: { json: { error?: { code: string } } }) => answer.json.error?.code
const from = (agent: string) => ({ headers: { 'user-agent': agent } })
const enterFrom = (agent: string, username: string, code: string) =>
  house.ask('POST', '/api/v1/session', {
    json: { username, password: goodPassword, code },
    ...from(agent),
  })
const news = (answer: { json: { news?: { what: string; at: number }[] } }) => answer.json.news

test('[ZT2] a wrong code after the right password is told to the owner at the next sign-in, once however often it was tried', async () => {
  const { secret } = await addTotp(house, await signedInAs(house, 'truc-ban'))
  const began = house.now()
  for (const code of ['000000', '111111', '222222'])
    expect(codeOf(await enterFrom('Thief/1.0', 'truc-ban', code))).toBe('wrong-code')
  // A wrong password is no news: anybody can send one.
  await house.ask('POST', '/api/v1/session', {
    json: { username: 'truc-ban', password: 'không phải thế này' },
  })
  house.later(60_000)
  const back = await enterFrom('Owner/1.0', 'truc-ban', codeAt(secret, house.now()))
  expect(news(back)).toEqual([{ what: 'code-wrong', at: expect.any(Number) }])
  expect(news(back)?.[0]?.at).toBeGreaterThanOrEqual(began)
  expect(news(back)?.[0]?.at).toBeLessThan(began + 60_000)
})

test('[ZT2] who mistypes a code and then types it right is not told of it, unless another browser was wrong, too', async () => {
  const { secret } = await addTotp(house, await signedInAs(house, 'lanh-dao'))
  expect(codeOf(await enterFrom('Owner/1.0', 'lanh-dao', '000000'))).toBe('wrong-code')
  house.later(30_000)
  expect(news(await enterFrom('Owner/1.0', 'lanh-dao', codeAt(secret, house.now())))).toBeUndefined()
  expect(codeOf(await enterFrom('Owner/1.0', 'lanh-dao', '000000'))).toBe('wrong-code')
  expect(codeOf(await enterFrom('Thief/1.0', 'lanh-dao', '000001'))).toBe('wrong-code')
  house.later(30_000)
  const back = await enterFrom('Owner/1.0', 'lanh-dao', codeAt(secret, house.now()))
  expect(news(back)).toHaveLength(1)
})

test('[ZT2] who guesses until a code fits leaves the news behind', async () => {
  const { secret } = await addTotp(house, await signedInAs(house, 'vnpt-1'))
  for (const code of ['000000', '000001', '000002']) await enterFrom('Thief/1.0', 'vnpt-1', code)
  house.later(30_000)
  const thief = await enterFrom('Thief/1.0', 'vnpt-1', codeAt(secret, house.now()))
  expect(news(thief)?.map(({ what }) => what)).toEqual(['code-wrong'])
})

test('[ZT3] a passkey challenge given for a password is dead once the password is another one', async () => {
  const key = new Authenticator(`http://localhost:${house.port}`)
  const owner = await signedInAs(house, 'viettel-1')
  const proof = await owner.prove()
  const asked = await owner.post('account/passkeys/options', { proof })
  await owner.post('account/passkeys', { proof, name: 'Khóa', response: key.make(asked.json.options) })
  const known = { known: { username: 'viettel-1', password: goodPassword } }
  const thief = browser(house)
  const [before, after] = [
    await thief.post('session/passkey/options', known),
    await thief.post('session/passkey/options', known),
  ]
  const show = (options: object) => thief.post('session/passkey', { response: key.show(options as never) })
  expect((await show(before.json.options)).status).toBe(200)
  const issued = await house.system.accounts.issueLink(house.personOf('viettel-1'))
  const token = issued.ok ? issued.token : ''
  expect((await browser(house).post('links/use', { token, password: otherPassword })).status).toBe(200)
  expect(codeOf(await show(after.json.options))).toBe('passkey-wrong')
  // Alone, with its holder made sure of, the passkey is asked for no password and opens as ever.
  const alone = await browser(house).post('session/passkey/options', {})
  expect((await show(alone.json.options)).status).toBe(200)
  expect(codeOf(await enter(house, 'viettel-1'))).toBe('wrong-sign-in')
})
