import { classes } from '../kinds.ts'

export interface RulerProps {
  /** Ends of the scale, in the unit of the reading. */
  readonly min: number
  readonly max: number
  /** Accepted range; a missing end is open. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** The reading; absent draws no mark. */
  readonly value?: number | undefined
  readonly outside?: boolean | undefined
  /** `table` is 132 px without figures, `wide` fills its place and writes the ends. */
  readonly size?: 'table' | 'wide' | undefined
  /** How a figure is written: decimal comma, real minus. */
  readonly write: (figure: number) => string
  /** Scale, range and value in one sentence. */
  readonly label: string
}

/** Per cent of the way from min to max, kept inside. */
const place = (figure: number, { min, max }: RulerProps): number =>
  max > min ? Math.min(100, Math.max(0, ((figure - min) / (max - min)) * 100)) : 0

/** Green is the accepted range, the mark is the value; value and range stand beside it in words. */
export function Ruler(props: RulerProps) {
  const { min, max, from, to, value, outside = false, size = 'table', write, label } = props
  const left = place(from ?? min, props)
  const right = 100 - place(to ?? max, props)
  const inner = [from, to].filter((figure) => figure !== undefined && figure > min && figure < max)
  return (
    <span className={classes('ruler', size)} role="img" aria-label={label}>
      <span className="ruler-scale" />
      <span className="ruler-range" style={{ left: `${left}%`, right: `${right}%` }} />
      {value === undefined ? null : (
        <span
          className={classes('ruler-mark', outside && 'outside')}
          style={{ left: `${place(value, props)}%` }}
        />
      )}
      {size === 'wide' ? (
        <>
          <small className="ruler-min">{write(min)}</small>
          {inner.map((figure) => (
            <small key={figure} className="ruler-inner" style={{ left: `${place(figure ?? min, props)}%` }}>
              {write(figure ?? min)}
            </small>
          ))}
          <small className="ruler-max">{write(max)}</small>
        </>
      ) : null}
    </span>
  )
}
