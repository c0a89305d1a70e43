import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { nodeFs } from '../../server/adapters/fs.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import { openNewest } from '../../server/app/snapshots.ts'
import { snapshotSchema } from '../../server/app/fold.ts'
import { beginKeyring } from '../../server/backup/keyring.ts'
import { goodPassword } from '../accounts/rig.ts'
import { contents, opener, product, rigOf } from '../backup/rig.ts'
import { addTotp, codeAt, openAhead, signedInAs } from '../http/factor-rig.ts'
import { congress } from '../http/rig.ts'
import { tokenOf } from '../http/token-rig.ts'
import { tempFolder } from '../journal/sample.ts'

/** As it is, as it would stand in an address, in JSON, in base64 of any alignment and in hex. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const shifted = [0, 1, 2].map((n) => {
    const whole = Buffer.concat([Buffer.alloc(n), bytes]).toString('base64')
    return whole.slice(n === 0 ? 0 : n + 1, -4)
  })
  const forms = [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('hex'),
  ]
  return [...forms, ...shifted, ...shifted.map((one) => one.replaceAll('+', '-').replaceAll('/', '_'))]
}
const foundIn = (text: string, secrets: Readonly<Record<string, string>>): string[] =>
  Object.entries(secrets).flatMap(([name, secret]) =>
    formsOf(secret).some((form) => text.includes(Buffer.from(form).toString('latin1'))) ? [name] : [],
  )

test('[SC9] no secret stands in a log, an error, the record, a snapshot, the accounts, a backup or what is restored of it', async () => {
  const house = await openAhead({ instead: { idle: true } })
  onTestFinished(() => house.close())
  const secrets: Record<string, string> = { password: goodPassword, wrong: 'mật-khẩu-canary-gõ-nhầm-01' }
  const errors: string[] = []
  const owner = await signedInAs(house, 'truc-ban')
  const { secret, recovery, proof } = await addTotp(house, owner)
  Object.assign(secrets, { seed: secret, proof, session: /tb=([\w-]+)/.exec(owner.cookie)?.[1] ?? '' })
  recovery.forEach((code, n) => Object.assign(secrets, { [`recovery ${n}`]: code }))
  const json = { username: 'truc-ban', password: goodPassword }
  for (const more of [
    { code: codeAt(secret, house.now()) },
    { code: recovery[0] },
    { password: secrets['wrong'] },
  ])
    errors.push((await house.ask('POST', '/api/v1/session', { json: { ...json, ...more } })).text)
  const admin = await house.cookieOf('quan-tri')
  secrets['admin session'] = /tb=([\w-]+)/.exec(admin)?.[1] ?? ''
  secrets['token'] = (await tokenOf(house, admin, { scopes: ['view:read'], organisation: 'so' })).secret
  const link = await house.system.accounts.issueLink(house.personOf('vnpt-1'))
  secrets['link'] = link.ok ? link.token : ''
  secrets['display'] = (await house.system.accounts.addDisplay(congress, null, 'Sảnh')).token
  for (const bearer of [secrets['token'], secrets['display'], `${secrets['token'] ?? ''}x`])
    errors.push(
      (await house.ask('GET', '/api/v1/account', { headers: { authorization: `Bearer ${bearer}` } })).text,
    )
  errors.push((await house.ask('GET', `/api/v1/me?token=${secrets['token'] ?? ''}`)).text)
  errors.push(
    (await house.ask('POST', '/api/v1/links/use', { json: { token: secrets['link'], password: 'ngắn' } }))
      .text,
  )

  const { store } = house.system
  for (const stream of store.journal.streams()) {
    const { n, hash } = store.journal.head(stream)
    const body =
      stream === 'site' ? {} : (await openNewest(stream, store.journal, store.snapshots, n)).record()
    await store.snapshots.save(stream, { n, chainHead: hash, schema: snapshotSchema, body })
  }
  const root = tempFolder()
  const target = join(root, 'target')
  mkdirSync(target)
  const dataKey = beginKeyring(nodeFs, target, opener, { chance: systemChance, cost: { N: 2, r: 1, p: 1 } })
  const rig = rigOf(root, house.dir, target, { fs: nodeFs, dir: target, dataKey })
  await rig.take({ product })
  await rig.restore(join(root, 'again'))

  for (const [name, one] of Object.entries(secrets)) expect([name, one.length > 8]).toEqual([name, true])
  const folder = contents(house.dir)
  const places: Record<string, string> = {
    log: Buffer.from(house.logged.join('\n')).toString('latin1'),
    errors: Buffer.from(errors.join('\n')).toString('latin1'),
    ...folder,
    ...Object.fromEntries(Object.entries(contents(target)).map(([path, text]) => [`backup/${path}`, text])),
    ...Object.fromEntries(
      Object.entries(contents(join(root, 'again'))).map(([path, text]) => [`again/${path}`, text]),
    ),
  }
  for (const wanted of [
    /^snapshots\/dai-hoi/,
    /^signins\//,
    /^documents\/accounts/,
    /^journal\//,
    /^backup\//,
    /^again\/journal/,
  ])
    expect([wanted, Object.keys(places).some((path) => wanted.test(path))]).toEqual([wanted, true])
  const leaks = Object.entries(places).flatMap(([path, text]) =>
    foundIn(text, secrets).map((name) => `${name} in ${path}`),
  )
  expect(leaks).toEqual([])
  // The net is no sieve: what is not secret is found in the very same places.
  expect(foundIn(places['snapshots/dai-hoi.json'] ?? '', { plain: 'Viettel tỉnh' })).toEqual(['plain'])
  const key = readFileSync(join(house.dir, 'factor.key'), 'utf8').trim()
  const withKey = Object.keys(places).filter((path) => foundIn(places[path] ?? '', { key }).length > 0)
  expect(withKey.filter((path) => !path.endsWith('factor.key'))).toEqual([])
})
