import { useState } from 'react'
import type { Words } from '../../../domain/words.ts'
import { instantOf } from '../../../domain/zone.ts'
import { fetchFile } from '../../adapters/fetch-file.ts'
import type { NetError } from '../../adapters/net.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { netSentence } from '../../app/netSentence.ts'
import { clockOf, dateOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { SearchBox } from '../../parts/controls/SearchBox.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { auditWords, familyWords, siteFamilyWords } from '../../words/audit.ts'
import { More } from './More.tsx'
import { usePages } from './use-pages.ts'

/** One line, as the server tells it. */
interface Row {
  readonly n: number
  readonly index: number
  readonly hash: string
  readonly at: number
  readonly by: string
  readonly who: string
  readonly organisation: string | null
  readonly type: string
  readonly what: string
  readonly on: string
  readonly path: string | null
  readonly said: string
}

interface Wanted {
  readonly q: string
  readonly kind: string
  readonly organisation: string
  readonly from: string
  readonly to: string
  readonly person: { readonly id: string; readonly name: string } | null
}
const nothing: Wanted = { q: '', kind: '', organisation: '', from: '', to: '', person: null }
const day = 24 * 3_600_000

function queryOf({ q, kind, organisation, from, to, person }: Wanted, zone: string): string {
  const asked = new URLSearchParams()
  const put = (name: string, value: string): void => {
    if (value !== '') asked.set(name, value)
  }
  put('q', q.trim())
  put('kind', kind)
  put('organisation', organisation)
  put('person', person?.id ?? '')
  if (from !== '') put('from', String(instantOf(from, '00:00', zone)))
  if (to !== '') put('to', String(instantOf(to, '00:00', zone) + day))
  return asked.toString()
}

interface FilterProps {
  readonly wanted: Wanted
  readonly site: boolean
  readonly onChange: (next: Partial<Wanted>) => void
}

function Filters({ wanted, site, onChange }: FilterProps) {
  const t = useWords(auditWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const families: readonly (readonly [string, Words])[] = Object.entries<Words>(
    site ? siteFamilyWords : familyWords,
  )
  const kinds = families.map(([value, words]) => ({ value, label: words[language] }))
  const owners = [...shown.organisations.values()].map(({ id, short }) => ({ value: id, label: short }))
  const all = { value: '', label: t.all }
  return (
    <div className="audit-filters">
      <SearchBox
        label={t.search}
        placeholder={t.searchHint}
        value={wanted.q}
        onChange={(q) => onChange({ q })}
      />
      <Select
        label={t.kind}
        value={wanted.kind}
        options={[all, ...kinds]}
        onChange={(kind) => onChange({ kind })}
      />
      {site ? null : (
        <Select
          label={t.organisation}
          value={wanted.organisation}
          options={[all, ...owners]}
          onChange={(organisation) => onChange({ organisation })}
        />
      )}
      <TextField label={t.from} type="date" value={wanted.from} onChange={(from) => onChange({ from })} />
      <TextField label={t.to} type="date" value={wanted.to} onChange={(to) => onChange({ to })} />
      {wanted.person === null ? null : (
        <p className="audit-person">
          {t.onlyOf(wanted.person.name)}
          <Button icon="x" onPress={() => onChange({ person: null })}>
            {t.anyone}
          </Button>
        </p>
      )}
    </div>
  )
}

function Line({
  row,
  zone,
  onPerson,
}: {
  readonly row: Row
  readonly zone: string
  readonly onPerson: () => void
}) {
  const t = useWords(auditWords)
  const who = row.by === 'system' ? t.system : row.who
  return (
    <li className="audit-line">
      <p className="audit-when">
        <time dateTime={new Date(row.at).toISOString()}>
          {clockOf(row.at, zone)} <span>{dateOf(row.at, zone)}</span>
        </time>
        <span className="code quiet">
          {t.commit} {row.n} · {row.hash.slice(0, 8)}
        </span>
      </p>
      <div>
        <p>
          <b>{row.what}</b>
          {row.on === '' ? null : row.path === null ? ` · ${row.on}` : ' · '}
          {row.on !== '' && row.path !== null ? <Link href={row.path}>{row.on}</Link> : null}
        </p>
        {row.said === '' ? null : <p className="audit-said">{row.said}</p>}
        <p className="quiet">
          <button type="button" className="audit-who" onClick={onPerson} aria-label={t.ofThis(who)}>
            {who}
          </button>
          {row.organisation === null ? null : ` · ${row.organisation}`}
        </p>
      </div>
    </li>
  )
}

function useTable(path: string) {
  const language = useLanguage()
  const [state, setState] = useState<'idle' | 'busy' | 'done' | NetError>('idle')
  const save = (): void => {
    setState('busy')
    void fetchFile(path, language).then((error) => setState(error ?? 'done'))
  }
  return { state, save }
}

/** Who did what, when, on what, newest first: of the congress, or of the installation. */
export function Record({ stream, zone }: { readonly stream: string; readonly zone: string }) {
  const t = useWords(auditWords)
  const language = useLanguage()
  const [wanted, setWanted] = useState(nothing)
  const query = queryOf(wanted, zone)
  const base = `/api/v1/congresses/${stream}/audit`
  const pages = usePages<Row>(`${base}?lang=${language}&${query}`)
  const { state, save } = useTable(`${base}/table?lang=${language}&${query}`)
  const change = (next: Partial<Wanted>): void => setWanted({ ...wanted, ...next })
  return (
    <>
      <Filters wanted={wanted} site={stream === 'site'} onChange={change} />
      <div className="audit-take">
        <Button icon="download" onPress={save} unavailable={state === 'busy' ? t.exporting : undefined}>
          {state === 'busy' ? t.exporting : t.table}
        </Button>
        <p role="status" className={typeof state === 'object' ? 'act' : 'quiet'}>
          {state === 'done' ? t.exported : typeof state === 'object' ? netSentence(state, language) : ''}
        </p>
      </div>
      <ul className="audit-lines">
        {pages.rows.map((row) => (
          <Line
            key={`${row.n}.${row.index}`}
            row={row}
            zone={zone}
            onPerson={() => change({ person: { id: row.by, name: row.who } })}
          />
        ))}
      </ul>
      <More pages={pages} zone={zone} />
    </>
  )
}
