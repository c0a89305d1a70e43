import type { ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'
import { IconButton } from '../controls/Button.tsx'
import { classes } from '../kinds.ts'

export interface DialogProps {
  /** The title is the question: "Đã khống chế SC-7K4M?" */
  readonly title: string
  readonly closeLabel: string
  /** Escape, the cross, or a press outside; drafts are kept by whoever opened it. */
  readonly onClose: () => void
  /** 560 px for a transition, 820 for the composer. */
  readonly width?: 'normal' | 'wide' | undefined
  /** Right-aligned actions, the primary last. */
  readonly actions: ReactNode
  /** A sentence left of the actions. */
  readonly note?: ReactNode | undefined
  readonly children: ReactNode
}

const controls = ':is(input, textarea, select, button):not(:disabled)'
/** The first thing to do stands in the body, not the cross above it. */
const firstStop = `.dialog-body ${controls}, .dialog-foot ${controls}`

/** Shows its content while mounted; focus goes back to where it came from. */
export function Dialog({
  title,
  closeLabel,
  onClose,
  width = 'normal',
  actions,
  note,
  children,
}: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = box.current
    const before = document.activeElement
    dialog?.showModal()
    dialog?.querySelector<HTMLElement>(firstStop)?.focus()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={box}
      className={classes('dialog', width === 'wide' && 'wide')}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === box.current) onClose()
      }}
    >
      <div className="dialog-sheet">
        <header className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <IconButton icon="x" label={closeLabel} onPress={onClose} />
        </header>
        <div className="dialog-body">{children}</div>
        <footer className="dialog-foot">
          {note === undefined ? null : <p>{note}</p>}
          {actions}
        </footer>
      </div>
    </dialog>
  )
}
