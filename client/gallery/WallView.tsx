import type { Severity } from '../parts/kinds.ts'
import type { WallDirectivesProps } from '../parts/wall/Wall.tsx'
import { Stamp } from '../parts/layout/EmptyState.tsx'
import { Matrix } from '../parts/wall/Matrix.tsx'
import {
  GoLight,
  SeverityCounts,
  Wall,
  WallCountdown,
  WallDirectives,
  WallIncident,
  WallIncidents,
} from '../parts/wall/Wall.tsx'
import { LostScreen, WallFoot } from '../parts/wall/WallFoot.tsx'
import { severityNames } from './frame.tsx'
import { matrixRow } from './samples.ts'

const columns = ['Sở', 'Hạ tầng', 'Tần số', 'VNPT', 'Viettel', 'MobiFone', 'FPT', 'Bưu điện']
const rows = [
  matrixRow('Hội trường lớn', 'g.ghgg.g', columns, '- - - 2 - - - -'),
  matrixRow('Phòng họp Tổ 1', 'g..ggg.g', columns, ''),
  matrixRow('Phòng họp Tổ 2', 'g..ggg.g', columns, ''),
  matrixRow('Phòng họp Tổ 3', 'g..ggg.g', columns, ''),
  matrixRow('Phòng họp Tổ 4', 'g..ggg.g', columns, ''),
  matrixRow('Trung tâm Báo chí', 'g.hggu.g', columns, '- - 1 - - - - -'),
  matrixRow('Nơi ăn nghỉ số 1', 'g..ggggg', columns, ''),
  matrixRow('Nơi ăn nghỉ số 2', 'g..gghhg', columns, '- - - - - 1 1 -'),
  matrixRow('Nơi ăn nghỉ số 3', 'g..ggggg', columns, ''),
  matrixRow('Trung tâm Hạ tầng', 'gg.g....', columns, ''),
  matrixRow('Bưu cục kiểm soát', 'g......n', columns, '- - - - - - - 1'),
  matrixRow('Mạng toàn tỉnh', 'gggggggg', columns, ''),
]
const worst: readonly [Severity, string, string, string, string, string][] = [
  [
    1,
    'Nhiễu micro không dây trong hội trường',
    'SC-4FF4',
    'Đã đổi kênh dự phòng, đang tìm nguồn',
    '11 ph',
    'Sở',
  ],
  [
    2,
    'Thư công vụ tắc, 1.240 thư chờ',
    'SC-5DM3',
    'Mở thêm hàng đợi, dự kiến thông 14:25',
    '38 ph',
    'Hạ tầng',
  ],
  [2, 'Nghẽn di động quanh Trung tâm Báo chí', 'SC-ZJ83', 'Trạm lưu động tới lúc 14:20', '26 ph', 'Viettel'],
  [
    3,
    'Wi-Fi yếu, chậm tại nơi ăn nghỉ số 2',
    'SC-34WK',
    'Đổi kênh hai điểm phát, đo lại 14:30',
    '1 g 12',
    'FPT',
  ],
  [3, 'Bưu gửi không rõ nguồn gốc', 'SC-C6EP', 'Xác minh bưu cục gốc trước 16:40', '1 g 20', 'Bưu điện'],
]
const counts = ([1, 2, 3, 4] as const).map((severity) => ({
  severity,
  ink: 'outline' as const,
  count: [0, 1, 2, 2, 0][severity] ?? 0,
  label: `Mức ${severity}, ${severityNames[severity]}`,
}))

const directives: WallDirectivesProps['directives'] = [
  {
    id: 'a',
    icon: 'check-check',
    tone: 'ok',
    text: 'VNPT thử chuyển mạch trước 16:00',
    urgent: false,
    far: 'nhận 1/1',
    rest: 'hạn 16:00',
  },
  {
    id: 'b',
    icon: 'check',
    text: 'Hai đội hàn trực tại hội trường',
    urgent: false,
    far: 'nhận 2/2',
    rest: 'hạn 20:00',
  },
  {
    id: 'c',
    icon: 'clock',
    tone: 'warn',
    text: 'Bưu điện thay máy soi số 2',
    urgent: true,
    far: 'chưa nhận',
    rest: 'hạn 18:00',
  },
]

function Side() {
  return (
    <>
      <SeverityCounts label="Sự cố đang mở theo mức" counts={counts} />
      <WallIncidents label="Sự cố nặng nhất">
        {worst.slice(0, 4).map(([severity, title, code, doing, figure, lead]) => (
          <WallIncident
            key={code}
            severity={severity}
            ink="outline"
            severityLabel={`Mức ${severity}, ${severityNames[severity]}`}
            title={title}
            code={code}
            doing={doing}
            age={{ word: 'mở', figure }}
            lead={lead}
          />
        ))}
      </WallIncidents>
      <WallDirectives title="Chỉ đạo" directives={directives} />
    </>
  )
}

/** The wall of one afternoon; `&verdict=no-go|go|unknown` and `&rehearsal` show its other faces. */
export function WallView() {
  const asked = new URLSearchParams(location.search)
  const verdict = (['go', 'no-go', 'unknown'] as const).find((one) => one === asked.get('verdict')) ?? 'hold'
  const stamp = <Stamp word="DIỄN TẬP" text="Mọi sự cố, số đo và báo cáo ở đây là giả định" />
  const head = (
    <>
      <GoLight
        verdict={verdict}
        word={{ go: 'SẴN SÀNG', hold: 'TẠM GIỮ', 'no-go': 'CHƯA SẴN SÀNG', unknown: 'CHƯA RÕ' }[verdict]}
        sentence="5 mục quan trọng chưa xong. Nặng nhất: Hội trường lớn, VNPT chưa thử chuyển mạch."
      />
      <WallCountdown
        parts={[
          { figure: '17', unit: 'giờ' },
          { figure: '57', unit: 'phút' },
        ]}
        text="tới khai mạc 08:00, Thứ Tư 14/10"
      />
    </>
  )
  const grid = (
    <Matrix
      label="Khu vực và đơn vị"
      corner="Khu vực"
      size="wall"
      columns={columns.map((name) => ({ id: name, name }))}
      rows={rows}
    />
  )
  const foot = (
    <WallFoot
      clock="14:02:18"
      date="Thứ Ba 13/10/2020"
      name="Đại hội Đảng bộ tỉnh Vĩnh Phúc"
      second={18}
      live="Trực tiếp, số liệu 1 giây trước"
      fresh
    />
  )
  return (
    <Wall
      banner={asked.has('rehearsal') ? stamp : undefined}
      head={head}
      grid={grid}
      side={<Side />}
      foot={foot}
    />
  )
}

/** What replaces the wall after 15 s of silence. */
export function WallLost() {
  return (
    <LostScreen
      name="Đại hội Đảng bộ tỉnh Vĩnh Phúc"
      nowWord="Bây giờ"
      clock="14:21:36"
      word="MẤT KẾT NỐI"
      since="từ 14:03"
      sentence="Màn hình này không biết tình hình hiện tại. Đã 18 phút chưa có tin."
      ask={{ lead: 'Hỏi bàn trực:', where: 'máy lẻ 101' }}
      unknown="Chưa rõ"
      lastKnown="Biết lần cuối lúc 14:03: tạm giữ, 6 sự cố đang mở, 1 sự cố mức 1 đã có người nhận"
      retry="Nối lại lần 73, 6 giây nữa"
    />
  )
}
