import type { ReactElement } from 'react'
import type { Ink, Severity } from '../kinds.ts'
import { classes } from '../kinds.ts'

export interface SeverityGlyphProps {
  readonly severity: Severity
  readonly ink: Ink
  /** The whole meaning in words: "Mức 1, nghiêm trọng, chưa ai nhận"; empty where the words stand beside it. */
  readonly label: string
  /** Pixels; 22 to 28 on the desk, 28 on the phone, 44 on the wall. */
  readonly size?:
    | number
    | undefined /** An unacknowledged severity 1 blinks once a second (a ring instead with reduced motion). */
  readonly blink?: boolean | undefined
}

const shapes: Record<Severity, { readonly shape: ReactElement; readonly baseline: number }> = {
  1: { shape: <path className="shape" d="M12 1.6 22.4 12 12 22.4 1.6 12Z" />, baseline: 16.3 },
  2: { shape: <path className="shape" d="M12 2.2 22.8 21.4H1.2Z" />, baseline: 18.9 },
  3: { shape: <path className="shape" d="M3 2.8h18v9.4L12 22 3 12.2Z" />, baseline: 14.6 },
  4: { shape: <rect className="shape" x="1.5" y="5" width="21" height="14" rx="7" />, baseline: 16.3 },
}

/** The numbered shape of a severity: diamond, triangle, shield, pill. */
export function SeverityGlyph({ severity, ink, label, size = 28, blink = false }: SeverityGlyphProps) {
  const { shape, baseline } = shapes[severity]
  return (
    <svg
      className={classes('severity', `severity-${severity}`, ink, blink && 'blink')}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      {...(label === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {shape}
      <text x="12" y={baseline} textAnchor="middle">
        {severity}
      </text>
    </svg>
  )
}
