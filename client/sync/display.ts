import type { Net, NetAnswer } from '../adapters/net.ts'
import type { World } from '../adapters/world.ts'
import type { Identity } from './link.ts'
import { createStore } from './store.ts'
import type { Store } from './store.ts'
import { isSignedOut } from './twin.ts'

/** Answer of `GET /api/v1/me` to a display's token. */
interface DisplayMe {
  readonly congress: string
}

const askWho = (net: Net): Promise<NetAnswer<DisplayMe>> => net.get<DisplayMe>('/api/v1/me')

/** Opens a wall's view by its link's token; nothing is kept on the device. `ended`: the link is wrong or revoked. */
export async function openDisplay(
  world: World,
  token: string,
  ended: () => void,
): Promise<Store | 'ended' | 'no-connection'> {
  const { clock, chance, wake, openWire, language } = world
  const net = world.net(token)
  const answer = await askWho(net)
  if (!answer.ok) return isSignedOut(answer) ? 'ended' : 'no-connection'
  const identify = async (): Promise<Identity> => {
    const again = await askWho(net)
    if (again.ok) return 'same'
    return isSignedOut(again) ? { ended: 'display-revoked' } : 'unknown'
  }
  return createStore({
    clock,
    chance,
    wake,
    net,
    openWire,
    identify,
    ended,
    congress: answer.body.congress,
    auth: () => ({ language: language(), token }),
    me: null,
    outbox: null,
    vault: null,
  })
}
