import './conduct.css'
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
export function ConductDialog({ kind, ...about }: ConductDialogProps) {
  const Shown = dialogs[kind]
  return <Shown {...about} />
}
