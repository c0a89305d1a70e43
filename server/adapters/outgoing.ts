import { lookup } from 'node:dns/promises'
import { request as httpRequest } from 'node:http'
import type { IncomingMessage, RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP } from 'node:net'

/** Why a message did not arrive. */
export type SendFailure = 'address' | 'unreachable' | 'timeout' | 'status' | 'too-long'

export interface Outgoing {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** Networks or addresses inside that may be reached all the same. */
  readonly allow: readonly string[]
}

export interface Resolved {
  readonly address: string
  readonly family: number
}

export interface OutgoingMeans {
  readonly resolve?: (host: string) => Promise<readonly Resolved[]>
  /** For everything together, ms. */
  readonly within?: number
  /** Certificates that are believed besides the usual. */
  readonly ca?: string
}

const usualWithin = 5_000
const mostAnswer = 64 * 1024

/** IPv4 that is not the open network: own, private, shared, link-local, documentation, benchmarks, multicast, reserved. */
const inside4: readonly string[] =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'.split(
    ' ',
  )
/** Of IPv6 only global unicast is open, without what carries another address inside it. */
const open6 = ['2000::/3']
const inside6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const listOf = (entries: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}
const [forbidden4, global6, forbidden6] = [listOf(inside4), listOf(open6), listOf(inside6)]

/** Whether an address belongs to the open network. IPv4 inside IPv6 never does: it is a second name for something. */
export function isOpenAddress(address: string): boolean {
  if (isIP(address) === 4) return !forbidden4.check(address, 'ipv4')
  return isIP(address) === 6 && global6.check(address, 'ipv6') && !forbidden6.check(address, 'ipv6')
}

const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])
/** Loopback by its own name: this machine, as it was meant. A foreign name that leads here was not. */
export const isLoopbackUrl = ({ hostname }: URL): boolean => loopbackNames.has(hostname)

function mayReach(url: URL, address: string, allow: readonly string[]): boolean {
  if (isLoopbackUrl(url)) return address === '::1' || /^127\./.test(address)
  const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
  return isOpenAddress(address) || listOf(allow).check(address, family)
}

const byName = (host: string): Promise<readonly Resolved[]> => lookup(host, { all: true, verbatim: true })

/** The one address to connect to; every address of the name must be allowed, or whoever owns the name chooses. */
async function addressFor(
  url: URL,
  allow: readonly string[],
  means: OutgoingMeans,
): Promise<Resolved | null> {
  const host = bareHost(url)
  const family = isIP(host)
  const found = family === 0 ? await (means.resolve ?? byName)(host) : [{ address: host, family }]
  const [first] = found
  return first && found.every(({ address }) => mayReach(url, address, allow)) ? first : null
}

/** Reads the answer away, up to a limit: what it says is of no interest. */
function drained(response: IncomingMessage): Promise<SendFailure | null> {
  const { statusCode = 0 } = response
  return new Promise((resolve) => {
    let size = 0
    response.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > mostAnswer) resolve('too-long')
    })
    // A redirect is an answer like any other that is not yes: nobody is sent elsewhere.
    response.on('end', () => resolve(statusCode >= 200 && statusCode < 300 ? null : 'status'))
    response.on('error', () => resolve('unreachable'))
  })
}

function post(
  url: URL,
  { address, family }: Resolved,
  out: Outgoing,
  ca: string | undefined,
  end: AbortSignal,
) {
  const options: RequestOptions & { servername?: string; ca?: string } = {
    method: 'POST',
    host: address,
    family,
    port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
    path: `${url.pathname}${url.search}`,
    agent: false,
    signal: end,
    headers: { ...out.headers, host: url.host, 'content-length': String(Buffer.byteLength(out.body)) },
    ...(isIP(bareHost(url)) === 0 ? { servername: url.hostname } : {}),
    ...(ca === undefined ? {} : { ca }),
  }
  return new Promise<SendFailure | null>((resolve) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(options, (response) => {
      void drained(response).then((failure) => {
        resolve(failure)
        request.destroy()
      })
    })
    request.on('error', () => resolve(end.aborted ? 'timeout' : 'unreachable'))
    request.end(out.body)
  })
}

/**
 * Posts to an address of the configuration; null when it was taken. The name is resolved once and that very address is
 * connected to; nothing inside is reached unless it is listed; no redirect is followed.
 */
export async function postOut(out: Outgoing, means: OutgoingMeans = {}): Promise<SendFailure | null> {
  const url = new URL(out.url)
  const end = AbortSignal.timeout(means.within ?? usualWithin)
  const late = new Promise<'timeout'>((resolve) => {
    end.addEventListener('abort', () => resolve('timeout'), { once: true })
  })
  const sent = addressFor(url, out.allow, means)
    .then((address) => (address === null ? 'address' : post(url, address, out, means.ca, end)))
    .catch(() => 'unreachable' as const)
  return Promise.race([sent, late])
}
