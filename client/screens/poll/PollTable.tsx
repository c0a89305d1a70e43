import { voteOf } from '../../../domain/poll/events.ts'
import type { Answer, Poll, Vote } from '../../../domain/poll/events.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { whenOf } from '../../app/times.ts'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import type { Verdict } from '../../parts/kinds.ts'
import { pollWords } from '../../words/poll.ts'
import { rowStateWords, termWords } from '../../words/terms.ts'
import { whoOf } from '../items/who.ts'

export const answerWord = { go: 'go', conditions: 'conditions', 'no-go': 'noGo' } as const
const lampOf: { readonly [A in Answer]: Verdict } = { go: 'go', conditions: 'hold', 'no-go': 'no-go' }

function Open({ vote }: { readonly vote: Vote }) {
  const t = useWords(pollWords)
  const language = useLanguage()
  if (vote.openTotal === 0) return null
  return (
    <details>
      <summary>{t.openRows(vote.openTotal)}</summary>
      <ul>
        {vote.open.map(({ row, state }) => (
          <li key={row}>
            <Link href={`/viec/${encodeURIComponent(row)}`}>{row}</Link>{' '}
            <span className="quiet">{rowStateWords[state][language]}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function VoteRow({ poll, organisation }: { readonly poll: Poll; readonly organisation: string }) {
  const t = useWords(pollWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const now = useNow(30_000)
  const vote = voteOf(poll, organisation)
  const zone = snapshot.shown.info?.zone ?? 'UTC'
  const name = snapshot.shown.organisations.get(organisation)?.short ?? organisation
  return (
    <tr>
      <td>
        <b>{name}</b>
      </td>
      <td className="poll-answer">
        {vote ? (
          <>
            <Lamp verdict={lampOf[vote.answer]} label="" size={20} /> {t[answerWord[vote.answer]]}
          </>
        ) : (
          <span className="quiet">{t.silent}</span>
        )}
      </td>
      <td>
        {vote?.reason ? <p>{vote.reason}</p> : null}
        {vote ? (
          <p className="quiet">{t.by(whoOf(snapshot, vote.by, unknownPerson), whenOf(vote.at, now, zone))}</p>
        ) : null}
        {vote ? <Open vote={vote} /> : null}
      </td>
    </tr>
  )
}

/** Who has answered what, and who is awaited. */
export function PollTable({ poll }: { readonly poll: Poll }) {
  const t = useWords(pollWords)
  return (
    <table className="poll-votes">
      <thead>
        <tr>
          <th scope="col">{t.organisation}</th>
          <th scope="col">{t.answer}</th>
          <th scope="col">{t.reason}</th>
        </tr>
      </thead>
      <tbody>
        {poll.asked.map((organisation) => (
          <VoteRow key={organisation} poll={poll} organisation={organisation} />
        ))}
      </tbody>
    </table>
  )
}
