import type { OpenWire } from '../../client/adapters/wire.ts'

/** A device that takes any message as the next one. */
export const withoutGapCheck =
  (open: OpenWire): OpenWire =>
  (auth, handlers) => {
    let at: unknown = null
    const wire = open(auth, {
      opened: () => handlers.opened(),
      closed: () => handlers.closed(),
      message: (event, body) => {
        if (event !== 'events') return handlers.message(event, body)
        const message = body as { cursor: string }
        handlers.message(event, { ...message, from: at })
        at = message.cursor
      },
    })
    return {
      close: () => wire.close(),
      ask: async (event, body, patience) => {
        const asked = await wire.ask(event, body, patience)
        if (asked.answered && event === 'subscribe') at = (asked.answer as { cursor?: string }).cursor ?? null
        return asked
      },
    }
  }
