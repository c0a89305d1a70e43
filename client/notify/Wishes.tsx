import { severities } from '../../domain/incident/events.ts'
import { useMe, useNow, useSnapshot } from '../app/context.ts'
import { useLanguage, useWords } from '../app/language.ts'
import { Checkbox } from '../parts/controls/Choice.tsx'
import { noticesPageWords } from '../words/notify.ts'
import { severityWords } from '../words/terms.ts'
import { recipientOf } from './recipient.ts'
import { settingsOf, useSettings } from './settings.ts'

/** What this person wishes to be told of on this device. */
export function Wishes() {
  const t = useWords(noticesPageWords)
  const language = useLanguage()
  const { person } = useMe()
  const settings = useSettings(person)
  const { change } = settingsOf(person)
  const who = recipientOf(useSnapshot(), useNow(30_000))
  const wish = (severity: (typeof severities)[number], on: boolean) =>
    change({
      severities: severities.filter((one) => (one === severity ? on : settings.severities.includes(one))),
    })
  return (
    <section className="sheet">
      <h2>{t.wishes}</h2>
      {who?.onDuty === false ? <p role="note">{t.offDuty}</p> : null}
      {severities.map((severity) => (
        <Checkbox
          key={severity}
          label={t.severity(severity, severityWords[severity][language])}
          checked={severity === 1 || settings.severities.includes(severity)}
          unavailable={severity === 1 ? t.always : undefined}
          onChange={(on) => wish(severity, on)}
        />
      ))}
      <Checkbox label={t.ownOnly} checked={settings.ownOnly} onChange={(ownOnly) => change({ ownOnly })} />
      <Checkbox label={t.quiet} checked={settings.quiet} onChange={(quiet) => change({ quiet })} />
      <p className="quiet">{t.wishesNote}</p>
    </section>
  )
}
