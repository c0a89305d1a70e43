import { congress } from './rig.ts'
import type { House } from './rig.ts'

/** A token made as an administrator makes one. `cookie` is theirs. */
export async function tokenOf(
  house: House,
  cookie: string,
  asked: { readonly scopes: readonly string[]; readonly organisation: string },
): Promise<{ readonly id: string; readonly secret: string }> {
  const json = { label: 'Chương trình thử', days: 7, ...asked }
  const answer = await house.ask('POST', `/api/v1/congresses/${congress}/tokens`, { cookie, json })
  if (answer.status !== 201) throw new Error(answer.text)
  const { token, secret } = answer.json as { token: { id: string }; secret: string }
  return { id: token.id, secret }
}
