import type { IncidentRowProps } from '../parts/incidents/IncidentRow.tsx'
import type { Ink, Severity, Verdict } from '../parts/kinds.ts'
import type { MatrixRow } from '../parts/wall/Matrix.tsx'
import { severityNames } from './frame.tsx'

type Short = [Severity, string, string, string, string, string, string, string, string, boolean?]
const short: readonly Short[] = [
  [
    1,
    'SC-P8D5',
    '3 phút',
    'Đứt đường truyền hình trực tiếp, mất tín hiệu đường chính',
    'Hội trường lớn · VNPT · đã báo 3 người, chưa ai nhận',
    'Mới mở',
    'chưa ai nhận',
    '1′39″',
    'để tiếp nhận',
    true,
  ],
  [
    1,
    'SC-7K4M',
    '1 g 19',
    'Đứt cáp quang vào hội trường, chỉ còn một đường dự phòng',
    'Hội trường lớn · VNPT · đội 2 đang hàn tại bể B14',
    'Đã tiếp nhận',
    'Trực VNPT',
    'trễ 19 ph',
    'khôi phục 02:48',
    true,
  ],
  [
    2,
    'SC-BKWQ',
    '51 phút',
    'Tin nhắn mạo danh tên định danh cơ quan nhà nước',
    'Mạng toàn tỉnh · Viettel · đã chặn mẫu 1, chờ mẫu 2',
    'Đã tiếp nhận',
    'Trực Viettel',
    'trễ 21 ph',
    'cập nhật 02:46',
    true,
  ],
  [
    2,
    'SC-3WM5',
    '2 g 20',
    'Số nóng 101 chập chờn, đã chuyển tiếp sang di động',
    'Sở · VNPT · chạy bằng đường chuyển tiếp, ổn định',
    'Đã khống chế',
    'Trực VNPT',
    '03:27',
    'cập nhật',
  ],
  [
    3,
    'SC-75MM',
    '34 phút',
    'Wi-Fi yếu, chậm tại khu phòng đại biểu tầng 3 và tầng 4 nhà B',
    'Nơi ăn nghỉ số 2 · FPT · đổi kênh, chờ đo lại',
    'Đã tiếp nhận',
    'Trực FPT',
    '04:33',
    'cập nhật',
  ],
  [
    3,
    'SC-9PPM',
    '2 g 05',
    'Phát xạ lạ 433,92 MHz chưa gây nhiễu',
    'Trung tâm Báo chí · Sở · theo dõi, chụp phổ mỗi 15 phút',
    'Đã tiếp nhận',
    'Trực ban 2',
    '05:02',
    'cập nhật',
  ],
  [
    4,
    'SC-X6BF',
    '1 g 16',
    'Sai số máy lẻ lễ tân trong danh bạ gửi đại biểu',
    'Nơi ăn nghỉ số 3 · Sở · đính chính sau 06:00',
    'Đã tiếp nhận',
    'Trực ban 1',
    '09:51',
    'cập nhật',
  ],
]

export const incidents: readonly IncidentRowProps[] = short.map(
  ([severity, code, age, title, meta, state, person, figure, text, late], at) => {
    const ink: Ink = at === 0 ? 'solid' : 'outline'
    return {
      severity,
      ink,
      severityLabel: `Mức ${severity}, ${severityNames[severity]}${at === 0 ? ', chưa ai nhận' : ''}`,
      code,
      age,
      title,
      meta,
      state,
      person,
      due: { figure, text, late: late === true },
      fresh: at === 0,
      selected: at === 1,
      href: `?view=incident#${code}`,
    }
  },
)

export const verdictNames: Record<Verdict, string> = {
  go: 'Sẵn sàng',
  hold: 'Tạm giữ',
  'no-go': 'Chưa sẵn sàng',
  unknown: 'Chưa rõ',
  none: 'Không áp dụng',
}
const letters: Record<string, Verdict> = { g: 'go', h: 'hold', n: 'no-go', u: 'unknown', '.': 'none' }
const rank: readonly Verdict[] = ['none', 'go', 'unknown', 'hold', 'no-go']

/** One matrix row from a string of letters, one per column. */
export function matrixRow(
  name: string,
  pattern: string,
  columns: readonly string[],
  figures: string,
): MatrixRow {
  const verdicts = Array.from(pattern, (letter) => letters[letter] ?? 'none')
  const written = figures.split(' ')
  const worst = rank.findLast((one) => verdicts.includes(one)) ?? 'none'
  return {
    id: name,
    name,
    worst,
    worstLabel: verdictNames[worst],
    cells: verdicts.map((verdict, at) => ({
      id: columns[at] ?? String(at),
      verdict,
      label: `${name}, ${columns[at] ?? ''}: ${verdictNames[verdict]} ${written[at] ?? ''}`.trim(),
      figure: written[at] === '-' ? undefined : written[at],
      href: `?view=items#${name}`,
    })),
  }
}
