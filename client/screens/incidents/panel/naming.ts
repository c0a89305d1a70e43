import { useSnapshot } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { conductWords } from '../../../words/conduct.ts'
import { termWords } from '../../../words/terms.ts'
import { whoOf } from '../../items/who.ts'

/** A person by name and organisation as far as this account may know them, and whether it is the reader. */
export function useNaming(): (person: string, of?: string | null) => string {
  const snapshot = useSnapshot()
  const t = useWords(conductWords)
  const { unknownPerson } = useWords(termWords)
  return (person, of) => {
    const organisation = of ?? snapshot.shown.people.get(person)?.organisation ?? null
    const name = whoOf(snapshot, { person, organisation }, unknownPerson)
    return person === snapshot.actor?.person ? `${name} (${t.you})` : name
  }
}
