import { useState } from 'react'
import { useWords } from '../../app/language.ts'
import { clockOf, dateOf } from '../../app/times.ts'
import { SearchBox } from '../../parts/controls/SearchBox.tsx'
import { auditWords } from '../../words/audit.ts'
import { signInActs, signInOutcomes } from '../../words/sign-in-log.ts'
import { More } from './More.tsx'
import { usePages } from './use-pages.ts'

interface Row {
  readonly at: string
  readonly what: string
  readonly outcome: string
  readonly username: string | null
  readonly address: string
  readonly known: boolean
}

const letIn: ReadonlySet<string> = new Set(['ok', 'totp', 'passkey', 'recovery'])

/** The sign-in log, newest first. */
export function SignIns({ zone }: { readonly zone: string }) {
  const t = useWords(auditWords)
  const [search, setSearch] = useState('')
  const pages = usePages<Row>(`/api/v1/sign-ins?q=${encodeURIComponent(search.trim())}`)
  const acts: { readonly [what: string]: string } = useWords(signInActs)
  const outcomes: { readonly [outcome: string]: string } = useWords(signInOutcomes)
  return (
    <>
      <div className="audit-filters">
        <SearchBox label={t.search} placeholder={t.searchHint} value={search} onChange={setSearch} />
      </div>
      <ul className="audit-lines">
        {pages.rows.map((row, at) => (
          <li className="audit-line" key={`${row.at}.${pages.rows.length - at}`}>
            <p className="audit-when">
              <time dateTime={row.at}>
                {clockOf(Date.parse(row.at), zone)} <span>{dateOf(Date.parse(row.at), zone)}</span>
              </time>
            </p>
            <div>
              <p>
                <b>{row.username ?? t.unknownUser}</b> ·{' '}
                <span className={letIn.has(row.outcome) ? undefined : 'act'}>
                  {outcomes[row.outcome] ?? row.outcome}
                </span>
              </p>
              <p className="quiet">
                {acts[row.what] ?? row.what} · {row.address}
                {row.known ? '' : ` · ${t.newDevice}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <More pages={pages} zone={zone} />
    </>
  )
}
