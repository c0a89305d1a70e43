import { useDeferredValue, useMemo } from 'react'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import { burnDown } from '../../../domain/run/course.ts'
import type { Course } from '../../../domain/run/course.ts'
import { historyKept } from '../../../domain/run/events.ts'
import type { Row } from '../../../domain/run/row.ts'
import { whenOf } from '../../app/times.ts'
import { BurnDown } from '../../parts/readiness/BurnDown.tsx'
import { useT } from './names.ts'

const steps = 48
const minute = 60_000

interface TowardsOpeningProps {
  readonly rows: ReadonlyMap<string, Row>
  readonly info: CongressInfo
  readonly now: number
}

/** Every sixth point is enough for reading figures. */
const sampled = ({ points }: Course) => points.filter((_, n) => n % 6 === 0 || n === points.length - 1)

function Figures({ course, info, now }: { course: Course; info: CongressInfo; now: number }) {
  const t = useT()
  const dueAt = (at: number) => course.due.findLast((step) => step.at <= at)?.open ?? 0
  return (
    <details className="fold">
      <summary>{t.burnTable}</summary>
      <table className="ready-table">
        <thead>
          <tr>
            <th scope="col">{t.burnAt}</th>
            <th scope="col">{t.burnOpen}</th>
            <th scope="col">{t.burnHeld}</th>
            <th scope="col">{t.burnDue}</th>
          </tr>
        </thead>
        <tbody>
          {sampled(course).map(({ at, open, held }) => (
            <tr key={at}>
              <th scope="row">{whenOf(at, now, info.zone)}</th>
              <td>{open}</td>
              <td>{held}</td>
              <td>{dueAt(at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** What is left of the critical items, against what their due times ask; a minute is fine enough. */
export function TowardsOpening({ rows, info, now }: TowardsOpeningProps) {
  const t = useT()
  const calm = useDeferredValue(rows)
  const moment = Math.floor(now / minute) * minute
  const course = useMemo(() => burnDown(calm.values(), info, moment, steps), [calm, info, moment])
  const first = course?.points[0]
  const last = course?.points.at(-1)
  if (!course || !first || !last) return null
  const due = course.due.findLast((step) => step.at <= last.at)?.open ?? 0
  const at = (time: number) => whenOf(time, moment, info.zone)
  const counts = (of: 'open' | 'held') => course.points.map((point) => ({ at: point.at, count: point[of] }))
  return (
    <section className="ready-burn">
      <h2>{t.burn}</h2>
      <p className="quiet">{now > info.opening ? t.burnThen(last.open) : t.burnSays(last.open, due)}</p>
      <BurnDown
        label={t.burnLabel(first.open, at(first.at), last.open, at(last.at))}
        open={counts('open')}
        held={counts('held')}
        due={course.due.map((step) => ({ at: step.at, count: step.open }))}
        until={info.opening}
        ticks={[{ at: first.at, label: at(first.at) }]}
        untilLabel={`${t.opening} ${at(info.opening)}`}
        words={{ open: t.burnOpen, held: t.burnHeld, due: t.burnDue }}
      />
      {first.forgotten > 0 ? <p className="quiet">{t.burnForgotten(first.forgotten, historyKept)}</p> : null}
      <Figures course={course} info={info} now={moment} />
    </section>
  )
}
