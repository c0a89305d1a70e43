import type { CommandAnswer } from '../../domain/protocol.ts'
import type { Net, NetAnswer } from '../adapters/net.ts'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'

/** Tells the end of the session from any other answer; a wrong password is a 401 too. */
export const isSignedOut = (answer: NetAnswer<unknown>): boolean =>
  !answer.ok && answer.error.code === 'signed-out'

/** The same net, which tells when an answer says that the session has ended. */
export function watchedNet(net: Net, ended: () => void): Net {
  const watched = async <T>(answer: Promise<NetAnswer<T>>): Promise<NetAnswer<T>> => {
    const came = await answer
    if (isSignedOut(came)) ended()
    return came
  }
  return {
    get: (path) => watched(net.get(path)),
    post: (path, body) => watched(net.post(path, body)),
    del: (path) => watched(net.del(path)),
    put: (path, bytes) =>
      watched(
        net.put?.(path, bytes) ?? Promise.resolve({ ok: false, error: { status: 0, code: 'no-connection' } }),
      ),
  }
}

export interface TwinResult {
  readonly result?: { readonly [key: string]: string }
}

/** A command over the HTTP twin, beside the outbox: for what is only ever done with the centre in reach. */
export async function commandByHttp(
  { net, chance, clock }: { readonly net: Net; readonly chance: Chance; readonly clock: Clock },
  congress: string,
  type: string,
  payload: object,
): Promise<NetAnswer<TwinResult>> {
  const envelope = { id: chance.uuid(), congress, type, payload, madeAt: clock.now() }
  const send = () => net.post<CommandAnswer>('/api/v1/commands', envelope)
  const first = await send()
  // The answer may have been lost on its way: the same id is accepted at most once.
  const answer = first.ok || first.error.status !== 0 ? first : await send()
  if (!answer.ok) return answer
  if (!answer.body.ok) return { ok: false, error: { status: 422, ...answer.body.error } }
  const { result } = answer.body
  return { ok: true, body: result === undefined ? {} : { result } }
}
