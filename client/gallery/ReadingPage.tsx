import { useState } from 'react'
import { Button, IconButton } from '../parts/controls/Button.tsx'
import { ActionBar, TextButton } from '../parts/incidents/Panel.tsx'
import { ReadingInput } from '../parts/items/ReadingInput.tsx'
import { TitleBar } from '../parts/layout/PageHead.tsx'
import { Frame } from './frame.tsx'

/** A figure as it is written in Vietnamese, with a real minus. */
export const write = (figure: number) => String(figure).replace('-', '−').replace('.', ',')

const parse = (typed: string) => Number(typed.replace('−', '-').replace(',', '.'))

function Foot({ outside }: { readonly outside: boolean }) {
  return (
    <ActionBar label="Ghi">
      <Button kind={outside ? 'danger' : 'primary'} size="large">
        {outside ? 'Ghi không đạt và mở sự cố' : 'Ghi đạt'}
      </Button>
      <Button icon="camera">Thêm ảnh</Button>
      <Button>Chỉ ghi số đo</Button>
    </ActionBar>
  )
}

function OtherReadings() {
  const [rsrq, setRsrq] = useState('−12')
  const [sinr, setSinr] = useState('')
  return (
    <>
      <ReadingInput
        label="RSRQ"
        range="cần ≥ −15"
        unit="dB"
        value={rsrq}
        onChange={setRsrq}
        verdict="inside"
        sentence="Trong ngưỡng, cần ≥ −15"
      />
      <ReadingInput
        label="SINR"
        range="Chưa nhập · cần ≥ 5"
        unit="dB"
        value={sinr}
        onChange={setSinr}
        verdict="none"
      />
    </>
  )
}

/** An item with readings, one of them out of range. */
export function ReadingPage() {
  const [rsrp, setRsrp] = useState('−101')
  const level = parse(rsrp)
  const known = rsrp !== '' && Number.isFinite(level)
  const outside = known && level < -95
  return (
    <Frame current="items" detail state="offline" waiting={3}>
      <TitleBar
        backLabel="Quay lại"
        onBack={() => history.back()}
        code="CN-08"
        text="Phòng họp Tổ 4"
        action={<IconButton icon="more" label="Trạng thái khác" onPress={() => undefined} />}
      />
      <div className="page-pad">
        <h1>Vùng phủ di động trong nhà của từng nhà mạng</h1>
        <p>
          Hạn 06:00 hôm nay · VNPT · <b>mục quan trọng</b>
        </p>
        <ReadingInput
          label="RSRP"
          range="bách phân vị 5 · cần ≥ −95"
          unit="dBm"
          value={rsrp}
          onChange={setRsrp}
          verdict={known ? (outside ? 'outside' : 'inside') : 'none'}
          sentence={
            outside ? `Thấp hơn ngưỡng ${write(-95 - level)} dB: không đạt` : 'Trong ngưỡng, cần ≥ −95'
          }
          ruler={{
            min: -120,
            max: -80,
            from: -95,
            value: known ? level : undefined,
            write,
            label: 'Từ −120 đến −80, cần ≥ −95',
          }}
        />
        <OtherReadings />
        <p>
          Ngưỡng là đề xuất chuyên môn, Sở duyệt.{' '}
          <TextButton onPress={() => undefined}>Xem căn cứ</TextButton>
        </p>
      </div>
      <Foot outside={outside} />
    </Frame>
  )
}
