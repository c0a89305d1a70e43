import type { ComponentType, ReactNode } from 'react'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { unheldOf } from '../../domain/incident/unheld.ts'
import type { RailTool } from '../parts/layout/Shell.tsx'
import { Shell } from '../parts/layout/Shell.tsx'
import { Stamp } from '../parts/layout/EmptyState.tsx'
import type { Toast } from '../parts/layout/Toasts.tsx'
import { Toasts } from '../parts/layout/Toasts.tsx'
import type { Snapshot } from '../sync/snapshot.ts'
import { shellWords } from '../words/shell.ts'
import { termWords } from '../words/terms.ts'
import { CongressName, Countdown } from './Congress.tsx'
import { useBench, useMaybeSnapshot, useMe } from './context.ts'
import type { DeskCounts } from './desk-counts.ts'
import { language, useLanguage, useWords } from './language.ts'
import { navFor } from './nav.ts'
import { go } from './place.ts'
import type { Room } from './routes.ts'
import { SyncLine } from './SyncLine.tsx'
import { theme, themes, useTheme } from './theme.ts'
import { ToastContext } from './toast.ts'
import type { NewToast } from './toast.ts'

/** Notices, keys, theme and language, at the foot of the rail; the phone has them on the account page. */
function useTools(onKeys: () => void): readonly RailTool[] {
  const t = useWords(shellWords)
  const chosen = useTheme()
  const spoken = useLanguage()
  const themeLabel = { auto: t.themeAuto, light: t.themeLight, dark: t.themeDark }[chosen]
  const next = themes[(themes.indexOf(chosen) + 1) % themes.length] ?? 'auto'
  return [
    { id: 'notices', label: t.notices, icon: 'bell-ring', onPress: () => go('/thong-bao') },
    { id: 'keys', label: t.keys, icon: 'more', onPress: onKeys },
    {
      id: 'theme',
      label: themeLabel,
      icon: chosen === 'dark' ? 'moon' : chosen === 'light' ? 'sun' : 'monitor',
      onPress: () => theme.set(next),
    },
    {
      id: 'language',
      label: t.otherLanguage,
      icon: 'arrow-left-right',
      onPress: () => language.set(spoken === 'vi' ? 'en' : 'vi'),
    },
  ]
}

function useToasts() {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const count = useRef(0)
  const show = useCallback((toast: NewToast) => {
    count.current += 1
    const id = String(count.current)
    setToasts((before) => [...before, { ...toast, id }])
  }, [])
  const gone = useCallback((id: string) => setToasts((before) => before.filter((one) => one.id !== id)), [])
  return { toasts, show, gone }
}

const AccountNotice = lazy(async () => ({ default: (await import('./AccountNotice.tsx')).AccountNotice }))
const Standing = lazy(async () => ({ default: (await import('./Standing.tsx')).Standing }))

/** What stands above every screen: rehearsal, and a centre that can store nothing. */
function Banner({ rehearsal, accepting }: { readonly rehearsal: boolean; readonly accepting: boolean }) {
  const t = useWords(shellWords)
  const { rehearsal: word } = useWords(termWords)
  if (!rehearsal && accepting) return undefined
  return (
    <>
      {rehearsal ? <Stamp word={word} text={t.rehearsalText} /> : null}
      {accepting ? null : (
        <p className="standing" role="alert">
          {t.readOnly}
        </p>
      )}
    </>
  )
}

/** So long after the first view the rest of the shell is fetched: nothing of it is needed to tick an item, ms. */
const restAfter = 1500
const rest = () => import('../screens/palette/Aside.tsx')
type Over = 'keys' | 'palette' | null
type RestProps = { readonly over: Over; readonly onOver: (over: Over) => void }
// Without it the screens work as well; what cannot be fetched is missing until the next start.
const restPart = (name: 'Aside' | 'TopTools') =>
  lazy(async (): Promise<{ default: ComponentType<RestProps> }> => {
    const parts = await rest().catch(() => null)
    return { default: parts?.[name] ?? (() => null) }
  })
const Aside = restPart('Aside')
const TopTools = restPart('TopTools')

/** True once the congress has been on the screen for a moment. */
function useStands(view: string | undefined): boolean {
  const { clock } = useBench()
  const [stands, setStands] = useState(false)
  const seen = view !== undefined && view !== 'none'
  useEffect(() => (seen ? clock.after(restAfter, () => setStands(true)) : undefined), [clock, seen])
  return seen && stands
}

/** What waits in the rooms of the desk; undefined until it can be counted. */
function useDeskCounts(snapshot: Snapshot | null, whole: boolean): DeskCounts | undefined {
  const [count, setCount] = useState<((snapshot: Snapshot) => DeskCounts) | null>(null)
  useEffect(() => {
    if (whole)
      void rest().then(
        ({ deskCounts }) => setCount(() => deskCounts),
        () => undefined,
      )
  }, [whole])
  return useMemo(() => (count && snapshot ? count(snapshot) : undefined), [count, snapshot])
}

/** Whatever everybody here has to know first; undefined when there is nothing. */
function useBanner(snapshot: Snapshot | null): ReactNode {
  const me = useMe()
  const rehearsal = me.congresses.some(({ id, rehearsal }) => id === snapshot?.congress && rehearsal)
  const accepting = snapshot?.connection.commandsAccepted ?? true
  const shown = snapshot?.shown
  const stands = shown?.info?.closedAt !== undefined || (shown?.doubted ?? null) !== null
  const noticed = me.enrolUntil !== undefined || me.news !== undefined
  if (!rehearsal && accepting && !stands && !noticed) return undefined
  return (
    <>
      <Banner rehearsal={rehearsal} accepting={accepting} />
      <Suspense>
        {noticed ? <AccountNotice /> : null}
        {stands ? <Standing /> : null}
      </Suspense>
    </>
  )
}

/** The shell of every signed-in screen. */
export function Frame({ room, children }: { readonly room: Room; readonly children: ReactNode }) {
  const t = useWords(shellWords)
  const { close } = useWords(termWords)
  const me = useMe()
  const snapshot = useMaybeSnapshot()
  const [over, setOver] = useState<Over>(null)
  const tools = useTools(() => setOver('keys'))
  const whole = useStands(snapshot?.view)
  const { toasts, show, gone } = useToasts()
  const mine = me.congresses.find(({ id }) => id === snapshot?.congress)
  const role = snapshot?.actor?.role ?? mine?.role ?? null
  const [unheld] = useState(unheldOf)
  const counts = useDeskCounts(snapshot, whole)
  const { rail, tabs } = navFor(t, snapshot, role, me.siteAdmin, counts, unheld)
  const banner = useBanner(snapshot)
  useEffect(() => {
    document.getElementById('main')?.scrollTo(0, 0)
  }, [room])
  return (
    <ToastContext value={show}>
      <Shell
        t={t}
        rail={rail}
        tabs={tabs}
        tools={tools}
        current={room}
        onGo={go}
        top={
          <>
            <CongressName />
            <span className="top-quiet">{mine ? <Countdown {...mine} /> : null}</span>
            <Suspense>{whole ? <TopTools over={over} onOver={setOver} /> : null}</Suspense>
            <span className="top-who">
              {mine?.organisationName ?? ''} <b>{me.name}</b>
            </span>
          </>
        }
        sync={mine && snapshot ? <SyncLine zone={mine.zone} /> : null}
        banner={banner}
      >
        {children}
      </Shell>
      <Toasts toasts={toasts} onGone={gone} t={{ region: t.toasts, close }} />
      <Suspense>{whole ? <Aside over={over} onOver={setOver} /> : null}</Suspense>
    </ToastContext>
  )
}
