import { Icon } from '../glyphs/Icon.tsx'
import type { LineState } from '../kinds.ts'

export interface SyncBarProps {
  readonly state: LineState
  /** Clock time since when the line is lost: "02:57". */
  readonly since?: string | undefined
  /** Commands still on this device. */
  readonly waiting: number
  /** Clock time of the last accepted sending, if any. */
  readonly lastSent?: string | undefined
  /** Running clock; a standing one says the screen is dead. */
  readonly clock?: string | undefined
  readonly onReconnect?: (() => void) | undefined
  readonly t: {
    readonly live: string
    readonly sending: (waiting: number) => string
    readonly reconnecting: string
    /** "Mất mạng từ 02:57, đang lưu trên máy". */
    readonly offline: (since: string, waiting: number) => string
    readonly lastSent: (time: string) => string
    readonly reconnect: string
  }
}

const sentence = ({ state, since, waiting, t }: SyncBarProps): string => {
  if (state === 'offline') return t.offline(since ?? '', waiting)
  if (state === 'reconnecting') return t.reconnecting
  return waiting > 0 ? `${t.live} · ${t.sending(waiting)}` : t.live
}

/** The line of connection. Its height never changes, whatever it says. */
export function SyncBar(props: SyncBarProps) {
  const { state, waiting, lastSent, clock, onReconnect, t } = props
  const busy = state === 'reconnecting' || (state === 'live' && waiting > 0)
  return (
    <div className={`sync-bar ${state}`}>
      {state === 'offline' ? <Icon name="cloud-off" size={16} /> : null}
      {busy ? <Icon name="refresh-cw" size={16} className="turning" /> : null}
      {state === 'live' && !busy ? <span className="pulse" /> : null}
      <span className="sync-text" role="status">
        {sentence(props)}
      </span>
      {state !== 'live' && onReconnect ? (
        <button type="button" className="sync-again" onClick={onReconnect}>
          {t.reconnect}
        </button>
      ) : null}
      {lastSent === undefined ? null : <span className="sync-last">{t.lastSent(lastSent)}</span>}
      {clock === undefined ? null : <time className="sync-clock">{clock}</time>}
    </div>
  )
}
