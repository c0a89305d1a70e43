import type { Ref } from 'react'
import { useId } from 'react'
import { Icon } from '../glyphs/Icon.tsx'
import { classes } from '../kinds.ts'
import type { RulerProps } from './Ruler.tsx'
import { Ruler } from './Ruler.tsx'

export interface ReadingInputProps {
  /** The quantity: "RSRP". */
  readonly label: string
  /** What is measured and what is accepted: "bách phân vị 5 · cần ≥ −95". */
  readonly range: string
  readonly unit: string
  /** As typed; the domain reads it. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly verdict: 'none' | 'inside' | 'outside'
  /** The verdict with its distance: "Thấp hơn ngưỡng 6 dB: không đạt". */
  readonly sentence?: string | undefined
  readonly ruler?: Omit<RulerProps, 'size'> | undefined
  /** A key for the minus, which a phone's keypad may not have. */
  readonly sign?: { readonly label: string; readonly onPress: () => void } | undefined
  readonly readOnly?: boolean | undefined
  readonly ref?: Ref<HTMLInputElement> | undefined
}

/** One figure from a measuring device; says at once whether it is within the accepted range. */
export function ReadingInput(props: ReadingInputProps) {
  const { label, range, unit, value, onChange, verdict, sentence, ruler, readOnly, sign, ref } = props
  const id = useId()
  const outside = verdict === 'outside'
  return (
    <section className={classes('reading', verdict)} aria-labelledby={`${id}-label`}>
      <div className="reading-line">
        <label htmlFor={id}>
          <b id={`${id}-label`}>{label}</b>
          <span className="reading-range" id={`${id}-range`}>
            {verdict === 'inside' && sentence !== undefined ? sentence : range}
          </span>
        </label>
        <span className={classes('reading-figure', sign !== undefined && 'signed')}>
          {sign === undefined ? null : (
            <button type="button" aria-label={`${sign.label}: ${label}`} onClick={sign.onPress}>
              ±
            </button>
          )}
          <input
            ref={ref}
            id={id}
            inputMode="decimal"
            autoComplete="off"
            enterKeyHint="next"
            readOnly={readOnly}
            aria-invalid={outside ? true : undefined}
            aria-describedby={`${id}-range ${id}-said`}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <span>{unit}</span>
        </span>
      </div>
      {ruler !== undefined && verdict !== 'none' ? <Ruler {...ruler} outside={outside} size="wide" /> : null}
      <p className="reading-said" id={`${id}-said`} role="status">
        {outside && sentence !== undefined ? (
          <>
            <Icon name="octagon-x" size={20} />
            <span>{sentence}</span>
          </>
        ) : null}
      </p>
    </section>
  )
}
