import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { clockOf, dateOf } from '../../app/times.ts'
import { auditWords } from '../../words/audit.ts'
import { digitsOf, useAnchor } from './use-anchor.ts'

/** On a printed page: where the record stood, so that the paper is a witness of it. */
export function PrintedAnchor() {
  const t = useWords(auditWords)
  const news = useAnchor()
  const { info } = useSnapshot().shown
  if (!news?.last || !info) return null
  const { at, digest } = news.last
  return (
    <p className="quiet">
      {t.printedAnchor(digitsOf(digest), `${clockOf(at, info.zone)} ${dateOf(at, info.zone)}`)}
    </p>
  )
}
