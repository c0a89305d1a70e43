import { SITE, SYSTEM } from '../domain/ids.ts'
import type { Accounts } from './accounts/types.ts'
import type { CommandDesk } from './app/desk.ts'
import { SignInRecords } from './audit/check-sign-ins.ts'
import { forgetPerson } from './audit/forgetting.ts'
import type { Journal } from './journal/port.ts'
import { officeRecorder } from './record-keeping.ts'
import type { Keeping } from './record-keeping.ts'

export interface PersonErasingParts {
  readonly desk: CommandDesk
  readonly journal: Pick<Journal, 'read' | 'find'>
  readonly accounts: Pick<Accounts, 'erase'>
  readonly keeping: Keeping
  /** Removes damaged versions of the accounts that were put aside. */
  readonly forgetDamaged: () => void
  readonly log: (message: string, facts: object) => void
}

/**
 * A person leaves no trace but the id: out of every place, out of all kept versions of the accounts, damaged ones too,
 * and the user name out of the sign-in log. Done again after a crash it comes to the same end.
 */
export async function erasePerson(parts: PersonErasingParts, person: string): Promise<void> {
  const { desk, journal, accounts, keeping, log } = parts
  for (const congress of desk.site().congresses.keys())
    if (desk.congress(congress)?.people.has(person)) {
      const left = await desk.asSystem(congress, 'person.leave', { person })
      // Of a congress that is closed the id stays among its people, and that is all.
      if (!left.ok) log('an erased person could not leave a congress', { congress, code: left.error.code })
    }
  await accounts.erase(person)
  parts.forgetDamaged()
  const records = new SignInRecords()
  for await (const commit of journal.read(SITE, 0)) records.see(commit)
  const isRecorded = (id: string): boolean => journal.find(SITE, SYSTEM, id) !== null
  const kept = await forgetPerson(keeping.signInLog, person, {
    digests: records.digests,
    record: officeRecorder(desk, isRecorded),
  })
  for (const name of kept)
    log('a day of the sign-in log is not as it was sealed, and was left alone', { name })
}
