import { useState } from 'react'
import { dutyProbe } from '../../../domain/duty/probe.ts'
import { codeFor } from '../../../domain/incident/code.ts'
import { rowStatus } from '../../../domain/run/status.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { useToast } from '../../app/toast.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { dutyWords } from '../../words/duty.ts'
import { refusalText } from '../../words/refusals.ts'
import { steeringWords } from '../../words/steering.ts'
import { termWords } from '../../words/terms.ts'
import { organisationOf } from '../items/who.ts'
import type { Watch } from './seen.ts'

/** The checklist of duty and command, where the congress has it. */
const usualList = 'CL7'

/** Adds a critical item to the live run and binds the probe that watches this roster to it. */
function useWatching({ of }: Watch, onDone: () => void) {
  const t = useWords(dutyWords)
  const steering = useWords(steeringWords)
  const store = useStore()
  const toast = useToast()
  const language = useLanguage()
  const snapshot = useSnapshot()
  const { shown } = snapshot
  const [wrong, setWrong] = useState<string | null>(null)
  const name = organisationOf(snapshot, of)
  const lists = [...shown.checklists.keys()]
  const checklist = lists.find((id) => id === usualList) ?? lists[0] ?? ''
  const add = async (reason: string): Promise<void> => {
    if (reason.trim() === '') return setWrong(steering.reasonNeeded)
    const item = {
      checklist,
      title: { vi: dutyWords.watchTitle.vi(name), en: dutyWords.watchTitle.en(name) },
      howto: dutyWords.watchHowTo.vi,
      phase: 'before' as const,
      due: 'T-1d',
      recurrence: 'once' as const,
      evidence: 'probe' as const,
      readings: [],
      critical: true,
      twoPerson: false,
      rows: [{ area: null, owner: of }],
      reason,
    }
    const added = await store.send('run.add-item', item, { wait: 'answer' })
    const row = codeFor('BS', added.id, () => false)
    const done = added.ok
      ? await store.send('run.bind-probe', { row, probe: dutyProbe, reason }, { wait: 'answer' })
      : added
    if (!done.ok) return setWrong(refusalText(done.error, language, shown.info?.dutyPhone ?? ''))
    toast({ text: t.watched(row) })
    onDone()
  }
  return { add, wrong, may: checklist !== '' }
}

function WatchDialog({ watch, onClose }: { readonly watch: Watch; readonly onClose: () => void }) {
  const t = useWords(dutyWords)
  const { close } = useWords(termWords)
  const snapshot = useSnapshot()
  const [reason, setReason] = useState('')
  const { add, wrong } = useWatching(watch, onClose)
  return (
    <Dialog
      title={t.watchAsk(organisationOf(snapshot, watch.of))}
      closeLabel={close}
      note={t.watchNote}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={() => void add(reason)}>
          {t.watchNow}
        </Button>
      }
    >
      <TextField
        label={t.reason}
        value={reason}
        maxLength={200}
        required
        error={wrong ?? undefined}
        onChange={setReason}
      />
    </Dialog>
  )
}

/** The readiness item that this roster decides; for the department, the way to make one. */
export function Watched({ watch }: { readonly watch: Watch }) {
  const t = useWords(dutyWords)
  const { noLine } = useWords(termWords)
  const { shown, actor, connection } = useSnapshot()
  const [asking, setAsking] = useState(false)
  const row = [...shown.rows.values()].find(
    ({ owner, probe }) => owner === watch.of && probe?.name === dutyProbe,
  )
  if (row) {
    const open = rowStatus(row, watch.info, watch.now).state !== 'done'
    return (
      <p className="duty-watched">
        <Link href={`/viec/${encodeURIComponent(row.id)}`}>{t.watchedBy(row.item.id)}</Link>{' '}
        <small className={open ? 'duty-late' : 'duty-proved'}>{open ? t.watchOpen : t.watchDone}</small>
      </p>
    )
  }
  const steers = actor?.department === true && (actor.role === 'operator' || actor.role === 'leader')
  if (!steers || shown.checklists.size === 0) return null
  return (
    <div className="duty-watched">
      <Button
        size="small"
        kind="quiet"
        icon="gauge"
        unavailable={connection.state === 'live' ? undefined : noLine}
        onPress={() => setAsking(true)}
      >
        {t.watch}
      </Button>
      {asking ? <WatchDialog watch={watch} onClose={() => setAsking(false)} /> : null}
    </div>
  )
}
