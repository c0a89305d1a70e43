import type { Words } from '../../domain/words.ts'
import { words } from '../app/words.ts'

export const selfTestWords = words({
  title: { vi: 'Tự kiểm tra', en: 'Self-test' },
  sub: {
    vi: 'Máy chủ và trình duyệt này đo ngay lúc bấm; dòng nào chưa đạt có ghi việc phải làm.',
    en: 'Measured by the server and by this browser as you press; a line that is not well says what to do.',
  },
  again: { vi: 'Kiểm tra lại', en: 'Test again' },
  running: { vi: 'Đang đo…', en: 'Measuring…' },
  measured: { vi: (at: string) => `Đo lúc ${at}`, en: (at: string) => `Measured at ${at}` },
  server: { vi: 'Máy chủ', en: 'The server' },
  browser: { vi: 'Trình duyệt này', en: 'This browser' },
  counts: {
    vi: (bad: number, look: number, ok: number) => `${bad} hỏng · ${look} cần xem · ${ok} đạt`,
    en: (bad: number, look: number, ok: number) => `${bad} broken · ${look} to look at · ${ok} well`,
  },
  ok: { vi: 'đạt', en: 'well' },
  look: { vi: 'cần xem', en: 'look' },
  bad: { vi: 'hỏng', en: 'broken' },
  notice: { vi: 'Hiện thử một thông báo', en: 'Show a test notice' },
  noticeTitle: { vi: 'Thông báo thử', en: 'Test notice' },
  noticeBody: {
    vi: 'Máy này hiện được thông báo của Trực Ban.',
    en: 'This device shows notices of Trực Ban.',
  },
  noticeShown: {
    vi: 'Đã gửi tới máy; không thấy thì xem chế độ Không làm phiền.',
    en: 'Handed to the device; if nothing shows, look at Do not disturb.',
  },
  noticeFailed: { vi: 'Trình duyệt không hiện được.', en: 'The browser could not show it.' },
})

const both = (vi: string, en: string): Words => ({ vi, en })
const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0)
const msVi = (value: number): string => ms(value).replace('.', ',')

/** What this browser finds out by itself, in the manner of `server/self-test`. */
export const browserNames = {
  page: both('Trang an toàn', 'Secure page'),
  websocket: both('Websocket', 'Websocket'),
  polling: both('Hỏi vòng (dự phòng)', 'Long-polling (fallback)'),
  'device-clock': both('Đồng hồ máy này', 'This device’s clock'),
  worker: both('Chạy khi mất mạng', 'Works offline'),
  notices: both('Thông báo của máy', 'Notices of the device'),
} as const

export const pageWords = {
  https: (origin: string) =>
    both(`${origin}, trình duyệt tin chứng chỉ`, `${origin}, trusted by the browser`),
  here: (origin: string) => both(`${origin}: chỉ trên chính máy chủ`, `${origin}: on the server itself`),
  plain: (origin: string) => both(`${origin} không an toàn`, `${origin} is not secure`),
  act: both(
    'Mở qua https: không có https thì khóa thông hành, thông báo và làm việc khi mất mạng đều tắt.',
    'Open it by https: without it passkeys, notices and working offline are all off.',
  ),
}

export const lineWords = {
  fine: (opened: number, trip: number) =>
    both(
      `mở ${msVi(opened)} ms, một vòng ${msVi(trip)} ms`,
      `opened in ${ms(opened)} ms, ${ms(trip)} ms there and back`,
    ),
  blocked: both('Không nối được', 'It does not connect'),
  late: both('Nối được nhưng không trả lời kịp', 'It connects, but does not answer in time'),
  websocketAct: both(
    'Trên đường có chỗ chặn websocket: xem hai dòng Upgrade và Connection trong nginx (deploy/nginx.conf) và máy chủ ủy quyền của mạng cơ quan. Bảng vẫn chạy bằng hỏi vòng nếu dòng dưới đạt.',
    'Something on the way holds websocket up: look at the two lines Upgrade and Connection in nginx (deploy/nginx.conf) and at the proxy of the office network. Boards go on by polling if the line below is well.',
  ),
  pollingAct: both(
    'Đường dự phòng không chạy: mạng nào chặn websocket sẽ không có bảng trực tiếp. nginx phải chuyển cả /socket.io/ (deploy/nginx.conf).',
    'The fallback does not work: a network that blocks websocket has no live board. nginx has to pass /socket.io/ on (deploy/nginx.conf).',
  ),
  slowAct: both(
    'Đường tới máy chủ chậm: đo ở Mục đo đường truyền, hỏi nhà mạng.',
    'The way to the server is slow: measure the line, and ask the carrier.',
  ),
}

const seconds = (value: number): string => (value / 1_000).toFixed(value < 10_000 ? 1 : 0)
export const clockWords = {
  off: (by: number, unsure: number) =>
    both(
      `${by < 0 ? 'nhanh' : 'chậm'} ${seconds(Math.abs(by)).replace('.', ',')} giây so với máy chủ (± ${msVi(unsure)} ms)`,
      `${seconds(Math.abs(by))} s ${by < 0 ? 'fast' : 'slow'} against the server (± ${ms(unsure)} ms)`,
    ),
  none: both('Máy chủ không trả lời giờ', 'The server does not tell its time'),
  noneAct: both('Sửa đường nối trước.', 'Mend the line first.'),
  act: both(
    'Bật đặt giờ tự động trên máy này. Nếu nhiều máy cùng lệch như nhau thì đồng hồ máy chủ sai: timedatectl trên máy chủ.',
    'Turn automatic time on for this device. If many devices are off alike, the server’s clock is wrong: timedatectl there.',
  ),
}

export const workerWords = {
  runs: both('Đã cài, mở được khi mất mạng', 'Installed; it opens without a network'),
  waits: both('Đang cài', 'Being installed'),
  waitsAct: both('Tải lại trang rồi kiểm tra lại.', 'Load the page again, then test again.'),
  none: both('Chưa cài', 'Not installed'),
  noneAct: both(
    'Mở qua https và không ở chế độ ẩn danh; trình duyệt phải cho trang này lưu dữ liệu.',
    'Open it by https and not in a private window; the browser has to let this page keep data.',
  ),
}

export const noticeStates = {
  granted: both('Được phép', 'Allowed'),
  default: both('Chưa hỏi', 'Not asked for yet'),
  denied: both('Bị từ chối', 'Refused'),
  none: both('Trình duyệt này không có', 'This browser has none'),
  defaultAct: both('Bật ở trang Thông báo của Đại hội.', 'Allow them on the congress’s page Notices.'),
  deniedAct: both(
    'Cho phép lại trong cài đặt của trình duyệt cho trang này. Báo động trong trang vẫn kêu khi trang mở.',
    'Allow them again in the browser’s settings of this page. Alarms in the page sound while it is open.',
  ),
  noneAct: both(
    'Trên iPhone: thêm trang vào Màn hình chính rồi mở từ đó. Báo động trong trang vẫn kêu khi trang mở.',
    'On an iPhone: add the page to the home screen and open it from there. Alarms in the page sound while it is open.',
  ),
}
