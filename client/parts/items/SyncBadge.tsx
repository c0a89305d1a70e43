import { Icon } from '../glyphs/Icon.tsx'
import type { IconName } from '../glyphs/iconPaths.ts'
import type { SyncState } from '../kinds.ts'

export interface SyncBadgeProps {
  readonly state: SyncState
  /** "Mới lưu trên máy", "Đang gửi", "Trung tâm đã nhận" … */
  readonly label: string
  /** Writes the label beside the icon (lists of what is waiting). */
  readonly written?: boolean | undefined
}

const icons: Record<SyncState, IconName> = {
  saved: 'smartphone',
  sending: 'refresh-cw',
  received: 'check-check',
  refused: 'circle-slash',
  'set-aside': 'triangle-alert',
}

/** Where one command of this device is on its way. */
export function SyncBadge({ state, label, written = false }: SyncBadgeProps) {
  return (
    <span className={`sync-badge ${state}`} title={written ? undefined : label}>
      {written ? <Icon name={icons[state]} /> : <Icon name={icons[state]} label={label} />}
      {written ? label : null}
    </span>
  )
}
