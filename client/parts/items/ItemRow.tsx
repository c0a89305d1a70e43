import { Icon } from '../glyphs/Icon.tsx'
import { ItemBox } from '../glyphs/ItemBox.tsx'
import type { ItemBoxState, SyncState, Tone } from '../kinds.ts'
import { classes } from '../kinds.ts'
import { SyncBadge } from './SyncBadge.tsx'
import { useHold } from './useHold.ts'

export interface ItemRowProps {
  /** Two short lines left of the spine: "11/10" "08:00", or "04:00" "50 ph". */
  readonly due: { readonly top: string; readonly sub?: string }
  readonly box: { readonly state: ItemBoxState; readonly label: string }
  readonly title: string
  /** `code · area · why`. */
  readonly meta: string
  readonly status?: { readonly text: string; readonly tone: Tone } | undefined
  readonly sync?: { readonly state: SyncState; readonly label: string } | undefined
  /** The whole row: next usual step, or opening the item. */
  readonly onPress?: (() => void) | undefined
  /** Long press or context-menu key: every state. */
  readonly onHold?: (() => void) | undefined
  /** When given, the box ticks by itself and the rest of the row is `onPress`. */
  readonly onBox?: (() => void) | undefined
  /** What pressing the box does: "Đánh dấu đạt". */
  readonly boxActionLabel?: string | undefined
  /** Where pressing ticks, this opens the item all the same: a 48 px arrow at the right. */
  readonly open?: { readonly label: string; readonly onPress: () => void } | undefined
  readonly selected?: boolean | undefined
  /** Pressed and not yet stored: the box shows what it will be, faintly. */
  readonly busy?: boolean | undefined
  readonly id?: string | undefined
}

function Box({ box, onBox, onHold, boxActionLabel, title }: ItemRowProps) {
  const hold = useHold(onBox, onHold)
  if (!onBox)
    return (
      <span className="item-mark">
        <ItemBox {...box} />
      </span>
    )
  return (
    <button
      type="button"
      className="item-mark"
      aria-label={`${boxActionLabel ?? box.label}: ${title}`}
      {...hold}
    >
      <ItemBox {...box} />
    </button>
  )
}

/** One checklist item on the spine: due time, box, what and where, state in words, sync. */
export function ItemRow(props: ItemRowProps) {
  const { due, title, meta, status, sync, onPress, onHold, open, selected = false, busy = false, id } = props
  const hold = useHold(onPress, onHold)
  const words = (
    <>
      <span className="item-title">{title}</span>
      <span className="item-meta">{meta}</span>
      {status === undefined ? null : <span className={`item-status ${status.tone}`}>{status.text}</span>}
    </>
  )
  return (
    <li className={classes('item-row', selected && 'selected')} id={id} aria-busy={busy ? true : undefined}>
      <span className="item-due">
        <b>{due.top}</b>
        {due.sub === undefined ? null : <span>{due.sub}</span>}
      </span>
      <Box {...props} />
      {onPress ? (
        <button type="button" className="item-words" {...hold}>
          {words}
        </button>
      ) : (
        <span className="item-words">{words}</span>
      )}
      <span className="item-sync">{sync === undefined ? null : <SyncBadge {...sync} />}</span>
      {open === undefined ? null : (
        <button
          type="button"
          className="item-open"
          aria-label={`${open.label}: ${title}`}
          onClick={open.onPress}
        >
          <Icon name="chevron-right" />
        </button>
      )}
    </li>
  )
}
