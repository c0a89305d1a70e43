import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Pair } from './authority.ts'

export interface TlsFolder {
  readonly authorityFile: string
  readonly certFile: string
  readonly keyFile: string
  readonly fingerprint: string
  /** ms */
  readonly validUntil: number
  /** What was made just now. */
  readonly made: readonly ('authority' | 'certificate')[]
}

interface Means {
  readonly clock: Clock
  readonly chance: Chance
}

/** Whole or not at all, readable by its owner only. */
function put(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
}

/**
 * Makes what is missing in the folder: the authority once, the server's certificate for these hosts, again when it
 * is asked for or has less than 30 days left. The authority stays, so that phones need to trust it only once.
 */
export async function tlsFolder(
  dir: string,
  hosts: readonly string[],
  renew: boolean,
  { clock, chance }: Means,
): Promise<TlsFolder> {
  // Later than the program: of all commands only this one needs it, and it takes a third of a start.
  const { fingerprint, makeAuthority, makeServerPair, renewBefore, validUntil } =
    await import('./authority.ts')
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const at = (name: string): string => join(dir, name)
  const made: TlsFolder['made'][number][] = []
  if (!existsSync(at('ca.key')) || !existsSync(at('ca.pem'))) {
    const authority = await makeAuthority('Trực Ban CA', clock.now(), chance.bytes(16))
    put(at('ca.key'), authority.key)
    put(at('ca.pem'), authority.certificate)
    made.push('authority')
  }
  const authority: Pair = {
    certificate: readFileSync(at('ca.pem'), 'utf8'),
    key: readFileSync(at('ca.key'), 'utf8'),
  }
  const due = (): boolean => validUntil(readFileSync(at('cert.pem'), 'utf8')) - clock.now() < renewBefore
  if (made.length > 0 || renew || !existsSync(at('cert.pem')) || due()) {
    const server = await makeServerPair(authority, hosts, clock.now(), chance.bytes(16))
    put(at('key.pem'), server.key)
    put(at('cert.pem'), server.certificate)
    made.push('certificate')
  }
  return {
    authorityFile: at('ca.pem'),
    certFile: at('cert.pem'),
    keyFile: at('key.pem'),
    made,
    fingerprint: await fingerprint(authority.certificate),
    validUntil: validUntil(readFileSync(at('cert.pem'), 'utf8')),
  }
}
