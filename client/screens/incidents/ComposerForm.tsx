import { useEffect, useRef } from 'react'
import type { Severity } from '../../../domain/incident/events.ts'
import { severities } from '../../../domain/incident/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useWords, useLanguage } from '../../app/language.ts'
import { clockOf, spanOf } from '../../app/times.ts'
import { Choice } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextArea, TextField } from '../../parts/controls/TextField.tsx'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { TextButton } from '../../parts/incidents/Panel.tsx'
import { composerWords } from '../../words/composer.ts'
import { severityWords } from '../../words/terms.ts'
import { capital } from '../items/capital.ts'
import type { Composing } from './Composer.tsx'
import { Combo } from './Combo.tsx'
import type { ComboOption } from './Combo.tsx'
import { publicLineFor, similarTo } from './compose.ts'
import { OrganisationPicks, SightPreview, VisibilityChoice } from './SightDialogs.tsx'
import { SeverityMark } from './SeverityMark.tsx'
import { WhenField } from './WhenField.tsx'

/** Every kind of incident, and each category for when the kind is not known yet. */
function useKinds({ state, draft }: Composing): readonly ComboOption[] {
  const t = useWords(composerWords)
  const language = useLanguage()
  const { categories } = state.catalogue
  const chosen = draft.kind.slice(0, 2)
  const ordered = [...categories].sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen))
  const glyph = (severity: Severity) => <SeverityMark severity={severity} size={20} />
  return ordered.flatMap((category) => [
    ...category.subs.map((sub) => ({
      value: sub.id,
      code: sub.id,
      label: sub.title[language],
      aside: category.title[language],
      also: `${sub.title.vi} ${sub.public.vi} ${category.title.vi}`,
      glyph: glyph(Number(sub.defaultSeverity.slice(1)) as Severity),
    })),
    {
      value: category.id,
      code: category.id,
      label: t.kindUnknown(category.title[language]),
      also: category.title.vi,
    },
  ])
}

function SeverityField({ resolved, state, change }: Composing) {
  const t = useWords(composerWords)
  const language = useLanguage()
  const { severity } = resolved
  const { raiseWhen } = state.catalogue
  const means = state.catalogue.severities.find(({ id }) => id === `S${severity}`)
  return (
    <div>
      <Choice
        legend={t.severity}
        aside={t.severityAside}
        options={severities.map((one) => {
          const target = state.catalogue.severities.find(({ id }) => id === `S${one}`)
          return {
            value: String(one),
            label: capital(severityWords[one][language]),
            sub: target ? t.ackIn(spanOf(target.ackMin * 60_000, language)) : undefined,
            glyph: <SeverityMark severity={one} size={24} />,
          }
        })}
        value={String(severity)}
        onChange={(value) => change({ severity: Number(value) as Severity })}
      />
      <p className="field-hint">{means?.definition[language]}</p>
      {raiseWhen.length === 0 ? null : (
        <p className="field-hint">
          {t.raiseWhen} {raiseWhen.map((why) => why[language]).join('; ')}.
        </p>
      )}
    </div>
  )
}

