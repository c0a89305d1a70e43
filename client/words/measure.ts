import { words } from '../app/words.ts'

export const measureWords = words({
  title: { vi: 'Đo đường truyền từ máy này', en: 'Measure the line from this device' },
  text: {
    vi: 'Đo giữa trình duyệt này và máy chủ Trực Ban, khoảng 15 giây, tối đa 16 MB. Đứng đúng chỗ cần đo.',
    en: 'Between this browser and the Trực Ban server, about 15 s, at most 16 MB. Stand where it matters.',
  },
  honest: {
    vi: 'Trình duyệt không đo được cường độ sóng và mất gói của mạng; “không trả lời” là lượt hỏi quá 2 giây. Sóng thì nhập tay.',
    en: 'A browser cannot measure signal strength or packet loss; “no answer” is a round trip over 2 s. Type the signal by hand.',
  },
  start: { vi: 'Bắt đầu đo', en: 'Start measuring' },
  again: { vi: 'Đo lại', en: 'Measure again' },
  stop: { vi: 'Dừng đo', en: 'Stop' },
  trips: { vi: 'Đang đo độ trễ', en: 'Measuring round trips' },
  down: { vi: 'Đang đo tải xuống', en: 'Measuring download' },
  up: { vi: 'Đang đo tải lên', en: 'Measuring upload' },
  latency: { vi: 'Độ trễ', en: 'Latency' },
  jitter: { vi: 'Biến động trễ', en: 'Jitter' },
  loss: { vi: 'Không trả lời', en: 'No answer' },
  downRate: { vi: 'Tải xuống', en: 'Download' },
  upRate: { vi: 'Tải lên', en: 'Upload' },
  use: { vi: 'Dùng số đo này', en: 'Use these figures' },
  used: { vi: 'Số đo đã điền vào mục, kèm mẫu đo.', en: 'The figures are filled in, with their samples.' },
  unmeasured: { vi: 'chưa đo được', en: 'not measured' },
  network: { vi: (kind: string) => `Mạng: ${kind}`, en: (kind: string) => `Network: ${kind}` },
  run: {
    vi: (n: number, at: string) => `Lần ${n} · ${at}`,
    en: (n: number, at: string) => `Run ${n} · ${at}`,
  },
  samples: { vi: 'Mẫu đo', en: 'Samples' },
  rtts: { vi: (list: string) => `Khứ hồi (ms): ${list}`, en: (list: string) => `Round trips (ms): ${list}` },
  flow: {
    vi: (kb: string, ms: string) => `${kb} KB trong ${ms} ms`,
    en: (kb: string, ms: string) => `${kb} KB in ${ms} ms`,
  },
  busy: {
    vi: (seconds: number) => `Máy chủ đang bận đo cho người khác, thử lại sau ${seconds} giây.`,
    en: (seconds: number) => `The server is busy measuring for others; try again in ${seconds} s.`,
  },
  stopped: { vi: 'Đã dừng, không lưu gì.', en: 'Stopped, nothing was kept.' },
  broken: {
    vi: 'Mất mạng trong lúc đo, không lưu gì.',
    en: 'The line broke while measuring; nothing was kept.',
  },
})
