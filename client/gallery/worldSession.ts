import type { Net, NetAnswer } from '../adapters/net.ts'
import type { Me, Session, SessionState } from '../sync/session-state.ts'
import type { World, WorldPerson } from './world.ts'
import type { WorldStore } from './worldStore.ts'

const none: NetAnswer<never> = { ok: false, error: { status: 404, code: 'not-found' } }

/** Answers given by hand instead of a server's: `GET /api/v1/plans` to its body, or a function of what was sent. */
export type WorldAnswers = { readonly [request: string]: object | ((body: object) => object) }

function worldNet(answers: WorldAnswers): Net {
  const ask = <T>(request: string, body: object): Promise<NetAnswer<T>> => {
    const found = answers[request]
    if (found === undefined) return Promise.resolve(none)
    const answer: unknown = typeof found === 'function' ? (found as (body: object) => object)(body) : found
    return Promise.resolve({ ok: true, body: answer as T })
  }
  return {
    get: (path) => ask(`GET ${path}`, {}),
    post: (path, body) => ask(`POST ${path}`, body),
    del: (path) => ask(`DELETE ${path}`, {}),
  }
}

export function meOf(world: World, { person, username, name, organisation, role }: WorldPerson): Me {
  const { info, organisations } = world.state
  if (!info) throw new Error('the world has no congress')
  const place = organisations.get(organisation)
  return {
    person,
    username,
    name,
    siteAdmin: role === 'admin',
    congresses: [
      {
        id: world.id,
        name: info.name,
        organisation,
        organisationName: place?.name ?? null,
        role,
        department: place?.department ?? false,
        opening: info.opening,
        closing: info.closing,
        zone: info.zone,
        rehearsal: info.rehearsal,
      },
    ],
    serverTime: world.now(),
  }
}

/** A session that begins in `first` and never leaves the device. */
export function worldSession(first: SessionState, store: WorldStore | null, answers: WorldAnswers): Session {
  let state = first
  const listeners = new Set<() => void>()
  const become = (next: SessionState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const wrong = { ok: false as const, error: { status: 401, code: 'wrong-credentials' } }
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    getSnapshot: () => state,
    start: () => Promise.resolve(),
    signIn: () => Promise.resolve(wrong),
    enterWith: () => Promise.resolve(wrong),
    signOut: (unsent) => {
      const count = store?.getSnapshot().outbox.length ?? 0
      if (count > 0 && unsent === undefined) return Promise.resolve({ ok: false, code: 'unsent', count })
      become({ at: 'signed-out', insecure: false })
      return Promise.resolve({ ok: true })
    },
    setUp: () => Promise.resolve(wrong),
    lookLink: () =>
      Promise.resolve({
        ok: true,
        body: { username: 'truc.vnpt', name: 'Trực 1 · VNPT', purpose: 'set-password', expiresAt: 0 },
      }),
    useLink: () => Promise.resolve({ ok: true, signedIn: true }),
    openCongress: () => Promise.resolve(),
    refresh: () => Promise.resolve(),
    command: () => Promise.resolve({ ok: true, body: {} }),
    net: worldNet(answers),
    close: () => Promise.resolve(),
  }
}
