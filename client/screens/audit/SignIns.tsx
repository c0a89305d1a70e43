import { useState } from 'react'
import { useWords } from '../../app/language.ts'
import { clockOf, dateOf } from '../../app/times.ts'
import { SearchBox } from '../../parts/controls/SearchBox.tsx'
import { auditWords } from '../../words/audit.ts'
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

/** The sign-in log, newest first. */
export function SignIns({ zone }: { readonly zone: string }) {
  const t = useWords(auditWords)
  const [search, setSearch] = useState('')
  const pages = usePages<Row>(`/api/v1/sign-ins?q=${encodeURIComponent(search.trim())}`)
  const outcomes: { readonly [name: string]: string } = {
    ok: t.okWord,
    wrong: t.wrongWord,
    throttled: t.throttledWord,
  }
  const acts: { readonly [name: string]: string } = {
    'sign-in': t.signInWord,
    'set-up': t.setUpWord,
    provider: t.providerWord,
    'provider-bound': t.providerBoundWord,
    'set-password': t.linkWord,
    recover: t.linkWord,
  }
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
                <span className={row.outcome === 'ok' ? undefined : 'act'}>
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
