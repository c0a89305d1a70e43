import type { Organisation } from '../../../domain/catalogue/plan.ts'
import { localParts } from '../../../domain/zone.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { speak } from '../../app/words.ts'
import { Checkbox, Choice } from '../../parts/controls/Choice.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { WhoSees } from '../../parts/incidents/Panel.tsx'
import { composerWords } from '../../words/composer.ts'
import { moveWords } from '../../words/incident-moves.ts'
import { writingWords } from '../../words/writing.ts'
import type { Language } from '../../../domain/words.ts'
import { PhotoPicker } from '../items/Photos.tsx'
import type { AskProps } from './FormDialog.tsx'
import { FormDialog } from './FormDialog.tsx'
import { useKeptDraft } from './kept-draft.ts'
import { MentionArea } from './MentionArea.tsx'
import { mentionables, stillMentioned } from './mentions.ts'
import { emptyNote, notePayload, noteTime } from './note.ts'
import type { NoteDraft } from './note.ts'
import { useAct } from './use-act.ts'
import { listed, sightsOf } from './who-sees.ts'

type Changing = (changes: Partial<NoteDraft> | ((draft: NoteDraft) => Partial<NoteDraft>)) => void

/** Who reads the note: the sentence below the choice. */
export function readersOf(
  incident: AskProps['view']['incident'],
  organisations: Iterable<Organisation>,
  inside: boolean,
  language: Language,
): string {
  const t = speak(writingWords, language)
  const { whole, faces, blind } = sightsOf(incident, organisations)
  const ordered = [...whole].sort((a, b) => Number(b.department) - Number(a.department))
  const names = (all: readonly Organisation[]) =>
    listed(
      all.map(({ short }) => short),
      t.and,
    )
  if (inside) return t.readsInside(names(ordered.filter(({ department }) => department)))
  const others = faces.length + blind.length
  return others === 0 ? t.reads(names(ordered)) : `${t.reads(names(ordered))} ${t.readsNot(others)}`
}

interface PartProps {
  readonly view: AskProps['view']
  readonly draft: NoteDraft
  readonly change: Changing
}

/** For all who see the incident, or for the department alone; only the department is asked. */
function Sharing({ view, draft, change }: PartProps) {
  const t = useWords(writingWords)
  const language = useLanguage()
  const { shown, actor } = useSnapshot()
  return (
    <>
      {actor?.department === true ? (
        <Choice
          legend={t.sharing}
          columns={2}
          value={draft.inside ? 'inside' : 'shared'}
          onChange={(to) => change({ inside: to === 'inside' })}
          options={[
            { value: 'shared', label: t.shared, sub: t.sharedSub },
            { value: 'inside', label: t.inside, sub: t.insideSub },
          ]}
        />
      ) : null}
      <WhoSees
        lead={t.willSee}
        text={readersOf(view.incident, shown.organisations.values(), draft.inside, language)}
      />
    </>
  )
}

/** When it happened, and whether it was on paper first. */
function When({ view, draft, change }: PartProps) {
  const t = useWords(writingWords)
  const moves = useWords(moveWords)
  const store = useStore()
  const { zone } = view.info
  const onPaper = (paper: boolean) => change({ paper, day: paper ? localParts(store.now(), zone).date : '' })
  return (
    <>
      <div className="field-pair">
        {draft.paper ? (
          <TextField label={t.paperDay} type="date" value={draft.day} onChange={(day) => change({ day })} />
        ) : null}
        <TextField
          label={draft.paper ? t.paperClock : moves.noteWhen}
          aside={draft.paper ? undefined : moves.optional}
          hint={draft.paper ? t.paperHint : moves.noteWhenHint}
          type="time"
          value={draft.clock}
          onChange={(clock) => change({ clock })}
        />
      </div>
      <Checkbox label={t.paper} checked={draft.paper} onChange={onPaper} />
    </>
  )
}

/** Something that happened, now or before. */
export function NoteDialog({ view, onClose }: AskProps) {
  const { incident, info } = view
  const t = useWords(moveWords)
  const writing = useWords(writingWords)
  const composer = useWords(composerWords)
  const store = useStore()
  const { shown, actor, names } = useSnapshot()
  const { draft, change, drop } = useKeptDraft<NoteDraft>(`trucban-note ${incident.id}`, emptyNote)
  const { wrong, setWrong, send } = useAct(view, () => {
    drop()
    onClose()
  })
  const people = actor ? mentionables(shown, incident, draft.inside, actor, (id) => names.get(id)) : []
  const mentioned = stillMentioned(draft.note, people, draft.mentions)
  const submit = () => {
    if (draft.note.trim() === '') return setWrong(t.oneLineNeeded)
    const at = noteTime(draft, store.now(), info.zone)
    if (at === null) return setWrong(draft.paper ? writing.paperNeeded : composer.badTime)
    const said = notePayload(
      incident.id,
      draft,
      at,
      mentioned.map(({ id }) => id),
    )
    void send('incident.note', said)
  }
  const part = { view, draft, change }
  return (
    <FormDialog title={t.noteAsk(incident.code)} submit={t.noteDo} wide onSubmit={submit} onClose={onClose}>
      <MentionArea
        label={t.noteText}
        hint={
          mentioned.length > 0
            ? writing.mentioned(mentioned.map(({ name }) => name).join(', '))
            : writing.mentionHint
        }
        maxLength={2000}
        value={draft.note}
        people={people}
        error={wrong ?? undefined}
        onChange={(note) => {
          setWrong(null)
          change({ note })
        }}
        onMention={(id) =>
          change(({ mentions }) => ({ mentions: [...mentions.filter((one) => one !== id), id] }))
        }
      />
      <Sharing {...part} />
      <When {...part} />
      <PhotoPicker
        ids={draft.photos}
        file={false}
        onChange={(next) => change(({ photos }) => ({ photos: next(photos) }))}
      />
    </FormDialog>
  )
}
