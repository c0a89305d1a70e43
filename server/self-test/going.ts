import type { Clock } from '../adapters/clock.ts'
import { bad, both, look, ok, spanOf } from './finding.ts'
import type { Seen } from './finding.ts'

const every = 30_000
/** What a wall clock is set right by is not noise from here on, ms. */
const jumpFrom = 2_000
/** From this much on, deadlines are doubted (`app/scheduler.ts`), ms. */
const jumpBad = 5 * 60_000
const remembered = 24 * 3_600_000

export interface Jump {
  /** Wall clock, ms. */
  readonly at: number
  /** How far the wall clock moved beside the time that passed, ms. */
  readonly by: number
}

/** Looks twice a minute whether the wall clock moved by more than the time that passed. */
export class ClockWatch {
  readonly #clock: Clock
  readonly #stop: () => void
  #last: { readonly now: number; readonly monotonic: number }
  #greatest: Jump | null = null

  constructor(clock: Clock) {
    this.#clock = clock
    this.#last = { now: clock.now(), monotonic: clock.monotonic() }
    this.#stop = clock.every(every, () => this.look())
  }

  look(): void {
    const here = { now: this.#clock.now(), monotonic: this.#clock.monotonic() }
    const by = here.now - this.#last.now - (here.monotonic - this.#last.monotonic)
    this.#last = here
    if (Math.abs(by) >= Math.max(jumpFrom, Math.abs(this.greatest?.by ?? 0)))
      this.#greatest = { at: here.now, by }
  }

  /** The greatest of the last day; null when there was none. */
  get greatest(): Jump | null {
    const jump = this.#greatest
    return jump && Math.abs(this.#clock.now() - jump.at) < remembered ? jump : null
  }

  close(): void {
    this.#stop()
  }
}

const setClock = both(
  'Xem đồng bộ giờ (timedatectl, chronyc tracking). Sau khi giờ nhảy, hạn và trễ được giữ lại cho tới khi có người xác nhận trên bảng.',
  'Look at time synchronisation (timedatectl, chronyc tracking). After a jump due times are held back until somebody has confirmed them on the board.',
)

export interface ClockParts {
  readonly now: () => number
  readonly jump: () => Jump | null
  /** Of the newest commit of any stream, ms; null when there is none. */
  readonly newest: () => number | null
}

/** The server's clock beside itself; the browser compares its own. */
export function checkClock({ now, jump, newest }: ClockParts): Seen {
  const here = now()
  const time = `${new Date(here).toISOString().slice(0, 19)}Z`
  const ahead = (newest() ?? 0) - here
  if (ahead > jumpFrom)
    return bad(
      both(
        `${time}: nhật ký đã có việc ghi muộn hơn ${spanOf(ahead).vi}`,
        `${time}: the record has entries ${spanOf(ahead).en} later than that`,
      ),
      setClock,
    )
  const greatest = jump()
  if (greatest === null) return ok(both(`${time}, không nhảy`, `${time}, no jumps`))
  const by = spanOf(Math.abs(greatest.by))
  const value = both(
    `${time}, đã nhảy ${by.vi} lúc ${new Date(greatest.at).toISOString().slice(11, 19)}Z`,
    `${time}, jumped by ${by.en} at ${new Date(greatest.at).toISOString().slice(11, 19)}Z`,
  )
  return Math.abs(greatest.by) > jumpBad ? bad(value, setClock) : look(value, setClock)
}

const late = 60_000

/** The scheduler looks at everything every 15 seconds. */
export function checkScheduler(lastRun: number | null, upFor: number, now: number): Seen {
  const restart = both(
    'Nếu máy chủ đang từ chối lệnh (đĩa đầy, chỉ đọc) thì sửa việc đó trước; nếu không, xem journalctl -u trucban và systemctl restart trucban.',
    'If the server refuses commands (full disk, read-only), mend that first; if not, look at journalctl -u trucban and systemctl restart trucban.',
  )
  if (lastRun === null) {
    const none = both('Chưa chạy lần nào', 'It has not run yet')
    return upFor < late
      ? look(
          none,
          both(
            'Máy chủ vừa khởi động; bấm lại sau nửa phút.',
            'The server has just started; press again in half a minute.',
          ),
        )
      : bad(none, restart)
  }
  const ago = spanOf(now - lastRun)
  const value = both(`Chạy ${ago.vi} trước`, `Ran ${ago.en} ago`)
  return now - lastRun > late ? bad(value, restart) : ok(value)
}

/** How anchors stand, as `server/audit` tells it. */
export interface AnchorsSeen {
  readonly last: { readonly at: number } | null
  readonly places: readonly {
    readonly name: string
    readonly failing: { readonly since: number; readonly why: string } | null
  }[]
  readonly failing: number | null
}
const anchorLate = 10 * 60_000

export function checkAnchors(anchors: AnchorsSeen | null, now: number): Seen {
  if (anchors === null)
    return look(
      both('Không lập trong chế độ chỉ đọc', 'None are made in read-only mode'),
      both('Chạy lại máy chủ bình thường.', 'Start the server as usual.'),
    )
  const { last, places, failing } = anchors
  const disk = both(
    'Xem ổ đĩa dữ liệu ở trên và nhật ký của máy chủ (journalctl -u trucban).',
    'Look at the disk above and at the server’s log (journalctl -u trucban).',
  )
  if (failing !== null)
    return bad(
      both(
        `Không ghi được từ ${spanOf(now - failing).vi} nay`,
        `None could be written for ${spanOf(now - failing).en}`,
      ),
      disk,
    )
  if (last === null || now - last.at > anchorLate)
    return bad(
      last === null
        ? both('Chưa có mốc nào', 'There is none yet')
        : both(
            `Mốc cuối ${spanOf(now - last.at).vi} trước`,
            `The last one is ${spanOf(now - last.at).en} old`,
          ),
      disk,
    )
  const age = spanOf(now - last.at)
  const broken = places.find((place) => place.failing !== null)
  const value = both(
    `Mốc cuối ${age.vi} trước, ${places.length} nơi giữ`,
    `The last one is ${age.en} old, kept in ${places.length} places`,
  )
  if (broken?.failing)
    return bad(
      both(
        `${value.vi}; không gửi được tới ${broken.name} từ ${spanOf(now - broken.failing.since).vi} nay (${broken.failing.why})`,
        `${value.en}; ${broken.name} has failed for ${spanOf(now - broken.failing.since).en} (${broken.failing.why})`,
      ),
      both(
        'Gọi nơi giữ mốc: địa chỉ, chứng chỉ hoặc khóa đã đổi. Máy chủ tự thử lại, không mất mốc nào.',
        'Ring those who keep it: their address, certificate or key has changed. The server tries again by itself; no anchor is lost.',
      ),
    )
  if (places.length > 0) return ok(value)
  return look(
    value,
    both(
      'Mốc chỉ nằm ở máy chủ này nên không chứng minh được với người ngoài. Khai báo nơi giữ trong tệp ANCHOR_CONFIG (docs/anchors.md).',
      'The anchors are on this machine alone, which proves nothing to outsiders. Name places in ANCHOR_CONFIG (docs/anchors.md).',
    ),
  )
}
