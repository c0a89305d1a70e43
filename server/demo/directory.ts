import type { Level, MeansKind, SeenBy } from '../../domain/directory/events.ts'
import type { Script } from './script.ts'

const day = 86_400_000
type Given = readonly [level: Level, kind: MeansKind, value: string, seen: SeenBy]
interface Entry {
  readonly by: string
  readonly organisation: string
  readonly area: string | null
  readonly post: string
  readonly means: readonly Given[]
  /** Levels that were called, days before the present. */
  readonly tested: readonly (readonly [level: Level, days: number])[]
}

/** Numbers of nobody: no exchange has them. */
const entries: readonly Entry[] = [
  {
    by: 'trucban1',
    organisation: 'so',
    area: null,
    post: 'Bàn trực chỉ huy',
    means: [
      ['primary', 'landline', '0211 000 0000', 'delegates'],
      ['alternate', 'mobile', '0900 000 001', 'all'],
      ['contingency', 'radio', 'Kênh 1', 'all'],
      ['emergency', 'runner', 'Phòng 201, trụ sở Sở', 'all'],
    ],
    tested: [
      ['primary', 0.2],
      ['alternate', 0.2],
      ['contingency', 1],
    ],
  },
  {
    by: 'bcvt1',
    organisation: 'pbcvt',
    area: 'hoi-truong',
    post: 'Tổ tần số, micro không dây',
    means: [
      ['primary', 'mobile', '0900 000 002', 'all'],
      ['contingency', 'radio', 'Kênh 2', 'department'],
    ],
    tested: [['primary', 1]],
  },
  {
    by: 'trucban2',
    organisation: 'vnpt',
    area: 'hoi-truong',
    post: 'Hỗ trợ đường truyền, điện thoại',
    means: [
      ['primary', 'landline', '0211 000 0101', 'delegates'],
      ['alternate', 'mobile', '0900 000 101', 'all'],
      ['emergency', 'runner', 'Bàn kỹ thuật cạnh sân khấu', 'department'],
    ],
    tested: [['primary', 0.5]],
  },
  {
    by: 'viettel1',
    organisation: 'viettel',
    area: 'hoi-truong',
    post: 'Tổ ứng cứu vô tuyến',
    means: [
      ['primary', 'mobile', '0900 000 201', 'all'],
      ['alternate', 'mobile', '0900 000 202', 'department'],
    ],
    tested: [['primary', 2]],
  },
  {
    by: 'trucban2',
    organisation: 'ttht',
    area: 'bao-chi',
    post: 'Hỗ trợ mạng Trung tâm báo chí',
    means: [
      ['primary', 'internal', '101', 'delegates'],
      ['alternate', 'email', 'hotro@ttht.example', 'delegates'],
    ],
    tested: [['primary', 0.3]],
  },
  {
    by: 'mobifone1',
    organisation: 'mobifone',
    area: 'mang-tinh',
    post: 'Trực điều hành mạng',
    means: [['primary', 'mobile', '0900 000 301', 'department']],
    tested: [],
  },
  {
    by: 'buudien1',
    organisation: 'buu-dien',
    area: 'buu-cuc',
    post: 'Trực khai thác bưu gửi',
    means: [
      ['primary', 'landline', '0211 000 0401', 'all'],
      ['alternate', 'mobile', '0900 000 401', 'department'],
    ],
    tested: [['primary', 3]],
  },
]

/** Sections and how they are reached, most of them called since. */
export function directory(script: Script, now: number): void {
  for (const [n, { by, tested, means, ...place }] of entries.entries()) {
    const given = Object.fromEntries(
      means.map(([level, kind, value, seen]) => [level, { kind, value, seen }]),
    )
    const contact = script.add(now - 9 * day + n * 60_000, by, 'directory.set', { ...place, ...given })
    for (const [level, days] of tested)
      script.add(now - days * day, by, 'directory.tested', { contact, level })
  }
}
