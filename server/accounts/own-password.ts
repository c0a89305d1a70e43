import { sha256 } from '../adapters/hash.ts'
import { dropLinks } from './links.ts'
import { beginSession, endSessions, note, tellEnded } from './office.ts'
import type { Office } from './office.ts'
import { contextFor } from './people.ts'
import { normalised, passwordRefusal } from './policy.ts'
import { no } from './refusals.ts'
import type { AccountRefusal } from './refusals.ts'
import type { Own } from './sessions.ts'
import type { Accounts, Origin, SignedIn } from './types.ts'

async function changePassword(
  office: Office,
  { person, session }: Own,
  password: string,
  origin: Origin,
): Promise<SignedIn | AccountRefusal> {
  const account = office.book.pages.accounts.get(person)
  if (!account) return no('no-account')
  const refusal = passwordRefusal(password, contextFor(office, account))
  if (refusal) return refusal
  const hash = await office.hasher.hash(normalised(password))
  const changed = await office.book.change((draft) => {
    const [still, former] = [draft.accounts.get(person), draft.sessions.get(session)]
    // Ended, disabled or changed elsewhere meanwhile: the later of two must not win unseen.
    if (!still || still.disabled || still.hash !== account.hash || !former) return null
    draft.accounts.set(person, { ...still, hash })
    dropLinks(draft, (link) => link.person === person)
    const others = endSessions(draft, (one) => one.person === person && one.sessionHash !== session)
    const begun = beginSession(office, draft, person, { ...origin, session })
    const fresh = sha256(begun.signedIn.sessionToken)
    const { factor, via } = former
    const kept = { ...(factor ? { factor } : {}), ...(via ? { via } : {}) }
    const one = draft.sessions.get(fresh)
    if (one) draft.sessions.set(fresh, { ...one, ...kept })
    return { others, begun, fresh }
  })
  if (!changed) return no('prove-again')
  office.presence.began(changed.fresh)
  tellEnded(office, changed.others, 'password-changed')
  // The same browser goes on: its socket comes back by the new cookie.
  tellEnded(office, changed.begun.ended, 'moved')
  note(office, 'password-changed', 'ok', account, origin)
  return changed.begun.signedIn
}

/** One's own password, by whoever has just proved to be its owner. */
export const ownPasswordDoors = (office: Office): Pick<Accounts, 'changePassword'> => ({
  changePassword: (own, password, origin) => changePassword(office, own, password, origin),
})
