import { useState } from 'react'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { keepingWords } from '../../words/keeping.ts'
import type { Orders, PlaceLines } from './keeping.ts'
import { useAsked } from './use-asked.ts'

interface ProposeProps {
  readonly subject: string
  readonly base: string
  readonly zone: string
  readonly reasons: Orders['reasons']
  readonly onPropose: (body: object) => void
}

/** The chosen texts as places of the record. */
function placesOf(found: PlaceLines, chosen: ReadonlySet<string>): object[] {
  return found.rows.flatMap(({ n, texts }) => {
    const fields = texts.map(({ field }) => field).filter((field) => chosen.has(`${n} ${field}`))
    return fields.length > 0 ? [{ n, fields }] : []
  })
}

interface ChoicesProps {
  readonly found: PlaceLines
  readonly zone: string
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (key: string) => void
}

/** Each text and photo that is left, to be chosen. */
function Choices({ found, zone, chosen, onChoose }: ChoicesProps) {
  const t = useWords(keepingWords)
  const now = useNow(60_000)
  const box = (key: string, label: string) => (
    <label key={key} className="keeping-choice">
      <input type="checkbox" checked={chosen.has(key)} onChange={() => onChoose(key)} />
      <span>{label}</span>
    </label>
  )
  return (
    <>
      {found.rows.map(({ n, at, who, what, texts }) => (
        <fieldset key={n}>
          <legend className="quiet">
            {whenOf(at, now, zone)} · {what} · {who}
          </legend>
          {texts.map(({ field, text }) => box(`${n} ${field}`, text))}
        </fieldset>
      ))}
      {found.photos.map(({ id, kind }) =>
        box(id, `${kind === 'photo' ? t.photo : t.file} ${id.slice(0, 8)}`),
      )}
    </>
  )
}

/** Which words and photos of one incident or item are to go; what is sent names their places. */
export function Propose({ subject, base, zone, reasons, onPropose }: ProposeProps) {
  const t = useWords(keepingWords)
  const { shown } = useSnapshot()
  const { found } = useAsked<PlaceLines>(`${base}/erasures/places?subject=${encodeURIComponent(subject)}`)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState(reasons[0]?.id ?? 'other')
  const [words, setWords] = useState('')
  if (!found) return null
  const choose = (key: string): void =>
    setChosen(
      (before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]),
    )
  const photos = found.photos.map(({ id }) => id).filter((id) => chosen.has(id))
  const submit = (): void => {
    if (chosen.size > 0 && words.trim() !== '')
      onPropose({ subject, places: placesOf(found, chosen), photos, reason, words: words.trim() })
  }
  return (
    <section className="sheet">
      <h2>{t.proposeFor(shown.incidents.get(subject)?.code ?? subject)}</h2>
      {found.rows.length + found.photos.length === 0 ? <p>{t.nothing}</p> : <p>{t.proposeText}</p>}
      <form
        className="prove"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Choices found={found} zone={zone} chosen={chosen} onChoose={choose} />
        <Select
          label={t.reason}
          value={reason}
          options={reasons.map(({ id, label }) => ({ value: id, label }))}
          onChange={setReason}
        />
        <TextField
          label={t.words}
          hint={t.wordsHint}
          value={words}
          onChange={setWords}
          maxLength={200}
          required
        />
        <div>
          <Button kind="primary" type="submit">
            {t.propose}
          </Button>
        </div>
      </form>
    </section>
  )
}
