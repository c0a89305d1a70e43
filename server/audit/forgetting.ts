import type { OfficeRecord } from '../../domain/site/office.ts'
import { lineFor, signInFields } from '../adapters/day-log.ts'
import type { DayLog } from '../adapters/day-log.ts'
import { sha256 } from '../adapters/hash.ts'
import type { SignInRecords } from './check-sign-ins.ts'
import { actId } from './sign-ins.ts'

export interface ForgettingMeans {
  /** What the chain says each sealed day is. */
  readonly digests: SignInRecords['digests']
  readonly record: (record: OfficeRecord, id: string) => Promise<boolean>
}

/** The line with the person's id in place of the user name; any other as it is. */
function lineWithout(line: string, person: string): string {
  if (!line.includes(person)) return line
  const told = JSON.parse(line) as Readonly<Record<string, unknown>>
  if (told['person'] !== person) return line
  const kept = Object.entries(told).filter(([name]) => signInFields.includes(name))
  return lineFor({ ...Object.fromEntries(kept), username: person })
}

const without = (text: string, person: string): string =>
  text
    .split('\n')
    .map((line) => lineWithout(line, person))
    .join('\n')

/**
 * Puts the id in place of a person's user name in every day of the sign-in log. Of a sealed day the chain first gets the
 * digest that it has from now on (the former one stays there too), then the file is replaced. A day that is not as it
 * was sealed is left alone, for a new seal would bless what somebody changed. Answers the names of those.
 */
export async function forgetPerson(
  log: DayLog,
  person: string,
  { digests, record }: ForgettingMeans,
): Promise<readonly string[]> {
  const leftAlone: string[] = []
  for (const name of await log.names()) {
    const sealed = digests.get(name)?.digest
    if (sealed === undefined) {
      await log.rewrite(name, (text) => without(text, person))
      continue
    }
    const text = (await log.read(name)).toString('utf8')
    const blanked = without(text, person)
    if (blanked === text) continue
    const digest = sha256(blanked)
    // The latter: the record was written, and the process ended before the file was replaced.
    if (sha256(text) !== sealed && digest !== sealed) {
      leftAlone.push(name)
      continue
    }
    const act = { act: 'sign-ins-blanked', actor: null, second: null, subject: name, digest } as const
    if (digest !== sealed && !(await record(act, actId('sign-ins-blanked', name, digest))))
      throw new Error('a day of the sign-in log could not be sealed anew')
    await log.rewrite(name, () => blanked)
  }
  return leftAlone
}
