import type { ReactElement } from 'react'
import type { Verdict } from '../kinds.ts'

export interface LampProps {
  readonly verdict: Verdict
  /** The verdict in words: "Tạm giữ". */
  readonly label: string
  readonly size?: number | undefined
}

const marks: Record<Verdict, ReactElement> = {
  go: <path className="mark" d="m7.8 12.4 2.9 2.9 5.6-6.3" />,
  hold: <path className="mark wide" d="M9.2 8v8m5.6-8v8" />,
  'no-go': <path className="mark wide" d="M6.8 12h10.4" />,
  unknown: (
    <text x="12" y="16.2" textAnchor="middle">
      ?
    </text>
  ),
  none: <circle className="dot" cx="12" cy="12" r="1.3" />,
}

/** The round lamp of readiness; "not applicable" is a dot without a rim. */
export function Lamp({ verdict, label, size = 26 }: LampProps) {
  return (
    <svg
      className={`lamp ${verdict}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role="img"
      aria-label={label}
    >
      {verdict === 'none' ? null : <circle className="shape" cx="12" cy="12" r="9.6" />}
      {marks[verdict]}
    </svg>
  )
}
