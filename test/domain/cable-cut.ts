import type { CongressEvent } from '../../domain/events.ts'
import { began, uuid } from './stage.ts'

/** The one incident of the tests about notices. */
export const cableCut = uuid(0x5c)

/** A carrier reports it; another one leads, and all see it unless `over` says otherwise. */
export const opened = (over: object = {}): CongressEvent => ({
  type: 'incident.opened',
  incident: cableCut,
  code: 'SC-7K4M',
  title: 'Đứt cáp VNPT',
  publicLine: 'Đứt cáp quang tại Hội trường',
  area: 'hoi-truong',
  category: 'VT',
  sub: null,
  severity: 1,
  occurredAt: began,
  lead: 'vnpt',
  involved: [],
  visibility: 'all',
  named: [],
  reporting: 'mobifone',
  reportedBy: null,
  reportedPost: null,
  reportedPhone: null,
  rows: [],
  note: null,
  ...over,
})
