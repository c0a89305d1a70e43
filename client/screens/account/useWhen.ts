import { useDeviceNow } from '../../app/context.ts'
import { whenOf } from '../../app/times.ts'

/** Times of the account in this device's own zone: it belongs to no congress. */
export function useWhen(): (at: number) => string {
  const now = useDeviceNow(60_000)
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return (at) => whenOf(at, now, timeZone)
}
