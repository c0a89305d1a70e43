import { useEffect, useRef, useState } from 'react'
import { classes } from '../kinds.ts'
import type { HorizonEvent } from './horizonPlaces.ts'
import { horizonLeft, nowLeft, placeOnHorizon } from './horizonPlaces.ts'

export interface HorizonProps {
  /** "Chân trời: việc đến hạn". */
  readonly label: string
  /** Clock time of now, "03:07". */
  readonly now: string
  /** What is already late, in one mark: "2 hạn đã trễ", "SC-7K4M, SC-BKWQ". */
  readonly late?: { readonly title: string; readonly text: string } | undefined
  readonly events: readonly HorizonEvent[]
  /** Round clock times with their distance from now in minutes. */
  readonly ticks: readonly { readonly minutes: number; readonly time: string }[]
  /** Words for what a label covers: "+2". */
  readonly covered: (count: number) => string
}

/** What falls due, left to right, crossed by the line of now. Desk from 1024 px on. */
export function Horizon({ label, now, late, events, ticks, covered }: HorizonProps) {
  const frame = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(1364)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const watch = new ResizeObserver(() => setWidth(element.clientWidth))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  const seen = ticks.filter(({ minutes }) => minutes >= 3 && horizonLeft(minutes) < width - 20)
  return (
    <section className="horizon" aria-label={label} ref={frame}>
      <div className="horizon-past" style={{ width: nowLeft }}>
        {late === undefined ? null : (
          <p className="horizon-event act">
            <b>{late.title}</b>
            <span>{late.text}</span>
          </p>
        )}
      </div>
      {seen.map(({ minutes, time }) => (
        <span
          key={minutes}
          className="horizon-tick"
          style={{ left: horizonLeft(minutes) }}
          aria-hidden="true"
        >
          {time}
        </span>
      ))}
      <ol>
        {placeOnHorizon(events, width).map((event) => (
          <li key={event.id} className={classes('horizon-event', event.tone)} style={{ left: event.left }}>
            <b>
              <time>{event.time}</time> {event.covered > 0 ? covered(event.covered) : null}
            </b>
            <span>{event.text}</span>
          </li>
        ))}
      </ol>
      <div className="horizon-now" style={{ left: nowLeft - 1 }}>
        <time>{now}</time>
      </div>
    </section>
  )
}
