import { sha256 } from '../adapters/hash.ts'
import { newToken } from './office.ts'
import type { Office } from './office.ts'
import type { Accounts, Display } from './types.ts'

/** Starts every display token, so that a found one can be recognised for what it is. */
export const displayPrefix = 'tbd_'

export const findDisplay = (office: Office, token: string): Display | null => {
  if (!token.startsWith(displayPrefix)) return null
  const tokenHash = sha256(token)
  for (const display of office.book.pages.displays.values())
    if (display.tokenHash === tokenHash && display.revokedAt === null) return display
  return null
}

export const displayDoors = (
  office: Office,
): Pick<Accounts, 'displays' | 'labels' | 'addDisplay' | 'revokeDisplay'> => ({
  displays: (congress) =>
    [...office.book.pages.displays.values()].filter(
      (display) => display.congress === congress && display.revokedAt === null,
    ),
  labels: () => [...office.book.pages.tokens.values(), ...office.book.pages.displays.values()],
  addDisplay: (congress, organisation, label) =>
    office.book.change((draft) => {
      const token = `${displayPrefix}${newToken(office.chance)}`
      const display: Display = {
        id: office.chance.uuid(),
        tokenHash: sha256(token),
        congress,
        organisation,
        label,
        createdAt: office.clock.now(),
        revokedAt: null,
      }
      draft.displays.set(display.id, display)
      return { display, token }
    }),
  revokeDisplay: async (congress, id) => {
    const revoked = await office.book.change((draft) => {
      const display = draft.displays.get(id)
      if (display?.congress !== congress || display.revokedAt !== null) return false
      draft.displays.set(id, { ...display, revokedAt: office.clock.now() })
      return true
    })
    if (revoked) office.tell({ kind: 'display', display: id, reason: 'display-revoked' })
    return revoked
  },
})
