import { useState } from 'react'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Spine, SpineHeading } from '../../parts/items/Spine.tsx'
import { itemPageWords } from '../../words/item-page.ts'
import { itemWords } from '../../words/items.ts'
import { byArea } from './areas.ts'
import { BulkTick } from './BulkTick.tsx'
import type { SpineProps } from './ItemSpine.tsx'
import type { Moment } from './said.ts'
import type { Line } from './sections.ts'
import { SpineRows } from './SpineRows.tsx'
import { areaOf } from './who.ts'

/** What may be ticked for the whole area and is not yet. */
function AreaTick({ area, lines }: { readonly area: string; readonly lines: readonly Line[] }) {
  const t = useWords(itemPageWords)
  const store = useStore()
  const [asking, setAsking] = useState(false)
  const ticks = ({ row, status }: Line): boolean =>
    row.item.bulk === true &&
    !['done', 'waived', 'failed'].includes(status.state) &&
    store.may({ type: 'run.tick', payload: { row: row.id } }) === null
  const rows = lines.filter(ticks).map(({ row }) => row)
  if (rows.length < 2) return null
  return (
    <p className="spine-more">
      <Button icon="check-check" onPress={() => setAsking(true)}>
        {t.bulk(rows.length)}
      </Button>
      {asking ? <BulkTick area={area} rows={rows} onClose={() => setAsking(false)} /> : null}
    </p>
  )
}

/** The rows by area, in the plan's order, each area with its bulk tick. */
export function AreaSpine({ lines, moment, chosen, onOpen }: SpineProps & { readonly moment: Moment }) {
  const t = useWords(itemPageWords)
  const { noArea } = useWords(itemWords)
  const snapshot = useSnapshot()
  return (
    <Spine>
      {byArea(lines, snapshot.shown.areas).map((group) => {
        const name = areaOf(snapshot, group.area, noArea)
        return (
          <section key={group.area ?? ''}>
            <SpineHeading tone={group.lines.some(({ place }) => place === 'now') ? 'act' : undefined}>
              {t.groupHead(name, group.done, group.lines.length)}
            </SpineHeading>
            <AreaTick area={name} lines={group.lines} />
            <SpineRows label={name} lines={group.lines} moment={moment} chosen={chosen} onOpen={onOpen} />
          </section>
        )
      })}
    </Spine>
  )
}
