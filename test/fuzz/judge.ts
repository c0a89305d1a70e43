/** What a 503 may say; every other 5xx is a fault of ours. */
const declared = new Set(['storage-full', 'past-busy', 'photos-busy', 'not-built', 'provider-away'])
const trace = /\bat [^\n"]{0,200}\.(?:ts|js|mjs|cjs):\d+|node:internal|node_modules|\bat \S+ \((?:file|node):/

const shown = (text: string): string => JSON.stringify(text.slice(0, 300))

/** What an answer gives away of our insides, if anything. */
export const traceIn = (text: string): string | null =>
  trace.test(text) ? `a stack trace in an answer: ${shown(trace.exec(text)?.[0] ?? '')}` : null

/** Null when an answer over HTTP is one that may be given. */
export function wrongAnswer(status: number, text: string): string | null {
  if (status >= 500) {
    const code = /"code":"([a-z-]+)"/.exec(text)?.[1] ?? ''
    // Asked by HEAD, it says no more than its status.
    const bare = text === '' || text.endsWith('\r\n\r\n')
    if (status !== 503 || (!declared.has(code) && !bare)) return `an undeclared ${status}: ${shown(text)}`
  }
  return traceIn(text)
}

/** Null when a frame of a socket is one that may be sent. */
export const wrongFrame = (frame: string): string | null =>
  frame.includes('"code":"fault"') ? `a fault over the socket: ${shown(frame)}` : traceIn(frame)
