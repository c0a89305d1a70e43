import type { PollResult } from '../../../domain/poll/events.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import { verdictWords } from '../../words/terms.ts'
import { wallWords } from '../../words/wall.ts'

interface PolledProps {
  readonly polled: PollResult & { readonly closedAt: number }
  readonly zone: string
  readonly now: number
}

/** What the organisations said, once a leader has published it. */
export function Polled({ polled, zone, now }: PolledProps) {
  const t = useWords(wallWords)
  const language = useLanguage()
  const { verdict, go, conditions, noGo, silent, closedAt } = polled
  const word = verdictWords[verdict][language]
  return (
    <p className={`wall-polled ${verdict}`}>
      <Lamp verdict={verdict} label={word} size={34} />
      <b>{t.polled(word, whenOf(closedAt, now, zone))}</b>
      <span>{t.votes(go, conditions, noGo, silent)}</span>
    </p>
  )
}
