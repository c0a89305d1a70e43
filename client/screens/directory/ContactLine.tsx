import { levelWords, meansIn } from '../../../domain/directory/edition.ts'
import type { Edition } from '../../../domain/directory/edition.ts'
import type { Contact, Level, Means } from '../../../domain/directory/events.ts'
import { useNow, useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { useToast } from '../../app/toast.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Chip } from '../../parts/controls/Chip.tsx'
import { directoryWords, meansWords, seenWords } from '../../words/directory.ts'
import { refusalText } from '../../words/refusals.ts'
import { termWords } from '../../words/terms.ts'
import { organisationOf, whoOf } from '../items/who.ts'
import { linkOf } from './listing.ts'

/** Whether this account keeps the contact: its organisation, and the department. */
export function useKeeps(organisation: string): boolean {
  const { actor, shown } = useSnapshot()
  if (shown.info?.closedAt !== undefined || !actor) return false
  return actor.department || actor.organisation === organisation
}

function useTest(contact: Contact, level: Level) {
  const t = useWords(directoryWords)
  const language = useLanguage()
  const store = useStore()
  const toast = useToast()
  return async () => {
    const receipt = await store.send('directory.tested', { contact: contact.id, level }, { wait: 'answer' })
    const phone = store.getSnapshot().shown.info?.dutyPhone ?? ''
    toast({ text: receipt.ok ? t.testNoted : refusalText(receipt.error, language, phone) })
  }
}

/** When somebody last got through, and who as far as this account may know. */
function Tested({ tested }: Pick<Means, 'tested'>) {
  const t = useWords(directoryWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const now = useNow(60_000)
  if (!tested) return <span className="contact-tested warn">{t.neverTested}</span>
  const at = whenOf(tested.at, now, snapshot.shown.info?.zone ?? 'UTC')
  return (
    <span className="contact-tested quiet">
      {tested.by ? t.testedBy(at, whoOf(snapshot, tested.by, unknownPerson)) : t.testedAt(at)}
    </span>
  )
}

function Value({ means }: { readonly means: Means }) {
  const t = useWords(directoryWords)
  const href = linkOf(means)
  const text = means.value ?? t.erased
  return href === null ? (
    <span className="contact-value">{text}</span>
  ) : (
    <a className="contact-value" href={href}>
      {text}
    </a>
  )
}

interface MeansLineProps {
  readonly contact: Contact
  readonly level: Level
  readonly means: Means
  readonly edition: Edition
}

function MeansLine({ contact, level, means, edition }: MeansLineProps) {
  const t = useWords(directoryWords)
  const { noLine } = useWords(termWords)
  const language = useLanguage()
  const { connection } = useSnapshot()
  const test = useTest(contact, level)
  const keeps = useKeeps(contact.organisation) && edition === 'duty' && means.value !== null
  const kind = meansWords[means.kind][language]
  return (
    <li className="contact-means">
      <span className="contact-level">
        <b aria-hidden="true">{level.slice(0, 1).toUpperCase()}</b>
        {levelWords[level][language]}
      </span>
      <span className="contact-kind quiet">{kind}</span>
      <Value means={means} />
      {edition === 'duty' ? (
        <span className="contact-facts">
          <Tested tested={means.tested} />
          <Chip tone={means.seen === 'department' ? 'quiet' : 'note'}>{seenWords[means.seen][language]}</Chip>
        </span>
      ) : null}
      {keeps ? (
        <Button
          size="small"
          unavailable={connection.state === 'live' ? undefined : noLine}
          onPress={() => void test()}
        >
          {t.called}
          <span className="unseen"> {t.calledFor(kind, contact.post ?? '')}</span>
        </Button>
      ) : null}
    </li>
  )
}

/** One section: whose it is, and how it is reached in the order to try. */
export function ContactLine(props: {
  readonly contact: Contact
  readonly edition: Edition
  readonly onEdit: () => void
  readonly onQr: () => void
}) {
  const { contact, edition } = props
  const t = useWords(directoryWords)
  const snapshot = useSnapshot()
  const keeps = useKeeps(contact.organisation)
  const post = contact.post ?? t.erased
  const name = <span className="unseen"> {post}</span>
  return (
    <li className="contact">
      <div className="contact-head">
        <h3>
          {post} <span className="quiet">{organisationOf(snapshot, contact.organisation)}</span>
        </h3>
        <Button kind="quiet" size="small" icon="qr" onPress={props.onQr}>
          {t.qr}
          {name}
        </Button>
        {keeps && edition === 'duty' ? (
          <Button size="small" onPress={props.onEdit}>
            {t.edit}
            {name}
          </Button>
        ) : null}
      </div>
      <ul>
        {meansIn(contact, edition).map(({ level, means }) => (
          <MeansLine key={level} contact={contact} level={level} means={means} edition={edition} />
        ))}
      </ul>
    </li>
  )
}
