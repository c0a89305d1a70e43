import type { Door, ShownCertificate } from '../adapters/tls-look.ts'
import { bad, both, look, ok } from './finding.ts'
import type { Seen } from './finding.ts'

const day = 86_400_000
/** From here on it is time to renew. */
const soon = 21
const urgent = 3

export interface TlsParts {
  /** What people open, such as `https://trucban.example.vn`. */
  readonly url: string
  /** Where this process itself speaks TLS; null behind a proxy that does, or where nobody does. */
  readonly own: { readonly host: string; readonly port: number } | null
  readonly now: () => number
  readonly look: (door: Door) => Promise<ShownCertificate>
}

const within = 2_500
const renew = both(
  'Cấp chứng chỉ mới (npx trucban tls --host TÊN --dir /etc/trucban/tls, hoặc của Sở), rồi systemctl reload nginx; không có nginx thì khởi động lại máy chủ.',
  'Renew it (npx trucban tls --host NAME --dir /etc/trucban/tls, or the department’s), then systemctl reload nginx; without nginx restart the server.',
)
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
const isLoopbackUrl = ({ hostname }: URL): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost')

function notOpened(url: string, code: string): Seen {
  return look(
    both(`Máy chủ không tự mở được ${url} (${code})`, `The server cannot open ${url} itself (${code})`),
    both(
      'Nếu điện thoại vẫn vào được thì chỉ là tường lửa chặn máy chủ gọi chính nó: xem hạn chứng chỉ trong trình duyệt. Nếu không, xem nginx (nginx -t) và PUBLIC_URL.',
      'If phones get in all the same, a firewall keeps the server from calling itself: look at the certificate in a browser. If not, look at nginx (nginx -t) and PUBLIC_URL.',
    ),
  )
}

/** What the certificate says, judged at `now`, ms. */
export function judged(shown: ShownCertificate, name: string, now: number): Seen {
  const left = Math.floor((shown.until - now) / day)
  const names = shown.names.slice(0, 5).join(', ')
  const until = both(
    `${names}: đến ${dateOf(shown.until)}, còn ${left} ngày`,
    `${names}: until ${dateOf(shown.until)}, ${left} days left`,
  )
  if (shown.until <= now)
    return bad(
      both(`${names}: đã hết hạn ${dateOf(shown.until)}`, `${names}: expired on ${dateOf(shown.until)}`),
      renew,
    )
  if (shown.from > now)
    return bad(
      both(
        `${names}: chỉ có hiệu lực từ ${dateOf(shown.from)}`,
        `${names}: not valid before ${dateOf(shown.from)}`,
      ),
      both(
        'Đồng hồ máy chủ chạy chậm, hoặc chứng chỉ cấp sai ngày. Xem timedatectl trước.',
        'The server’s clock is slow, or the certificate was made for later. Look at timedatectl first.',
      ),
    )
  if (!shown.fits)
    return bad(
      both(
        `Chứng chỉ là của ${names}, không có tên ${name}`,
        `The certificate is for ${names}, not for ${name}`,
      ),
      both(
        `Cấp lại cho đúng tên: npx trucban tls --host ${name} --renew --dir /etc/trucban/tls, rồi systemctl reload nginx.`,
        `Make it for the right name: npx trucban tls --host ${name} --renew --dir /etc/trucban/tls, then systemctl reload nginx.`,
      ),
    )
  if (left <= urgent) return bad(until, renew)
  if (left <= soon) return look(until, renew)
  if (shown.untrusted === null) return ok(until)
  return look(
    both(`${until.vi}; do CA riêng ký`, `${until.en}; signed by an authority of its own`),
    both(
      'Mỗi điện thoại phải cài CA này một lần, nếu chưa thì trình duyệt chặn: npx trucban tls --page --dir /etc/trucban/tls.',
      'Each phone has to trust that authority once, or its browser refuses: npx trucban tls --page --dir /etc/trucban/tls.',
    ),
  )
}

/** The certificate that people’s browsers are shown: asked for at the door, as a browser does. */
export async function checkTls({ url, own, now, look: shown }: TlsParts): Promise<Seen> {
  const at = new URL(url)
  if (at.protocol === 'http:' && own === null) {
    if (isLoopbackUrl(at))
      return ok(
        both(
          `${at.origin}: http trên chính máy này, không cần chứng chỉ`,
          `${at.origin}: http on this machine alone, no certificate needed`,
        ),
      )
    return bad(
      both(`${at.origin} không mã hóa`, `${at.origin} is not encrypted`),
      both(
        'Đặt nginx với chứng chỉ phía trước (docs/operations.md) và đổi PUBLIC_URL thành https://…: mật khẩu đang đi trần qua mạng.',
        'Put nginx with a certificate in front (docs/operations.md) and set PUBLIC_URL to https://…: passwords go over the net in the clear.',
      ),
    )
  }
  const name = at.hostname.replace(/^\[|\]$/g, '')
  // Its own door is asked on this machine: a name server that does not answer says nothing of the certificate.
  const door = own ?? { host: name, port: at.port === '' ? 443 : Number(at.port) }
  try {
    return judged(await shown({ ...door, name, within }), name, now())
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'TLS'
    return notOpened(at.origin, code)
  }
}
