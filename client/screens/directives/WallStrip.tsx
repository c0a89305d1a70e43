import './strip.css'
import type { Directive } from '../../../domain/directive/events.ts'
import { inOrder, isOverdue, isRunning, stepOf } from '../../../domain/directive/standing.ts'
import type { CongressState } from '../../../domain/state.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { shortSpanOf, whenOf } from '../../app/times.ts'
import { WallDirectives } from '../../parts/wall/Wall.tsx'
import type { WallDirectivesProps } from '../../parts/wall/Wall.tsx'
import { directiveWords } from '../../words/directives.ts'
import { headlineOf, wallLetters } from './headline.ts'
import type { Turned } from './headline.ts'

const mostShown = 3
type Line = WallDirectivesProps['directives'][number]

/** What is true of a directive on the wall: late, not received, or received and due. */
function useLine(zone: string, now: number, turned: Turned): (directive: Directive) => Line {
  const t = useWords(directiveWords)
  const language = useLanguage()
  return (directive) => {
    const { id, to, deadline } = directive
    const count = (step: string): number => to.filter((one) => stepOf(directive, one) === step).length
    const [silent, completed] = [count('silent'), count('completed')]
    const due = whenOf(deadline, now, zone)
    const line = { id, text: headlineOf(directive, wallLetters[turned]), urgent: true }
    if (isOverdue(directive, now)) {
      const late = t.wallLate(shortSpanOf(now - deadline, language))
      return {
        ...line,
        icon: 'octagon-alert',
        tone: 'act',
        far: late,
        rest: t.wallDone(completed, to.length),
      }
    }
    if (silent > 0)
      return {
        ...line,
        icon: 'clock',
        tone: 'warn',
        far: t.wallSilent(silent, to.length),
        rest: t.wallDue(due),
      }
    const far = completed > 0 ? t.wallDone(completed, to.length) : t.wallReceived(to.length, to.length)
    const icon = completed > 0 ? 'check-check' : 'check'
    return { ...line, icon, urgent: false, far, rest: t.wallDue(due) }
  }
}

export interface WallStripProps {
  readonly state: CongressState
  readonly now: number
  /** How the wall hangs. */
  readonly turned: Turned
}

/** The running directives on the wall, overdue ones first. */
export function WallStrip({ state, now, turned }: WallStripProps) {
  const t = useWords(directiveWords)
  const lineOf = useLine(state.info?.zone ?? 'UTC', now, turned)
  const running = [...state.directives.values()].filter(isRunning).sort(inOrder(now))
  if (running.length === 0) return null
  const title = running.length > mostShown ? t.wallTitle(mostShown, running.length) : t.title
  return <WallDirectives title={title} directives={running.slice(0, mostShown).map(lineOf)} />
}
