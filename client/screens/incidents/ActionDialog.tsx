import type { Move } from '../../../domain/incident/lifecycle.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { moveWords } from '../../words/incident-moves.ts'
import { useDraft } from '../items/draft.ts'
import type { Asking } from './Actions.tsx'
import type { AskProps } from './FormDialog.tsx'
import { FormDialog } from './FormDialog.tsx'
import { InvolveDialog, PublicLineDialog, VisibilityDialog } from './SightDialogs.tsx'
import { useAct } from './use-act.ts'
import { NoteDialog, SeverityDialog, UpdateDialog } from './WriteDialogs.tsx'

/** Lines that a tired person can take as they are. */
const ready = {
  acknowledge: ['acknowledgeA', 'acknowledgeB', 'acknowledgeC'],
  mitigate: ['mitigateA', 'mitigateB'],
  resolve: ['resolveA', 'resolveB'],
  close: [],
  cancel: ['cancelA', 'cancelB'],
  reopen: [],
} as const

/** One move of the lifecycle: what it means, and the line that the next shift will read. */
function MoveDialog({ view, move, onClose }: AskProps & { readonly move: Move }) {
  const { incident } = view
  const t = useWords(moveWords)
  const { draft, change, drop } = useDraft(`trucban-move ${move} ${incident.id}`, { note: '' })
  const act = useAct(view, () => {
    drop()
    onClose()
  })
  // Closing needs no line; everything else tells the next shift why.
  const optional = move === 'close'
  const submit = () => {
    const note = draft.note.trim()
    if (note === '' && !optional) return act.setWrong(t.oneLineNeeded)
    const expected = incident.status
    if (move === 'close')
      void act.send(
        'incident.close',
        { incident: incident.id, note: note === '' ? undefined : note },
        expected,
      )
    else void act.send(`incident.${move}`, { incident: incident.id, note }, expected)
  }
  return (
    <FormDialog
      title={t[`${move}Ask`](incident.code)}
      submit={t[`${move}Do`]}
      danger={move === 'cancel'}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t[`${move}Text`]}</p>
      <TextField
        label={t.oneLine}
        aside={optional ? t.optional : undefined}
        maxLength={300}
        value={draft.note}
        error={act.wrong ?? undefined}
        onChange={(note) => {
          act.setWrong(null)
          change({ note })
        }}
      />
      {ready[move].length === 0 ? null : (
        <div className="ready-lines" role="group" aria-label={t.suggestions}>
          {ready[move].map((key) => (
            <Button key={key} size="small" onPress={() => change({ note: t[key] })}>
              {t[key]}
            </Button>
          ))}
        </div>
      )}
    </FormDialog>
  )
}

/** The dialog of whatever was asked. */
export function ActionDialog({ asking, ...ask }: AskProps & { readonly asking: Asking }) {
  switch (asking) {
    case 'update':
      return <UpdateDialog {...ask} />
    case 'note':
      return <NoteDialog {...ask} />
    case 'severity':
      return <SeverityDialog {...ask} />
    case 'public-line':
      return <PublicLineDialog {...ask} />
    case 'visibility':
      return <VisibilityDialog {...ask} />
    case 'involve':
      return <InvolveDialog {...ask} />
    default:
      return <MoveDialog {...ask} move={asking} />
  }
}
