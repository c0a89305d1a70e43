import type { Asking } from './Actions.tsx'
import { CloseDialog } from './CloseDialog.tsx'
import type { AskProps } from './FormDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { NoteDialog } from './NoteDialog.tsx'
import { InvolveDialog, PublicLineDialog, VisibilityDialog } from './SightDialogs.tsx'
import { SeverityDialog, UpdateDialog } from './WriteDialogs.tsx'

/** The dialog of whatever was asked. */
export function ActionDialog({ asking, ...ask }: AskProps & { readonly asking: Asking }) {
  switch (asking) {
    case 'update':
      return <UpdateDialog {...ask} />
    case 'note':
      return <NoteDialog {...ask} />
    case 'severity':
      return <SeverityDialog {...ask} />
    case 'public-line':
      return <PublicLineDialog {...ask} />
    case 'visibility':
      return <VisibilityDialog {...ask} />
    case 'involve':
      return <InvolveDialog {...ask} />
    case 'close':
      return <CloseDialog {...ask} />
    default:
      return <MoveDialog {...ask} move={asking} />
  }
}
