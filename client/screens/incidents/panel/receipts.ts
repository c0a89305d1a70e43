import type { Incident } from '../../../../domain/incident/events.ts'

type Read = Pick<Incident, 'timeline' | 'receipts'>

/** An organisation has said that it read the incident, or has written into it: whoever writes has read. */
export const hasRead = ({ timeline, receipts = [] }: Read, of: string | null): boolean =>
  receipts.some((one) => one.of === of) || timeline.some(({ by }) => by !== null && by.organisation === of)

/** Organisations that have work in it and have given no sign of having read it. */
export const notReceived = (incident: Read & Pick<Incident, 'lead' | 'involved'>): readonly string[] => {
  const { lead, involved } = incident
  const all = new Set(lead === null ? involved : [lead, ...involved])
  return [...all].filter((of) => !hasRead(incident, of))
}
