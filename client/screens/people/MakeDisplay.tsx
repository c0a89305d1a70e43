import { useState } from 'react'
import type { Organisation } from '../../../domain/catalogue/plan.ts'
import type { NetError } from '../../adapters/net.ts'
import { useSession, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { peopleWords } from '../../words/admin.ts'
import { termWords } from '../../words/terms.ts'
import { AdminError } from './AdminError.tsx'
import { pictureOf } from './people.ts'

interface NewDisplay {
  readonly url: string
  readonly qr?: string
}

/** The link as it is handed over, once. */
function Made({ made }: { readonly made: NewDisplay }) {
  const t = useWords(peopleWords)
  return (
    <div className="link-card">
      <div>
        <p className="link-url">{made.url}</p>
        <p className="quiet">{t.displayOnce}</p>
        <Button icon="copy" onPress={() => void navigator.clipboard.writeText(made.url)}>
          {t.copy}
        </Button>
      </div>
      {made.qr === undefined ? null : (
        <img src={pictureOf(made.qr)} alt={t.linkFor(made.url)} width={144} height={144} />
      )}
    </div>
  )
}

/** A new display link: where it hangs, whose view. */
export function MakeDisplay(props: {
  readonly organisations: readonly Organisation[]
  readonly onMade: () => void
}) {
  const t = useWords(peopleWords)
  const { required } = useWords(termWords)
  const session = useSession()
  const { congress } = useSnapshot()
  const [label, setLabel] = useState('')
  const [view, setView] = useState('')
  const [tried, setTried] = useState(false)
  const [made, setMade] = useState<NewDisplay | null>(null)
  const [error, setError] = useState<NetError | null>(null)
  const make = async () => {
    setTried(true)
    if (label.trim() === '') return
    const body = { label: label.trim(), organisation: view === '' ? null : view }
    const answer = await session.net.post<NewDisplay>(`/api/v1/congresses/${congress}/displays`, body)
    setError(answer.ok ? null : answer.error)
    if (!answer.ok) return
    setMade(answer.body)
    setLabel('')
    setTried(false)
    props.onMade()
  }
  return (
    <form
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <AdminError error={error} />
      <TextField
        label={t.displayLabel}
        value={label}
        onChange={setLabel}
        maxLength={80}
        error={tried && label.trim() === '' ? required : undefined}
      />
      <Select
        label={t.displayView}
        value={view}
        onChange={setView}
        options={[
          { value: '', label: t.sharedView },
          ...props.organisations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Button type="submit" kind="primary" icon="monitor">
        {t.makeDisplay}
      </Button>
      {made ? <Made made={made} /> : null}
    </form>
  )
}
