import { useState } from 'react'
import type { Organisation } from '../../../domain/catalogue/plan.ts'
import { scopes } from '../../../domain/site/scopes.ts'
import type { Scope } from '../../../domain/site/scopes.ts'
import type { NetError } from '../../adapters/net.ts'
import { useSession } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Checkbox } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { termWords } from '../../words/terms.ts'
import { scopeWords, tokenWords } from '../../words/tokens.ts'
import { AdminError } from '../people/AdminError.tsx'
import type { TokenLine } from './useTokens.ts'

export interface MadeToken {
  readonly token: TokenLine
  readonly secret: string
}

const lives = [1, 7, 30, 90] as const

/** What a program may: visible ticks, none taken for granted. */
function ScopeBoxes(props: {
  readonly chosen: ReadonlySet<Scope>
  readonly siteAdmin: boolean
  readonly onChange: (scope: Scope, on: boolean) => void
  readonly error: string | undefined
}) {
  const t = useWords(tokenWords)
  const words = useWords(scopeWords)
  return (
    <fieldset className="token-scopes">
      <legend>{t.scopes}</legend>
      {scopes.map((scope) => (
        <Checkbox
          key={scope}
          label={
            <>
              {words[scope]} <code>{scope}</code>
            </>
          }
          checked={props.chosen.has(scope)}
          onChange={(on) => props.onChange(scope, on)}
          unavailable={scope === 'metrics:read' && !props.siteAdmin ? t.onlySite : undefined}
        />
      ))}
      {props.error === undefined ? null : (
        <p className="field-error" role="alert">
          {props.error}
        </p>
      )}
    </fieldset>
  )
}

interface Making {
  readonly path: string
  readonly organisations: readonly Organisation[]
  readonly siteAdmin: boolean
  readonly onMade: (made: MadeToken) => void
}

/** What is typed and chosen so far, and handing it in; after that the form is empty again. */
function useDraft({ path, organisations, onMade }: Making) {
  const session = useSession()
  const [label, setLabel] = useState('')
  const [organisation, setOrganisation] = useState(organisations[0]?.id ?? '')
  const [chosen, setChosen] = useState<ReadonlySet<Scope>>(new Set())
  const [days, setDays] = useState('30')
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<NetError | null>(null)
  const choose = (scope: Scope, on: boolean) =>
    setChosen((before) => new Set(scopes.filter((one) => (one === scope ? on : before.has(one)))))
  const make = async () => {
    setTried(true)
    if (label.trim() === '' || chosen.size === 0) return
    const body = { label: label.trim(), organisation, scopes: [...chosen], days: Number(days) }
    const answer = await session.net.post<MadeToken>(path, body)
    setError(answer.ok ? null : answer.error)
    if (!answer.ok) return
    setLabel('')
    setChosen(new Set())
    setTried(false)
    onMade(answer.body)
  }
  const wrong = { label: tried && label.trim() === '', scopes: tried && chosen.size === 0 }
  return { label, setLabel, organisation, setOrganisation, chosen, choose, days, setDays, wrong, error, make }
}

/** A new token: what for, in whose sight, what it may, how long. */
export function MakeToken(props: Making) {
  const t = useWords(tokenWords)
  const { required } = useWords(termWords)
  const draft = useDraft(props)
  return (
    <form
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault()
        void draft.make()
      }}
    >
      <AdminError error={draft.error} />
      <TextField
        label={t.label}
        value={draft.label}
        onChange={draft.setLabel}
        maxLength={80}
        hint={t.labelHint}
        error={draft.wrong.label ? required : undefined}
      />
      <Select
        label={t.organisation}
        value={draft.organisation}
        onChange={draft.setOrganisation}
        options={props.organisations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ScopeBoxes
        chosen={draft.chosen}
        siteAdmin={props.siteAdmin}
        onChange={draft.choose}
        error={draft.wrong.scopes ? t.scopesNeeded : undefined}
      />
      <Select
        label={t.days}
        value={draft.days}
        onChange={draft.setDays}
        options={lives.map((n) => ({ value: String(n), label: t.daysOf(n) }))}
      />
      <Button type="submit" kind="primary" icon="plus">
        {t.make}
      </Button>
    </form>
  )
}
