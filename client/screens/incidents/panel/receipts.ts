import type { Incident } from '../../../../domain/incident/events.ts'

/** Organisations that have work in it and have not said that they read it. */
export const notReceived = ({
  lead,
  involved,
  receipts = [],
}: Pick<Incident, 'lead' | 'involved' | 'receipts'>): readonly string[] =>
  [...new Set(lead === null ? involved : [lead, ...involved])].filter(
    (of) => !receipts.some((one) => one.of === of),
  )
