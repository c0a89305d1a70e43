import { useState } from 'react'
import { Tabs } from '../parts/controls/Tabs.tsx'
import { ItemBox } from '../parts/glyphs/ItemBox.tsx'
import type { ItemRowProps } from '../parts/items/ItemRow.tsx'
import { ItemRow } from '../parts/items/ItemRow.tsx'
import { NowLine, Spine, SpineFold, SpineHeading, SpineList } from '../parts/items/Spine.tsx'
import { PageHead } from '../parts/layout/PageHead.tsx'
import { Toasts } from '../parts/layout/Toasts.tsx'
import { Frame } from './frame.tsx'

const received = { state: 'received', label: 'Trung tâm đã nhận' } as const
const overdue: readonly ItemRowProps[] = [
  {
    due: { top: '11/10', sub: '08:00' },
    box: { state: 'failed-held', label: 'Không đạt, đã có sự cố' },
    title: 'Thử chuyển mạch dự phòng',
    meta: 'CN-03 · Hội trường lớn · xem SC-7K4M',
    status: { text: 'Không đạt: 74 s, cần ≤ 60 s', tone: 'act' },
    sync: received,
  },
  {
    due: { top: '11/10', sub: '08:00' },
    box: { state: 'second', label: 'Chờ người thứ hai' },
    title: 'Nguồn điện thiết bị viễn thông tại khu vực',
    meta: 'CN-15 · Hội trường lớn · 02:52',
    status: { text: 'Chờ người thứ hai xác nhận', tone: 'accent' },
    sync: received,
  },
  {
    due: { top: '14/10', sub: '00:00' },
    box: { state: 'stale', label: 'Quá hạn minh chứng' },
    title: 'Tuần tra tuyến cáp, thông báo không đào',
    meta: 'CN-07 · Toàn tuyến vào khu vực',
    status: { text: 'Quá hạn minh chứng 3 giờ', tone: 'note' },
    sync: received,
  },
]
const coming: readonly ItemRowProps[] = [
  {
    due: { top: '04:00', sub: '50 ph' },
    box: { state: 'doing', label: 'Đang làm' },
    title: 'Nghiệm thu tốc độ',
    meta: 'CN-04 · Hội trường lớn · sau SC-7K4M',
    status: { text: 'Đã đo 6 / 10 lần', tone: 'accent' },
    sync: { state: 'saved', label: 'Mới lưu trên máy' },
  },
  {
    due: { top: '06:00', sub: '2 g 50' },
    box: { state: 'done', label: 'Đạt' },
    title: 'Gọi thử di động: thiết lập, rơi cuộc, chất lượng thoại',
    meta: 'CN-09 · Phòng họp Tổ 3',
    status: { text: 'Đạt 03:09', tone: 'ok' },
    sync: { state: 'sending', label: 'Đang gửi' },
  },
  {
    due: { top: '06:00', sub: '2 g 50' },
    box: { state: 'open', label: 'Chưa làm' },
    title: 'Kiểm tra chốt trước khai mạc',
    meta: 'CN-17 · Hội trường lớn · hai người',
  },
]

/** The phone's first screen. */
export function MyItems() {
  const [tab, setTab] = useState<'mine' | 'all'>('mine')
  const [open, setOpen] = useState(false)
  const [told, setTold] = useState<readonly string[]>([])
  const row = (item: ItemRowProps) => (
    <ItemRow
      key={item.meta}
      {...item}
      boxActionLabel="Bước kế tiếp"
      onBox={() => setTold((before) => [...before, item.meta])}
      onPress={() => undefined}
      onHold={() => undefined}
    />
  )
  return (
    <Frame current="items" waiting={1}>
      <PageHead title="Việc của tôi" note="VNPT · ca đêm">
        <Tabs
          label="Phạm vi"
          current={tab}
          onChoose={setTab}
          tabs={[
            { id: 'mine', label: 'Của tôi', count: 8 },
            { id: 'all', label: 'Tất cả của VNPT', count: 31 },
          ]}
        />
      </PageHead>
      <Spine>
        <SpineHeading tone="act">3 việc quá hạn</SpineHeading>
        <SpineList label="Quá hạn">{overdue.map(row)}</SpineList>
        <NowLine time="03:10" text="3 việc trong ca" label="Bây giờ" />
        <SpineList label="Trong ca">{coming.map(row)}</SpineList>
        <SpineFold text="2 việc sau ca, gần nhất 07:00" open={open} onToggle={() => setOpen(!open)} />
      </Spine>
      <Toasts
        t={{ region: 'Báo nhanh', close: 'Đóng' }}
        onGone={(id) => setTold((before) => before.filter((one) => one !== id))}
        toasts={told.map((meta) => ({
          id: meta,
          text: `${meta}: đạt`,
          glyph: <ItemBox state="done" label="Đạt" size={24} />,
          action: { label: (left) => `Hoàn tác, ${left} giây`, onPress: () => undefined },
        }))}
      />
    </Frame>
  )
}
