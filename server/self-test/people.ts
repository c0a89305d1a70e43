import { bad, both, look, ok } from './finding.ts'
import type { Seen } from './finding.ts'

export interface AdministratorsSeen {
  readonly administrators: number
  /** Of the installation, who may act now. */
  readonly siteAdmins: number
  /** User names of administrators with a password alone. */
  readonly without: readonly string[]
  /** Accounts with a link that waits to be used. */
  readonly links: number
}

const most = 5

/** Whether administrators have a second step, and who could rescue whom. */
export function checkAdministrators({
  administrators,
  siteAdmins,
  without,
  links,
}: AdministratorsSeen): Seen {
  const value = both(
    `${administrators} quản trị viên, ${without.length} chưa có bước xác nhận thứ hai; ${links} liên kết chưa dùng`,
    `${administrators} administrators, ${without.length} without a second step; ${links} links not used yet`,
  )
  const names = `${without.slice(0, most).join(', ')}${without.length > most ? '…' : ''}`
  if (administrators > 0 && without.length === administrators)
    return bad(
      value,
      both(
        `Thêm bước xác nhận thứ hai ở Tài khoản › Đăng nhập, mỗi người tự làm: ${names}.`,
        `Each of them adds a second step under Account › Sign-in: ${names}.`,
      ),
    )
  if (without.length > 0)
    return look(
      value,
      both(
        `Nhắc ${names} thêm bước xác nhận thứ hai (Tài khoản › Đăng nhập); sau 24 giờ họ chỉ còn xem được.`,
        `Remind ${names} to add a second step (Account › Sign-in); after 24 hours they can only look.`,
      ),
    )
  if (siteAdmins < 2)
    return look(
      value,
      both(
        'Chỉ có một quản trị viên hệ thống: gỡ bước thứ hai của một người cần hai quản trị viên khác. Thêm người thứ hai và thứ ba.',
        'There is one site administrator: removing somebody’s second step takes two others. Add a second and a third.',
      ),
    )
  if (links > 0)
    return look(
      value,
      both(
        'Ai có liên kết chưa dùng thì đặt được mật khẩu. Xem Người dùng: gửi lại cho đúng người, hoặc khóa tài khoản không cần nữa.',
        'Who holds an unused link can set the password. See People: give them to the right person, or lock accounts that are not needed.',
      ),
    )
  return ok(value)
}

export interface VersionSeen {
  readonly product: string
  readonly node: string
  readonly platform: string
  readonly rules: number
  readonly snapshots: number
}
const leastNode = [20, 19] as const

export function checkVersion({ product, node, platform, rules, snapshots }: VersionSeen): Seen {
  const value = both(
    `Trực Ban ${product}, Node.js ${node}, ${platform}; luật ${rules}, bản chụp ${snapshots}`,
    `Trực Ban ${product}, Node.js ${node}, ${platform}; rules ${rules}, snapshots ${snapshots}`,
  )
  const [major = 0, minor = 0] = node.split('.').map(Number)
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return ok(value)
  return bad(
    value,
    both('Cài Node.js 20.19 hoặc mới hơn rồi khởi động lại.', 'Install Node.js 20.19 or newer and restart.'),
  )
}
