import '../../design/wall.css'
import '../../design/wall-foot.css'
import '../../design/wall-matrix.css'
import './wall-page.css'
import { useContext, useEffect, useState } from 'react'
import { Boundary, useLoadsAgain } from '../../app/Boundary.tsx'
import { StoreContext, useBench, useDeviceNow, useMaybeSnapshot, useSessionState } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { keepPageTheme } from '../../app/theme.ts'
import { wallWords } from '../../words/wall.ts'
import { Board } from './Board.tsx'
import { Lost } from './Lost.tsx'
import { lostAfter, silenceOf } from './silence.ts'

/** One sentence on a wall that has nothing to show. */
function Plain({ title, text }: { readonly title: string; readonly text?: string }) {
  return (
    <main className="lost-screen wall-plain">
      <h1>{title}</h1>
      {text === undefined ? null : <p>{text}</p>}
    </main>
  )
}

/** Silence in ms, renewed each second; where nothing was ever heard, since this screen opened. */
function useSilence(): number {
  const { clock } = useBench()
  const store = useContext(StoreContext)
  const now = useDeviceNow(1000)
  const [last, setLast] = useState(() => ({ at: clock.now(), noticed: clock.monotonic() }))
  useEffect(() => {
    let heard: number | null = null
    const listen = () => {
      const beat = store?.getSnapshot().connection.lastHeartbeat ?? null
      if (beat === null || beat === heard) return
      heard = beat
      setLast({ at: beat, noticed: clock.monotonic() })
    }
    const first = clock.after(0, listen)
    const leave = store?.subscribe(listen)
    return () => {
      first()
      leave?.()
    }
  }, [clock, store])
  return silenceOf(last, now, clock.monotonic())
}

function Watched() {
  const t = useWords(wallWords)
  const snapshot = useMaybeSnapshot()
  const silence = useSilence()
  const fresh = snapshot?.view === 'fresh' && snapshot.shown.info !== null
  if (snapshot?.gone === true) return <Plain title={t.ended} text={t.endedText} />
  if (silence >= lostAfter) return <Lost silence={silence} />
  if (!fresh) return <Plain title={t.opening} />
  return (
    <Boundary place="wall" broken={<Broken />}>
      <Board silence={silence} />
    </Boundary>
  )
}

function Broken() {
  const t = useWords(wallWords)
  useLoadsAgain()
  return <Plain title={t.broken} text={t.brokenText} />
}

/** The wall: of a display link, or of whoever is signed in. It dims nothing: what is old is taken away. */
export default function WallPage() {
  const t = useWords(wallWords)
  const state = useSessionState()
  useEffect(() => {
    document.documentElement.dataset['theme'] = 'wall'
    return () => {
      keepPageTheme()()
    }
  }, [])
  if (state.at === 'display' && state.ended) return <Plain title={t.ended} text={t.endedText} />
  if (state.at === 'signed-out' || state.at === 'locked')
    return <Plain title={t.noLink} text={t.needsSignIn} />
  const store = state.at === 'display' || state.at === 'open' ? state.store : null
  return (
    <StoreContext value={store}>
      <Watched />
    </StoreContext>
  )
}
