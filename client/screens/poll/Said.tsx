import type { Answer, Vote } from '../../../domain/poll/events.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { Chip } from '../../parts/controls/Chip.tsx'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import type { Verdict } from '../../parts/kinds.ts'
import { pollWords } from '../../words/poll.ts'
import { termWords } from '../../words/terms.ts'
import { whoOf } from '../items/who.ts'

export const answerLamp: { readonly [A in Answer]: Verdict } = {
  go: 'go',
  conditions: 'go',
  'no-go': 'no-go',
}

/** A lamp beside its own word: nothing more to say to who cannot see it. */
export function PlainLamp({ verdict, size }: { readonly verdict: Verdict; readonly size: number }) {
  return (
    <span className="poll-lamp" aria-hidden="true">
      <Lamp verdict={verdict} label="" size={size} />
    </span>
  )
}

/** An answer in glyph and words. Conditions are a go, so they take its lamp and say so beside it. */
export function Said({ answer }: { readonly answer: Answer }) {
  const t = useWords(pollWords)
  return (
    <span className={`poll-said ${answer}`}>
      <PlainLamp verdict={answerLamp[answer]} size={22} />
      <b>{answer === 'no-go' ? t.noGo : t.go}</b>
      {answer === 'conditions' ? <Chip tone="warn">{t.withConditions}</Chip> : null}
    </span>
  )
}

/** Who signed it and when. */
export function Signed({ vote }: { readonly vote: Vote }) {
  const t = useWords(pollWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const now = useNow(30_000)
  const zone = snapshot.shown.info?.zone ?? 'UTC'
  return (
    <span className="quiet">{t.by(whoOf(snapshot, vote.by, unknownPerson), whenOf(vote.at, now, zone))}</span>
  )
}

/** What an organisation said before it changed its mind. */
export function Former({ votes, open }: { readonly votes: readonly Vote[]; readonly open?: boolean }) {
  const t = useWords(pollWords)
  if (votes.length === 0) return null
  return (
    <details className="poll-former" open={open}>
      <summary>{t.changed(votes.length)}</summary>
      <ul>
        {votes.map((vote) => (
          <li key={vote.id}>
            <Said answer={vote.answer} /> {vote.reason} <Signed vote={vote} />
          </li>
        ))}
      </ul>
    </details>
  )
}
