import { bad, both, look, ok } from './finding.ts'
import type { Seen } from './finding.ts'

/** What the browser that asks says, and how its request came. */
export interface HowAsked {
  /** `location.origin` of the page; null: it did not say. */
  readonly origin: string | null
  /** Of the connection itself. */
  readonly peer: string
  /** `X-Forwarded-For` as it came. */
  readonly forwarded: string | null
  /** Whom throttles count it as. */
  readonly address: string
  readonly trustsProxies: boolean
  /** Set from outside; null: `http://localhost:<port>`. */
  readonly publicUrl: string | null
  readonly isOurs: (origin: string) => boolean
}

const shown = (origin: string): string => origin.slice(0, 80)

/** Whether links, passkeys and sockets are made for the address that people open. */
export function checkOrigin({ origin, publicUrl, isOurs }: HowAsked): Seen {
  const ours = publicUrl ?? 'http://localhost'
  if (origin === null)
    return look(
      both(`Liên kết được lập cho ${ours}`, `Links are made for ${ours}`),
      both('Mở trang Tự kiểm tra trong trình duyệt để so.', 'Open the self-test in a browser to compare.'),
    )
  const here = shown(origin)
  if (origin === publicUrl) return ok(both(`${here}, đúng PUBLIC_URL`, `${here}, as PUBLIC_URL says`))
  if (publicUrl === null && isOurs(origin))
    return ok(both(`${here}, chỉ trên máy này`, `${here}, on this machine alone`))
  if (publicUrl === null)
    return bad(
      both(
        `Trình duyệt mở ${here}; PUBLIC_URL chưa đặt`,
        `The browser opened ${here}; PUBLIC_URL is not set`,
      ),
      both(
        `Ghi PUBLIC_URL=${here} vào /etc/trucban/trucban.env rồi khởi động lại: liên kết gửi đi đang trỏ về máy này.`,
        `Put PUBLIC_URL=${here} into /etc/trucban/trucban.env and restart: links that are sent out point to localhost.`,
      ),
    )
  const differ = both(
    `Trình duyệt mở ${here}; PUBLIC_URL là ${publicUrl}`,
    `The browser opened ${here}; PUBLIC_URL is ${publicUrl}`,
  )
  const open = both(`Mở ${publicUrl} thay cho địa chỉ này`, `Open ${publicUrl} instead`)
  if (isOurs(origin))
    return look(
      differ,
      both(
        `${open.vi}: liên kết và khóa thông hành được lập cho địa chỉ đó.`,
        `${open.en}: links and passkeys are made for it.`,
      ),
    )
  return bad(
    differ,
    both(
      `${open.vi}; hoặc nếu đây mới là địa chỉ đúng, ghi PUBLIC_URL=${here} vào /etc/trucban/trucban.env rồi khởi động lại. Từ địa chỉ lạ không ghi được gì và bảng không trực tiếp.`,
      `${open.en}; or, if this is the right one, put PUBLIC_URL=${here} into /etc/trucban/trucban.env and restart. From a foreign address nothing is written and no board is live.`,
    ),
  )
}

/** Whether each person is seen by an address of their own, which throttles and the sign-in log go by. */
export function checkProxy({ trustsProxies, forwarded, peer, address }: HowAsked): Seen {
  if (!trustsProxies && forwarded === null)
    return ok(both(`Không có; người hỏi là ${address}`, `None; who asks is ${address}`))
  if (!trustsProxies)
    return bad(
      both(
        `X-Forwarded-For tới từ ${peer} nhưng TRUSTED_PROXIES chưa đặt`,
        `X-Forwarded-For comes from ${peer}, but TRUSTED_PROXIES is not set`,
      ),
      both(
        `Ghi TRUSTED_PROXIES=${peer} vào cấu hình rồi khởi động lại: mọi người đang bị tính chung một địa chỉ, một người gõ sai mật khẩu làm chậm tất cả.`,
        `Set TRUSTED_PROXIES=${peer} and restart: everybody counts as one address, and one who mistypes slows all down.`,
      ),
    )
  if (forwarded === null)
    return bad(
      both(
        `Máy chủ ủy quyền ${peer} không gửi X-Forwarded-For`,
        `The proxy at ${peer} does not send X-Forwarded-For`,
      ),
      both(
        'Thêm proxy_set_header X-Forwarded-For $remote_addr; vào nginx như deploy/nginx.conf, rồi systemctl reload nginx: mọi người đang bị tính chung một địa chỉ.',
        'Add proxy_set_header X-Forwarded-For $remote_addr; to nginx as in deploy/nginx.conf, then systemctl reload nginx: everybody counts as one address.',
      ),
    )
  return ok(both(`${peer}, người hỏi là ${address}`, `${peer}; who asks is ${address}`))
}

export interface Transports {
  /** Of the session that asks, by name. */
  readonly mine: readonly string[]
  readonly websocket: number
  readonly polling: number
}

/** By what the open boards are connected right now. */
export function checkBoard({ mine, websocket, polling }: Transports): Seen {
  const all = both(
    `toàn hệ thống: ${websocket} websocket, ${polling} hỏi vòng`,
    `everybody: ${websocket} by websocket, ${polling} by polling`,
  )
  if (mine.length === 0)
    return look(
      both(`Máy này chưa nối bảng nào; ${all.vi}`, `This browser has no board open; ${all.en}`),
      both(
        'Mở bảng của một Đại hội ở đây rồi kiểm tra lại.',
        'Open the board of a congress here and press again.',
      ),
    )
  if (mine.includes('websocket'))
    return ok(both(`Bảng ở máy này: websocket; ${all.vi}`, `The board here: websocket; ${all.en}`))
  return look(
    both(`Bảng ở máy này: hỏi vòng; ${all.vi}`, `The board here: long-polling; ${all.en}`),
    both(
      'Vẫn chạy nhưng chậm hơn. Websocket bị chặn trên đường: xem phần Upgrade trong deploy/nginx.conf và máy chủ ủy quyền của mạng cơ quan.',
      'It works, but slower. Websocket is held up on the way: look at Upgrade in deploy/nginx.conf and at the proxy of the office network.',
    ),
  )
}
