import { useState } from 'react'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import { instantOf, localParts } from '../../../domain/zone.ts'
import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { Button } from '../../parts/controls/Button.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextArea, TextField } from '../../parts/controls/TextField.tsx'
import { paperWords } from '../../words/paper.ts'
import { useChange } from '../items/change.ts'
import { lastTime } from '../incidents/typed-time.ts'
import { openLines } from './board-lines.ts'
import { Waiting } from './Waiting.tsx'

interface Line {
  readonly incident: string
  readonly date: string
  readonly time: string
  readonly text: string
  /** The day was chosen by the person; until then it follows the time. */
  readonly dated: boolean
}

/** Just past midnight `23:50` was yesterday: the day on which the clocks showed this time last; null while it is none. */
function dayOf(time: string, now: number, zone: string): string | null {
  const at = lastTime(time, now, zone)
  return at === null ? null : localParts(at, zone).date
}

/** The moment on the paper, ms; null while it is not typed whole. */
function momentOf({ date, time }: Line, zone: string): number | null {
  const at = date === '' || time === '' ? NaN : instantOf(date, time, zone)
  return Number.isFinite(at) ? at : null
}

interface WhenProps {
  readonly line: Line
  readonly now: number
  readonly zone: string
  readonly put: (next: Partial<Line>) => void
}

function WhenFields({ line, now, zone, put }: WhenProps) {
  const t = useWords(paperWords)
  const putTime = (time: string) =>
    put(line.dated ? { time } : { time, date: dayOf(time, now, zone) ?? line.date })
  return (
    <div className="paper-when">
      <TextField
        label={t.date}
        type="date"
        value={line.date}
        onChange={(date) => put({ date, dated: true })}
      />
      <TextField label={t.clock} type="time" value={line.time} onChange={putTime} />
    </div>
  )
}

/** One written line: which incident, when, what. */
function LineForm({ info, now }: { readonly info: CongressInfo; readonly now: number }) {
  const t = useWords(paperWords)
  const { shown } = useSnapshot()
  const [line, setLine] = useState<Line>(() => ({
    incident: '',
    date: localParts(now, info.zone).date,
    time: '',
    text: '',
    dated: false,
  }))
  const put = (next: Partial<Line>) => setLine({ ...line, ...next })
  // The next line of the sheet is usually of the same incident and day.
  const change = useChange(t.enteredToast, () => put({ time: '', text: '' }))
  const incidents = openLines(shown).flatMap((one) => (one.whole ? [one.incident] : []))
  if (incidents.length === 0) return <p className="quiet">{t.nothingOpen}</p>
  const enter = () => {
    const occurredAt = momentOf(line, info.zone)
    if (line.incident === '' || occurredAt === null || line.text.trim() === '')
      return change.setWrong(t.needed)
    change.setWrong(null)
    void change.send('incident.note', {
      incident: line.incident,
      note: line.text,
      occurredAt,
      paper: true,
    })
  }
  return (
    <div className="paper-form">
      {change.wrong === null ? null : (
        <p className="act" role="alert">
          {change.wrong}
        </p>
      )}
      <Select
        label={t.incident}
        value={line.incident}
        options={[
          { value: '', label: t.chooseIncident },
          ...incidents.map(({ id, code, title }) => ({ value: id, label: `${code} · ${title}` })),
        ]}
        onChange={(incident) => put({ incident })}
      />
      <WhenFields line={line} now={now} zone={info.zone} put={put} />
      <TextArea label={t.text} value={line.text} maxLength={2000} onChange={(text) => put({ text })} />
      <div>
        <Button kind="primary" onPress={enter}>
          {t.enter}
        </Button>
      </div>
    </div>
  )
}

/** What was written by hand while the board was down comes into the record, marked and compared by two. */
export function BackEntry({ info, now }: { readonly info: CongressInfo; readonly now: number }) {
  const t = useWords(paperWords)
  return (
    <div className="paper-back">
      <section>
        <h2>{t.backEntry}</h2>
        <p className="quiet">{t.backIntro}</p>
        <LineForm info={info} now={now} />
        <p className="quiet">
          {t.newOnPaper} <Link href="/su-co/moi">{t.openIncident}</Link>
        </p>
      </section>
      <Waiting info={info} now={now} />
    </div>
  )
}
