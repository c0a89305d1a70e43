import { useRef, useState } from 'react'
import type { Actor } from '../../../domain/decision.ts'
import type { CongressState } from '../../../domain/state.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { waitsForLine } from '../../app/heard.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { go, usePlace } from '../../app/place.ts'
import { useToast } from '../../app/toast.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { ActionBar } from '../../parts/incidents/Panel.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { TitleBar } from '../../parts/layout/PageHead.tsx'
import { composerWords } from '../../words/composer.ts'
import { refusalText } from '../../words/refusals.ts'
import type { Drafting } from '../items/draft.ts'
import { abovePhone, useMedia } from '../items/media.ts'
import { useScrollPlace } from '../items/scroll.ts'
import { organisationOf } from '../items/who.ts'
import type { BoardLine } from './board.ts'
import { draftFrom, emptyDraft, payloadOf, problemsOf, resolve } from './compose.ts'
import type { Draft, Problem, Resolved } from './compose.ts'
import { ComposerForm } from './ComposerForm.tsx'
import { useKeptDraft } from './kept-draft.ts'

interface ComposerProps {
  readonly lines: readonly BoardLine[]
  readonly onClose: () => void
  /** Shows an incident, by id. */
  readonly onOpen: (id: string) => void
}

/** What the form's fields read and change. */
export interface Composing {
  readonly draft: Draft
  readonly resolved: Resolved
  readonly problems: readonly Problem[]
  readonly change: Drafting<Draft>['change']
  readonly state: CongressState
  readonly lines: readonly BoardLine[]
  readonly openedAt: number
  readonly onOpen: (id: string) => void
  readonly onSubmit: () => void
}

function useComposing({ lines, onClose, onOpen }: ComposerProps, actor: Actor) {
  const t = useWords(composerWords)
  const language = useLanguage()
  const store = useStore()
  const toast = useToast()
  const place = usePlace()
  const { shown, congress } = useSnapshot()
  const [openedAt] = useState(() => store.now())
  const from = place.query.get('muc')
  const row = from === null ? undefined : shown.rows.get(from)
  const first = row ? draftFrom(row, shown) : emptyDraft
  // An incident for an item has a draft of its own beside the free one.
  const key = `trucban-incident ${congress} ${row?.id ?? ''}`
  const { draft, change, drop } = useKeptDraft<Draft>(key, first)
  const [asked, setAsked] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const sending = useRef(false)
  const resolved = resolve(draft, shown, actor, openedAt)
  const problems = asked ? problemsOf(draft, resolved) : []
  const submit = async () => {
    setAsked(true)
    if (problemsOf(draft, resolved).length > 0 || sending.current) return
    sending.current = true
    const receipt = await store.send('incident.open', payloadOf(draft, resolved))
    sending.current = false
    if (!receipt.ok) return setWrong(refusalText(receipt.error, language, shown.info?.dutyPhone ?? ''))
    drop()
    const code = receipt.result?.['code'] ?? store.getSnapshot().shown.incidents.get(receipt.id)?.code ?? ''
    const here = waitsForLine(receipt, store.getSnapshot())
    toast({ text: here ? t.saved(code) : receipt.state === 'stored' ? t.onItsWay(code) : t.opened(code) })
    go(`/su-co/${receipt.id}`, { replace: true })
  }
  const composing: Composing = {
    draft,
    resolved,
    problems,
    change: (changes) => {
      setWrong(null)
      change(changes)
    },
    state: shown,
    lines,
    openedAt,
    onOpen,
    onSubmit: () => void submit(),
  }
  const dropAll = () => {
    drop()
    onClose()
  }
  return { composing, wrong, dropAll }
}

function Open(props: ComposerProps & { readonly actor: Actor }) {
  const { onClose } = props
  const t = useWords(composerWords)
  const snapshot = useSnapshot()
  const desk = useMedia(abovePhone)
  useScrollPlace('composer', desk ? 'kept' : 'top')
  const { composing, wrong, dropAll } = useComposing(props, props.actor)
  const { lead } = composing.resolved
  const submitWord = lead === null ? t.submit : t.submitTo(organisationOf(snapshot, lead))
  const body = <ComposerForm {...composing} wrong={wrong} />
  const submit = (
    <Button kind="primary" keys={['Ctrl', 'Enter']} onPress={composing.onSubmit}>
      {submitWord}
    </Button>
  )
  const dropIt = (
    <Button kind="quiet" onPress={dropAll}>
      {t.drop}
    </Button>
  )
  if (desk)
    return (
      <Dialog
        title={t.title}
        closeLabel={t.keepDraft}
        onClose={onClose}
        width="wide"
        note={t.noSecrets}
        actions={
          <>
            {dropIt}
            {submit}
          </>
        }
      >
        {body}
      </Dialog>
    )
  return (
    <section className="incident-page composer-page" aria-label={t.title}>
      <TitleBar backLabel={t.keepDraft} onBack={onClose} code={t.title} />
      <div className="page-pad">
        {body}
        <p className="quiet">{t.noSecrets}</p>
      </div>
      <ActionBar label={t.title}>
        {submit}
        {dropIt}
      </ActionBar>
    </section>
  )
}

/** A new incident: a dialog over the board, a page on the phone. Works without the line. */
export function Composer(props: ComposerProps) {
  const { actor } = useSnapshot()
  const t = useWords(composerWords)
  if (!actor || actor.organisation === null || actor.role === 'admin') return <EmptyState title={t.mayNot} />
  return <Open {...props} actor={actor} />
}
