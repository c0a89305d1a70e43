// A bare client in a page: hands in a command when Enter is pressed and notes when the centre has answered.
import { io } from 'socket.io-client'

interface Bare {
  bareUrl?: string
  bareTrip?: Promise<number>
  bareReady?: Promise<void>
}
const page = globalThis as Bare
const socket = io(page.bareUrl, { transports: ['websocket'] })
page.bareReady = new Promise((resolve) => socket.once('connect', resolve))

/** `crypto.randomUUID` is for pages of a secure address only; the name of a blob ends in one, too. */
const uuid = (): string => URL.createObjectURL(new Blob([])).slice(-36)

/** ms from the key to the answer. */
export const trip = (): Promise<number> =>
  new Promise((resolve) => {
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const payload = { row: 'CN-01', note: 'đã kiểm tra tại chỗ, đường truyền ổn định' }
        const command = {
          id: uuid(),
          congress: 'vp',
          type: 'run.tick',
          payload,
          madeAt: Date.now(),
        }
        socket.emit('command', command, () => resolve(performance.now() - timeStamp))
      },
      { once: true },
    )
  })
Object.assign(globalThis, { trip })
