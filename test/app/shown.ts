import type { Incident } from '../../domain/incident/events.ts'
import type { ViewEvent, Visible } from '../../domain/visible.ts'

/** An event as `visible` lets it pass; `n` makes each different. */
export const seen = (event: ViewEvent, n = 1): Visible => ({
  event,
  stamp: { at: n, by: null, id: '' },
  passed: 'visible',
})

export const noted = (incident: string, note: string): ViewEvent => ({
  type: 'incident.noted',
  incident,
  note,
  occurredAt: null,
})
export const withdrawn = (incident: string): ViewEvent => ({ type: 'incident.withdrawn', incident })
export const disclosed = (incident: string, title: string): ViewEvent => ({
  type: 'incident.disclosed',
  record: { id: incident, title } as Incident,
})
export const faced = (incident: string): ViewEvent => ({
  type: 'incident.faced',
  face: {
    id: incident,
    code: 'SC-7K4M',
    area: 'hoi-truong',
    category: 'VT',
    severity: 2,
    status: 'open',
    occurredAt: 1,
    restoreAt: null,
    publicLine: 'Đứt cáp quang tại Hội trường',
  },
})
