import './directory.css'
import { useState } from 'react'
import { contactsIn, untested } from '../../../domain/directory/edition.ts'
import type { Edition } from '../../../domain/directory/edition.ts'
import type { Contact } from '../../../domain/directory/events.ts'
import { saveFile } from '../../adapters/save.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { go, usePlace, withQuery } from '../../app/place.ts'
import { clockOf, dateOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { SearchBox } from '../../parts/controls/SearchBox.tsx'
import { Tabs } from '../../parts/controls/Tabs.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { directoryWords } from '../../words/directory.ts'
import { termWords } from '../../words/terms.ts'
import { ContactDialog } from './ContactDialog.tsx'
import { ContactLine } from './ContactLine.tsx'
import { areaName, cardsOf, sectionsOf } from './listing.ts'
import { QrDialog } from './QrDialog.tsx'

type Asking =
  | { readonly what: 'edit'; readonly contact: Contact | null }
  | { readonly what: 'qr'; readonly contact: Contact }

/** Title, what can be taken away from here, and the two editions. */
function Head({ edition, onAdd }: { readonly edition: Edition; readonly onAdd: () => void }) {
  const t = useWords(directoryWords)
  const { noLine } = useWords(termWords)
  const language = useLanguage()
  const place = usePlace()
  const { shown, actor, connection } = useSnapshot()
  const contacts = contactsIn(shown.directory.values(), edition, shown.areas.keys())
  const save = () =>
    saveFile('danh-ba.vcf', 'text/vcard', cardsOf(shown, contacts, edition, language, t.whole))
  const keeps = actor?.organisation != null && shown.info?.closedAt === undefined
  const choose = (id: Edition) =>
    go(withQuery(place, { ban: id === 'delegates' ? 'dai-bieu' : null }), { replace: true })
  return (
    <PageHead
      title={t.title}
      actions={
        <>
          {contacts.length > 0 ? (
            <>
              <Button icon="printer" onPress={() => window.print()}>
                {t.print}
              </Button>
              <Button icon="download" onPress={save}>
                {t.vcards}
              </Button>
            </>
          ) : null}
          {keeps ? (
            <Button
              kind="primary"
              icon="plus"
              unavailable={connection.state === 'live' ? undefined : noLine}
              onPress={onAdd}
            >
              {t.add}
            </Button>
          ) : null}
        </>
      }
    >
      <Tabs
        label={t.editions}
        tabs={[
          { id: 'duty' as const, label: t.duty },
          { id: 'delegates' as const, label: t.delegates },
        ]}
        current={edition}
        onChoose={choose}
        panelId="directory"
      />
    </PageHead>
  )
}

/** What the paper says above the list; the screen has its own head. */
function PaperHead({ edition }: { readonly edition: Edition }) {
  const t = useWords(directoryWords)
  const { shown } = useSnapshot()
  const now = useNow(60_000)
  const { info } = shown
  if (!info) return null
  return (
    <header className="directory-paper">
      <p className="directory-paper-title">{t.paperTitle}</p>
      <p>{info.name}</p>
      {edition === 'duty' ? <p>{t.paperDuty}</p> : null}
      <p>{t.printedAt(`${clockOf(now, info.zone)} ${dateOf(now, info.zone)}`)}</p>
    </header>
  )
}

/** What has to be known of the edition before it is used or sent. */
function Note({ edition }: { readonly edition: Edition }) {
  const t = useWords(directoryWords)
  const { shown } = useSnapshot()
  const open = untested([...shown.directory.values()], edition)
  const { info } = shown
  return (
    <div className="directory-note">
      <p className="quiet">{edition === 'duty' ? t.dutyNote : t.delegatesNote}</p>
      <p className={open > 0 ? 'warn' : 'ok'}>{open > 0 ? t.untested(open) : t.allTested}</p>
      {info?.closed ? (
        <p>
          {t.purge(`${clockOf(info.closed.purgeAt, info.zone)} ${dateOf(info.closed.purgeAt, info.zone)}`)}
        </p>
      ) : null}
    </div>
  )
}

function Nothing({ edition, filtered }: { readonly edition: Edition; readonly filtered: boolean }) {
  const t = useWords(directoryWords)
  if (filtered) return <EmptyState title={t.noMatch} />
  return edition === 'duty' ? (
    <EmptyState title={t.none} text={t.noneText} />
  ) : (
    <EmptyState title={t.noneDelegates} text={t.noneDelegatesText} />
  )
}

/** Who to call where: sections by area, each with its means in the order to try. */
export default function DirectoryPage() {
  const t = useWords(directoryWords)
  const { query } = usePlace()
  const { shown } = useSnapshot()
  const [wanted, setWanted] = useState('')
  const [asking, setAsking] = useState<Asking | null>(null)
  const edition: Edition = query.get('ban') === 'dai-bieu' ? 'delegates' : 'duty'
  const sections = sectionsOf(shown, edition, wanted, t.whole)
  const any = sections.length > 0
  const done = () => setAsking(null)
  return (
    <div className="directory">
      <Head edition={edition} onAdd={() => setAsking({ what: 'edit', contact: null })} />
      <PaperHead edition={edition} />
      <div id="directory" role="tabpanel" aria-label={edition === 'duty' ? t.duty : t.delegates}>
        {any ? <Note edition={edition} /> : null}
        {any || wanted !== '' ? (
          <SearchBox label={t.search} placeholder={t.search} value={wanted} onChange={setWanted} />
        ) : null}
        {any ? null : <Nothing edition={edition} filtered={wanted !== ''} />}
        {sections.map(({ area, contacts }) => (
          <section key={area ?? ''} className="directory-area">
            <h2>{areaName(shown, area, t.whole)}</h2>
            <ul>
              {contacts.map((contact) => (
                <ContactLine
                  key={contact.id}
                  contact={contact}
                  edition={edition}
                  onEdit={() => setAsking({ what: 'edit', contact })}
                  onQr={() => setAsking({ what: 'qr', contact })}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {asking?.what === 'edit' ? <ContactDialog contact={asking.contact} onClose={done} /> : null}
      {asking?.what === 'qr' ? <QrDialog contact={asking.contact} edition={edition} onClose={done} /> : null}
    </div>
  )
}
