import './paper.css'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { go, usePlace, withQuery } from '../../app/place.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Tabs } from '../../parts/controls/Tabs.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { paperWords } from '../../words/paper.ts'
import { BackEntry } from './BackEntry.tsx'
import { Sheet } from './Sheet.tsx'

type Part = 'sheet' | 'backEntry'

/** The board for when there is none: printed beforehand, written on, and entered afterwards. */
export default function PaperPage() {
  const t = useWords(paperWords)
  const place = usePlace()
  const { shown } = useSnapshot()
  const now = useNow(15_000)
  const { info } = shown
  if (!info) return null
  const part: Part = place.query.get('phan') === 'nhap-bu' ? 'backEntry' : 'sheet'
  const choose = (id: Part) =>
    go(withQuery(place, { phan: id === 'backEntry' ? 'nhap-bu' : null }), { replace: true })
  return (
    <div className="paper">
      <PageHead
        title={t.title}
        actions={
          part === 'sheet' ? (
            <Button kind="primary" icon="printer" onPress={() => window.print()}>
              {t.print}
            </Button>
          ) : undefined
        }
      >
        <Tabs
          label={t.parts}
          tabs={[
            { id: 'sheet' as const, label: t.sheet },
            { id: 'backEntry' as const, label: t.backEntry },
          ]}
          current={part}
          onChoose={choose}
          panelId="paper"
        />
      </PageHead>
      <div id="paper" role="tabpanel" aria-label={t[part]}>
        {part === 'sheet' ? (
          <>
            <p className="paper-intro quiet">{t.intro}</p>
            <div className="paper-scroll" tabIndex={0} role="region" aria-label={t.sheet}>
              <Sheet info={info} now={now} />
            </div>
          </>
        ) : (
          <BackEntry info={info} now={now} />
        )}
      </div>
    </div>
  )
}
