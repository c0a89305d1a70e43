import { Icon } from '../parts/glyphs/Icon.tsx'
import type { IconName } from '../parts/glyphs/iconPaths.ts'
import { iconPaths } from '../parts/glyphs/iconPaths.ts'
import { ItemBox } from '../parts/glyphs/ItemBox.tsx'
import { Lamp } from '../parts/glyphs/Lamp.tsx'
import { Mark } from '../parts/glyphs/Mark.tsx'
import { SeverityGlyph } from '../parts/glyphs/SeverityGlyph.tsx'
import { SyncBadge } from '../parts/items/SyncBadge.tsx'
import { severityNames } from './frame.tsx'
import { verdictNames } from './samples.ts'

const boxes = [
  ['open', 'Chưa làm'],
  ['doing', 'Đang làm'],
  ['second', 'Chờ người thứ hai'],
  ['done', 'Đạt'],
  ['failed', 'Không đạt'],
  ['failed-held', 'Không đạt, đã có sự cố'],
  ['blocked', 'Vướng'],
  ['stale', 'Quá hạn minh chứng'],
  ['waived', 'Không áp dụng'],
] as const
const sync = [
  ['saved', 'Lưu trên máy'],
  ['sending', 'Đang gửi'],
  ['received', 'Trung tâm đã nhận'],
  ['refused', 'Bị từ chối, xem lý do'],
  ['set-aside', 'Gửi lỗi, để riêng'],
] as const

function IconSheet() {
  return (
    <section>
      <h2>Biểu tượng</h2>
      <div className="tiles">
        <span>
          <Mark label="Trực Ban" /> mark
        </span>
        {(Object.keys(iconPaths) as IconName[]).map((name) => (
          <span key={name}>
            <Icon name={name} size={22} /> {name}
          </span>
        ))}
      </div>
    </section>
  )
}

/** Severities, boxes, lamps, sync states and icons. */
export function GlyphSheet() {
  return (
    <>
      <section>
        <h2>Mức sự cố: đặc chưa ai nhận, viền có người, nhạt đã xong</h2>
        <div className="tiles">
          {([1, 2, 3, 4] as const).map((severity) => (
            <span key={severity}>
              {(['solid', 'outline', 'plain'] as const).map((ink) => (
                <SeverityGlyph key={ink} severity={severity} ink={ink} label={`Mức ${severity}`} />
              ))}
              Mức {severity} · {severityNames[severity]}
            </span>
          ))}
          <span>
            <SeverityGlyph severity={1} ink="solid" label="Mức 1, chưa ai nhận" blink /> nháy 1 lần mỗi giây
          </span>
        </div>
      </section>
      <section>
        <h2>Trạng thái mục: hình ô</h2>
        <div className="tiles">
          {boxes.map(([state, label]) => (
            <span key={state}>
              <ItemBox state={state} label={label} size={24} /> {label}
            </span>
          ))}
        </div>
      </section>
      <section>
        <h2>Mức sẵn sàng: hình đèn</h2>
        <div className="tiles">
          {(['go', 'hold', 'no-go', 'unknown', 'none'] as const).map((verdict) => (
            <span key={verdict}>
              <Lamp verdict={verdict} label={verdictNames[verdict]} /> {verdictNames[verdict]}
            </span>
          ))}
        </div>
      </section>
      <section>
        <h2>Kết nối và gửi</h2>
        <div className="tiles">
          {sync.map(([state, label]) => (
            <SyncBadge key={state} state={state} label={label} written />
          ))}
        </div>
      </section>
      <IconSheet />
    </>
  )
}
