import { useNow, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { dateOf, spanOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Chip } from '../../parts/controls/Chip.tsx'
import { scopeWords, tokenWords } from '../../words/tokens.ts'
import type { TokenLine } from './useTokens.ts'

const minute = 60_000
const soon = 3 * 24 * 60 * minute

/** How it stands: what is left, or why it is of no use. */
function Rest({ token, now }: { readonly token: TokenLine; readonly now: number }) {
  const t = useWords(tokenWords)
  const language = useLanguage()
  const { expiresAt, revokedAt, works } = token
  if (revokedAt !== null) return <Chip>{t.revoked}</Chip>
  if (expiresAt <= now) return <Chip>{t.over}</Chip>
  if (!works) return <Chip tone="warn">{t.makerLost}</Chip>
  const left = expiresAt - now
  return <Chip tone={left < soon ? 'warn' : 'quiet'}>{t.rest(spanOf(left, language))}</Chip>
}

/** One token: what for, whose, what it may, who made it, when it was used. */
export function TokenRow(props: { readonly token: TokenLine; readonly onRevoke?: (() => void) | undefined }) {
  const t = useWords(tokenWords)
  const words = useWords(scopeWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const now = useNow(minute)
  const { token } = props
  const { lastUsed } = token
  const zone = shown.info?.zone ?? 'UTC'
  const used =
    lastUsed === null
      ? t.never
      : now - lastUsed < 6 * minute
        ? t.usedNow
        : t.used(spanOf(now - lastUsed, language))
  return (
    <li className="person token">
      <span className="person-name">
        <b>{token.label}</b>
        <span>
          {shown.organisations.get(token.organisation)?.short ?? token.organisation} ·{' '}
          {token.scopes.map((scope) => words[scope]).join(' · ')}
        </span>
        <span className="quiet">
          {t.madeBy(token.makerName, dateOf(token.createdAt, zone))} · {used}
        </span>
      </span>
      <Rest token={token} now={now} />
      {props.onRevoke ? (
        <Button size="small" onPress={props.onRevoke}>
          {t.revoke}
          <span className="unseen"> {token.label}</span>
        </Button>
      ) : null}
    </li>
  )
}
