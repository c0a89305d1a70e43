import { randomUUID } from 'node:crypto'
import type { CommandAnswer, EventsMessage, SubscribeAnswer, WireEvent } from '../../domain/protocol.ts'
import { congress, envelope, incident, openLine } from '../tools/client.ts'
import type { Line, Username } from '../tools/client.ts'
import type { Told } from '../tools/history.ts'
import { pause } from './chance.ts'

/** Who holds a device. `row` is what is ticked there; null: only looks on. */
export interface Holder {
  readonly username: Username
  readonly organisation: string
  readonly row: string | null
}

/** A command as it was sent, to be sent again in exactly this form. */
export interface Sent extends Told {
  readonly by: Username
  readonly body: ReturnType<typeof envelope>
  ackedAt: number | null
  /** The result of its first acceptance. */
  result: string | null
}

/** Where a device reaches the server, and the cookie that it was once given. */
export interface Reach {
  readonly url: string
  readonly cookie: string
}

const ticksIn = (events: readonly WireEvent[]): string[] =>
  events.flatMap(({ e, s }) => (e.type === 'run.ticked' && s !== null ? [s.id] : []))

/** One command in thirty, so that a repeated one has a result to be compared. */
const opens = 0.03

/** One device over any number of connections and servers: it resumes by its cursor and sends again what nobody answered. */
export class Device {
  readonly holder: Holder
  readonly sent: Sent[] = []
  /** Ids of ticks as they were shown; a new stretch begins where the whole view was sent. */
  readonly seen: string[][] = []
  readonly wrong: string[] = []
  /** Answers by code that were no acceptance. */
  readonly refused = new Map<string, number>()
  readonly #chance: () => number
  #cursor: string | null = null

  constructor(holder: Holder, chance: () => number) {
    this.holder = holder
    this.#chance = chance
  }

  /** Comes and goes until `stopped`. */
  async live(reach: Reach, stopped: () => boolean): Promise<void> {
    while (!stopped()) {
      await this.#connect(reach, stopped)
      await pause(20 + this.#chance() * 180)
    }
  }

  answered(one: Sent, answer: CommandAnswer): void {
    if (!answer.ok) {
      const { code, retryable } = answer.error
      this.refused.set(code, (this.refused.get(code) ?? 0) + 1)
      if (retryable !== true) this.wrong.push(`${one.body.type} ${one.id} was refused: ${code}`)
      else if (one.ackedAt !== null) this.wrong.push(`P2 ${one.id} was accepted and then refused: ${code}`)
      return
    }
    const result = JSON.stringify(answer.result ?? null)
    one.ackedAt ??= performance.now()
    one.result ??= result
    if (one.result !== result) this.wrong.push(`P2 ${one.id} was answered ${one.result} and then ${result}`)
  }

  async #connect({ url, cookie }: Reach, stopped: () => boolean): Promise<void> {
    let line: Line
    try {
      line = await openLine(url, { cookie })
    } catch {
      return
    }
    const end = performance.now() + 80 + this.#chance() * 900
    line.socket.on('events', ({ events, cursor }: EventsMessage) => {
      this.#cursor = cursor
      this.seen.at(-1)?.push(...ticksIn(events))
    })
    line.socket.emit('subscribe', { congress, cursor: this.#cursor }, (answer: SubscribeAnswer) =>
      this.#follows(answer),
    )
    for (const one of this.sent) if (one.ackedAt === null) this.#hand(line, one)
    while (!stopped() && line.socket.connected && performance.now() < end) {
      if (this.holder.row !== null) this.#hand(line, this.#next(this.holder.row))
      await pause(60 + this.#chance() * 120)
    }
    line.close()
  }

  #follows(answer: SubscribeAnswer): void {
    if (!answer.ok) {
      if (answer.error.retryable !== true) this.wrong.push(`may not follow: ${answer.error.code}`)
      return
    }
    this.#cursor = answer.cursor
    if (answer.mode === 'snapshot') this.seen.push([])
    else this.seen.at(-1)?.push(...ticksIn(answer.events))
  }

  #next(row: string): Sent {
    const asked =
      this.#chance() < opens
        ? incident()
        : { type: 'run.tick', payload: { row, note: `đo lần ${this.sent.length}` } }
    const body = envelope({ ...asked, id: randomUUID() })
    const one = {
      id: body.id,
      by: this.holder.username,
      body,
      sentAt: performance.now(),
      ackedAt: null,
      result: null,
    }
    this.sent.push(one)
    return one
  }

  #hand(line: Line, one: Sent): void {
    // Not awaited: the server may be gone before it answers.
    line.socket.emit('command', one.body, (answer: CommandAnswer) => this.answered(one, answer))
  }
}
