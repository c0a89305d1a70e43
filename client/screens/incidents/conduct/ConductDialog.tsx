import './conduct.css'
import { useNow, useSnapshot } from '../../../app/context.ts'
import { CorrectTimeDialog } from './CorrectTimeDialog.tsx'
import { FollowUpDialog } from './FollowUpDialog.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'
import type { ConductDialogProps } from './kinds.ts'
import { LinkRowsDialog } from './LinkRowsDialog.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { RelateDialog } from './RelateDialog.tsx'
import { ReviewDialog } from './ReviewDialog.tsx'

const dialogs = {
  'hand-over': HandOverDialog,
  'correct-time': CorrectTimeDialog,
  relate: RelateDialog,
  merge: MergeDialog,
  review: ReviewDialog,
  'follow-up': FollowUpDialog,
  'link-rows': LinkRowsDialog,
}

/** The dialog of `kind`, about one incident as it stands now. */
export function ConductDialog({ kind, incident, onClose }: ConductDialogProps) {
  const { info } = useSnapshot().shown
  const now = useNow(60_000)
  const Shown = dialogs[kind]
  return info === null ? null : <Shown view={{ incident, info, now }} onClose={onClose} />
}
