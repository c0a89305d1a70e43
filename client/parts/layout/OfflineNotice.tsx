import { Button } from '../controls/Button.tsx'
import { Icon } from '../glyphs/Icon.tsx'

export interface OfflineNoticeProps {
  /** "Mất mạng từ 02:57". */
  readonly title: string
  /** "Cứ làm tiếp. Máy giữ hộ, có mạng sẽ tự gửi." */
  readonly text: string
  readonly reconnect: { readonly label: string; readonly onPress: () => void }
}

/** Head of the page of what waits, while the line is lost: says it in full and offers to reconnect. */
export function OfflineNotice({ title, text, reconnect }: OfflineNoticeProps) {
  return (
    <div className="offline-notice">
      <Icon name="cloud-off" size={22} />
      <p>
        <b>{title}</b>
        <span>{text}</span>
      </p>
      <Button onPress={reconnect.onPress}>{reconnect.label}</Button>
    </div>
  )
}
