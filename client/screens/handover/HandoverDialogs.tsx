import { useState } from 'react'
import type { Handover, HandoverLine } from '../../../domain/handover/events.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { handoverWords } from '../../words/handover.ts'
import { termWords } from '../../words/terms.ts'
import { useChange } from '../items/change.ts'
import { useLineSaid } from './said.ts'

interface LineProps {
  readonly handover: Handover
  readonly line: HandoverLine
  readonly onClose: () => void
}

/** What a dialog with one field asks for. */
interface Asking {
  readonly title: string
  readonly about?: string | undefined
  readonly label: string
  readonly action: string
  readonly danger?: boolean
  readonly first?: string
  readonly most: number
  readonly wrong: string | null
  readonly onSend: (text: string) => void
  readonly onClose: () => void
}

function AskDialog(props: Asking) {
  const { close, required } = useWords(termWords)
  const [text, setText] = useState(props.first ?? '')
  const [empty, setEmpty] = useState(false)
  const send = () => {
    setEmpty(text.trim() === '')
    if (text.trim() !== '') props.onSend(text.trim())
  }
  return (
    <Dialog
      title={props.title}
      closeLabel={close}
      onClose={props.onClose}
      actions={
        <Button kind={props.danger ? 'danger' : 'primary'} onPress={send}>
          {props.action}
        </Button>
      }
    >
      {props.about === undefined ? null : <p>{props.about}</p>}
      <TextField
        label={props.label}
        value={text}
        maxLength={props.most}
        required
        error={empty ? required : (props.wrong ?? undefined)}
        onChange={setText}
      />
    </Dialog>
  )
}

/** Why a line cannot be accepted as it stands. */
export function QuestionDialog({ handover, line, onClose }: LineProps) {
  const t = useWords(handoverWords)
  const said = useLineSaid()(line.subject)
  const change = useChange(t.questioned, onClose)
  return (
    <AskDialog
      title={t.questionTitle}
      about={line.subject.about === 'own' ? (line.note ?? undefined) : said.title}
      label={t.questionLabel}
      action={t.questionNow}
      most={200}
      wrong={change.wrong}
      onSend={(reason) =>
        void change.send('handover.question', { handover: handover.id, line: line.key, reason })
      }
      onClose={onClose}
    />
  )
}

/** The outgoing shift's answer becomes what the line says. */
export function MendDialog({ handover, line, onClose }: LineProps) {
  const t = useWords(handoverWords)
  const change = useChange(t.mended, onClose)
  return (
    <AskDialog
      title={t.mendTitle}
      about={line.questions.at(-1)?.text ?? undefined}
      label={t.mendLabel}
      action={t.mendNow}
      first={line.note ?? ''}
      most={300}
      wrong={change.wrong}
      onSend={(note) => void change.send('handover.mend', { handover: handover.id, line: line.key, note })}
      onClose={onClose}
    />
  )
}

export function WithdrawDialog({ handover, onClose }: Omit<LineProps, 'line'>) {
  const t = useWords(handoverWords)
  const change = useChange(t.withdrawnDone, onClose)
  return (
    <AskDialog
      title={t.withdrawTitle}
      label={t.reason}
      action={t.withdrawNow}
      danger
      most={200}
      wrong={change.wrong}
      onSend={(reason) => void change.send('handover.withdraw', { handover: handover.id, reason })}
      onClose={onClose}
    />
  )
}
