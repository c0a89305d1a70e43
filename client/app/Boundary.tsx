import type { ReactNode } from 'react'
import { Component, useEffect } from 'react'
import { EmptyState } from '../parts/layout/EmptyState.tsx'
import { Button } from '../parts/controls/Button.tsx'
import { shellWords } from '../words/shell.ts'
import type { SessionState } from '../sync/session-state.ts'
import { useBench } from './context.ts'
import { useWords } from './language.ts'

interface Props {
  /** Another place gets another try. */
  readonly place: string
  readonly children: ReactNode
  /** Instead of the sentence with its button. */
  readonly broken?: ReactNode
}
interface State {
  readonly place: string
  readonly isBroken: boolean
}

const wallTriesEveryMs = 15_000

/** A page that is loaded without a line may be the browser's own, which nobody presses away. */
const mayLoad = (state: SessionState): boolean =>
  !('store' in state) || state.store === null || state.store.getSnapshot().connection.state === 'live'

/** Nobody stands before a wall to press anything: it loads itself again, once there is a line. */
export function useLoadsAgain(): void {
  const { clock, session } = useBench()
  useEffect(() => {
    if (location.pathname !== '/wall') return undefined
    return clock.every(wallTriesEveryMs, () => {
      if (mayLoad(session.getSnapshot())) location.reload()
    })
  }, [clock, session])
}

function Broken() {
  const t = useWords(shellWords)
  useLoadsAgain()
  return (
    <EmptyState
      title={t.broken}
      text={t.brokenText}
      action={
        <Button kind="primary" icon="refresh-cw" onPress={() => location.reload()}>
          {t.reload}
        </Button>
      }
    />
  )
}

/** A screen that throws, or whose code cannot be fetched, leaves the shell and the other screens standing. */
export class Boundary extends Component<Props, State> {
  override state: State = { place: this.props.place, isBroken: false }

  static getDerivedStateFromProps({ place }: Props, state: State): State | null {
    return place === state.place ? null : { place, isBroken: false }
  }

  // At once: children that are tried again throw again, and then nothing at all is left on the screen.
  static getDerivedStateFromError(): Partial<State> {
    return { isBroken: true }
  }

  override render(): ReactNode {
    return this.state.isBroken ? (this.props.broken ?? <Broken />) : this.props.children
  }
}
