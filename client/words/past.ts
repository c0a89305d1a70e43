import { words } from '../app/words.ts'

export const pastWords = words({
  title: { vi: 'Xem lại lúc trước', en: 'An earlier moment' },
  asItWas: { vi: (at: string) => `Như lúc ${at}`, en: (at: string) => `As it was at ${at}` },
  readOnly: {
    vi: 'Chỉ xem, không ghi được vào quá khứ. Chỉ gồm những gì lúc đó và bây giờ đơn vị đều được xem.',
    en: 'To be read only. It holds what your organisation saw then and may still see now.',
  },
  now: { vi: 'Về bảng hiện tại', en: 'Back to the board as it is' },
  date: { vi: 'Ngày', en: 'Date' },
  time: { vi: 'Giờ', en: 'Time' },
  slider: { vi: 'Giờ trong ngày', en: 'Time of the day' },
  hourBack: { vi: 'Lùi 1 giờ', en: 'One hour back' },
  back: { vi: 'Lùi 10 phút', en: 'Ten minutes back' },
  forth: { vi: 'Tới 10 phút', en: 'Ten minutes on' },
  hourForth: { vi: 'Tới 1 giờ', en: 'One hour on' },
  loading: { vi: (at: string) => `Đang dựng lại lúc ${at}…`, en: (at: string) => `Reading ${at}…` },
  offline: {
    vi: 'Xem lại cần nối tới trung tâm. Nối mạng rồi chọn lại thời điểm.',
    en: 'An earlier moment needs the line to the centre. Choose it again once connected.',
  },
  notYet: { vi: 'Thời điểm này chưa tới', en: 'This moment has not come yet' },
  readiness: { vi: 'Sẵn sàng lúc đó', en: 'Readiness then' },
  figures: {
    vi: (proven: number, counted: number, done: number, total: number) =>
      `${proven}/${counted} mục quan trọng có minh chứng · ${done}/${total} mục đã xong`,
    en: (proven: number, counted: number, done: number, total: number) =>
      `${proven}/${counted} critical items proven · ${done}/${total} items done`,
  },
  areas: { vi: 'Theo khu vực', en: 'By area' },
  whole: { vi: 'Toàn Đại hội', en: 'Whole congress' },
  blocking: { vi: (n: number) => `${n} mục chặn`, en: (n: number) => `${n} in the way` },
  open: { vi: (n: number) => `Sự cố đang mở: ${n}`, en: (n: number) => `Open incidents: ${n}` },
  settled: { vi: (n: number) => `Đã xong trước đó: ${n}`, en: (n: number) => `Settled before: ${n}` },
  noneOpen: { vi: 'Lúc đó không có sự cố nào đang mở', en: 'No incident was open then' },
  onlyPublic: { vi: 'chỉ nội dung công bố', en: 'public line only' },
  noLead: { vi: 'chưa có đơn vị chủ trì', en: 'no lead yet' },
  since: { vi: (span: string) => `đã ${span}`, en: (span: string) => `for ${span}` },
  restoreAt: { vi: (at: string) => `dự kiến xong ${at}`, en: (at: string) => `expected ${at}` },
  history: { vi: 'Diễn biến tới lúc đó', en: 'What had happened until then' },
  openNow: { vi: 'Mở sự cố này bây giờ', en: 'Open this incident as it is now' },
})
