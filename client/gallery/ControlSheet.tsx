import { useState } from 'react'
import { Button, IconButton } from '../parts/controls/Button.tsx'
import { Chip } from '../parts/controls/Chip.tsx'
import { Checkbox, Choice } from '../parts/controls/Choice.tsx'
import { KeyHint } from '../parts/controls/KeyHint.tsx'
import { Select } from '../parts/controls/Select.tsx'
import { TextArea, TextField } from '../parts/controls/TextField.tsx'
import { SeverityGlyph } from '../parts/glyphs/SeverityGlyph.tsx'
import { DeadlineBox } from '../parts/incidents/Panel.tsx'
import { Ruler } from '../parts/items/Ruler.tsx'
import { EmptyState, Stamp } from '../parts/layout/EmptyState.tsx'
import { OfflineNotice } from '../parts/layout/OfflineNotice.tsx'
import { SyncBar } from '../parts/layout/SyncBar.tsx'
import { severityNames, syncWords } from './frame.tsx'
import { write } from './ReadingPage.tsx'

function Buttons() {
  return (
    <section>
      <h2>Nút và nhãn</h2>
      <div className="stack">
        <div className="line">
          <Button kind="primary">Việc chính</Button>
          <Button kind="danger">Tiếp nhận</Button>
          <Button>Phụ</Button>
          <Button kind="quiet">Chìm</Button>
          <Button icon="camera">Thêm ảnh</Button>
          <Button size="small" kind="primary" keys={['Y']}>
            Xác nhận, người thứ hai
          </Button>
          <Button unavailable="Còn 4 dòng chưa nhận">Ký nhận ca</Button>
          <IconButton icon="phone" label="Gọi bàn trực" onPress={() => undefined} />
          <KeyHint keys={['J', 'K']} text="chuyển" />
        </div>
        <div className="line">
          <Chip tone="act">trễ 21 ph</Chip>
          <Chip tone="warn">sắp hạn</Chip>
          <Chip tone="note">ghi muộn 02:10</Chip>
          <Chip tone="ok">đạt</Chip>
          <Chip tone="accent">đang làm</Chip>
          <Chip icon="octagon-alert">quan trọng</Chip>
          <Chip look="outline" icon="users-round">
            2 người
          </Chip>
          <Chip tone="act" look="solid">
            chưa ai nhận
          </Chip>
        </div>
        <Ruler min={0} max={100} to={60} value={74} outside write={write} label="74 s, cần ≤ 60 s" />
        <DeadlineBox figure="34 phút" tone="warn" lines={['tới hạn cập nhật', 'Sau đó nhắc Trực VNPT']} />
      </div>
    </section>
  )
}

function Fields() {
  const [line, setLine] = useState('')
  const [place, setPlace] = useState<'hall' | 'press'>('press')
  const [severity, setSeverity] = useState<'1' | '2' | '3' | '4'>('2')
  const [told, setTold] = useState(false)
  const within = ['', 'nhận 5 phút', 'nhận 10 phút', 'nhận 30 phút', 'nhận 4 giờ'] as const
  return (
    <section>
      <h2>Ô nhập</h2>
      <div className="stack">
        <TextField label="Việc gì" value={line} onChange={setLine} placeholder="Một câu, có nơi" />
        <TextField
          label="Mã 6 số"
          aside="chỉ khi dùng hai lớp"
          value="12"
          onChange={() => undefined}
          error="Mã phải có 6 số, nhập lại."
        />
        <TextArea label="Lý do miễn" hint="Ca sau sẽ đọc dòng này." value={line} onChange={setLine} />
        <Select
          label="Khu vực"
          value={place}
          onChange={setPlace}
          options={[
            { value: 'hall', label: 'Hội trường lớn' },
            { value: 'press', label: 'Trung tâm Báo chí' },
          ]}
        />
        <Choice
          legend="Mức"
          aside="phân vân thì chọn mức nặng hơn"
          value={severity}
          onChange={setSeverity}
          options={([1, 2, 3, 4] as const).map((one) => ({
            value: String(one) as '1' | '2' | '3' | '4',
            label: severityNames[one],
            sub: within[one],
            glyph: <SeverityGlyph severity={one} ink="outline" label={`Mức ${one}`} size={26} />,
          }))}
        />
        <Checkbox label="Báo các nhà mạng khác" checked={told} onChange={setTold} />
      </div>
    </section>
  )
}

/** Buttons, fields, lines of connection and empty states. */
export function ControlSheet() {
  return (
    <>
      <Buttons />
      <Fields />
      <section>
        <h2>Đường nối, trống, diễn tập</h2>
        <div className="stack">
          <SyncBar state="live" waiting={0} clock="03:07:21" t={syncWords} />
          <SyncBar state="live" waiting={2} lastSent="03:09" t={syncWords} />
          <SyncBar state="reconnecting" waiting={0} onReconnect={() => undefined} t={syncWords} />
          <SyncBar
            state="offline"
            since="02:57"
            waiting={3}
            lastSent="02:57"
            onReconnect={() => undefined}
            t={syncWords}
          />
          <OfflineNotice
            title="Mất mạng từ 02:57"
            text="Cứ làm tiếp. Máy giữ hộ, có mạng sẽ tự gửi."
            reconnect={{ label: 'Nối lại', onPress: () => undefined }}
          />
          <EmptyState
            title="Không có sự cố nào đang mở"
            text="Kiểm tra lần cuối 03:07:20. 42 phép kiểm tra đang chạy, lỗi 0."
          />
          <Stamp word="DIỄN TẬP" text="Mọi sự cố, số đo và báo cáo ở đây là giả định" />
        </div>
      </section>
    </>
  )
}
