import { useState } from 'react'
import { Button, IconButton } from '../parts/controls/Button.tsx'
import { Choice } from '../parts/controls/Choice.tsx'
import { TextField } from '../parts/controls/TextField.tsx'
import { ActionBar, DeadlineBox, PanelHead, WhoSees } from '../parts/incidents/Panel.tsx'
import { TitleBar } from '../parts/layout/PageHead.tsx'
import { Frame } from './frame.tsx'

/** An unacknowledged incident as the carrier's engineer sees it on the phone. */
export function IncidentPage() {
  const [within, setWithin] = useState<'10' | '20' | '40' | '?'>('20')
  const [line, setLine] = useState('Đang kiểm tra bộ ghép ở phòng máy B1')
  return (
    <Frame current="board" detail>
      <TitleBar
        backLabel="Quay lại"
        onBack={() => history.back()}
        code="SC-P8D5"
        text="gửi tới VNPT"
        action={<IconButton icon="phone" label="Gọi bàn trực" onPress={() => undefined} />}
      />
      <PanelHead
        severity={1}
        ink="solid"
        severityLabel="Mức 1, nghiêm trọng, chưa ai nhận"
        severityWords="Mức 1 · Nghiêm trọng"
        title="Đứt đường truyền hình trực tiếp, mất tín hiệu đường chính"
      >
        <p>Hội trường lớn · xảy ra 03:02, ghi 03:04</p>
      </PanelHead>
      <WhoSees lead="Ai sẽ thấy:" text="Sở và VNPT thấy đủ. Bên khác chỉ thấy “một nhà mạng”." />
      <div className="page-pad stack">
        <DeadlineBox figure="1′39″" lines={['còn lại để tiếp nhận', 'Sau đó gọi chỉ huy trực VNPT']} />
        <Choice
          legend="Bạn dự kiến xong trong"
          value={within}
          onChange={setWithin}
          options={[
            { value: '10', label: '10 ph' },
            { value: '20', label: '20 ph' },
            { value: '40', label: '40 ph' },
            { value: '?', label: 'Chưa rõ' },
          ]}
        />
        <TextField label="Một dòng cho ca trực" aside="không bắt buộc" value={line} onChange={setLine} />
      </div>
      <ActionBar label="Bước kế tiếp">
        <Button kind="danger" size="large">
          Tiếp nhận, tôi xử lý
        </Button>
        <Button>Không phải phần của tôi…</Button>
      </ActionBar>
    </Frame>
  )
}
