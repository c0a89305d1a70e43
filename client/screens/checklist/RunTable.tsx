import type { CongressInfo } from '../../../domain/congress/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { numberOf, whenOf } from '../../app/times.ts'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { ItemBox } from '../../parts/glyphs/ItemBox.tsx'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import { Ruler } from '../../parts/items/Ruler.tsx'
import { checklistWords } from '../../words/checklist.ts'
import { itemWords } from '../../words/items.ts'
import { rowStateWords, termWords, verdictWords } from '../../words/terms.ts'
import { scaleOf } from '../items/figure.ts'
import { outsideBy } from '../items/outside.ts'
import { openIncidentOf } from '../items/ItemLine.tsx'
import { boxOf, rangeOf, statusSaid, withUnit } from '../items/said.ts'
import { areaOf, organisationOf, whoOf } from '../items/who.ts'
import type { Group, Line } from './lines.ts'

/** The first reading with its ruler; the others are on the item's page. */
function Reading({ line: { row, status } }: { readonly line: Line }) {
  const language = useLanguage()
  const [reading] = row.item.evidence.readings
  if (!reading) return null
  const range = rangeOf(reading, language) ?? ''
  const value = status.fact?.values?.[0]
  if (value === undefined) return <span className="quiet">{range}</span>
  const scale = scaleOf(reading, value)
  const outside = outsideBy(value, reading) !== 0
  return (
    <span className="run-reading">
      {scale ? (
        <Ruler
          {...scale}
          from={reading.min ?? undefined}
          to={reading.max ?? undefined}
          value={value}
          outside={outside}
          write={(figure) => numberOf(figure, language)}
          label={`${reading.name[language]} ${withUnit(value, reading.unit, language)}, ${range}`}
        />
      ) : null}
      <span>
        <b className={outside ? 'act' : undefined}>{withUnit(value, reading.unit, language)}</b>{' '}
        <span className="quiet">{range}</span>
      </span>
    </span>
  )
}

function Proof({ line, info, now }: { line: Line; info: CongressInfo; now: number }) {
  const t = useWords(checklistWords)
  const list = useWords(itemWords)
  const { unknownPerson } = useWords(termWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const { row, status, asked } = line
  if (!asked) return <span className="quiet">{t.notAsked}</span>
  const said = statusSaid(row, status, { now, zone: info.zone, language, t: list })
  const { fact } = status
  const who = fact ? whoOf(snapshot, fact.by, unknownPerson) : null
  const photos = fact?.photos?.length ?? 0
  return (
    <span className={said?.tone ?? 'quiet'}>
      {[said?.text, who, photos > 0 ? t.photos(photos) : null].filter((part) => part != null).join(' · ')}
    </span>
  )
}

function RunRow({ line, info, now }: { line: Line; info: CongressInfo; now: number }) {
  const list = useWords(itemWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const { row, status, asked } = line
  const { item } = row
  const held = openIncidentOf(snapshot, row.id) !== null
  return (
    <tr className={asked ? undefined : 'not-asked'}>
      <td>
        <ItemBox
          state={asked ? boxOf(status, held) : 'waived'}
          label={rowStateWords[status.state][language]}
          size={22}
        />
      </td>
      <td className="code">{item.id}</td>
      <td>
        <Link href={`/viec/${encodeURIComponent(row.id)}`} className="run-title">
          {item.title[language]}
        </Link>
        <span className="run-marks quiet">
          {item.critical ? (
            <span>
              <Icon name="octagon-alert" size={16} /> {list.critical}
            </span>
          ) : null}
          {item.twoPerson ? (
            <span>
              <Icon name="users-round" size={16} /> {list.twoPerson}
            </span>
          ) : null}
        </span>
      </td>
      <td>{organisationOf(snapshot, row.owner)}</td>
      <td className={status.overdue && asked ? 'act tn' : 'tn'}>{whenOf(status.dueAt, now, info.zone)}</td>
      <td>
        <Reading line={line} />
      </td>
      <td>
        <Proof line={line} info={info} now={now} />
      </td>
    </tr>
  )
}

function GroupHead({ group }: { readonly group: Group }) {
  const t = useWords(checklistWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  return (
    <tr className="run-group">
      <th scope="rowgroup" colSpan={7}>
        <Lamp verdict={group.worst} label={verdictWords[group.worst][language]} size={20} />{' '}
        {areaOf(snapshot, group.area, t.noArea)}{' '}
        <span className="quiet">{t.group(group.done, group.total)}</span>{' '}
        {group.blocking > 0 ? <span className="act">{t.blocks(group.blocking)}</span> : null}
      </th>
    </tr>
  )
}

/** One run, area by area; on the phone each row is a block. */
export function RunTable(props: {
  readonly groups: readonly Group[]
  readonly info: CongressInfo
  readonly now: number
}) {
  const t = useWords(checklistWords)
  const { groups, info, now } = props
  return (
    <div className="run-frame" role="region" aria-label={t.title} tabIndex={0}>
      <table className="run">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{t.columnBox}</span>
            </th>
            <th scope="col">{t.columnCode}</th>
            <th scope="col">{t.columnItem}</th>
            <th scope="col">{t.columnOwner}</th>
            <th scope="col">{t.columnDue}</th>
            <th scope="col">{t.columnReading}</th>
            <th scope="col">{t.columnProof}</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.area ?? ''}>
            <GroupHead group={group} />
            {group.lines.map((line) => (
              <RunRow key={line.row.id} line={line} info={info} now={now} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
