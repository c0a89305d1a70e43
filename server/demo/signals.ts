import { system } from './script.ts'
import type { Script } from './script.ts'

const minute = 60_000

/**
 * What came to the desk without being an incident yet: a machine's messages and a hint that wait, a hint that was let go,
 * and a message that an open incident explains.
 */
export function signals(script: Script, now: number): void {
  const at = (ago: number): number => now - ago * minute
  const machine = (ago: number, source: string, dedupKey: string, text: string, facts: object): string =>
    script.add(at(ago), system, 'signal.raise', { source, dedupKey, text, ...facts })
  script.add(at(600), 'trucban1', 'signal.rule-set', {
    source: 'wifi',
    key: 'an-nghi-2-*',
    threshold: 3,
    minutes: 10,
    area: 'an-nghi-2',
    category: 'KN',
    sub: 'KN4',
    parent: { area: 'an-nghi-2' },
    reason: 'Nhiều điểm phát cùng báo thì cần người xem; đã có sự cố ở đó thì không mở thêm',
  })
  const known = script.add(at(95), 'mobifone1', 'signal.raise', { text: 'Sóng yếu gần cổng Bắc bãi xe' })
  script.add(at(88), 'trucban1', 'signal.dismiss', { signal: known, reason: 'Đã biết, đang xử lý' })
  machine(31, 'wifi', 'an-nghi-2-tang-3', 'Điểm phát tầng 3: 22 % gói phải gửi lại', {})
  script.add(at(21), 'vnpt2', 'signal.raise', {
    text: 'Loa ở sảnh Hội trường rè từng lúc, nghi do bộ đàm',
    area: 'hoi-truong',
  })
  for (const ago of [14, 9, 4])
    machine(ago, 'giam-sat', 'http-dichvucong', 'Cổng dịch vụ công trả lời chậm: 4,8 giây', {
      area: 'ha-tang',
      category: 'CQ',
      sub: 'CQ2',
      severity: 3,
    })
}
