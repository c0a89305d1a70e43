import type { Poll } from '../../../domain/poll/events.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { pollWords } from '../../words/poll.ts'
import { organisationOf } from '../items/who.ts'
import { OpenRows } from './OpenRows.tsx'
import { Former, Said, Signed } from './Said.tsx'
import { lineOf } from './standing.ts'
import type { Line } from './standing.ts'

/** Solid: nobody has it. Whoever is awaited is named as far as this account knows. */
function Awaited({ signers }: Pick<Line, 'signers'>) {
  const t = useWords(pollWords)
  const { names } = useSnapshot()
  const known = signers.flatMap((person) => names.get(person) ?? [])
  return (
    <>
      <b className="poll-awaited">{t.silent}</b>
      <p className="quiet">{known.length > 0 ? t.awaited(known.join(', ')) : t.nobodySigns}</p>
    </>
  )
}

function Rows({ line, settled }: { readonly line: Line; readonly settled: boolean }) {
  const t = useWords(pollWords)
  if (line.openTotal === 0) return <span className="quiet">{t.noneOpen}</span>
  return (
    <details className="poll-former">
      <summary>{line.vote || settled ? t.openRows(line.openTotal) : t.openNowRows(line.openTotal)}</summary>
      <OpenRows open={line.open} total={line.openTotal} />
    </details>
  )
}

function LineRow({ line, settled }: { readonly line: Line; readonly settled: boolean }) {
  const snapshot = useSnapshot()
  return (
    <tr>
      <th scope="row">{organisationOf(snapshot, line.organisation)}</th>
      <td>{line.vote ? <Said answer={line.vote.answer} /> : <Awaited signers={line.signers} />}</td>
      <td>
        {line.vote?.reason ? <p>{line.vote.reason}</p> : null}
        {line.vote ? <Signed vote={line.vote} /> : null}
        <Former votes={line.former} />
      </td>
      <td>
        <Rows line={line} settled={settled} />
      </td>
    </tr>
  )
}

/** Who has answered what, who is awaited, and what each has open. The order never changes under the reader. */
export function PollTable({ poll, settled }: { readonly poll: Poll; readonly settled: boolean }) {
  const t = useWords(pollWords)
  const { shown } = useSnapshot()
  const now = useNow(15_000)
  const { info } = shown
  if (!info) return null
  return (
    <table className="poll-votes">
      <thead>
        <tr>
          <th scope="col">{t.organisation}</th>
          <th scope="col">{t.answer}</th>
          <th scope="col">{t.reasonAndSigner}</th>
          <th scope="col">{t.criticalOpen}</th>
        </tr>
      </thead>
      <tbody>
        {poll.asked.map((organisation) => (
          <LineRow key={organisation} line={lineOf(shown, info, poll, organisation, now)} settled={settled} />
        ))}
      </tbody>
    </table>
  )
}
