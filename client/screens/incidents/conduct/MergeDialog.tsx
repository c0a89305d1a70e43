import type { Incident } from '../../../../domain/incident/events.ts'
import { sightOf, viewerOf } from '../../../../domain/sight.ts'
import type { CongressState } from '../../../../domain/state.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { Checkbox } from '../../../parts/controls/Choice.tsx'
import { TextField } from '../../../parts/controls/TextField.tsx'
import { conductFormWords } from '../../../words/conduct-forms.ts'
import { organisationOf } from '../../items/who.ts'
import type { AskProps } from '../FormDialog.tsx'
import { FormDialog } from '../FormDialog.tsx'
import { useKeptDraft } from '../kept-draft.ts'
import { useAct } from '../use-act.ts'
import { mergeBrings, mergeTargets } from './choices.ts'
import { IncidentCombo } from './IncidentCombo.tsx'

/** Who of those brought along will read the other incident whole, and who still will not. */
function sightsAfter(state: CongressState, into: Incident, joining: readonly string[]) {
  const after = { ...into, involved: [...into.involved, ...joining] }
  const sees = (of: string) => sightOf(viewerOf(state, of), after) === 'all'
  const outside = joining.filter((of) => !viewerOf(state, of).department)
  return { whole: outside.filter(sees), blind: outside.filter((of) => !sees(of)) }
}

/** What becomes of both, before it is done. */
function Becomes({ found, into, involve }: { found: Incident; into: Incident; involve: boolean }) {
  const t = useWords(conductFormWords)
  const snapshot = useSnapshot()
  const { joining, children } = mergeBrings(snapshot.shown, found, into)
  const { whole, blind } = sightsAfter(snapshot.shown, into, involve ? joining : [])
  const names = (all: readonly string[]) => all.map((of) => organisationOf(snapshot, of)).join(', ')
  return (
    <div>
      <b>{t.mergeBecomes}</b>
      <ul className="conduct-list">
        <li>{t.mergeCloses(found.code)}</li>
        {children.length > 0 ? <li>{t.mergeChildren(children.length, into.code)}</li> : null}
        {whole.length > 0 ? <li>{t.mergeJoinsSee(names(whole), into.code)}</li> : null}
        {blind.length > 0 ? <li>{t.mergeBlind(names(blind), into.code)}</li> : null}
        <li>{t.mergeOthers}</li>
      </ul>
    </div>
  )
}

/** A duplicate ends in another one. */
export function MergeDialog({ view, onClose }: AskProps) {
  const { incident } = view
  const t = useWords(conductFormWords)
  const snapshot = useSnapshot()
  const { shown } = snapshot
  const first = { into: '', note: '', involve: true }
  const { draft, change, drop } = useKeptDraft(`trucban-merge ${incident.id}`, first)
  const { wrong, setWrong, send } = useAct(view, () => {
    drop()
    onClose()
  })
  const targets = mergeTargets(shown, incident)
  const into = targets.find(({ id }) => id === draft.into)
  const joining = into ? mergeBrings(shown, incident, into).joining : []
  const submit = () => {
    if (!into) return setWrong(targets.length === 0 ? t.mergeNone : t.mergeNeeded)
    if (draft.note.trim() === '') return setWrong(t.whyNeeded)
    const { involve } = draft
    void send('incident.merge', { incident: incident.id, into: into.id, note: draft.note.trim(), involve })
  }
  const type = (changes: Partial<typeof first>) => {
    setWrong(null)
    change(changes)
  }
  const names = joining.map((of) => organisationOf(snapshot, of)).join(', ')
  return (
    <FormDialog
      title={t.mergeAsk(incident.code)}
      submit={t.mergeDo(incident.code, into?.code ?? '…')}
      wide
      onSubmit={submit}
      onClose={onClose}
    >
      <IncidentCombo
        label={t.mergeInto}
        hint={targets.length === 0 ? t.mergeNone : undefined}
        incidents={targets}
        value={draft.into}
        onChange={(id) => type({ into: id })}
      />
      <TextField
        label={t.mergeWhy}
        maxLength={300}
        value={draft.note}
        error={wrong ?? undefined}
        onChange={(note) => type({ note })}
      />
      {into && joining.length > 0 ? (
        <Checkbox
          label={t.mergeJoins(into.code, names)}
          checked={draft.involve}
          onChange={(involve) => type({ involve })}
        />
      ) : null}
      {into ? <Becomes found={incident} into={into} involve={draft.involve} /> : null}
    </FormDialog>
  )
}
