import './duty.css'
import { useState } from 'react'
import type { Tier } from '../../../domain/duty/events.ts'
import type { Shift } from '../../../domain/duty/shift.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { spanOf } from '../../app/times.ts'
import { Select } from '../../parts/controls/Select.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { dutyWords } from '../../words/duty.ts'
import { AssignDialog, RosterDialog, TakeDialog } from './DutyDialogs.tsx'
import { OnShift } from './OnShift.tsx'
import { Roster } from './Roster.tsx'
import { hoursOf, useWatch } from './seen.ts'
import type { Watch } from './seen.ts'
import { Asked, Self, ShiftCard } from './ShiftCard.tsx'
import { Others, Warnings } from './Warnings.tsx'

const dialogs = { take: TakeDialog, assign: AssignDialog, roster: RosterDialog }
interface Asking {
  readonly what: keyof typeof dialogs
  readonly tier: Tier
  readonly shift: Shift
}

/** Everything about one organisation's duty. */
function Duty({ watch, onChoose }: { readonly watch: Watch; readonly onChoose: (id: string) => void }) {
  const t = useWords(dutyWords)
  const { actor } = useSnapshot()
  const [asking, setAsking] = useState<Asking | null>(null)
  const { current, next, info } = watch
  const offers = (shift: Shift) => ({
    onTake: (tier: Tier) => setAsking({ what: 'take', tier, shift }),
    onAssign: (tier: Tier) => setAsking({ what: 'assign', tier, shift }),
  })
  const Asks = asking ? dialogs[asking.what] : null
  return (
    <div className="duty-cards">
      <div className="duty-main">
        <OnShift watch={watch} shift={current} title={t.now} {...offers(current)} />
        <OnShift
          watch={watch}
          shift={next}
          title={t.next(hoursOf(next, info.zone))}
          brief
          {...offers(next)}
        />
      </div>
      <div className="duty-aside">
        <ShiftCard watch={watch} />
        <Warnings watch={watch} />
        {actor?.department ? <Others watch={watch} onChoose={onChoose} /> : null}
      </div>
      <Roster watch={watch} onEdit={(tier, shift) => setAsking({ what: 'roster', tier, shift })} />
      {Asks && asking ? (
        <Asks watch={watch} tier={asking.tier} shift={asking.shift} onClose={() => setAsking(null)} />
      ) : null}
    </div>
  )
}

/** Who is on duty now and next, what is missing, and the roster of a week. */
export default function DutyPage() {
  const t = useWords(dutyWords)
  const language = useLanguage()
  const { actor, shown } = useSnapshot()
  const first = actor?.department ? [...shown.organisations.keys()][0] : undefined
  const [chosen, setChosen] = useState<string | null>(null)
  const of = chosen ?? actor?.organisation ?? first ?? ''
  const watch = useWatch(of)
  if (!watch || of === '')
    return (
      <div className="duty">
        <PageHead title={t.title} />
        <EmptyState title={t.notMember} text={t.notMemberText} />
      </div>
    )
  const { current, now, info } = watch
  const organisations = [...shown.organisations.values()]
  return (
    <div className="duty">
      <PageHead
        title={t.title}
        sub={t.shiftNow(hoursOf(current, info.zone), spanOf(current.to - now, language))}
        // Whoever chooses reads it in the choice.
        note={actor?.department ? undefined : shown.organisations.get(of)?.name}
        actions={
          actor?.department ? (
            <Select
              label={t.organisation}
              value={of}
              options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setChosen}
            />
          ) : undefined
        }
      />
      <Asked watch={watch} />
      <Self watch={watch} />
      <Duty key={of} watch={watch} onChoose={setChosen} />
    </div>
  )
}
