import type { ReactNode } from 'react'
import { Component } from 'react'
import { EmptyState } from '../parts/layout/EmptyState.tsx'
import { Button } from '../parts/controls/Button.tsx'
import { shellWords } from '../words/shell.ts'
import { useWords } from './language.ts'

interface Props {
  /** Another place gets another try. */
  readonly place: string
  readonly children: ReactNode
}

function Broken() {
  const t = useWords(shellWords)
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
export class Boundary extends Component<Props, { readonly broken: string | null }> {
  override state = { broken: null as string | null }

  static getDerivedStateFromProps({ place }: Props, { broken }: { readonly broken: string | null }) {
    return broken !== null && broken !== place ? { broken: null } : null
  }

  override componentDidCatch(): void {
    this.setState({ broken: this.props.place })
  }

  static getDerivedStateFromError(): null {
    return null
  }

  override render(): ReactNode {
    return this.state.broken === null ? this.props.children : <Broken />
  }
}
