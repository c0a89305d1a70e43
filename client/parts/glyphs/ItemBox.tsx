import type { ReactElement } from 'react'
import type { ItemBoxState } from '../kinds.ts'

export interface ItemBoxProps {
  readonly state: ItemBoxState
  /** The state in words: "Không đạt, đã có sự cố". */
  readonly label: string
  readonly size?: number | undefined
}

const cross = <path className="mark" d="m8.2 8.2 7.6 7.6m0-7.6-7.6 7.6" />
const marks: Record<ItemBoxState, ReactElement | null> = {
  open: null,
  doing: <path className="fill" d="M3 7a4 4 0 0 1 4-4h5v18H7a4 4 0 0 1-4-4Z" />,
  second: (
    <text x="12" y="15.8" textAnchor="middle">
      1/2
    </text>
  ),
  done: <path className="mark" d="m7.6 12.4 3 3 5.8-6.4" />,
  failed: cross,
  'failed-held': cross,
  blocked: <path className="mark wide" d="M7 12h10" />,
  stale: <path className="mark" d="M12 7.6V12l3 2" />,
  waived: <path className="mark" d="M8 16 16 8" />,
}

/** The square box of a checklist item. */
export function ItemBox({ state, label, size = 28 }: ItemBoxProps) {
  return (
    <svg
      className={`item-box ${state}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role="img"
      aria-label={label}
    >
      <rect className="shape" x="3" y="3" width="18" height="18" rx="4" />
      {marks[state]}
    </svg>
  )
}
