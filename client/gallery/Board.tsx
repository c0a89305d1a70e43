import { useState } from 'react'
import { Button, IconButton } from '../parts/controls/Button.tsx'
import { Chip, CountFilter } from '../parts/controls/Chip.tsx'
import { Checkbox } from '../parts/controls/Choice.tsx'
import { TextField } from '../parts/controls/TextField.tsx'
import { ItemBox } from '../parts/glyphs/ItemBox.tsx'
import { IncidentList, IncidentRow } from '../parts/incidents/IncidentRow.tsx'
import {
  ActionBar,
  FactList,
  PanelHead,
  Section,
  StateChip,
  TextButton,
  WhoSees,
} from '../parts/incidents/Panel.tsx'
import { Timeline, TimelineEntry, TimelineFold } from '../parts/incidents/Timeline.tsx'
import { Dialog } from '../parts/layout/Dialog.tsx'
import { PageHead } from '../parts/layout/PageHead.tsx'
import { Frame } from './frame.tsx'
import { incidents } from './samples.ts'

function MitigateDialog({ onClose }: { readonly onClose: () => void }) {
  const [line, setLine] = useState('Đã nối tạm 12/24 sợi, hai đường cùng chạy từ 03:38')
  const [told, setTold] = useState(true)
  return (
    <Dialog
      title="Đã khống chế SC-7K4M?"
      closeLabel="Đóng, giữ nháp"
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            Quay lại
          </Button>
          <Button kind="primary" keys={['Ctrl', 'Enter']} onPress={onClose}>
            Ghi đã khống chế
          </Button>
        </>
      }
    >
      <p className="quiet">Ảnh hưởng đã được chặn, nguyên nhân có thể còn. Đồng hồ khôi phục vẫn chạy.</p>
      <TextField label="Một dòng cho ca trực và lãnh đạo" value={line} onChange={setLine} />
      <div className="line">
        <Checkbox label="Báo Sở, chỉ huy trực" checked={told} onChange={setTold} />
        <Checkbox label="Báo VNPT (3 người)" checked unavailable="luôn báo" onChange={() => undefined} />
      </div>
      <WhoSees
        lead="Ai sẽ thấy:"
        text="Sở và VNPT thấy dòng này. Đơn vị khác chỉ thấy “một nhà mạng: đã khống chế”."
      />
    </Dialog>
  )
}

function Standing() {
  return (
    <>
      <Section title="Cập nhật mới nhất" note="03:06 · Trực VNPT">
        <FactList
          facts={[
            { term: 'Hiện trạng', text: 'Đường dự phòng đang gánh, mất gói 0,1 %.' },
            { term: 'Việc đang làm', text: 'Đội 2 hàn tại bể B14, xong 8/24 sợi. Dự kiến nối 03:40.' },
            { term: 'Đề nghị', text: 'Điện lực giữ nguồn tuyến B; truyền hình chưa đổi đường.' },
          ]}
        />
      </Section>
      <Section title="Quy trình mất đường truyền, đứt cáp" note="3/7 bước">
        <p className="line">
          <ItemBox state="done" label="Đạt" size={22} /> 3 bước đã xong, gần nhất: OTDR, cử đội, báo giờ dự
          kiến
        </p>
        <p className="line">
          <ItemBox state="doing" label="Đang làm" size={22} /> <b>Ưu tiên:</b> hội trường, truyền hình, báo
          chí
        </p>
      </Section>
    </>
  )
}

