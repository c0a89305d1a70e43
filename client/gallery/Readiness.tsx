import { Lamp } from '../parts/glyphs/Lamp.tsx'
import { Stamp } from '../parts/layout/EmptyState.tsx'
import { PageHead } from '../parts/layout/PageHead.tsx'
import { Matrix } from '../parts/wall/Matrix.tsx'
import { Frame } from './frame.tsx'
import { matrixRow } from './samples.ts'

const columns = ['Tần số', 'Tin rác, SIM', 'Bưu chính', 'CQĐT 24/7', 'Săn tìm', 'Kết nối', 'Trực, chỉ huy']
const rows = [
  matrixRow('Hội trường lớn', 'h.g..nh', columns, '8/9 - 4/4 - - 12/16 5/6'),
  matrixRow('Phòng họp Tổ 1', 'g.g..g.', columns, '3/3 - 2/2 - - 9/9 -'),
  matrixRow('Phòng họp Tổ 2', 'g.g..n.', columns, '3/3 - 2/2 - - 8/9 -'),
  matrixRow('Trung tâm Báo chí', 'h.g..g.', columns, '7/8 - 5/5 - - 14/14 -'),
  matrixRow('Nơi ăn nghỉ số 2', 'g.g..h.', columns, '2/2 - 3/3 - - 9/10 -'),
  matrixRow('Trung tâm Hạ tầng', '...gugg', columns, '- - - 15/15 - 2/2 1/1'),
  matrixRow('Mạng toàn tỉnh', 'ghgggh.', columns, '6/6 12/13 4/4 1/1 11/11 1/2 -'),
]

/** The readiness page during a rehearsal. */
export function Readiness() {
  return (
    <Frame
      current="readiness"
      state="reconnecting"
      banner={<Stamp word="DIỄN TẬP" text="Mọi sự cố, số đo và báo cáo ở đây là giả định" />}
    >
      <PageHead
        title="Chưa sẵn sàng"
        sub="5 mục quan trọng chưa đạt ở 4 khu vực. Nặng nhất: Hội trường lớn, VNPT chưa thử lại chuyển mạch dự phòng."
        glyph={<Lamp verdict="no-go" label="Chưa sẵn sàng" size={36} />}
      />
      <Matrix
        label="Khu vực và bảng kiểm"
        corner="Khu vực"
        size="desk"
        columns={columns.map((name) => ({ id: name, name }))}
        rows={rows}
      />
    </Frame>
  )
}
