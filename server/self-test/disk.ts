import { basename } from 'node:path'
import type { Words } from '../../domain/words.ts'
import type { DiskProbe, Room } from '../adapters/disk-probe.ts'
import { bad, both, look, ok, sizeOf, spanOf } from './finding.ts'
import type { Seen } from './finding.ts'

export interface DiskParts {
  readonly dir: string
  readonly readOnly: boolean
  readonly probe: DiskProbe
  readonly monotonic: () => number
  /** False while the journal takes no commands. */
  readonly commandsAccepted: () => boolean
  /** Names or paths of documents whose newest version does not hold, or did not at the start. */
  readonly damaged: readonly string[]
}

/** Two congresses' journals and photos fit into the first; the second is a day of one. */
const wanted = 5e9
const least = 1e9
const leastNames = 10_000
/** A commit waits for the disk this long at every press, ms. */
const slow = 100
const verySlow = 1_000
const block = new Uint8Array(4_096).fill(0x2e)

const makeRoom = both(
  'Dọn chỗ: nhật ký cũ của máy, bản sao lưu cũ; không xóa gì trong thư mục dữ liệu. Có chỗ là máy chủ tự nhận lệnh lại.',
  'Make room: old logs, old backups; never anything in the data folder. With room the server takes commands again by itself.',
)
const slowDisk = both(
  'Đĩa chậm làm mọi lệnh chờ. Xem máy khác có đang chép lớn vào cùng ổ không; để dữ liệu trên ổ SSD cục bộ, không trên thư mục mạng.',
  'A slow disk makes every command wait. See whether something copies to the same disk; keep the data on a local SSD, not on a network folder.',
)
const unwritable = both(
  'Cho người dùng chạy máy chủ quyền ghi thư mục dữ liệu (chown trucban) và xem ổ có bị gắn chỉ đọc không (mount, dmesg).',
  'Let the user that runs the server write the data folder (chown trucban), and see whether the disk is mounted read-only (mount, dmesg).',
)

const lookAtDisk = both(
  'Xem ổ đĩa (dmesg, smartctl). Thay đổi cuối trong tệp đó đã mất: soát lại tài khoản, phiên, mã truy cập vừa khóa hoặc vừa cấp. Bản hỏng nằm trong quarantine/.',
  'Look at the disk (dmesg, smartctl). The last change of that file is lost: check which accounts, sessions and tokens were ended or made lately. The damaged version is in quarantine/.',
)

const isScarce = ({ free, names }: Room, bytes: number): boolean =>
  free < bytes || (names !== null && names.free < leastNames)

/** Free room, and the time of a small write that is made durable now. */
export async function checkDisk(parts: DiskParts): Promise<Seen> {
  const { dir, probe, readOnly, monotonic } = parts
  const room = await probe.room(dir)
  const [vi, en] = [sizeOf(room.free).vi, sizeOf(room.free).en]
  const damaged = parts.damaged.map((path) => basename(path)).join(', ')
  const lost =
    damaged === ''
      ? both('', '')
      : both(
          `${damaged}: bản mới nhất hỏng, dùng bản trước đó; `,
          `${damaged}: the newest version is damaged, the one before it is used; `,
        )
  const left = both(`còn ${vi}`, `${en} left`)
  const refused: Words = both(`Không ghi được, ${left.vi}`, `It cannot be written, ${left.en}`)
  if (readOnly) return look(both(`Chỉ đọc, ${left.vi}`, `Read-only, ${left.en}`), restartWhole)
  const began = monotonic()
  try {
    await probe.write(dir, block)
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
    if (code === 'ENOSPC' || code === 'EDQUOT') return bad(refused, makeRoom)
    if (code === '') throw fault
    return bad(both(`${refused.vi} (${code})`, `${refused.en} (${code})`), unwritable)
  }
  const took = monotonic() - began
  const ms = took < 10 ? took.toFixed(1) : took.toFixed(0)
  const names = room.names === null ? '' : `, inode ${room.names.free}`
  const value = both(
    `${lost.vi}${left.vi}${names}, ghi bền ${ms.replace('.', ',')} ms`,
    `${lost.en}${left.en}${names}, durable in ${ms} ms`,
  )
  if (!parts.commandsAccepted()) return bad(value, makeRoom)
  if (isScarce(room, least)) return bad(value, makeRoom)
  if (damaged !== '') return bad(value, lookAtDisk)
  if (took > verySlow) return bad(value, slowDisk)
  if (isScarce(room, wanted)) return look(value, makeRoom)
  return took > slow ? look(value, slowDisk) : ok(value)
}
const restartWhole = both(
  'Máy chủ đang chạy --read-only: không nhận lệnh. Sửa xong thì chạy lại bình thường.',
  'The server runs with --read-only and takes no command. Start it as usual once all is mended.',
)

export interface BackupParts {
  /** `BACKUP_DIR`; null when it is not set. */
  readonly dir: string | null
  readonly probe: DiskProbe
  readonly now: () => number
}

const fresh = 5 * 60_000
const old = 3_600_000
const lookAfter = both(
  'Xem journalctl -u trucban-backup và chạy lại: systemctl restart trucban-backup (docs/operations.md, "A backup fails").',
  'Look at journalctl -u trucban-backup and run it again: systemctl restart trucban-backup (docs/operations.md, "A backup fails").',
)

/** How old the newest generation is; its files tell, so that the key need not be here. */
export async function checkBackup({ dir, probe, now }: BackupParts): Promise<Seen> {
  if (dir === null)
    return look(
      both('Trang này không biết bản sao lưu ở đâu', 'This page does not know where the backup is'),
      both(
        'Lập sao lưu theo docs/operations.md, rồi ghi BACKUP_DIR=/srv/trucban-backup/minute vào /etc/trucban/trucban.env và khởi động lại.',
        'Set the backup up as in docs/operations.md, then put BACKUP_DIR=/srv/trucban-backup/minute into /etc/trucban/trucban.env and restart.',
      ),
    )
  let newest: number
  try {
    const kept = (await probe.ages(`${dir}/generations`)).filter(({ name }) => /^\d{8}\.tbg$/.test(name))
    newest = Math.max(...kept.map(({ changedAt }) => changedAt))
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
    if (code === '') throw fault
    return bad(
      both(`Không tới được nơi sao lưu (${code})`, `The place of the backup cannot be reached (${code})`),
      both(
        'Xem thư mục trong BACKUP_DIR có đang được gắn (mount) không và người dùng trucban có đọc được không.',
        'See whether the folder in BACKUP_DIR is mounted, and whether the user trucban may read it.',
      ),
    )
  }
  if (newest === -Infinity) return bad(both('Chưa có bản nào', 'There is no generation yet'), lookAfter)
  const age = spanOf(now() - newest)
  const { free } = await probe.room(dir)
  const value = both(
    `Bản mới nhất ${age.vi} trước, nơi lưu còn ${sizeOf(free).vi}`,
    `The newest is ${age.en} old, ${sizeOf(free).en} left there`,
  )
  if (now() - newest > old) return bad(value, lookAfter)
  if (now() - newest > fresh) return look(value, lookAfter)
  return free < least ? look(value, makeRoom) : ok(value)
}
