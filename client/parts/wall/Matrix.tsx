import type { CSSProperties } from 'react'
import { Lamp } from '../glyphs/Lamp.tsx'
import type { Verdict } from '../kinds.ts'
import { classes } from '../kinds.ts'

export interface MatrixCellProps {
  readonly verdict: Verdict
  /** Place, party, verdict and count in words. */
  readonly label: string
  /** "8/9" on the desk, the number of blockers on the wall. */
  readonly figure?: string | undefined
  readonly size: 'desk' | 'wall'
  readonly href?: string | undefined
  readonly onOpen?: (() => void) | undefined
}

/** Lamp and count of one place for one checklist or organisation. */
export function MatrixCell({ verdict, label, figure, size, href, onOpen }: MatrixCellProps) {
  const content = (
    <>
      <Lamp verdict={verdict} label={label} size={size === 'wall' ? 30 : 22} />
      {figure === undefined || figure === '' || verdict === 'none' ? null : (
        <span aria-hidden="true">{figure}</span>
      )}
    </>
  )
  const name = classes('matrix-cell', `on-${size}`, verdict)
  if (href === undefined || verdict === 'none') return <div className={name}>{content}</div>
  return (
    <a
      className={name}
      href={href}
      onClick={(event) => {
        if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        onOpen()
      }}
    >
      {content}
    </a>
  )
}

export interface MatrixRow {
  readonly id: string
  readonly name: string
  /** The worst of the row's cells. */
  readonly worst: Verdict
  readonly worstLabel: string
  /** In the order of the columns. */
  readonly cells: readonly (Omit<MatrixCellProps, 'size'> & { readonly id: string })[]
}
export interface MatrixProps {
  readonly label: string
  /** Head of the first column: "Khu vực". */
  readonly corner: string
  readonly columns: readonly { readonly id: string; readonly name: string }[]
  readonly rows: readonly MatrixRow[]
  readonly size: 'desk' | 'wall'
}

/** Places down, checklists or organisations across. Row heads carry the worst lamp (desk) or weight (wall). */
export function Matrix({ label, corner, columns, rows, size }: MatrixProps) {
  return (
    <div
      className={classes('matrix-frame', `on-${size}`)}
      role="region"
      aria-label={label}
      tabIndex={size === 'desk' ? 0 : undefined}
    >
      <table className={classes('matrix', `on-${size}`)} style={{ '--rows': rows.length } as CSSProperties}>
        <thead>
          <tr>
            <th scope="col">{size === 'wall' ? <span className="unseen">{corner}</span> : corner}</th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.worst === 'go' || row.worst === 'none' ? undefined : 'uneven'}>
              <th scope="row">
                {size === 'desk' ? <Lamp verdict={row.worst} label={row.worstLabel} size={18} /> : null}
                <span>{row.name}</span>
              </th>
              {row.cells.map(({ id, ...cell }) => (
                <td key={id}>
                  <MatrixCell {...cell} size={size} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