/** Open incidents of the area that may be the same one. */
function Similar({ lines, draft, resolved, onOpen }: Composing) {
  const t = useWords(composerWords)
  const found = similarTo(lines, draft.area, resolved.kind?.category.id ?? null)
  if (found.length === 0) return null
  return (
    <div className="similar" role="status">
      <Icon name="copy" />
      <div>
        <b>{t.similar}</b>
        <ul>
          {found.map(({ whole, incident }) => (
            <li key={incident.id}>
              <b className="code">{incident.code}</b> {whole ? incident.title : incident.publicLine}{' '}
              <TextButton onPress={() => onOpen(incident.id)}>{t.openIt(incident.code)}</TextButton>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function SightFields({ draft, resolved, problems, state, change }: Composing) {
  const t = useWords(composerWords)
  const { actor } = useSnapshot()
  const zone = state.info?.zone ?? 'UTC'
  const generated = publicLineFor(resolved.kind, resolved.area)
  const own = draft.publicLine !== null && draft.publicLine !== generated
  const sighted = {
    visibility: draft.visibility,
    named: draft.visibility === 'named' ? resolved.named : [],
    lead: resolved.lead,
    involved: [],
    reporting: actor?.organisation ?? null,
    publicLine: resolved.publicLine,
    restoreAt: null,
  }
  return (
    <>
      <VisibilityChoice value={draft.visibility} onChange={(visibility) => change({ visibility })} />
      {draft.visibility === 'named' ? (
        <OrganisationPicks
          legend={t.named}
          chosen={resolved.named}
          error={problems.includes('named') ? t.namedNeeded : undefined}
          onChange={(named) => change({ named })}
        />
      ) : null}
      <TextField
        label={t.publicLine}
        hint={t.publicHint}
        maxLength={160}
        value={draft.publicLine ?? generated}
        error={problems.includes('publicLine') ? t.needPublic : undefined}
        onChange={(publicLine) => change({ publicLine })}
      />
      {own ? <TextButton onPress={() => change({ publicLine: null })}>{t.publicReset}</TextButton> : null}
      <Sight {...sighted} zone={zone} />
    </>
  )
}

function Sight({
  zone,
  ...incident
}: Parameters<typeof SightPreview>[0]['incident'] & { readonly zone: string }) {
  return <SightPreview incident={incident} zone={zone} />
}

/** Who called it in; folded, for callers have no account. */
function Reporter({ draft, state, change }: Composing) {
  const t = useWords(composerWords)
  const none = { value: '', label: t.reporterNone }
  const organisations = [...state.organisations.values()].map(({ id, name }) => ({ value: id, label: name }))
  return (
    <details className="fold">
      <summary>
        {t.reporter} <span className="field-aside">· {t.reporterAside}</span>
      </summary>
      <div className="field-pair">
        <Select
          label={t.reporter}
          value={draft.reporter}
          options={[none, ...organisations]}
          onChange={(reporter) => change({ reporter })}
        />
        <TextField label={t.post} maxLength={80} value={draft.post} onChange={(post) => change({ post })} />
        <TextField
          label={t.phone}
          type="tel"
          maxLength={30}
          value={draft.phone}
          onChange={(phone) => change({ phone })}
        />
      </div>
      <TextArea label={t.note} maxLength={2000} value={draft.note} onChange={(note) => change({ note })} />
    </details>
  )
}

function PlaceAndLead({ draft, resolved, problems, state, change }: Composing) {
  const t = useWords(composerWords)
  const areas = [...state.areas.values()].map(({ id, name, short }) => ({
    value: id,
    label: name,
    also: short,
  }))
  const organisations = [...state.organisations.values()].map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="field-pair">
      <Combo
        label={t.area}
        options={areas}
        value={draft.area}
        error={problems.includes('area') ? t.needArea : undefined}
        onChange={(area) => change({ area })}
      />
      <Select
        label={t.lead}
        value={resolved.lead ?? ''}
        options={[{ value: '', label: t.noLead }, ...organisations]}
        onChange={(lead) => change({ lead })}
      />
    </div>
  )
}

/** The fields, in the order in which a caller tells it. */
export function ComposerForm({ wrong, ...props }: Composing & { readonly wrong: string | null }) {
  const { draft, problems, change, state, openedAt, onSubmit } = props
  const t = useWords(composerWords)
  const kinds = useKinds(props)
  const title = useRef<HTMLInputElement>(null)
  useEffect(() => title.current?.focus(), [])
  const zone = state.info?.zone ?? 'UTC'
  const codes = draft.rows.map((row) => state.rows.get(row)?.item.id ?? row).join(', ')
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit()
      }}
    >
      {codes === '' ? null : <p className="quiet">{t.linked(codes)}</p>}
      <TextField
        ref={title}
        label={t.what}
        placeholder={t.whatHint}
        maxLength={120}
        value={draft.title}
        error={problems.includes('title') ? t.needTitle : undefined}
        onChange={(text) => change({ title: text })}
      />
      <Combo
        label={t.kind}
        aside={t.kindAside}
        options={kinds}
        value={draft.kind}
        error={problems.includes('kind') ? t.needKind : undefined}
        onChange={(kind) => change({ kind, severity: null })}
      />
      <PlaceAndLead {...props} />
      <Similar {...props} />
      <SeverityField {...props} />
      <WhenField
        value={draft.occurredAt}
        openedAt={openedAt}
        zone={zone}
        nowWord={t.whenNow(clockOf(openedAt, zone))}
        onChange={(occurredAt) => change({ occurredAt })}
      />
      <SightFields {...props} />
      <Reporter {...props} />
      {wrong === null ? null : (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
    </form>
  )
}
