import { setMaxListeners } from 'node:events'
import WebSocket from 'ws'

/** Who a socket says it is; nobody: a socket without a right. */
export interface Pass {
  readonly cookie?: string
  readonly token?: string
  /** It comes through a proxy before the server. */
  readonly through?: Front
}

/** Where a proxy takes https, and the certificate to trust. */
export interface Front {
  readonly port: number
  /** Address of whoever connects. */
  readonly from?: string
  readonly ca: string
}

const ping = '2'
const pong = '3'

/** A socket that reads frames and parses nothing: thousands of them fit into one process. */
export class Light {
  readonly socket: WebSocket
  readonly #waiting = new Map<number, (frame: string) => void>()
  readonly #heard: (frame: Buffer) => void
  #asked = 0

  private constructor(socket: WebSocket, heard: (frame: Buffer) => void) {
    this.socket = socket
    this.#heard = heard
  }

  /** Rejects with what refused it. `heard` gets each event as it came. */
  static open(port: number, pass: Pass, heard: (frame: Buffer) => void = () => undefined): Promise<Light> {
    const { cookie, token, through } = pass
    const headers = cookie === undefined ? {} : { cookie, origin: `http://127.0.0.1:${port}` }
    const place = through ? `wss://localhost:${through.port}` : `ws://127.0.0.1:${port}`
    const socket = new WebSocket(`${place}/socket.io/?EIO=4&transport=websocket`, {
      headers,
      // Not ::1, where nothing listens.
      ...(through ? { ca: through.ca, family: 4, localAddress: through.from ?? '127.0.0.1' } : {}),
      perMessageDeflate: false,
      skipUTF8Validation: true,
    })
    // Each question that waits listens for the end.
    setMaxListeners(0, socket)
    const light = new Light(socket, heard)
    return new Promise((resolve, reject) => {
      socket.on('error', reject)
      socket.once('close', () => reject(new Error('closed')))
      socket.on('message', (frame: Buffer) => {
        const type = frame.toString('latin1', 0, 2)
        if (type.startsWith('0')) socket.send(`40${token === undefined ? '' : JSON.stringify({ token })}`)
        else if (type === '40') resolve(light)
        else if (type === ping) socket.send(pong)
        else if (type === '44') reject(new Error(frame.toString()))
        else light.#take(type, frame)
      })
    })
  }

  /**
   * The acknowledgement as it came, without the packet's number; null when the socket closed before. `heard` gets it in
   * the same breath: what follows it may be in the same bytes.
   */
  ask(event: string, body: unknown, heard?: (answer: string) => void): Promise<string | null> {
    this.#asked += 1
    const number = this.#asked
    return new Promise((resolve, reject) => {
      if (this.socket.readyState !== WebSocket.OPEN) return resolve(null)
      const gone = (): void => resolve(null)
      this.socket.once('close', gone)
      this.#waiting.set(number, (frame) => {
        this.socket.off('close', gone)
        try {
          heard?.(frame)
          resolve(frame)
        } catch (fault) {
          reject(fault instanceof Error ? fault : new Error(String(fault)))
        }
      })
      this.socket.send(`42${number}${JSON.stringify([event, body])}`)
    })
  }

  close(): void {
    this.socket.terminate()
  }

  #take(type: string, frame: Buffer): void {
    if (type === '42') return this.#heard(frame)
    if (type !== '43') return
    const begin = frame.indexOf('[')
    const number = Number(frame.toString('latin1', 2, begin))
    this.#waiting.get(number)?.(frame.toString('utf8', begin))
    this.#waiting.delete(number)
  }
}

/** Sequence number of a command, found by boards in whatever they are sent. */
export const markerOf = (seq: number): string => `#${seq.toString().padStart(8, '0')}#`

/** Every marker in these bytes, in order. */
export function markersIn(bytes: Buffer): number[] {
  const found: number[] = []
  for (let at = bytes.indexOf('#'); at !== -1; at = bytes.indexOf('#', at + 1)) {
    if (bytes[at + 9] !== 0x23) continue
    const seq = Number(bytes.toString('latin1', at + 1, at + 9))
    if (!Number.isInteger(seq)) continue
    found.push(seq)
    at += 9
  }
  return found
}

/** The value of a string field near the start of a frame; null: there is none. */
export function fieldOf(bytes: Buffer, name: string): string | null {
  const key = `"${name}":"`
  const at = bytes.indexOf(key)
  if (at === -1) return null
  const end = bytes.indexOf('"', at + key.length)
  return bytes.toString('latin1', at + key.length, end)
}
