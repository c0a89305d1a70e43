// Persons in a process of their own who measure their line for as long as they are told to: what a measurement costs to
// drive is not the load generator's.
interface Told {
  readonly port: number
  readonly cookies: readonly string[]
  readonly isOn: boolean
}

const bytes = 4 * 1024 * 1024
const body = new Uint8Array(bytes)
const again = 100
let isOn = false
let moved = 0
let started = false

/** Down and up in turn; who is told to wait tries again soon: that is more than a browser does. */
async function measureOn(url: string, cookie: string): Promise<void> {
  const headers = { cookie, origin: url }
  for (let each = 0; ; each += 1) {
    const isUp = each % 2 === 1
    const path = isUp ? 'up' : `down?bytes=${bytes}`
    const asked = isOn
      ? await fetch(`${url}/api/v1/measure/${path}`, isUp ? { method: 'POST', headers, body } : { headers })
          .then(async (answer) => ({ ok: answer.ok, size: (await answer.arrayBuffer()).byteLength }))
          .catch(() => null)
      : null
    if (asked?.ok) moved += isUp ? bytes : asked.size
    else await new Promise((resolve) => setTimeout(resolve, again))
  }
}

process.on('message', ({ port, cookies, isOn: on }: Told) => {
  isOn = on
  if (!started) for (const cookie of cookies) void measureOn(`http://127.0.0.1:${port}`, cookie)
  started = true
  process.send?.({ moved })
  moved = 0
})
process.on('disconnect', () => process.exit(0))
