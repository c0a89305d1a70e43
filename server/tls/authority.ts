import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import * as x509 from '@peculiar/x509'

// The tests are compiled with the browser's types beside Node's; the two describe one thing.
x509.cryptoProvider.set(webcrypto as never)

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const day = 86_400_000
/** Phones refuse server certificates that live longer than 398 days. */
export const serverDays = 397
const authorityDays = 3_650
/** A certificate with less than this left is due for renewal. */
export const renewBefore = 30 * day

/** A certificate with its private key, both PEM. */
export interface Pair {
  readonly certificate: string
  readonly key: string
}

const makeKeys = (): Promise<CryptoKeyPair> =>
  webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])

const keyPem = async (key: CryptoKey): Promise<string> =>
  x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')

/** 127 random bits, positive. */
const serial = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/^[89a-f]/, '7')

/** An authority of this installation's own: it signs nothing but this server's certificates. */
export async function makeAuthority(name: string, now: number, random: Uint8Array): Promise<Pair> {
  const keys = await makeKeys()
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(random),
    name: [{ CN: [name] }],
    notBefore: new Date(now - day),
    notAfter: new Date(now + authorityDays * day),
    keys: keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: made.toString('pem'), key: await keyPem(keys.privateKey) }
}

/** A server certificate for host names and addresses, signed by the authority. */
export async function makeServerPair(
  authority: Pair,
  hosts: readonly string[],
  now: number,
  random: Uint8Array,
): Promise<Pair> {
  const issuer = new x509.X509Certificate(authority.certificate)
  const signingKey = await webcrypto.subtle.importKey(
    'pkcs8',
    x509.PemConverter.decodeFirst(authority.key),
    algorithm,
    false,
    ['sign'],
  )
  const keys = await makeKeys()
  const names = hosts.map((host) => ({
    type: isIP(host) === 0 ? ('dns' as const) : ('ip' as const),
    value: host,
  }))
  const made = await x509.X509CertificateGenerator.create({
    serialNumber: serial(random),
    subject: [{ CN: [hosts[0] ?? 'trucban'] }],
    issuer: issuer.subjectName,
    notBefore: new Date(now - day),
    notAfter: new Date(now + serverDays * day),
    publicKey: keys.publicKey,
    signingKey: signingKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(names),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  })
  return {
    certificate: `${made.toString('pem')}\n${authority.certificate}`,
    key: await keyPem(keys.privateKey),
  }
}

/** Until when the first certificate of a PEM file holds, ms. */
export function validUntil(pem: string): number {
  const end = '-----END CERTIFICATE-----'
  return new x509.X509Certificate(pem.slice(0, pem.indexOf(end) + end.length)).notAfter.getTime()
}

/** For people who compare by eye before they trust: SHA-256 in groups of two. */
export async function fingerprint(pem: string): Promise<string> {
  const print = Buffer.from(await new x509.X509Certificate(pem).getThumbprint('SHA-256'))
    .toString('hex')
    .toUpperCase()
  return (print.match(/../g) ?? []).join(':')
}
