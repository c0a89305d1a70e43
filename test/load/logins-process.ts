// Wrong passwords from many addresses, in a process of their own.
import { Agent, request } from 'node:http'
import { serve } from './child.ts'

export interface Storming {
  readonly port: number
  readonly tries: number
  readonly addresses: number
  /** Each has its turn. */
  readonly usernames: readonly string[]
}

/** How many of the tries were answered so, by status. */
export type Stormed = Readonly<Record<string, number>>

const statuses: Record<string, number> = {}
const agent = new Agent({ keepAlive: true, maxSockets: 2_000 })

function tryOnce(port: number, address: string, username: string): Promise<void> {
  const body = JSON.stringify({ username, password: `sai mật khẩu ${Math.random()}` })
  return new Promise((resolve) => {
    const asked = request(
      {
        port,
        host: '127.0.0.1',
        path: '/api/v1/session',
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-forwarded-for': address,
        },
      },
      (response) => {
        const status = String(response.statusCode)
        statuses[status] = (statuses[status] ?? 0) + 1
        response.resume()
        response.once('end', resolve)
      },
    )
    asked.once('error', ({ message }) => {
      statuses[message] = (statuses[message] ?? 0) + 1
      resolve()
    })
    asked.end(body)
  })
}

let storm: Promise<unknown> = Promise.resolve()

serve({
  begin: ({ port, tries, addresses, usernames }: Storming) => {
    storm = Promise.all(
      Array.from({ length: tries }, (_, at) =>
        tryOnce(port, `10.1.${at % addresses}.7`, usernames[at % usernames.length] ?? ''),
      ),
    )
  },
  answered: (): Stormed => statuses,
  end: async (): Promise<Stormed> => {
    await storm
    return statuses
  },
})
