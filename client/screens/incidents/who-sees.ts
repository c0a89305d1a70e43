import type { Organisation } from '../../../domain/catalogue/plan.ts'
import type { Incident } from '../../../domain/incident/events.ts'
import { sightOf } from '../../../domain/visible.ts'
import type { Viewer } from '../../../domain/visible.ts'
import type { Language } from '../../../domain/words.ts'
import { speak } from '../../app/words.ts'
import { capital } from '../items/capital.ts'
import { sightWords } from '../../words/incidents.ts'

/** What decides who sees an incident, before it is saved or as it stands. */
export type Sighted = Pick<
  Incident,
  'visibility' | 'named' | 'lead' | 'involved' | 'reporting' | 'publicLine' | 'restoreAt'
>

interface Sights {
  readonly whole: readonly Organisation[]
  readonly faces: readonly Organisation[]
  readonly blind: readonly Organisation[]
}

/** The very rule of the server, asked for each organisation; it looks at nothing but `Sighted`. */
export function sightsOf(incident: Sighted, organisations: Iterable<Organisation>): Sights {
  const whole: Organisation[] = []
  const faces: Organisation[] = []
  const blind: Organisation[] = []
  for (const organisation of organisations) {
    const { id, department } = organisation
    const sight = sightOf({ organisation: id, department }, incident as Incident)
    if (sight === 'all') whole.push(organisation)
    else if (sight === 'face') faces.push(organisation)
    else blind.push(organisation)
  }
  return { whole, faces, blind }
}

export const listed = (names: readonly string[], and: string): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}${and}${names.at(-1) ?? ''}`

/**
 * Says in words who sees the incident, with the redacted wording quoted; `clock` writes the expected restore.
 * The department first, then who handles it, the viewer's own organisation named as such.
 */
export function whoSees(
  incident: Sighted,
  organisations: Iterable<Organisation>,
  viewer: Viewer,
  language: Language,
  clock: (at: number) => string,
): string {
  const t = speak(sightWords, language)
  const { whole, faces, blind } = sightsOf(incident, organisations)
  const name = ({ id, short }: Organisation) =>
    id === viewer.organisation && !viewer.department ? t.you(short) : short
  const ordered = [...whole].sort((a, b) => Number(b.department) - Number(a.department))
  const names = listed(ordered.map(name), t.and)
  const hands = new Set([incident.lead, ...incident.involved])
  const unseeing = [...faces, ...blind].filter(({ id }) => hands.has(id))
  const line =
    incident.restoreAt === null
      ? incident.publicLine || '…'
      : t.expected(incident.publicLine, clock(incident.restoreAt))
  return [
    faces.length === 0 && blind.length === 0 ? t.everyone : t.whole(capital(names)),
    faces.length === 0 ? '' : t.faces(faces.length, line),
    blind.length === 0 ? '' : t.nothing(blind.length),
    unseeing.length === 0 ? '' : t.blind(listed(unseeing.map(name), t.and)),
  ]
    .filter((part) => part !== '')
    .join(' ')
}
