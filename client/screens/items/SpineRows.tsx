import { useState } from 'react'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { SpineList } from '../../parts/items/Spine.tsx'
import { itemWords } from '../../words/items.ts'
import { ItemLine } from './ItemLine.tsx'
import type { ItemsListProps } from './ItemsList.tsx'
import type { Moment } from './said.ts'
import type { Line } from './sections.ts'

/** Rows drawn at once; a department has 700. */
const atOnce = 100

export type RowsProps = Pick<ItemsListProps, 'chosen' | 'onOpen'> & {
  readonly label: string
  readonly lines: readonly Line[]
  readonly moment: Moment
}

/** Rows of one list; what is beyond a hundred comes by the hundred. */
export function SpineRows({ label, lines, ...rest }: RowsProps) {
  const t = useWords(itemWords)
  const [most, setMost] = useState(atOnce)
  const left = lines.length - most
  if (lines.length === 0) return null
  return (
    <>
      <SpineList label={label}>
        {lines.slice(0, most).map((line) => (
          <ItemLine key={line.row.id} line={line} {...rest} />
        ))}
      </SpineList>
      {left > 0 ? (
        <p className="spine-more">
          <Button onPress={() => setMost(most + atOnce)}>{t.more(Math.min(left, atOnce))}</Button>
        </p>
      ) : null}
    </>
  )
}
