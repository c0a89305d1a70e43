import './people.css'
import { useState } from 'react'
import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { go, usePlace, withQuery } from '../../app/place.ts'
import { Tabs } from '../../parts/controls/Tabs.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { peopleWords } from '../../words/admin.ts'
import { AddPeople } from './AddPeople.tsx'
import { Displays } from './Displays.tsx'
import { LinkCards } from './LinkCards.tsx'
import type { ShownLink } from './people.ts'
import { stateOf } from './people.ts'
import { PeopleList } from './PeopleList.tsx'
import { usePeople } from './usePeople.ts'

const sections = ['list', 'add', 'displays'] as const
type Section = (typeof sections)[number]

/** Who serves in the congress, adding and linking them, and the walls. */
export default function PeoplePage() {
  const t = useWords(peopleWords)
  const place = usePlace()
  const { shown } = useSnapshot()
  const people = usePeople()
  const [links, setLinks] = useState<readonly ShownLink[]>([])
  const section = sections.find((one) => one === place.query.get('muc')) ?? 'list'
  const choose = (next: Section) => go(withQuery(place, { muc: next === 'list' ? null : next }))
  const list = people.list ?? []
  const waiting = list.filter((one) => stateOf(one).startsWith('waiting')).length
  const made = (more: readonly ShownLink[]) => {
    setLinks(more)
    people.reload()
  }
  return (
    <div className="admin">
      <PageHead title={t.title} sub={t.count(list.length, waiting)}>
        <Tabs
          label={t.tabs}
          current={section}
          onChoose={choose}
          panelId="people-section"
          tabs={[
            { id: 'list', label: t.tabPeople, count: list.length },
            { id: 'add', label: t.tabAdd },
            { id: 'displays', label: t.tabDisplays },
          ]}
        />
        <p className="people-more">
          <Link href="/ma-truy-cap">{t.toTokens}</Link>
        </p>
      </PageHead>
      <div id="people-section" className="sheets wide">
        {links.length > 0 ? <LinkCards links={links} onDone={() => setLinks([])} /> : null}
        {section === 'list' ? <PeopleList people={people} onLink={made} /> : null}
        {section === 'add' ? (
          <AddPeople
            organisations={[...shown.organisations.values()]}
            known={new Set(list.map(({ username }) => username ?? ''))}
            onMade={made}
          />
        ) : null}
        {section === 'displays' ? <Displays organisations={[...shown.organisations.values()]} /> : null}
      </div>
    </div>
  )
}
