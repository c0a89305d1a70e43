import { phases } from '../../../domain/catalogue/checklist.ts'
import type { Group, Part, Readiness } from '../../../domain/run/readiness.ts'
import { useSnapshot } from '../../app/context.ts'
import { usePlace, withQuery } from '../../app/place.ts'
import { StepLine } from './Areas.tsx'
import { useNames, useT } from './names.ts'
import { queryOf } from './selection.ts'

interface Listed {
  readonly id: string
  readonly name: string
  readonly group: Group
  readonly part: Part
}

function List({ title, groups }: { readonly title: string; readonly groups: readonly Listed[] }) {
  const place = usePlace()
  return (
    <section>
      <h2>{title}</h2>
      <ul className="ready-steps">
        {groups.map(({ id, name, group, part }) => (
          <StepLine key={id} href={withQuery(place, queryOf(part))} name={name} group={group} />
        ))}
      </ul>
    </section>
  )
}

/** In the order of the plan; what has no rows is left out. */
const listed = <K extends string>(
  ids: Iterable<K>,
  groups: ReadonlyMap<K, Group>,
  make: (id: K) => Pick<Listed, 'name' | 'part'>,
): readonly Listed[] =>
  [...ids].flatMap((id) => {
    const group = groups.get(id)
    return group ? { id, group, ...make(id) } : []
  })

/** The whole, rolled up by checklist, organisation and phase. */
export function Groups({ found }: { readonly found: Readiness }) {
  const t = useT()
  const names = useNames()
  const { shown } = useSnapshot()
  const owners = listed(shown.organisations.keys(), found.byOwner, (id) => ({
    name: names.owner(id),
    part: { owner: id },
  }))
  return (
    <div className="ready-groups">
      <List
        title={t.checklists}
        groups={listed(shown.checklists.keys(), found.byChecklist, (id) => ({
          name: names.checklist(id),
          part: { checklist: id },
        }))}
      />
      {owners.length > 1 ? <List title={t.organisations} groups={owners} /> : null}
      <List
        title={t.phases}
        groups={listed(phases, found.byPhase, (id) => ({ name: names.phase(id), part: { phase: id } }))}
      />
    </div>
  )
}
