import type { OpenRow } from '../../../domain/poll/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { ItemBox } from '../../parts/glyphs/ItemBox.tsx'
import type { ItemBoxState } from '../../parts/kinds.ts'
import { pollWords } from '../../words/poll.ts'
import { rowStateWords } from '../../words/terms.ts'

const boxOf = (state: OpenRow['state']): ItemBoxState =>
  state === 'in-progress' ? 'doing' : state === 'waiting' ? 'second' : state

/** Critical items that were not proven, each with its state as it stood; the item itself is one tap away. */
export function OpenRows({ open, total }: { readonly open: readonly OpenRow[]; readonly total: number }) {
  const t = useWords(pollWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  return (
    <ul className="poll-rows">
      {open.map(({ row: id, state }) => {
        const row = shown.rows.get(id)
        const word = rowStateWords[state][language]
        const place = row?.area == null ? null : (shown.areas.get(row.area)?.name ?? row.area)
        return (
          <li key={id}>
            <ItemBox state={boxOf(state)} label={word} size={20} />
            <Link href={`/viec/${encodeURIComponent(id)}`}>
              {row?.item.title[language] ?? id}
              <small>{[row?.item.id ?? id, place, word].filter((part) => part !== null).join(' · ')}</small>
            </Link>
          </li>
        )
      })}
      {total > open.length ? <li className="quiet">{t.moreRows(total - open.length)}</li> : null}
    </ul>
  )
}
