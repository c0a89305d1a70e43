import '../people/people.css'
import './tokens.css'
import { useEffect, useRef, useState } from 'react'
import type { NetError } from '../../adapters/net.ts'
import { useMe, useSession, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { Button } from '../../parts/controls/Button.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { termWords } from '../../words/terms.ts'
import { tokenWords } from '../../words/tokens.ts'
import { AdminError } from '../people/AdminError.tsx'
import { MakeToken } from './MakeToken.tsx'
import type { MadeToken } from './MakeToken.tsx'
import { TokenRow } from './TokenRow.tsx'
import type { TokenLine } from './useTokens.ts'
import { useTokens } from './useTokens.ts'

/** The secret, this once. */
function Secret({ made, onKept }: { readonly made: MadeToken; readonly onKept: () => void }) {
  const t = useWords(tokenWords)
  const [copied, setCopied] = useState(false)
  const head = useRef<HTMLHeadingElement>(null)
  // It stands where the form stood, and must not be missed: it comes this once.
  useEffect(() => {
    head.current?.scrollIntoView({ block: 'center' })
    head.current?.focus({ preventScroll: true })
  }, [made])
  const copy = async () => {
    await navigator.clipboard.writeText(made.secret)
    setCopied(true)
  }
  return (
    <section className="sheet">
      <h2 ref={head} tabIndex={-1}>
        {t.madeFor(made.token.label)}
      </h2>
      <p className="link-url token-secret">
        <code>{made.secret}</code>
      </p>
      <p>{t.once}</p>
      <p className="token-acts">
        <Button kind="primary" icon={copied ? 'check' : 'copy'} onPress={() => void copy()}>
          {copied ? t.copied : t.copy}
        </Button>
        <Button onPress={onKept}>{t.kept}</Button>
      </p>
    </section>
  )
}

function RevokeDialog(props: {
  readonly label: string
  readonly onClose: () => void
  readonly onRevoke: () => void
}) {
  const t = useWords(tokenWords)
  const { close, cancel } = useWords(termWords)
  return (
    <Dialog
      title={t.revokeAsk(props.label)}
      closeLabel={close}
      onClose={props.onClose}
      actions={
        <>
          <Button kind="quiet" onPress={props.onClose}>
            {cancel}
          </Button>
          <Button kind="primary" onPress={props.onRevoke}>
            {t.revoke}
          </Button>
        </>
      }
    >
      <p>{t.revokeText}</p>
    </Dialog>
  )
}

function TokenList(props: {
  readonly title: string
  readonly tokens: readonly TokenLine[]
  readonly onRevoke?: (token: TokenLine) => void
}) {
  const { onRevoke } = props
  if (props.tokens.length === 0) return null
  return (
    <section className="sheet">
      <h2>{props.title}</h2>
      <ul className="people-group">
        {props.tokens.map((token) => (
          <TokenRow key={token.id} token={token} onRevoke={onRevoke && (() => onRevoke(token))} />
        ))}
      </ul>
    </section>
  )
}

function Head({ living }: { readonly living: number }) {
  const t = useWords(tokenWords)
  return (
    <PageHead title={t.title} sub={t.count(living)}>
      <p className="token-ways">
        <Link href="/nguoi-dung">{t.back}</Link>
        <a href="/api/docs" target="_blank" rel="noreferrer">
          {t.reading}
        </a>
      </p>
    </PageHead>
  )
}

/** Access tokens of the congress, for who administers it: made, listed, revoked. */
export default function TokensPage() {
  const t = useWords(tokenWords)
  const session = useSession()
  const me = useMe()
  const { shown } = useSnapshot()
  const { list, error, reload, path } = useTokens()
  const [made, setMade] = useState<MadeToken | null>(null)
  const [asking, setAsking] = useState<TokenLine | null>(null)
  const [failed, setFailed] = useState<NetError | null>(null)
  const living = (list ?? []).filter(({ works }) => works)
  const ended = (list ?? []).filter(({ works }) => !works)
  const revoke = async ({ id }: TokenLine) => {
    const answer = await session.net.del(`${path}/${id}`)
    setFailed(answer.ok ? null : answer.error)
    setAsking(null)
    if (made?.token.id === id) setMade(null)
    reload()
  }
  return (
    <div className="admin">
      <Head living={living.length} />
      <div className="sheets wide">
        <AdminError error={error ?? failed} />
        {list !== null && list.length === 0 ? <EmptyState title={t.none} text={t.noneText} /> : null}
        <TokenList title={t.list} tokens={living} onRevoke={setAsking} />
        {made ? (
          <Secret made={made} onKept={() => setMade(null)} />
        ) : (
          <section className="sheet">
            <h2>{t.makeTitle}</h2>
            <p>{t.text}</p>
            <MakeToken
              path={path}
              organisations={[...shown.organisations.values()]}
              siteAdmin={me.siteAdmin}
              onMade={(one) => {
                setMade(one)
                reload()
              }}
            />
          </section>
        )}
        <TokenList title={t.ended} tokens={ended} />
      </div>
      {asking ? (
        <RevokeDialog
          label={asking.label}
          onClose={() => setAsking(null)}
          onRevoke={() => void revoke(asking)}
        />
      ) : null}
    </div>
  )
}
