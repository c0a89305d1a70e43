import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { nodeFs } from '../../server/adapters/fs.ts'
import { readConfig } from '../../server/config.ts'
import { readProviderPlan } from '../../server/oidc/plan.ts'
import { openHouse } from '../http/rig.ts'

const folder = mkdtempSync(join(tmpdir(), 'trucban-plan-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const secretFile = join(folder, 'secret')
const path = join(folder, 'oidc.json')
writeFileSync(secretFile, 'mot-bi-mat-du-dai-cho-may\n', { mode: 0o600 })

const good = {
  issuer: 'https://sso.example/realms/so',
  clientId: 'truc-ban',
  clientSecretFile: secretFile,
  label: { vi: 'Đăng nhập của tỉnh', en: 'Provincial sign-in' },
}
const read = (value: unknown, mode = 0o600) => {
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  chmodSync(path, mode)
  return readProviderPlan(nodeFs, path)
}

test('[OC1] off without a file; a whole file is read with what it leaves out', () => {
  expect(readProviderPlan(nodeFs, null)).toBeNull()
  expect(readConfig({}).oidcConfig).toBeNull()
  expect(readConfig({ OIDC_CONFIG: path }).oidcConfig).toBe(path)
  expect(read(good)).toEqual({
    issuer: good.issuer,
    clientId: 'truc-ban',
    clientSecret: 'mot-bi-mat-du-dai-cho-may',
    clientAuth: 'basic',
    label: good.label,
    match: 'preferred_username',
    secondStep: { acr: [], amr: [] },
    signing: 'RS256',
  })
  expect(read({ ...good, clientSecretFile: null })?.clientSecret).toBeNull()
  expect(read({ ...good, issuer: 'http://127.0.0.1:9000' })?.issuer).toBe('http://127.0.0.1:9000')
})

test('[OC1] a mistake is named where it stands, in both languages', () => {
  const wrong: readonly [object | string, RegExp][] = [
    ['{', /JSON/],
    [{ ...good, issuer: 'http://sso.example' }, /issuer: https/],
    [{ ...good, issuer: 'https://u:p@sso.example' }, /issuer/],
    [{ ...good, issuer: 'https://sso.example/?a=1' }, /issuer/],
    [{ ...good, clientId: '' }, /clientId/],
    [{ ...good, clientSecret: 'x' }, /clientSecret/],
    [{ ...good, clientSecretFile: 'secret' }, /clientSecretFile/],
    [{ ...good, clientSecretFile: join(folder, 'khong-co') }, /clientSecretFile: no such file/],
    [{ ...good, label: { vi: 'A' } }, /label\.en/],
    [{ ...good, match: 'email' }, /match: never by e-mail/],
    [{ ...good, match: 'Preferred Name' }, /match/],
    [{ ...good, secondStep: { acr: 'x', amr: [] } }, /secondStep\.acr/],
    [{ ...good, signing: 'none' }, /signing/],
    [{ ...good, signing: 'HS256' }, /signing/],
    [{ ...good, more: 1 }, /more/],
  ]
  for (const [value, named] of wrong) {
    expect(() => read(value)).toThrow(named)
    expect(() => read(value)).toThrow(
      /Tệp cấu hình đăng nhập chung .* \/ The sign-in provider's configuration/,
    )
  }
  expect(() => readProviderPlan(nodeFs, join(folder, 'khong'))).toThrow(/path: no such file/)
  expect(() => read(good, 0o644)).toThrow(/oidc\.json/)
  chmodSync(secretFile, 0o640)
  expect(() => read(good)).toThrow(/secret/)
  writeFileSync(secretFile, 'ngan')
  chmodSync(secretFile, 0o600)
  expect(() => read(good)).toThrow(/clientSecretFile: 16 to 500/)
})

test('[OC1] a mistake ends the start before anything is opened; without the file nothing is offered', async () => {
  writeFileSync(path, '{}', { mode: 0o600 })
  await expect(openHouse({ empty: true, env: { OIDC_CONFIG: path } })).rejects.toThrow(/issuer/)
  const house = await openHouse({ empty: true })
  expect((await house.ask('GET', '/api/v1/session/provider')).json).toEqual({ provider: null })
  expect((await house.ask('POST', '/api/v1/session/provider', { json: {} })).status).toBe(404)
  await house.close()
})
