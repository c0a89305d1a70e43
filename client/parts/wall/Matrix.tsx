import type { CSSProperties, MouseEvent, ReactNode } from 'react'
import { Lamp } from '../glyphs/Lamp.tsx'
import type { Verdict } from '../kinds.ts'
import { classes } from '../kinds.ts'
import { useArrows } from './arrows.ts'

interface Opens {
  readonly href?: string | undefined
  readonly onOpen?: (() => void) | undefined
  /** What stands opened beside the matrix. */
  readonly current?: boolean | undefined
}
export interface MatrixCellProps extends Opens {
  readonly verdict: Verdict
  /** Place, party, verdict and count in words. */
  readonly label: string
  /** "8/9" on the desk, the number of blockers on the wall. */
  readonly figure?: string | undefined
  readonly size: 'desk' | 'wall'
}

function Opening(
  props: Opens & {
    readonly at: string
    readonly tabIndex: 0 | -1
    readonly className: string
    readonly children: ReactNode
  },
) {
  const { href, onOpen, current, at, tabIndex, className, children } = props
  const open = (event: MouseEvent) => {
    if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    onOpen()
  }
  return (
    <a
      className={className}
      href={href}
      data-at={at}
      tabIndex={tabIndex}
      aria-current={current === true ? 'true' : undefined}
      onClick={open}
    >
      {children}
    </a>
  )
}

type Stop = { readonly at: string; readonly tabIndex: 0 | -1 }

/** Lamp and count of one place for one checklist or organisation. */
export function MatrixCell({ verdict, label, figure, size, at, tabIndex, ...opens }: MatrixCellProps & Stop) {
  const content = (
    <>
      <Lamp verdict={verdict} label={label} size={size === 'wall' ? 30 : 22} />
      {figure === undefined || figure === '' || verdict === 'none' ? null : (
        <span aria-hidden="true">{figure}</span>
      )}
    </>
  )
  const name = classes('matrix-cell', `on-${size}`, verdict)
  if (!leads({ verdict, ...opens })) return <div className={name}>{content}</div>
  return (
    <Opening className={name} at={at} tabIndex={tabIndex} {...opens}>
      {content}
    </Opening>
  )
}

export interface MatrixRow extends Opens {
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
  /** `share`: of the width beside the first column, 0 to 1; without it all are as wide. */
  readonly columns: readonly { readonly id: string; readonly name: string; readonly share?: number }[]
  readonly rows: readonly MatrixRow[]
  readonly size: 'desk' | 'wall'
}

const leads = ({ href, verdict }: Pick<MatrixCellProps, 'href' | 'verdict'>): boolean =>
  href !== undefined && verdict !== 'none'

/** Keys of what leads somewhere, in reading order, and which of them stands opened. */
function linksOf(rows: readonly MatrixRow[]) {
  const links = rows.flatMap((row) => [
    ...(row.href === undefined ? [] : [{ key: `${row.id}|`, current: row.current }]),
    ...row.cells.filter(leads).map((cell) => ({ key: `${row.id}|${cell.id}`, current: cell.current })),
  ])
  return { keys: links.map(({ key }) => key), current: links.find(({ current }) => current)?.key }
}

function RowHead({ row, size, tabIndex }: { row: MatrixRow; size: MatrixProps['size']; tabIndex: 0 | -1 }) {
  const { name, worst, worstLabel, href, onOpen, current } = row
  const lamp = size === 'desk' ? <Lamp verdict={worst} label={worstLabel} size={18} /> : null
  const text = <span>{name}</span>
  return (
    <th scope="row">
      {href === undefined ? (
        <>
          {lamp}
          {text}
        </>
      ) : (
        <Opening className="matrix-head" at={`${row.id}|`} {...{ href, onOpen, current, tabIndex }}>
          {lamp}
          {text}
        </Opening>
      )}
    </th>
  )
}

/** What the columns have beside the first one, percent (wall.css). */
const beside = 78

/** Places down, checklists or organisations across. Row heads carry the worst lamp (desk) or weight (wall). */
export function Matrix({ label, corner, columns, rows, size }: MatrixProps) {
  const { keys, current } = linksOf(rows)
  const { tabIndexOf, onFocus, onKeyDown } = useArrows(keys, current)
  return (
    <div
      className={classes('matrix-frame', `on-${size}`)}
      role="region"
      aria-label={label}
      tabIndex={size === 'desk' ? 0 : undefined}
    >
      <table
        className={classes('matrix', `on-${size}`)}
        style={{ '--rows': rows.length } as CSSProperties}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        {columns.some(({ share }) => share !== undefined) ? (
          <colgroup>
            <col className="matrix-first" />
            {columns.map(({ id, share = 1 }) => (
              <col key={id} style={{ width: `${share * beside}%` }} />
            ))}
          </colgroup>
        ) : null}
        <thead>
          <tr>
            <th scope="col">{size === 'wall' ? <span className="unseen">{corner}</span> : corner}</th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                <span>{column.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.worst === 'go' || row.worst === 'none' ? undefined : 'uneven'}>
              <RowHead row={row} size={size} tabIndex={tabIndexOf(`${row.id}|`)} />
              {row.cells.map(({ id, ...cell }) => {
                const at = `${row.id}|${id}`
                return (
                  <td key={id}>
                    <MatrixCell {...cell} size={size} at={at} tabIndex={tabIndexOf(at)} />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
