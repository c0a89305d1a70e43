import { useEffect, useRef } from 'react'
import { useLanguage, useWords } from '../../app/language.ts'
import type { NetError } from '../../adapters/net.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { formWords } from '../../words/setup-form.ts'
import { AdminError } from '../people/AdminError.tsx'
import { focusField, unfold } from './HandField.tsx'
import { labelOf, sentenceOf } from './hand-words.ts'
import { Preview } from './Importing.tsx'
import type { FieldMistake } from './plan-mistakes.ts'
import type { PlanLine } from './plans.ts'
import { instantsOf } from './plans.ts'
import { useHand } from './useHand.ts'

/** Every mistake by the name of its field; each leads there. */
function Wrong({ mistakes }: { readonly mistakes: readonly FieldMistake[] }) {
  const t = useWords(formWords)
  const language = useLanguage()
  const { draft } = useHand()
  return (
    <div className="admin-error block">
      <b>{t.wrong(mistakes.length)}</b>
      <ol className="hand-wrong">
        {mistakes.map((mistake) => (
          <li key={`${mistake.field} ${mistake.expected.en}`}>
            <button type="button" className="hand-jump" onClick={() => focusField(mistake.field)}>
              <b>{labelOf(mistake.field, draft, language)}</b>
              <span>{sentenceOf(mistake, language)}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** The last section: check, see what will be made, make it. */
export function HandCheck(props: {
  /** Null until it was checked once. */
  readonly mistakes: readonly FieldMistake[] | null
  /** Of the draft as it stands; null when it was never good or has changed since. */
  readonly good: PlanLine | null
  readonly busy: boolean
  readonly error: NetError | null
  readonly onCheck: () => Promise<void>
  readonly onMake: () => void
}) {
  const t = useWords(formWords)
  const { draft } = useHand()
  const result = useRef<HTMLDivElement>(null)
  const { mistakes, good } = props
  const check = async () => {
    await props.onCheck()
    result.current?.focus()
  }
  useEffect(() => {
    for (const { field } of mistakes ?? []) unfold(field)
  }, [mistakes])
  const { opening, closing } = instantsOf(draft, draft.zone)
  return (
    <section className="sheet">
      <h2>{t.checkHead}</h2>
      <p className="quiet">{t.checkText}</p>
      <AdminError error={props.error} />
      <div className="hand-form" role="status" tabIndex={-1} ref={result}>
        {mistakes !== null && mistakes.length > 0 ? <Wrong mistakes={mistakes} /> : null}
        {mistakes?.length === 0 && good === null ? <p>{t.changedSince}</p> : null}
        {good && opening !== null && closing !== null ? (
          <>
            <p className="ok">
              <Icon name="check" /> {t.noneWrong}
            </p>
            <Preview plan={good} opening={opening} closing={closing} />
          </>
        ) : null}
      </div>
      {good ? (
        <Button kind="primary" size="large" onPress={props.onMake}>
          {props.busy ? t.making : t.make}
        </Button>
      ) : (
        <Button kind="primary" size="large" onPress={() => void check()}>
          {t.check}
        </Button>
      )}
    </section>
  )
}
