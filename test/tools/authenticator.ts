import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** An authenticator made of software, for the server's side of WebAuthn: each part can be made wrong. */

type Cbor = number | string | Buffer | ReadonlyMap<number | string, Cbor>

function head(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n])
  return n < 256 ? Buffer.from([(major << 5) | 24, n]) : Buffer.from([(major << 5) | 25, n >> 8, n & 255])
}

function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const pairs = [...value].flatMap(([key, one]) => [cbor(key), cbor(one)])
  return Buffer.concat([head(5, value.size), ...pairs])
}

const b64 = (bytes: Buffer): string => bytes.toString('base64url')
const sha = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()

/** What is said wrongly on purpose, or left as it should be. */
export interface Twist {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  /** The holder was made sure of (PIN, finger); on unless told. */
  readonly verified?: boolean
  readonly counter?: number
  readonly userHandle?: string
}

interface Asked {
  readonly challenge: string
}

export class Authenticator {
  readonly id = randomBytes(16)
  readonly #key: KeyObject
  readonly #cose: Buffer
  readonly #origin: string
  readonly #rpId: string
  #person = ''
  #counter = 0

  constructor(origin: string, rpId = new URL(origin).hostname) {
    this.#origin = origin
    this.#rpId = rpId
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#key = privateKey
    this.#cose = cbor(
      new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    )
  }

  /** Answer to `navigator.credentials.create`. */
  make(options: Asked & { readonly user: { readonly id: string } }, twist: Twist = {}) {
    this.#person = Buffer.from(options.user.id, 'base64url').toString()
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, this.#cose])
    const authData = Buffer.concat([this.#authData(twist, 0x40), attested])
    const attestation = new Map<string, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ])
    return {
      ...this.#named(),
      response: {
        clientDataJSON: b64(this.#clientData('webauthn.create', options, twist)),
        attestationObject: b64(cbor(attestation)),
        transports: ['internal'],
      },
    }
  }

  /** Answer to `navigator.credentials.get`. */
  show(options: Asked, twist: Twist = {}) {
    this.#counter = twist.counter ?? this.#counter + 1
    const clientData = this.#clientData('webauthn.get', options, twist)
    const authData = this.#authData(twist, 0)
    const signature = sign('sha256', Buffer.concat([authData, sha(clientData)]), this.#key)
    return {
      ...this.#named(),
      response: {
        clientDataJSON: b64(clientData),
        authenticatorData: b64(authData),
        signature: b64(signature),
        userHandle: b64(Buffer.from(twist.userHandle ?? this.#person)),
      },
    }
  }

  #named() {
    return { id: b64(this.id), rawId: b64(this.id), type: 'public-key', clientExtensionResults: {} }
  }

  #clientData(type: string, { challenge }: Asked, twist: Twist): Buffer {
    const origin = twist.origin ?? this.#origin
    return Buffer.from(
      JSON.stringify({ type, challenge: twist.challenge ?? challenge, origin, crossOrigin: false }),
    )
  }

  #authData({ rpId, verified = true }: Twist, more: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.#counter)
    const flags = 1 | (verified ? 4 : 0) | more
    return Buffer.concat([sha(rpId ?? this.#rpId), Buffer.from([flags]), counter])
  }
}
