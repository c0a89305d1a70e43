import type { Notice } from '../../domain/notice/notice.ts'
import type { Language } from '../../domain/words.ts'
import { speak } from '../app/words.ts'
import type { Snapshot } from '../sync/snapshot.ts'
import { noticeWords } from '../words/notify.ts'

/** Where a press on a notice leads. */
export function pathOf({ subject }: Pick<Notice, 'subject'>): string {
  const { kind, id } = subject
  if (kind === 'incident') return `/su-co/${id}`
  if (kind === 'row') return `/viec/${encodeURIComponent(id)}`
  return kind === 'directive' ? '/chi-dao' : '/ban-giao'
}

/** `what`: "Sự cố mới"; `line`: "[Mức 1] SC-7K4M Đứt cáp quang · Hội trường" (UI 9), empty where there is no more to say. */
export function sentenceOf(
  notice: Notice,
  { shown }: Pick<Snapshot, 'shown'>,
  language: Language,
): { readonly what: string; readonly line: string } {
  const t = speak(noticeWords, language)
  const { kind, severity, code, area, subject, count } = notice
  const what = kind === 'overdue' ? t.overdue(count) : t[kind]
  const title = subject.kind === 'row' ? shown.rows.get(subject.id)?.item.title : undefined
  const said = title ? title[language] : notice.what
  const place = area === null ? '' : (shown.areas.get(area)?.name ?? area)
  const head = [severity === null ? '' : t.severity(severity), code, said].filter((part) => part !== '')
  // A title often names the place already.
  const where = place === '' || said.includes(place) ? '' : ` · ${place}`
  return { what, line: head.join(' ') + where }
}

/** Both in one line. */
export const wholeOf = (...asked: Parameters<typeof sentenceOf>): string => {
  const { what, line } = sentenceOf(...asked)
  return line === '' ? what : `${what}: ${line}`
}
