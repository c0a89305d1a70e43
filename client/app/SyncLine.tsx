import { shellWords } from '../words/shell.ts'
import { SyncBar } from '../parts/layout/SyncBar.tsx'
import { useDeviceNow, useMaybeSnapshot, useNow, useStore } from './context.ts'
import { lineSaid, silentSince } from './heard.ts'
import { useWords } from './language.ts'
import { clockOf, secondsOf } from './times.ts'

/** The line of connection with what waits on this device; its own component because its clock ticks each second. */
export function SyncLine({ zone }: { readonly zone: string }) {
  const t = useWords(shellWords)
  const store = useStore()
  const now = useNow(1000)
  const device = useDeviceNow(1000)
  const snapshot = useMaybeSnapshot()
  if (!snapshot) return null
  const { connection, pending, clockOffset } = snapshot
  const centre = (at: number) => clockOf(at + clockOffset, zone)
  return (
    <SyncBar
      state={lineSaid(connection, device)}
      since={clockOf(silentSince(snapshot), zone)}
      waiting={pending.stored + pending.sending}
      lastSent={pending.lastSentAt !== null && pending.stored > 0 ? centre(pending.lastSentAt) : undefined}
      clock={secondsOf(now, zone)}
      onReconnect={() => store.reconnect()}
      t={t}
    />
  )
}
