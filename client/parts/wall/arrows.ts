import type { FocusEvent, KeyboardEvent } from 'react'
import { useState } from 'react'

const steps: { readonly [key: string]: readonly [down: number, right: number] } = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

/** The next link from a cell in one direction; cells that lead nowhere are passed over. */
function nextLink(cell: HTMLTableCellElement, key: string): HTMLElement | null {
  const row = cell.parentElement
  const table = cell.closest('table')
  if (!table || !(row instanceof HTMLTableRowElement)) return null
  if (key === 'Home') return row.querySelector('a')
  if (key === 'End') return [...row.querySelectorAll('a')].at(-1) ?? null
  const [down, right] = steps[key] ?? [0, 0]
  if (down === 0 && right === 0) return null
  let [y, x] = [row.rowIndex, cell.cellIndex]
  for (;;) {
    y += down
    x += right
    const next = x < 0 ? undefined : table.rows[y]?.cells[x]
    if (!next) return null
    const link = next.querySelector('a')
    if (link) return link
  }
}

/** One stop for the Tab key in a table of links; arrows, Home and End move between them. `keys`: those that are links. */
export function useArrows(keys: readonly string[], current: string | undefined) {
  const [last, setLast] = useState<string | null>(null)
  const stop = last !== null && keys.includes(last) ? last : (current ?? keys[0])
  return {
    /** For a link, by its key. */
    tabIndexOf: (key: string): 0 | -1 => (key === stop ? 0 : -1),
    onFocus: (event: FocusEvent) => {
      const key = event.target instanceof HTMLElement ? event.target.dataset['at'] : undefined
      if (key !== undefined) setLast(key)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const cell = event.target instanceof HTMLElement ? event.target.closest('td, th') : null
      const next = cell instanceof HTMLTableCellElement ? nextLink(cell, event.key) : null
      if (!next) return
      event.preventDefault()
      next.focus()
    },
  }
}
