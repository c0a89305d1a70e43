import './audit.css'
import { useMe, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { go, usePlace, withQuery } from '../../app/place.ts'
import { Tabs } from '../../parts/controls/Tabs.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { auditWords } from '../../words/audit.ts'
import { keepingWords } from '../../words/keeping.ts'
import { Keeping } from './Keeping.tsx'
import { Proof } from './Proof.tsx'
import { Record } from './Record.tsx'
import { SignIns } from './SignIns.tsx'

const parts = {
  record: null,
  site: 'he-thong',
  'sign-ins': 'dang-nhap',
  proof: 'moc-neo',
  keeping: 'luu-giu',
} as const
type Part = keyof typeof parts

/** Who did what, what proves it, and who came in: for the department and its administrators. */
export default function AuditPage() {
  const t = useWords(auditWords)
  const keeping = useWords(keepingWords)
  const place = usePlace()
  const me = useMe()
  const { shown, congress, actor } = useSnapshot()
  const { info } = shown
  if (!info) return null
  const administers = actor?.role === 'admin' && (actor.department || actor.organisation === null)
  const all: readonly { readonly id: Part; readonly label: string }[] = [
    { id: 'record', label: t.record },
    { id: 'proof', label: t.proof },
    ...(administers ? ([{ id: 'keeping', label: keeping.tab }] as const) : []),
    ...(me.siteAdmin
      ? ([
          { id: 'site', label: t.site },
          { id: 'sign-ins', label: t.signIns },
        ] as const)
      : []),
  ]
  const part = all.find(({ id }) => parts[id] === place.query.get('phan'))?.id ?? 'record'
  return (
    <div className="audit">
      <PageHead title={t.title}>
        <Tabs
          label={t.tabs}
          tabs={all}
          current={part}
          onChoose={(id) => go(withQuery(place, { phan: parts[id] }), { replace: true })}
          panelId="audit-part"
        />
      </PageHead>
      <div id="audit-part" role="tabpanel" aria-label={all.find(({ id }) => id === part)?.label}>
        {part === 'record' ? <Record key="record" stream={congress} zone={info.zone} /> : null}
        {part === 'site' ? <Record key="site" stream="site" zone={info.zone} /> : null}
        {part === 'sign-ins' ? <SignIns zone={info.zone} /> : null}
        {part === 'keeping' ? <Keeping zone={info.zone} /> : null}
        {part === 'proof' ? <Proof zone={info.zone} administers={administers} /> : null}
      </div>
    </div>
  )
}
