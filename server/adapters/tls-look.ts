import { isIP } from 'node:net'
import { checkServerIdentity, connect } from 'node:tls'
import type { PeerCertificate } from 'node:tls'

/** A certificate as a client is shown it. Times in ms. */
export interface ShownCertificate {
  /** Host names and addresses it is for. */
  readonly names: readonly string[]
  readonly from: number
  readonly until: number
  /** Whether it is for the name that was asked for. */
  readonly fits: boolean
  /** Null when a chain leads to an authority that this machine knows; else why not, as OpenSSL calls it. */
  readonly untrusted: string | null
  readonly fingerprint: string
}

export interface Door {
  /** Where to connect. */
  readonly host: string
  readonly port: number
  /** What the certificate has to be for. */
  readonly name: string
  /** ms */
  readonly within: number
}

const namesIn = (certificate: PeerCertificate): readonly string[] =>
  (certificate.subjectaltname ?? '')
    .split(', ')
    .map((name) => name.replace(/^(DNS|IP Address):/, ''))
    .filter((name) => name !== '')

/** Opens a TLS connection as a browser does, says nothing and closes it. Rejects when there is no such door. */
export function shownAt({ host, port, name, within }: Door): Promise<ShownCertificate> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port,
      // What is wrong with it is what is to be found out.
      rejectUnauthorized: false,
      timeout: within,
      ...(isIP(name) === 0 ? { servername: name } : {}),
    })
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerCertificate()
      // Node types it as an Error; it is the code of one, or null.
      const why = socket.authorizationError as unknown as string | Error | null
      resolve({
        names: namesIn(certificate),
        from: Date.parse(certificate.valid_from),
        until: Date.parse(certificate.valid_to),
        fits: checkServerIdentity(name, certificate) === undefined,
        untrusted: socket.authorized ? null : String(why instanceof Error ? why.message : why),
        fingerprint: certificate.fingerprint256,
      })
      socket.end()
    })
    socket.once('timeout', () => socket.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })))
    socket.once('error', reject)
  })
}
