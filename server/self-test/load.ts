import type { Load } from '../adapters/load-probe.ts'
import { bad, both, look, ok, sizeOf } from './finding.ts'
import type { Seen } from './finding.ts'

const leastFree = 200e6
const wantedFree = 500e6
const slow = 100
const verySlow = 1_000

/** Whether the process has memory left, and answers at once. */
export function checkLoad({ heap, mostHeap, free, delay }: Load): Seen {
  const value = both(
    `dùng ${sizeOf(heap).vi} / ${sizeOf(mostHeap).vi}, máy còn ${sizeOf(free).vi}, chờ lâu nhất ${delay.toFixed(0)} ms`,
    `${sizeOf(heap).en} of ${sizeOf(mostHeap).en}, ${sizeOf(free).en} free, longest wait ${delay.toFixed(0)} ms`,
  )
  const full = heap / mostHeap
  const memory = both(
    'Tắt chương trình khác trên máy này hoặc thêm bộ nhớ; rồi systemctl restart trucban vào lúc vắng: điện thoại tự nối lại.',
    'End other programs on this machine or add memory; then systemctl restart trucban in a quiet minute: phones come back by themselves.',
  )
  const busy = both(
    'Máy chủ đang bận: xem top. Việc khác trên máy (sao lưu, dựng bản mới, quét) phải chuyển đi lúc Đại hội.',
    'The server is busy: look at top. Other work on the machine (backups, builds, scans) has to go elsewhere during the congress.',
  )
  if (full > 0.9 || free < leastFree) return bad(value, memory)
  if (delay > verySlow) return bad(value, busy)
  if (full > 0.7 || free < wantedFree) return look(value, memory)
  return delay > slow ? look(value, busy) : ok(value)
}
