import '../people/people.css'
import './setup.css'
import './by-hand.css'
import { useEffect, useMemo, useState } from 'react'
import type { NetError } from '../../adapters/net.ts'
import { useSession } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { go } from '../../app/place.ts'
import { useToast } from '../../app/toast.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { courseWords } from '../../words/setup.ts'
import { formWords } from '../../words/setup-form.ts'
import { AdminError } from '../people/AdminError.tsx'
import { HandAreas } from './HandAreas.tsx'
import { HandCheck } from './HandCheck.tsx'
import { HandFacts } from './HandFacts.tsx'
import { WrongContext } from './HandField.tsx'
import { sentenceOf } from './hand-words.ts'
import { HandOrganisations } from './HandOrganisations.tsx'
import { HandChecklists, HandOwners } from './HandOwners.tsx'
import { isTouched } from './plan-draft.ts'
import type { FieldMistake } from './plan-mistakes.ts'
import type { PlanLine } from './plans.ts'
import { HandContext, useHand, useHandDraft, usePlanText, useShelf } from './useHand.ts'
import type { ChecklistLine } from './useHand.ts'
import { useHandCheck } from './useHandCheck.ts'

interface Shelf {
  readonly plans: readonly PlanLine[]
  readonly checklists?: readonly ChecklistLine[]
}

function useShelfLines() {
  const session = useSession()
  const [shelf, setShelf] = useState<Shelf>({ plans: [] })
  const [error, setError] = useState<NetError | null>(null)
  useEffect(() => {
    let here = true
    void session.net.get<Shelf>('/api/v1/plans').then((answer) => {
      if (!here) return
      if (answer.ok) setShelf(answer.body)
      setError(answer.ok ? null : answer.error)
    })
    return () => {
      here = false
    }
  }, [session])
  return { shelf, error }
}

/** Where the draft comes from: nothing, or a plan that ships; and the same draft as text. */
function Begin({ plans, text }: { readonly plans: readonly PlanLine[]; readonly text: string }) {
  const t = useWords(formWords)
  const { beginNone } = useWords(courseWords)
  const toast = useToast()
  const { draft, change } = useHand()
  const { error, begin, empty } = useShelf()
  const asText = usePlanText()
  const take = async (id: string) => {
    if (id === '') return
    const next = id === '-' ? empty() : await begin(id)
    if (next === null) return
    change(next)
    if (isTouched(draft)) toast({ text: t.begun, action: { label: t.undo, onPress: () => change(draft) } })
  }
  const sound = plans.filter(({ mistakes }) => mistakes.length === 0)
  return (
    <section className="sheet">
      <h2>{t.begin}</h2>
      <AdminError error={error} />
      <div className="hand-form">
        <Select
          label={t.beginFrom}
          hint={t.beginHint}
          value=""
          options={[
            { value: '', label: beginNone },
            { value: '-', label: t.empty },
            ...sound.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(id) => void take(id)}
        />
        <span className="hand-add">
          <Button
            icon="file-text"
            onPress={() => {
              asText.change({ file: 'bieu-mau.yaml', text })
              go('/thiet-lap?xem=van-ban')
            }}
          >
            {t.asText}
          </Button>
        </span>
      </div>
    </section>
  )
}

function useWrong(mistakes: readonly FieldMistake[] | null): ReadonlyMap<string, string> {
  const language = useLanguage()
  return useMemo(() => {
    const wrong = new Map<string, string>()
    for (const mistake of mistakes ?? []) {
      const before = wrong.get(mistake.field)
      const said = sentenceOf(mistake, language)
      wrong.set(mistake.field, before === undefined ? said : `${before} ${said}`)
    }
    return wrong
  }, [mistakes, language])
}

/** A congress made by hand, section by section, checked as a whole and then made. */
export default function ByHandPage() {
  const t = useWords(formWords)
  const { drop, ...hand } = useHandDraft()
  const { shelf, error } = useShelfLines()
  const checking = useHandCheck(hand.draft, drop)
  const wrong = useWrong(checking.mistakes)
  return (
    <HandContext value={hand}>
      <WrongContext value={wrong}>
        <div className="admin">
          <PageHead
            title={t.title}
            sub={t.sub}
            actions={
              <Link href="/thiet-lap" className="hand-back">
                {t.back}
              </Link>
            }
          />
          <div className="sheets wide">
            <AdminError error={error} />
            <Begin plans={shelf.plans} text={checking.text} />
            <HandFacts />
            <HandOrganisations />
            <HandAreas />
            <HandChecklists shelf={shelf.checklists ?? []} />
            <HandOwners />
            <HandCheck {...checking} onCheck={checking.check} onMake={checking.make} />
          </div>
        </div>
      </WrongContext>
    </HandContext>
  )
}
