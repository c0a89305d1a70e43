import type { MouseEvent, ReactNode } from 'react'
import { Icon } from '../glyphs/Icon.tsx'
import type { IconName } from '../glyphs/iconPaths.ts'
import { classes } from '../kinds.ts'
import { Mark } from '../glyphs/Mark.tsx'
import { SkipLink } from './SkipLink.tsx'

export interface NavEntry {
  readonly id: string
  readonly label: string
  readonly icon: IconName
  readonly href: string
  /** What waits for a person there; 0 or absent shows nothing. */
  readonly count?: number | undefined
  /** The count in words: "2 sự cố chưa ai nhận". */
  readonly countLabel?: string | undefined
}
/** A switch at the foot of the rail: sound, theme. */
export interface RailTool {
  readonly id: string
  readonly label: string
  readonly icon: IconName
  readonly onPress: () => void
  readonly pressed?: boolean | undefined
}
export interface ShellProps {
  readonly t: { readonly nav: string; readonly skip: string; readonly home: string }
  /** Four at the bottom of the phone. */
  readonly tabs: readonly NavEntry[]
  /** All rooms, on the 76 px rail from 768 px on. */
  readonly rail: readonly NavEntry[]
  readonly tools?: readonly RailTool[] | undefined
  readonly current: string
  /** Called for a plain click; without it links navigate by themselves. */
  readonly onGo?: ((href: string) => void) | undefined
  /** The line of connection (SyncBar): top line on the phone, top right on the desk. */
  readonly sync: ReactNode
  /** Desk only: name of the congress, search, person on duty. */
  readonly top?: ReactNode | undefined
  /** Desk from 1024 px on. */
  readonly horizon?: ReactNode | undefined
  /** Rehearsal stamp or standing order; its place is kept by its own height. */
  readonly banner?: ReactNode | undefined
  /** A page one level down: on the phone the tabs give way to its action bar. */
  readonly detail?: boolean | undefined
  readonly children: ReactNode
}

type GoProps = Pick<ShellProps, 'current' | 'onGo'> & {
  readonly entries: readonly NavEntry[]
  readonly size: number
}

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

function NavLinks({ entries, current, onGo, size }: GoProps) {
  const go = (event: MouseEvent, href: string) => {
    if (!onGo || !isPlain(event)) return
    event.preventDefault()
    onGo(href)
  }
  return entries.map((entry) => (
    <a
      key={entry.id}
      href={entry.href}
      aria-current={entry.id === current ? 'page' : undefined}
      onClick={(event) => go(event, entry.href)}
    >
      <Icon name={entry.icon} size={size} />
      <span>{entry.label}</span>
      {entry.count ? (
        <b className="nav-count">
          <span aria-hidden="true">{entry.count > 99 ? '99+' : entry.count}</span>
          <span className="unseen">{entry.countLabel ?? entry.count}</span>
        </b>
      ) : null}
    </a>
  ))
}

/** The frame of every signed-in screen: tabs below 768 px, labelled rail above. */
export function Shell(props: ShellProps) {
  const { t, tabs, rail, tools = [], current, onGo, sync, top, horizon, banner, children } = props
  const { detail = false } = props
  return (
    <div className={classes('shell', detail && 'detail')}>
      <SkipLink href="#main" label={t.skip} />
      <nav className="rail" aria-label={t.nav}>
        <span className="rail-mark">
          <Mark label={t.home} />
        </span>
        <NavLinks entries={rail} current={current} size={20} onGo={onGo} />
        <span className="rail-rest" />
        {tools.map((tool) => (
          <button key={tool.id} type="button" aria-pressed={tool.pressed} onClick={tool.onPress}>
            <Icon name={tool.icon} size={20} />
            <span>{tool.label}</span>
          </button>
        ))}
      </nav>
      <header className="shell-head">
        <div className="shell-top">{top}</div>
        <div className="shell-sync">{sync}</div>
      </header>
      {horizon === undefined ? null : <div className="shell-horizon">{horizon}</div>}
      {banner === undefined ? null : <div className="shell-banner">{banner}</div>}
      <main id="main" className="shell-main" tabIndex={-1}>
        {children}
      </main>
      <nav className="tab-bar" aria-label={t.nav}>
        <NavLinks entries={tabs} current={current} size={22} onGo={onGo} />
      </nav>
    </div>
  )
}
