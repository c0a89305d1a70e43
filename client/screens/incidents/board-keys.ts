import { useState } from 'react'
import type { CongressCommand } from '../../../domain/commands.ts'
import type { Incident } from '../../../domain/incident/events.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useKeys } from '../../app/keys.ts'
import { useWords } from '../../app/language.ts'
import { go, usePlace, withQuery } from '../../app/place.ts'
import { boardWords } from '../../words/incidents.ts'
import type { BoardProps } from './Board.tsx'
import type { BoardLine } from './board.ts'
import { composerPath } from './paths.ts'

/** What a key asks of the line under it. */
const asks = { a: 'acknowledge', u: 'update', r: 'resolve', s: 'severity' } as const
type Asked = (typeof asks)[keyof typeof asks]

function commandOf(asked: Asked, { id, severity }: Incident): CongressCommand {
  if (asked === 'update')
    return { type: 'incident.update', payload: { incident: id, doing: '.', restoreAt: null } }
  if (asked === 'severity')
    return { type: 'incident.severity', payload: { incident: id, severity, note: '.' } }
  return { type: `incident.${asked}`, payload: { incident: id, note: '.' } }
}

const focusedRow = (): string | undefined => document.activeElement?.closest('.incident-row')?.id

/** Keys of the line that has the focus; a panel beside the list binds its own. */
function useLineKeys({ chosen }: BoardProps) {
  const store = useStore()
  const { incidents } = useSnapshot().shown
  const [asked, setAsked] = useState<{ readonly id: string; readonly asking: Asked } | null>(null)
  const ask = (asking: Asked) => {
    const incident = incidents.get(focusedRow() ?? '')
    const no = incident && store.may(commandOf(asking, incident), incident.status)
    // Without the line the dialog opens and says why it cannot be recorded now.
    if (incident && (no === null || no?.code === 'needs-connection')) setAsked({ id: incident.id, asking })
  }
  useKeys(
    chosen === null
      ? (['a', 'u', 'r', 's'] as const).map((keys) => ({ keys, run: () => ask(asks[keys]) }))
      : [],
  )
  const incident = asked === null ? undefined : incidents.get(asked.id)
  return {
    asked: asked !== null && incident ? { incident, asking: asked.asking } : null,
    onDone: () => setAsked(null),
  }
}

/**
 * `n`, `/`, `j`, `k`; and on the line that has the focus, while no panel has keys of its own, `a`, `u`, `r`, `s`. Gives
 * back what was asked of which incident.
 */
export function useBoardKeys(
  list: { readonly current: HTMLElement | null },
  props: BoardProps,
  shown: readonly BoardLine[],
) {
  const t = useWords(boardWords)
  const place = usePlace()
  const line = useLineKeys(props)
  const step = (by: number) => {
    const focused = document.activeElement?.closest('.incident-row')?.id ?? props.chosen
    const at = shown.findIndex(({ incident }) => incident.id === focused)
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))]
    if (!next) return
    list.current?.querySelector<HTMLElement>(`[id="${next.incident.id}"] a`)?.focus()
    // With the panel open the choice moves with it.
    if (props.chosen !== null)
      go(withQuery({ path: `/su-co/${next.incident.id}`, query: place.query }, {}), { replace: true })
  }
  useKeys([
    {
      keys: 'n',
      run: () => go(withQuery({ path: composerPath, query: place.query }, {})),
    },
    ...(props.chosen === null
      ? []
      : [
          {
            keys: 'Escape' as const,
            text: t.keyClose,
            run: () => go(withQuery({ path: '/su-co', query: place.query }, {})),
          },
        ]),
    { keys: 'j', run: () => step(1) },
    { keys: 'k', run: () => step(-1) },
    {
      keys: '/',
      run: () => list.current?.querySelector<HTMLElement>('[type=search]')?.focus(),
    },
  ])
  return line
}
