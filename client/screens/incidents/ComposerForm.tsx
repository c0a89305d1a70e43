import { useEffect, useRef } from 'react'
import type { Severity } from '../../../domain/incident/events.ts'
import { severities } from '../../../domain/incident/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useWords, useLanguage } from '../../app/language.ts'
import { spanOf } from '../../app/times.ts'
import { Choice } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { TextButton } from '../../parts/incidents/Panel.tsx'
import { composerWords } from '../../words/composer.ts'
import { severityWords } from '../../words/terms.ts'
import { capital } from '../items/capital.ts'
import { PhotoPicker } from '../items/Photos.tsx'
import type { Composing } from './Composer.tsx'
import { Combo } from './Combo.tsx'
import type { ComboOption } from './Combo.tsx'
import { publicLineFor } from './compose.ts'
import { OrganisationPicks, SightPreview, VisibilityChoice } from './SightDialogs.tsx'
import { SeverityMark } from './SeverityMark.tsx'
import { RaiseHint, Reporter, Similar, When } from './ComposerParts.tsx'

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
  const { draft, problems, change, state, onSubmit } = props
  const t = useWords(composerWords)
  const kinds = useKinds(props)
  const title = useRef<HTMLInputElement>(null)
  useEffect(() => title.current?.focus(), [])
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
      <RaiseHint {...props} />
      <When {...props} />
      <SightFields {...props} />
      <Reporter {...props} />
      <PhotoPicker
        ids={draft.photos}
        file={false}
        onChange={(next) => change(({ photos }) => ({ photos: next(photos) }))}
      />
      {wrong === null ? null : (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
    </form>
  )
}
