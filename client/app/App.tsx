import type { ReactNode } from 'react'
import { lazy, Suspense, useEffect } from 'react'
import { EmptyState } from '../parts/layout/EmptyState.tsx'
import type { Store } from '../sync/snapshot.ts'
import { shellWords } from '../words/shell.ts'
import { Boundary } from './Boundary.tsx'
import type { Bench } from './context.ts'
import { BenchContext, StoreContext, useMaybeSnapshot, useMe, useSessionState } from './context.ts'
import { firstPath } from './first.ts'
import { Frame } from './Frame.tsx'
import { useWords } from './language.ts'
import { Link } from './Link.tsx'
import { go, usePath } from './place.ts'
import type { FoundRoute } from './routes.ts'
import { routeFor } from './routes.ts'

const Wall = lazy(() => import('../screens/wall/WallPage.tsx'))
const SignIn = lazy(() => import('../screens/session/SignIn.tsx'))
const Locked = lazy(() => import('../screens/session/Locked.tsx'))
const ProviderBack = lazy(() => import('../screens/session/ProviderBack.tsx'))
const LinkPage = lazy(() => import('../screens/session/LinkPage.tsx'))
const FirstSetUp = lazy(() => import('../screens/session/FirstSetUp.tsx'))

function Opening() {
  const t = useWords(shellWords)
  return (
    <main className="opening" aria-busy="true">
      {t.loading}
    </main>
  )
}

function Waiting() {
  const t = useWords(shellWords)
  return (
    <p className="opening" aria-busy="true">
      {t.loading}
    </p>
  )
}

function Nothing({ title, text }: { readonly title: string; readonly text: string }) {
  const t = useWords(shellWords)
  return (
    <EmptyState
      title={title}
      text={text}
      action={
        <Link href="/viec" className="button plain">
          {t.toItems}
        </Link>
      }
    />
  )
}

/** The screen itself, or why there is nothing to show. */
function Content({ found }: { readonly found: FoundRoute | null }) {
  const t = useWords(shellWords)
  const snapshot = useMaybeSnapshot()
  if (!found) return <Nothing title={t.noPage} text={t.noPageText} />
  const { Screen, needs } = found.route
  if (needs === 'congress' && !snapshot) return <EmptyState title={t.noCongress} text={t.noCongressText} />
  if (needs === 'congress' && snapshot?.gone === true) return <EmptyState title={t.gone} text={t.goneText} />
  if (needs === 'congress' && snapshot?.view === 'none')
    return snapshot.connection.state === 'offline' ? (
      <EmptyState title={t.noView} text={t.noViewText} />
    ) : (
      <Waiting />
    )
  return <Screen params={found.params} />
}

function SignedIn({ store, path }: { readonly store: Store | null; readonly path: string }) {
  const me = useMe()
  const home = path === '/'
  const first = firstPath(me, store?.getSnapshot().congress ?? null)
  useEffect(() => {
    if (home) go(first, { replace: true })
  }, [home, first])
  const found = home ? null : routeFor(path)
  return (
    <StoreContext value={store}>
      <Frame room={found?.route.room ?? 'items'}>
        {home ? null : (
          <Boundary place={path}>
            <Suspense fallback={<Waiting />}>
              <Content found={found} />
            </Suspense>
          </Boundary>
        )}
      </Frame>
    </StoreContext>
  )
}

function Gate() {
  const state = useSessionState()
  const path = usePath()
  if (state.at === 'signed-out' && state.insecure) return <SignIn insecure />
  if (path === '/wall') return <Wall />
  if (path === '/link' || path === '/lien-ket') return <LinkPage />
  if (path === '/setup' || path === '/thiet-lap-dau') return <FirstSetUp />
  if (state.at === 'starting') return <Opening />
  if (path === '/dang-nhap-chung' && state.at !== 'display') return <ProviderBack />
  if (state.at === 'signed-out') return <SignIn insecure={false} />
  if (state.at === 'locked') return <Locked state={state} />
  // A display has no other screen than the wall.
  if (state.at === 'display') return <Wall />
  return <SignedIn store={state.store} path={path} />
}

/** Everything, given what it works with. */
export function App({ bench, extra }: { readonly bench: Bench; readonly extra?: ReactNode }) {
  return (
    <BenchContext value={bench}>
      <Boundary place="app">
        <Suspense fallback={<Opening />}>
          <Gate />
        </Suspense>
        {extra}
      </Boundary>
    </BenchContext>
  )
}
