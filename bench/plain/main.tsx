// A bare React page: asks for the same view and draws the same number of rows of it, with no rules, no store and no line.
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

interface PlainRow {
  readonly id: string
  readonly item: string
  readonly area: string
  readonly owner: string
}
interface PlainIncident {
  readonly id: string
  readonly code: string
  readonly severity: number
  readonly title: string
  readonly area: string
  readonly status: string
}
interface PlainView {
  readonly view: {
    readonly incidents: readonly PlainIncident[]
    readonly rows: readonly PlainRow[]
    readonly checklists: readonly {
      readonly items: readonly { readonly id: string; readonly title: { readonly vi: string } }[]
    }[]
  }
}

/** `/?rows=120` or `/?incidents=120` */
const asked = new URLSearchParams(location.search)
const most = Number(asked.get('rows'))
const mostIncidents = Number(asked.get('incidents'))
const ended = new Set(['resolved', 'closed', 'cancelled'])

function Incidents({ incidents }: { readonly incidents: readonly PlainIncident[] }) {
  const open = incidents.filter(({ status }) => !ended.has(status)).sort((a, b) => a.severity - b.severity)
  return (
    <div className="incident-list">
      {open.slice(0, mostIncidents).map(({ id, code, severity, title, area, status }) => (
        <div key={id} className="incident-row">
          <span className="incident-severity">
            <svg width="28" height="28">
              <circle cx="14" cy="14" r={16 - 2 * severity} />
            </svg>
          </span>
          <span className="incident-code">
            <b className="code">{code}</b>
          </span>
          <span className="incident-words">
            <a href={`/${id}`}>{title}</a>
            <span className="incident-meta">{area}</span>
          </span>
          <span className="incident-state">
            <b>{status}</b>
          </span>
        </div>
      ))}
    </div>
  )
}

function Page() {
  const [answer, setAnswer] = useState<PlainView | null>(null)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    void fetch('/view').then(async (response) => setAnswer((await response.json()) as PlainView))
  }, [])
  if (!answer) return <p>…</p>
  const { rows, checklists, incidents } = answer.view
  if (mostIncidents > 0) return <Incidents incidents={incidents} />
  const titles = new Map(checklists.flatMap(({ items }) => items.map(({ id, title }) => [id, title.vi])))
  return (
    <ul className="spine-list">
      {rows.slice(0, most).map(({ id, item, area, owner }) => (
        <li key={id} className="item-row">
          <span className="item-due">
            <b>{item}</b>
          </span>
          <button
            type="button"
            className="item-mark"
            aria-label={titles.get(item)}
            onClick={() => setTicked(new Set([...ticked, id]))}
          >
            <svg className={ticked.has(id) ? 'item-box done' : 'item-box open'} width="28" height="28">
              <rect className="shape" x="3" y="3" width="18" height="18" rx="4" />
            </svg>
          </button>
          <button type="button" className="item-words">
            <span className="item-title">{titles.get(item)}</span>
            <span className="item-meta">
              {area} · {owner}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

createRoot(document.body.appendChild(document.createElement('div'))).render(<Page />)
