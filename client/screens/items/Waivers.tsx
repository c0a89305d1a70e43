import { useLanguage, useWords } from '../../app/language.ts'
import { useSnapshot } from '../../app/context.ts'
import { clockOf, whenOf } from '../../app/times.ts'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { ItemRow } from '../../parts/items/ItemRow.tsx'
import { Spine, SpineList } from '../../parts/items/Spine.tsx'
import { itemPageWords } from '../../words/item-page.ts'
import { itemWords } from '../../words/items.ts'
import { rowStateWords } from '../../words/terms.ts'
import { dueSaid } from './said.ts'
import type { Line } from './sections.ts'
import { areaOf, organisationOf } from './who.ts'

interface WaiversProps {
  readonly lines: readonly Line[]
  readonly now: number
  readonly zone: string
  readonly onOpen: (row: string) => void
}

/** Critical items of all organisations whose waiver waits for the department. */
export function Waivers({ lines, now, zone, onOpen }: WaiversProps) {
  const t = useWords(itemWords)
  const page = useWords(itemPageWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  if (lines.length === 0) return <EmptyState title={page.noWaivers} text={t.checkedAt(clockOf(now, zone))} />
  return (
    <>
      <p className="scope-note">{page.waiversMeans}</p>
      <Spine>
        <SpineList label={t.waivers}>
          {lines.map(({ row, status, dueAt }) => (
            <ItemRow
              key={row.id}
              id={row.id}
              due={dueSaid(dueAt, { now, zone, language, t })}
              box={{ state: 'second', label: rowStateWords.waiting[language] }}
              title={row.item.title[language]}
              meta={[
                row.item.id,
                organisationOf(snapshot, row.owner),
                areaOf(snapshot, row.area, t.noArea),
                whenOf(status.fact?.madeAt ?? now, now, zone),
              ].join(' · ')}
              status={{ text: t.statusWaived(status.fact?.note ?? ''), tone: 'accent' }}
              onPress={() => onOpen(row.id)}
            />
          ))}
        </SpineList>
      </Spine>
    </>
  )
}
