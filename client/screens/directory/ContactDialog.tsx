import { useState } from 'react'
import { levelWords } from '../../../domain/directory/edition.ts'
import { levels, meansKinds, seenBy } from '../../../domain/directory/events.ts'
import type { Contact, Level } from '../../../domain/directory/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { directoryWords, meansWords, seenWords } from '../../words/directory.ts'
import { termWords } from '../../words/terms.ts'
import { useChange } from '../items/change.ts'
import { draftOf, payloadOf } from './draft.ts'
import type { ContactDraft, MeansDraft } from './draft.ts'

function MeansFields(props: {
  readonly level: Level
  readonly means: MeansDraft
  /** Only the department gives a number to delegates. */
  readonly forDelegates: boolean
  readonly onChange: (means: MeansDraft) => void
}) {
  const { level, means, forDelegates, onChange } = props
  const t = useWords(directoryWords)
  const language = useLanguage()
  const seen = seenBy.filter((one) => one !== 'delegates' || forDelegates)
  return (
    <fieldset className="contact-fields">
      <legend>
        {level.slice(0, 1).toUpperCase()} · {levelWords[level][language]}
      </legend>
      <Select
        label={t.kind}
        value={means.kind}
        options={meansKinds.map((value) => ({ value, label: meansWords[value][language] }))}
        onChange={(kind) => onChange({ ...means, kind })}
      />
      <TextField
        label={t.value}
        hint={level === 'primary' ? undefined : t.valueHint}
        value={means.value}
        maxLength={120}
        required={level === 'primary'}
        onChange={(value) => onChange({ ...means, value })}
      />
      <Select
        label={t.seen}
        value={means.seen}
        options={seen.map((value) => ({ value, label: seenWords[value][language] }))}
        onChange={(next) => onChange({ ...means, seen: next })}
      />
    </fieldset>
  )
}

function Place({
  draft,
  fixed,
  onChange,
}: {
  readonly draft: ContactDraft
  readonly fixed: boolean
  readonly onChange: (next: Partial<ContactDraft>) => void
}) {
  const t = useWords(directoryWords)
  const { shown } = useSnapshot()
  const organisations = [...shown.organisations.values()].map(({ id, name }) => ({ value: id, label: name }))
  const areas = [...shown.areas.values()].map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      {fixed ? null : (
        <Select
          label={t.organisation}
          value={draft.organisation}
          options={organisations}
          onChange={(organisation) => onChange({ organisation })}
        />
      )}
      <TextField
        label={t.post}
        hint={t.postHint}
        value={draft.post}
        maxLength={120}
        required
        onChange={(post) => onChange({ post })}
      />
      <Select
        label={t.area}
        value={draft.area}
        options={[{ value: '', label: t.whole }, ...areas]}
        onChange={(area) => onChange({ area })}
      />
    </>
  )
}

/** The second press within the dialog removes the entry. */
function Remove({ onRemove }: { readonly onRemove: () => void }) {
  const t = useWords(directoryWords)
  const [sure, setSure] = useState(false)
  return (
    <Button kind={sure ? 'danger' : 'quiet'} onPress={() => (sure ? onRemove() : setSure(true))}>
      {sure ? t.removeSure : t.remove}
    </Button>
  )
}

/** A section of the directory, new or known. */
export function ContactDialog({
  contact,
  onClose,
}: {
  readonly contact: Contact | null
  readonly onClose: () => void
}) {
  const t = useWords(directoryWords)
  const { cancel, close, required } = useWords(termWords)
  const { actor } = useSnapshot()
  const [draft, setDraft] = useState(() => draftOf(contact, actor?.organisation ?? ''))
  const save = useChange(t.saved, onClose)
  const remove = useChange(t.removed, onClose)
  const put = (next: Partial<ContactDraft>) => setDraft({ ...draft, ...next })
  const submit = () =>
    draft.post.trim() === ''
      ? save.setWrong(`${t.post}: ${required}`)
      : void save.send('directory.set', payloadOf(draft, contact))
  const wrong = save.wrong ?? remove.wrong
  return (
    <Dialog
      title={contact ? t.editTitle(contact.post ?? '') : t.newTitle}
      closeLabel={close}
      width="wide"
      onClose={onClose}
      actions={
        <>
          {contact ? (
            <Remove onRemove={() => void remove.send('directory.remove', { contact: contact.id })} />
          ) : null}
          <Button onPress={onClose}>{cancel}</Button>
          <Button kind="primary" onPress={submit}>
            {t.save}
          </Button>
        </>
      }
    >
      <div className="contact-form">
        {wrong === null ? null : (
          <p className="contact-wrong act" role="alert">
            {wrong}
          </p>
        )}
        <Place draft={draft} fixed={contact !== null || actor?.department !== true} onChange={put} />
        {levels.map((level) => (
          <MeansFields
            key={level}
            level={level}
            means={draft.means[level]}
            forDelegates={actor?.department === true || contact?.means[level]?.seen === 'delegates'}
            onChange={(means) => put({ means: { ...draft.means, [level]: means } })}
          />
        ))}
      </div>
    </Dialog>
  )
}
