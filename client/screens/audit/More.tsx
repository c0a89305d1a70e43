import { useLanguage, useWords } from '../../app/language.ts'
import { netSentence } from '../../app/netSentence.ts'
import { clockOf, dateOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { auditWords } from '../../words/audit.ts'
import type { Pages } from './use-pages.ts'

/** What stands under a list: that it is read, that nothing fits, how far back it was searched, and the way further. */
export function More({ pages, zone }: { readonly pages: Pages<unknown>; readonly zone: string }) {
  const t = useWords(auditWords)
  const language = useLanguage()
  const { rows, loading, error, more, searchedTo } = pages
  if (error)
    return (
      <p className="audit-error" role="alert">
        {netSentence(error, language)}
      </p>
    )
  if (loading && rows.length === 0)
    return (
      <p className="audit-foot quiet" role="status">
        {t.loading}
      </p>
    )
  const back =
    searchedTo === null ? '' : t.searchedTo(`${clockOf(searchedTo, zone)} ${dateOf(searchedTo, zone)}`)
  return (
    <div className="audit-foot">
      {rows.length === 0 ? <EmptyState title={t.nothing} text={t.nothingText} /> : null}
      <p className="quiet" role="status">
        {more === null ? t.beginning : back}
      </p>
      {more === null ? null : (
        <Button icon="clock" onPress={more}>
          {loading ? t.loading : t.more}
        </Button>
      )}
    </div>
  )
}
