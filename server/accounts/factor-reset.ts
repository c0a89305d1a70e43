import type { Pages } from './book.ts'
import type { FactorDoors } from './factor-doors.ts'
import { changeFactors, dropFactors, factorsOf, hasFactor, tellNews } from './factors.ts'
import type { ResetAsked } from './factors.ts'
import { endSessions, tellEnded } from './office.ts'
import type { Ended, Office } from './office.ts'
import { untied } from './provider-links.ts'
import { no } from './refusals.ts'

/** An administrator's wish to reset somebody's second step waits so long for the second one. */
export const resetMs = 24 * 3_600_000

const open = (office: Office, pages: Pages, person: string): ResetAsked | null => {
  const { resetAsked } = factorsOf(pages, person)
  return resetAsked && office.clock.now() < resetAsked.at + resetMs ? resetAsked : null
}

/** In a draft: everything of the second step goes, every session and known browser ends, and the person will be told. */
function resetIn(office: Office, draft: Pages, person: string): readonly Ended[] {
  dropFactors(draft, person)
  // The provider's second step may stand for the own one: it goes too.
  const account = draft.accounts.get(person)
  if (account) draft.accounts.set(person, untied(account))
  tellNews(draft, person, 'factors-reset', office.clock.now())
  for (const device of draft.devices.values())
    if (device.person === person) draft.devices.delete(device.deviceHash)
  return endSessions(draft, (session) => session.person === person)
}

/** Taking away somebody's second step: two administrators, or whoever holds the host. */
export function resetDoors(
  office: Office,
): Pick<FactorDoors, 'resetAsked' | 'askReset' | 'withdrawReset' | 'confirmReset' | 'rescue'> {
  const { book } = office
  return {
    resetAsked: (person) => open(office, book.pages, person),
    askReset: (person, by) =>
      book.change((draft) => {
        if (!hasFactor(factorsOf(draft, person))) return no('no-factor')
        if (by === person) return no('reset-second-person')
        // Who asks again does not take the first one's place: that would make the first the second.
        if (open(office, draft, person)) return { ok: true } as const
        changeFactors(draft, person, { resetAsked: { by, at: office.clock.now() } })
        return { ok: true } as const
      }),
    withdrawReset: (person) => book.change((draft) => changeFactors(draft, person, { resetAsked: null })),
    confirmReset: async (person, by) => {
      const done = await book.change((draft) => {
        const asked = open(office, draft, person)
        if (!asked) return no('reset-not-asked')
        if (asked.by === by || by === person) return no('reset-second-person')
        return { ok: true, asked: asked.by, ended: resetIn(office, draft, person) } as const
      })
      if (!done.ok) return done
      tellEnded(office, done.ended, 'factors-changed')
      return { ok: true, asked: done.asked }
    },
    rescue: async (person) => {
      const ended = await book.change((draft) => resetIn(office, draft, person))
      tellEnded(office, ended, 'factors-changed')
    },
  }
}