function Happenings() {
  const [open, setOpen] = useState(false)
  return (
    <Section
      title="Diễn biến"
      action={<TextButton onPress={() => undefined}>Thêm việc xảy ra trước</TextButton>}
    >
      <Timeline label="Diễn biến">
        <TimelineFold text="7 sự kiện hệ thống ẩn" open={open} onToggle={() => setOpen(!open)} />
        <TimelineEntry
          time="01:44"
          manner="late"
          text="Còi báo mất quang tại nút VYN-03"
          chip={<Chip tone="note">ghi muộn 02:10</Chip>}
          by="Trực VNPT · xảy ra 01:44, ghi 02:10"
        />
        <TimelineEntry time="01:48" text="Mở sự cố, mức 2 theo mặc định" by="Trực ban 1" />
        {open ? (
          <TimelineEntry time="01:49" manner="system" text="Đã báo 3 người của VNPT" by="Hệ thống" />
        ) : null}
        <TimelineEntry
          time="01:56"
          manner="act"
          text="Nâng lên mức 1: chỉ còn một đường dự phòng"
          by="Trực ban 1"
        />
        <TimelineEntry
          time="03:06"
          manner="pinned"
          text="Cập nhật: hàn xong 8/24 sợi, dự kiến 03:40"
          by="Trực VNPT · 1 phút trước"
        />
      </Timeline>
    </Section>
  )
}

function Panel({ onMitigate }: { readonly onMitigate: () => void }) {
  return (
    <aside className="panel" aria-label="SC-7K4M">
      <div className="panel-body" tabIndex={0} role="region" aria-label="Nội dung SC-7K4M">
        <PanelHead
          severity={1}
          ink="outline"
          severityLabel="Mức 1, nghiêm trọng"
          severityWords="Mức 1 · Nghiêm trọng"
          code="SC-7K4M"
          state={<StateChip tone="accent">Đã tiếp nhận 01:51</StateChip>}
          close={<IconButton icon="x" label="Đóng" onPress={() => undefined} />}
          title="Đứt cáp quang vào hội trường, chỉ còn một đường dự phòng"
        >
          <p>
            Hội trường lớn · VNPT chủ trì · xảy ra 01:44, ghi 01:48 ·{' '}
            <b className="act">quá hạn khôi phục 19 phút</b>
          </p>
        </PanelHead>
        <WhoSees
          lead="Ai sẽ thấy:"
          text="Sở, VNPT và chỉ huy thấy đủ. 6 đơn vị khác thấy: “Một nhà mạng đứt cáp vào Hội trường lớn, dự kiến nối 03:40”."
          change={{ label: 'Đổi…', onPress: () => undefined }}
        />
        <Standing />
        <Happenings />
      </div>
      <ActionBar label="Bước kế tiếp" rest={<Button kind="quiet">Việc khác</Button>}>
        <Button kind="primary" onPress={onMitigate}>
          Đã khống chế…
        </Button>
        <Button keys={['U']}>Cập nhật</Button>
        <Button>Chỉ đạo</Button>
      </ActionBar>
    </aside>
  )
}

/** The board: counts that filter, rows, panel. */
export function Board() {
  const [chosen, setChosen] = useState('open')
  const [asking, setAsking] = useState(new URLSearchParams(location.search).has('dialog'))
  return (
    <Frame current="board">
      <div className="board">
        <div>
          <PageHead
            title="Sự cố đang mở"
            note="7 hiện · 0 ẩn"
            actions={
              <Button kind="primary" icon="plus" keys={['N']}>
                Sự cố mới
              </Button>
            }
          >
            <CountFilter
              label="Lọc theo trạng thái"
              chosen={chosen}
              onChoose={setChosen}
              counts={[
                { id: 'fresh', label: 'Chưa ai nhận', count: 1, manner: 'loud' },
                { id: 'open', label: 'Đang mở', count: 7 },
                { id: 'held', label: 'Đã tiếp nhận', count: 5 },
                { id: 'mitigated', label: 'Đã khống chế', count: 1 },
                { id: 'late', label: 'Trễ hạn', count: 2, manner: 'late' },
                { id: 'settled', label: 'Xong trong ca', count: 5 },
              ]}
            />
          </PageHead>
          <IncidentList
            label="Sự cố"
            heads={[
              'Mức',
              'Mã, tuổi',
              'Việc gì, ở đâu, ai chủ trì, đang làm gì',
              'Trạng thái',
              'Hạn kế tiếp',
            ]}
          >
            {incidents.map((incident) => (
              <IncidentRow key={incident.code} {...incident} />
            ))}
          </IncidentList>
        </div>
        <Panel onMitigate={() => setAsking(true)} />
      </div>
      {asking ? <MitigateDialog onClose={() => setAsking(false)} /> : null}
    </Frame>
  )
}
