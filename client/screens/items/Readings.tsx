import { useState } from 'react'
import type { Reading } from '../../../domain/catalogue/checklist.ts'
import type { Row } from '../../../domain/run/row.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { numberOf } from '../../app/times.ts'
import { TextButton } from '../../parts/incidents/Panel.tsx'
import { ReadingInput } from '../../parts/items/ReadingInput.tsx'
import { itemPageWords } from '../../words/item-page.ts'
import { itemWords } from '../../words/items.ts'
import { isSigned, readFigure, scaleOf, turnSign, withMinus } from './figure.ts'
import { outsideBy } from './outside.ts'
import { distanceUnit, rangeOf, withUnit } from './said.ts'

interface OneProps {
  readonly reading: Reading
  readonly typed: string
  readonly onChange: (typed: string) => void
}

function useSentence({ reading, typed }: Pick<OneProps, 'reading' | 'typed'>) {
  const t = useWords(itemPageWords)
  const list = useWords(itemWords)
  const language = useLanguage()
  const range = rangeOf(reading, language)
  const need = range === null ? t.noLimit : list.need(range)
  const figure = readFigure(typed, reading.unit)
  if (figure.is === 'empty') return { verdict: 'none' as const, need: t.notTyped(need), sentence: undefined }
  if (figure.is === 'other-unit') {
    const sentence = t.otherUnit(figure.unit, reading.unit)
    return { verdict: 'outside' as const, need, sentence }
  }
  if (figure.is === 'unreadable') return { verdict: 'outside' as const, need, sentence: t.unreadable }
  if (figure.is === 'ambiguous') {
    const sentence = t.ambiguous(typed.replace('.', ''), typed.replace('.', ','))
    return { verdict: 'outside' as const, need, sentence }
  }
  const by = outsideBy(figure.value, reading)
  if (by === 0 && figure.value > 0 && isSigned(reading))
    return { verdict: 'inside' as const, need, sentence: t.insidePositive(need), value: figure.value }
  if (by === 0) return { verdict: 'inside' as const, need, sentence: t.inside(need), value: figure.value }
  const far = withUnit(Math.abs(by), distanceUnit(reading.unit), language)
  return {
    verdict: 'outside' as const,
    need,
    sentence: by < 0 ? t.below(far) : t.above(far),
    value: figure.value,
  }
}

function One({ reading, typed, onChange }: OneProps) {
  const t = useWords(itemPageWords)
  const language = useLanguage()
  const { verdict, need, sentence, value } = useSentence({ reading, typed })
  const scale = value === undefined ? null : scaleOf(reading, value)
  const write = (figure: number) => numberOf(figure, language)
  return (
    <ReadingInput
      label={reading.name[language]}
      range={need}
      unit={reading.unit}
      value={typed}
      onChange={(text) => onChange(withMinus(text))}
      sign={isSigned(reading) ? { label: t.turnSign, onPress: () => onChange(turnSign(typed)) } : undefined}
      verdict={verdict}
      sentence={sentence}
      ruler={
        scale === null
          ? undefined
          : {
              ...scale,
              from: reading.min ?? undefined,
              to: reading.max ?? undefined,
              value,
              write,
              label: t.rulerLabel(write(scale.min), write(scale.max), need),
            }
      }
    />
  )
}

const basisWords = {
  seed: 'basisSeed',
  cited: 'basisCited',
  secondary: 'basisSecondary',
  unverified: 'basisUnverified',
  judgement: 'basisJudgement',
} as const

/** Where the limits come from, one tap away. */
function Basis({ readings }: { readonly readings: readonly Reading[] }) {
  const t = useWords(itemPageWords)
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const kinds = [
    ...new Set(readings.map(({ basis, approved }) => (approved ? t.basisApproved : t[basisWords[basis]]))),
  ]
  return (
    <div className="basis">
      <p>
        {t.thresholds} {kinds.join('; ')}.{' '}
        <TextButton onPress={() => setOpen(!open)}>{open ? t.basisHide : t.basisShow}</TextButton>
      </p>
      {open ? (
        <ul>
          {readings.map(({ name, basis, note, noteEn, approved, ...reading }) => {
            const said = language === 'en' ? (noteEn ?? note) : note
            const range = rangeOf({ name, basis, ...reading }, language) ?? t.noLimit
            return (
              <li key={name.vi}>
                <b>{name[language]}</b> {range} · {approved ? t.basisApproved : t[basisWords[basis]]}
                {said === undefined ? null : ` · ${said}`}
              </li>
            )
          })}
        </ul>
      ) : null}
    </div>
  )
}

interface ReadingsProps {
  readonly row: Row
  /** As typed, one per reading. */
  readonly figures: readonly string[]
  readonly onChange: (figures: readonly string[]) => void
}

/** One input per reading of the item, each with its verdict while it is typed. */
export function Readings({ row, figures, onChange }: ReadingsProps) {
  const { readings } = row.item.evidence
  return (
    <div>
      {readings.map((reading, index) => (
        <One
          key={reading.name.vi}
          reading={reading}
          typed={figures[index] ?? ''}
          onChange={(typed) =>
            onChange(readings.map((_, at) => (at === index ? typed : (figures[at] ?? ''))))
          }
        />
      ))}
      <Basis readings={readings} />
    </div>
  )
}
