import type { CommandAnswer, Envelope } from '../../domain/protocol.ts'
import type { Submitted } from './conclude.ts'
import type { OutboxEntry } from './entry.ts'

/** The way to the centre, while there is one. */
export interface Sender {
  /** The line is up, it is this account's, and the centre takes commands. */
  ready(): boolean
  submit(envelope: Envelope): Promise<Submitted>
  /** The centre no longer knows this session. */
  ended(): void
}

/** A receipt or a refusal, as this or another tab got it. */
export interface Settled {
  readonly entry: OutboxEntry
  readonly answer: CommandAnswer
}

/** The disk took nothing, and the command was on its way already: what the centre said to it. */
export class NotKept extends Error {
  readonly submitted: Submitted

  constructor(submitted: Submitted) {
    super('handed in, not kept on this device')
    this.submitted = submitted
  }
}
