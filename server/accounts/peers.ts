import { BlockList, isIP } from 'node:net'

/** Addresses whose forwarding headers are believed. */
export interface Trusted {
  has(address: string): boolean
}

/** `::ffff:10.0.0.1` is `10.0.0.1`: one machine has one name in logs and throttles. */
export const plainAddress = (address: string): string =>
  address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address

/** The first entry that is neither an address nor a network (`10.0.0.0/8`), or null. */
export function badProxy(entries: readonly string[]): string | null {
  for (const entry of entries) {
    const [address = '', bits, ...rest] = entry.split('/')
    const version = isIP(address)
    const widest = version === 4 ? 32 : 128
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest)
    if (version === 0 || !fits || rest.length > 0) return entry
  }
  return null
}

/** Entries must have passed `badProxy`. */
export function trust(entries: readonly string[]): Trusted {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return {
    has: (address) => {
      const plain = plainAddress(address)
      const version = isIP(plain)
      return version !== 0 && list.check(plain, version === 4 ? 'ipv4' : 'ipv6')
    },
  }
}

/**
 * Who really asks: the peer, or behind trusted proxies the nearest address of `X-Forwarded-For` that is not one of them.
 * Without trusted proxies the header is ignored: anybody can send it.
 */
export function addressOf(peer: string, forwardedFor: string | undefined, trusted: Trusted | null): string {
  if (!trusted?.has(peer) || forwardedFor === undefined) return plainAddress(peer)
  const hops = forwardedFor.split(',').map((hop) => plainAddress(hop.trim()))
  for (let at = hops.length - 1; at >= 0; at -= 1) {
    const hop = hops[at] ?? ''
    if (isIP(hop) === 0) return plainAddress(peer)
    if (!trusted.has(hop)) return hop
  }
  return hops[0] ?? plainAddress(peer)
}

export const isLoopback = (address: string): boolean => {
  const plain = plainAddress(address)
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'))
}

/** The first 56 bits of an IPv6 address as text, however its zeros are written. */
function first56(address: string): string {
  const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'))
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? []
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')]
  // An IPv4 address at the end stands for two groups.
  const standing = before.length + after.length + (address.includes('.') ? 1 : 0)
  const zeros = tail === undefined ? [] : Array<string>(8 - standing).fill('0')
  const [a, b, c, d] = [...before, ...zeros, ...after].map((group) => parseInt(group, 16))
  return [a, b, c, (d ?? 0) >> 8].map((part) => (part ?? 0).toString(16)).join(':')
}

/** Who is counted as one: an IPv4 address, or 56 bits of IPv6, since one household or one room has at least as many. */
export function sourceOf(address: string): string {
  const plain = plainAddress(address)
  return isIP(plain) === 6 ? first56(plain) : plain
}

/** The network an address is counted with: /24 for IPv4, its source for IPv6. */
export function networkOf(address: string): string {
  const plain = plainAddress(address)
  return isIP(plain) === 4 ? plain.split('.').slice(0, 3).join('.') : sourceOf(plain)
}
