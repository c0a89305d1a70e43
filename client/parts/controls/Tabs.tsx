import type { KeyboardEvent } from 'react'
import { useEffect, useRef } from 'react'

export interface TabEntry<T extends string> {
  readonly id: T
  readonly label: string
  readonly count?: number | undefined
}
export interface TabsProps<T extends string> {
  /** What the tabs divide: "Phạm vi". */
  readonly label: string
  readonly tabs: readonly TabEntry<T>[]
  readonly current: T
  readonly onChoose: (id: T) => void
  /** Id of the element that shows the chosen tab's content. */
  readonly panelId?: string | undefined
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }

/** Tabs with one stop for the Tab key; arrows move between them. */
export function Tabs<T extends string>({ label, tabs, current, onChoose, panelId }: TabsProps<T>) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = list.current
    const chosen = box?.querySelector('[aria-selected=true]')
    if (!box || !chosen) return
    const [around, own] = [box.getBoundingClientRect(), chosen.getBoundingClientRect()]
    // To the middle of the line, and never the page up or down.
    box.scrollLeft += own.left + own.width / 2 - around.left - around.width / 2
  }, [current])
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined) return
    const at = tabs.findIndex((tab) => tab.id === current)
    const next = (at + step + tabs.length) % tabs.length
    const chosen = tabs[next]
    if (!chosen) return
    event.preventDefault()
    onChoose(chosen.id)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          aria-selected={tab.id === current}
          aria-controls={panelId}
          tabIndex={tab.id === current ? 0 : -1}
          onClick={() => onChoose(tab.id)}
        >
          {tab.label}
          {tab.count === undefined ? null : <span className="tab-count">{tab.count}</span>}
        </button>
      ))}
    </div>
  )
}
