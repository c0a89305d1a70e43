import type { CongressOwnEvent } from './congress/events.ts'
import { congressText, evolveCongress } from './congress/events.ts'
import type { ChangeEvent } from './run/changes.ts'
import { changeText, evolveChange } from './run/changes.ts'
import type { DirectoryEvent } from './directory/events.ts'
import { directoryText, evolveDirectory } from './directory/events.ts'
import type { DirectiveEvent } from './directive/events.ts'
import { directiveText, evolveDirective } from './directive/events.ts'
import type { DutyEvent } from './duty/events.ts'
import { dutyText, evolveDuty } from './duty/events.ts'
import type { HandoverEvent } from './handover/events.ts'
import { evolveHandover, handoverText } from './handover/events.ts'
import type { ConductEvent } from './incident/conduct-events.ts'
import { conductText, evolveConduct } from './incident/conduct-events.ts'
import type { IncidentEvent } from './incident/events.ts'
import { evolveIncident, incidentText } from './incident/events.ts'
import type { NoticeEvent } from './notice/events.ts'
import { evolveNotice, noticeText } from './notice/events.ts'
import type { PolicyEvent } from './incident/policy.ts'
import { evolvePolicy, policyText } from './incident/policy.ts'
import type { PollEvent } from './poll/events.ts'
import { evolvePoll, pollText } from './poll/events.ts'
import type { RunEvent } from './run/events.ts'
import { evolveRun, runText } from './run/events.ts'
import type { SignalEvent } from './signal/events.ts'
import { evolveSignal, signalText } from './signal/events.ts'
import type { SiteEvent } from './site/events.ts'
import { siteText } from './site/events.ts'
import type { Stamp } from './stamp.ts'
import type { CongressState } from './state.ts'

/** Everything that can happen in a congress. A new event is a row in its aggregate's tables and in `visible.ts`. */
export type CongressEvent =
  | CongressOwnEvent
  | RunEvent
  | ChangeEvent
  | IncidentEvent
  | ConductEvent
  | PolicyEvent
  | PollEvent
  | DirectiveEvent
  | SignalEvent
  | DutyEvent
  | HandoverEvent
  | DirectoryEvent
  | NoticeEvent
export type AnyEvent = CongressEvent | SiteEvent
type Of<T extends CongressEvent['type']> = Extract<CongressEvent, { type: T }>

const table: { [T in CongressEvent['type']]: (state: CongressState, event: Of<T>, stamp: Stamp) => void } = {
  ...evolveCongress,
  ...evolveRun,
  ...evolveChange,
  ...evolveIncident,
  ...evolveConduct,
  ...evolvePolicy,
  ...evolvePoll,
  ...evolveDirective,
  ...evolveSignal,
  ...evolveDuty,
  ...evolveHandover,
  ...evolveDirectory,
  ...evolveNotice,
}

/** Applies one event: the maps of the state change, the records in them are replaced. */
export function evolve<T extends CongressEvent['type']>(
  state: CongressState,
  event: Of<T>,
  stamp: Stamp,
): void {
  const apply = table[event.type]
  apply(state, event, stamp)
}

const texts: { [T in AnyEvent['type']]: readonly string[] } = {
  ...congressText,
  ...runText,
  ...changeText,
  ...incidentText,
  ...conductText,
  ...policyText,
  ...pollText,
  ...directiveText,
  ...signalText,
  ...dutyText,
  ...handoverText,
  ...directoryText,
  ...noticeText,
  ...siteText,
}

/** Fields of an event type that hold free text; the journal seals them apart from the chain. */
export const freeText = (type: string): readonly string[] =>
  Object.hasOwn(texts, type) ? texts[type as AnyEvent['type']] : []

/** Every type of event that a journal may hold. */
export const everyType: readonly string[] = Object.keys(texts)
