import { words } from '../app/words.ts'

export const measureWords = words({
  title: { vi: 'Đo đường truyền từ máy này', en: 'Measure the line from this device' },
  text: {
    vi: 'Đo giữa trình duyệt này và máy chủ Trực Ban, khoảng 15 giây, tối đa 16 MB. Đứng đúng chỗ cần đo, dùng đúng mạng cần đo.',
    en: 'Between this browser and the Trực Ban server: about 15 s, at most 16 MB. Stand where it matters, on the network that matters.',
  },
  honest: {
    vi: 'Trình duyệt không đo được cường độ sóng, nhà mạng đang dùng và mất gói ở tầng mạng; “không trả lời” là lượt hỏi quá 2 giây.',
    en: 'A browser cannot measure signal strength, which carrier is in use, or packet loss below; “no answer” is a round trip over 2 s.',
  },
  start: { vi: 'Bắt đầu đo', en: 'Start measuring' },
  again: { vi: 'Đo lại', en: 'Measure again' },
  stop: { vi: 'Dừng đo', en: 'Stop' },
  stay: {
    vi: 'Giữ nguyên màn hình này tới khi đo xong.',
    en: 'Keep this screen open until it is done.',
  },
  trips: { vi: 'Đang đo độ trễ', en: 'Measuring round trips' },
  down: { vi: 'Đang đo tải xuống', en: 'Measuring download' },
  up: { vi: 'Đang đo tải lên', en: 'Measuring upload' },
  waits: {
    vi: (seconds: number) => `Máy chủ đang bận đo cho người khác, đo tiếp sau ${seconds} giây`,
    en: (seconds: number) => `The server is busy measuring for others, going on in ${seconds} s`,
  },
  latency: { vi: 'Độ trễ khứ hồi', en: 'Round trip' },
  jitter: { vi: 'Biến động trễ', en: 'Jitter' },
  loss: { vi: 'Không trả lời', en: 'No answer' },
  downRate: { vi: 'Tải xuống', en: 'Download' },
  upRate: { vi: 'Tải lên', en: 'Upload' },
  inside: {
    vi: (range: string) => `Trong ngưỡng, cần ${range}`,
    en: (range: string) => `Inside, needs ${range}`,
  },
  above: {
    vi: (far: string, range: string) => `Vượt ngưỡng ${far}, cần ${range}`,
    en: (far: string, range: string) => `${far} too high, needs ${range}`,
  },
  below: {
    vi: (far: string, range: string) => `Thấp hơn ngưỡng ${far}, cần ${range}`,
    en: (far: string, range: string) => `${far} too low, needs ${range}`,
  },
  fills: { vi: (name: string) => `điền vào “${name}”`, en: (name: string) => `fills “${name}”` },
  use: { vi: 'Điền số đo này vào mục', en: 'Fill these figures in' },
  used: {
    vi: 'Đã điền vào các ô số đo bên dưới, kèm mẫu đo. Bấm ghi để lưu.',
    en: 'Filled in below, with the samples. Record to save them.',
  },
  unmeasured: { vi: 'chưa đo được', en: 'not measured' },
  network: {
    vi: (kind: string) => `Trình duyệt báo mạng: ${kind}.`,
    en: (kind: string) => `Network, says the browser: ${kind}.`,
  },
  noKind: {
    vi: 'Trình duyệt này không báo là wifi hay di động.',
    en: 'This browser does not tell wifi from mobile.',
  },
  speedClass: {
    vi: (speed: string) => `Hạng tốc độ ước lượng “${speed}”, không phải thế hệ mạng di động.`,
    en: (speed: string) => `Estimated speed class “${speed}”, which is no generation of mobile network.`,
  },
  noNetwork: {
    vi: 'Trình duyệt này không báo loại mạng.',
    en: 'This browser does not tell the kind of network.',
  },
  whichRun: { vi: 'Lấy số đo của lần nào', en: 'Which run to take' },
  middle: { vi: 'ở giữa', en: 'the middle one' },
  run: {
    vi: (n: number, at: string) => `Lần ${n}, ${at}`,
    en: (n: number, at: string) => `Run ${n}, ${at}`,
  },
  samples: { vi: 'Mẫu đo', en: 'Samples' },
  bySocket: { vi: 'Khứ hồi qua kênh trực tiếp, ms', en: 'Round trips over the live socket, ms' },
  byHttp: { vi: 'Khứ hồi qua HTTP, ms', en: 'Round trips over HTTP, ms' },
  rtts: {
    vi: (answered: number, sent: number, list: string) => `${answered}/${sent} có trả lời: ${list}`,
    en: (answered: number, sent: number, list: string) => `${answered} of ${sent} answered: ${list}`,
  },
  flow: {
    vi: (kb: string, ms: string) => `${kb}\u00a0KB trong\u00a0${ms}\u00a0ms`,
    en: (kb: string, ms: string) => `${kb}\u00a0KB in\u00a0${ms}\u00a0ms`,
  },
  howFigured: {
    vi: 'Độ trễ là trung vị, biến động là chênh lệch trung bình giữa hai lượt liền nhau. Tốc độ bỏ lần truyền đầu, tính cả lúc hỏi.',
    en: 'The round trip is the median, jitter the mean change from one to the next. Rates leave out the first transfer and include asking.',
  },
  busy: {
    vi: (seconds: number) => `Máy chủ đang bận đo cho người khác, thử lại sau ${seconds} giây.`,
    en: (seconds: number) => `The server is busy measuring for others; try again in ${seconds} s.`,
  },
  enough: {
    vi: (seconds: number) => `Tài khoản này đang đo ở nơi khác hoặc vừa đo đủ, thử lại sau ${seconds} giây.`,
    en: (seconds: number) =>
      `This account is measuring elsewhere or has just measured enough; try again in ${seconds} s.`,
  },
  refused: {
    vi: 'Máy chủ không cho tài khoản này đo. Đăng nhập lại, hoặc báo bàn trực.',
    en: 'The server does not let this account measure. Sign in again, or tell the duty desk.',
  },
  stopped: { vi: 'Đã dừng, không lưu gì.', en: 'Stopped; nothing was kept.' },
  offline: {
    vi: 'Máy mất mạng trong lúc đo, không lưu gì.',
    en: 'The device went offline while measuring; nothing was kept.',
  },
  hidden: {
    vi: 'Màn hình bị che hoặc chuyển đi trong lúc đo, số đo không còn đúng nên đã bỏ.',
    en: 'The screen was hidden while measuring; the figures would be wrong, so they were dropped.',
  },
  broken: {
    vi: 'Đường truyền đứt trong lúc đo, không lưu gì.',
    en: 'The line broke while measuring; nothing was kept.',
  },
})
