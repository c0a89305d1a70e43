import { readiness } from '../../../domain/run/readiness.ts'
import type { Group, Readiness } from '../../../domain/run/readiness.ts'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import { pastWords } from '../../words/past.ts'
import { verdictWords } from '../../words/terms.ts'
import { scopeOf } from '../wall/fit.ts'
import { lightOf } from '../wall/verdict.ts'

function Area({ name, group }: { readonly name: string; readonly group: Group }) {
  const t = useWords(pastWords)
  const language = useLanguage()
  const verdict = group.verdict ?? 'none'
  return (
    <li className="past-area">
      <Lamp verdict={verdict} label={verdictWords[verdict][language]} size={24} />
      <span>{name}</span>
      <span className="quiet">{group.blocking > 0 ? t.blocking(group.blocking) : ''}</span>
    </li>
  )
}

function Areas({ found }: { readonly found: Readiness }) {
  const t = useWords(pastWords)
  const { shown } = useSnapshot()
  const areas = [...shown.areas.values(), { id: null, name: t.whole }].flatMap(({ id, name }) => {
    const group = found.byArea.get(id)
    return group ? [{ id, name, group }] : []
  })
  if (areas.length === 0) return null
  return (
    <>
      <h3>{t.areas}</h3>
      <ul className="past-areas">
        {areas.map(({ id, name, group }) => (
          <Area key={id ?? ''} name={name} group={group} />
        ))}
      </ul>
    </>
  )
}

/** Go, hold or no-go as it stood, and where it stood so. */
export function PastReadiness({ info, at }: { readonly info: CongressInfo; readonly at: number }) {
  const t = useWords(pastWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const found = readiness(shown.rows.values(), info, at)
  const { verdict, word, sentence } = lightOf(shown, found, scopeOf(shown), at, language)
  return (
    <section className="past-part" aria-label={t.readiness}>
      <h2>{t.readiness}</h2>
      <div className="past-verdict">
        <Lamp verdict={verdict} label={verdictWords[verdict][language]} size={48} />
        <div>
          <b>{word}</b>
          <p>{sentence}</p>
        </div>
      </div>
      {found.total > 0 ? (
        <p className="quiet">{t.figures(found.proven, found.counted, found.done, found.total)}</p>
      ) : null}
      <Areas found={found} />
    </section>
  )
}
