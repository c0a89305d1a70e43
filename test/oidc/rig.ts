import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instead } from '../../server/main.ts'
import { landingPath } from '../../server/accounts/provider-doors.ts'
import { goodPassword } from '../accounts/rig.ts'
import { openAhead } from '../http/factor-rig.ts'
import type { Ahead, Browser } from '../http/factor-rig.ts'
import { ask } from '../http/rig.ts'
import type { Answer, House } from '../http/rig.ts'
import { freePort } from '../journey/product.ts'
import { clientId, openRealProvider } from './provider-rig.ts'
import type { RealProvider } from './provider-rig.ts'

/** The folder of a configuration and its secret, as the administrator of the host makes them. */
export function writePlan(
  plan: object,
  secret: string,
): { readonly path: string; readonly drop: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'trucban-oidc-'))
  const clientSecretFile = join(folder, 'secret')
  const path = join(folder, 'oidc.json')
  writeFileSync(clientSecretFile, `${secret}\n`, { mode: 0o600 })
  writeFileSync(path, JSON.stringify({ clientSecretFile, ...plan }), { mode: 0o600 })
  chmodSync(path, 0o600)
  return { path, drop: () => rmSync(folder, { recursive: true, force: true }) }
}

export const label = { vi: 'Đăng nhập của tỉnh', en: 'Provincial sign-in' }

/** The real server with the real provider beside it. */
export interface Joined extends Ahead {
  readonly provider: RealProvider
}

export async function openJoined(plan: object = {}, instead: Instead = {}): Promise<Joined> {
  const port = await freePort()
  const provider = await openRealProvider(`http://localhost:${port}${landingPath}`)
  const config = writePlan({ issuer: provider.issuer, clientId, label, ...plan }, provider.secret)
  const house = await openAhead({ env: { PORT: String(port), OIDC_CONFIG: config.path }, instead })
  return {
    ...house,
    provider,
    close: async () => {
      await house.close()
      await provider.close()
      config.drop()
    },
  }
}

/** Presses the button: where the browser is sent. */
export async function pressed(by: Browser): Promise<string> {
  const answer = await by.post('session/provider')
  if (answer.status !== 200) throw new Error(answer.text)
  return (answer.json as { url: string }).url
}

/** To the provider, in as `sub`, and back: what the server makes of it. */
export async function through(house: Joined, by: Browser, sub: string): Promise<Answer> {
  const back = await house.provider.signIn(await pressed(by), sub)
  return by.post('session/provider/finish', { query: back.search })
}

/** Signs in by password and ties the account to `sub`. */
export async function tieTo(house: Joined, by: Browser, sub: string, code?: string): Promise<Answer> {
  const proof = await by.prove(code)
  const begun = await by.post('account/provider', { proof })
  if (begun.status !== 200) throw new Error(begun.text)
  const back = await house.provider.signIn((begun.json as { url: string }).url, sub)
  return by.post('session/provider/finish', { query: back.search })
}

/** A browser with a jar: each cookie by its name, those that are taken back gone. */
export function jar(house: House, from = ''): Browser {
  const kept = new Map<string, string>()
  const keep = (cookie: string): void => {
    const at = cookie.indexOf('=')
    if (at > 0 && cookie.slice(at + 1) !== '') kept.set(cookie.slice(0, at), cookie.slice(at + 1))
    else if (at > 0) kept.delete(cookie.slice(0, at))
  }
  from.split('; ').forEach(keep)
  const asked = async (method: string, path: string, json?: object): Promise<Answer> => {
    const answer = await ask(house.port, method, `/api/v1/${path}`, {
      ...(json === undefined ? {} : { json }),
      cookie: mine.cookie,
    })
    for (const cookie of answer.headers['set-cookie'] ?? []) keep(cookie.split(';')[0] ?? '')
    return answer
  }
  const mine: Browser = {
    get cookie() {
      return [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
    },
    set cookie(_all) {
      throw new Error('a jar fills itself')
    },
    post: (path, json = {}) => asked('POST', path, json),
    get: (path) => asked('GET', path),
    prove: async (code) => {
      const answer = await mine.post('account/prove', { password: goodPassword, ...(code ? { code } : {}) })
      if (answer.status !== 200) throw new Error(answer.text)
      return (answer.json as { proof: string }).proof
    },
  }
  return mine
}

export const fresh = (house: House): Browser => jar(house)

export async function signedInAs(house: House, username: string, more: object = {}): Promise<Browser> {
  const by = jar(house)
  const answer = await by.post('session', { username, password: goodPassword, ...more })
  if (answer.status !== 200) throw new Error(answer.text)
  return by
}
