import type { Words } from '../../domain/words.ts'
import { words } from '../app/words.ts'

/** Deadlines that can be picked; `other` is a date and a time of one's own. */
export const deadlinePresets = ['30m', '1h', '2h', 'shift', 'T-24h', 'T-2h', 'other'] as const
export type DeadlinePreset = (typeof deadlinePresets)[number]

export const deadlineWords: { readonly [P in DeadlinePreset]: Words } = {
  '30m': { vi: 'sau 30 phút', en: 'in 30 min' },
  '1h': { vi: 'sau 1 giờ', en: 'in 1 h' },
  '2h': { vi: 'sau 2 giờ', en: 'in 2 h' },
  shift: { vi: 'hết ca này', en: 'end of this shift' },
  'T-24h': { vi: '24 giờ trước khai mạc', en: '24 h before opening' },
  'T-2h': { vi: '2 giờ trước khai mạc', en: '2 h before opening' },
  other: { vi: 'ngày giờ khác', en: 'another date and time' },
}

export const directiveWords = words({
  title: { vi: 'Chỉ đạo', en: 'Directives' },
  issue: { vi: 'Ra chỉ đạo…', en: 'Issue a directive…' },
  issueTitle: { vi: 'Giao việc gì, cho ai, hạn lúc nào?', en: 'What is to be done, by whom, by when?' },
  issueNow: { vi: 'Ra chỉ đạo', en: 'Issue the directive' },
  issued: { vi: 'Đã ra chỉ đạo', en: 'The directive is issued' },
  text: { vi: 'Nội dung chỉ đạo', en: 'What is to be done' },
  textHint: {
    vi: 'Dòng đầu hiện trên màn hình lớn, gọn trong 34 ký tự. Không ghi thông tin mật, không ghi dữ liệu người dân.',
    en: 'The first line shows on the wall, up to 34 letters. No classified matter and no data about members of the public.',
  },
  addressees: { vi: 'Giao cho đơn vị', en: 'Addressed to' },
  deadline: { vi: 'Hạn', en: 'Deadline' },
  day: { vi: 'Ngày', en: 'Date' },
  clock: { vi: 'Giờ', en: 'Time' },
  needText: { vi: 'Nhập nội dung chỉ đạo.', en: 'Write what is to be done.' },
  needSomebody: { vi: 'Chọn ít nhất một đơn vị.', en: 'Choose at least one organisation.' },
  needLater: { vi: 'Hạn phải sau lúc này.', en: 'The deadline has to lie ahead.' },
  whoSees: {
    vi: (who: string) =>
      `${who} thấy nội dung, hạn và phần báo của mình, không thấy đơn vị nào khác được giao. Sở thấy tất cả. Đơn vị còn lại không biết có chỉ đạo này.`,
    en: (who: string) =>
      `${who}: each sees the text, the deadline and its own receipt, not who else is addressed. The department sees all. Nobody else knows that it exists.`,
  },
  none: { vi: 'Chưa có chỉ đạo nào', en: 'No directive yet' },
  noneLeader: {
    vi: 'Ra chỉ đạo để giao việc; đơn vị báo đã nhận và đã xong ngay trên điện thoại.',
    en: 'Issue one to give work out; organisations confirm receipt and completion on their phones.',
  },
  noneDepartment: {
    vi: 'Lãnh đạo Sở ra chỉ đạo; ai đã nhận, ai đã xong hiện ở đây.',
    en: 'Leaders of the department issue them; who has received and completed shows here.',
  },
  noneOther: {
    vi: 'Chỉ đạo của lãnh đạo Sở cho đơn vị sẽ hiện ở đây, kèm nút báo đã nhận và đã xong.',
    en: 'What leaders of the department ask of your organisation shows here, with buttons to confirm it.',
  },
  noneRunning: { vi: 'Không còn chỉ đạo nào đang chạy', en: 'No directive is running' },
  due: {
    vi: (at: string, left: string) => `Hạn ${at} · còn ${left}`,
    en: (at: string, left: string) => `Due ${at} · ${left} left`,
  },
  overdue: {
    vi: (at: string, late: string) => `Quá hạn ${late} · hạn ${at}`,
    en: (at: string, late: string) => `Overdue by ${late} · due ${at}`,
  },
  dueWas: { vi: (at: string) => `Hạn ${at}`, en: (at: string) => `Due ${at}` },
  by: {
    vi: (who: string, at: string) => `${who} ra chỉ đạo lúc ${at}`,
    en: (who: string, at: string) => `issued by ${who} at ${at}`,
  },
  byDepartment: { vi: 'Lãnh đạo Sở', en: 'A leader of the department' },
  progress: {
    vi: (received: number, completed: number, of: number) =>
      `đã nhận ${received}/${of} · đã xong ${completed}/${of}`,
    en: (received: number, completed: number, of: number) =>
      `received ${received}/${of} · completed ${completed}/${of}`,
  },
  silent: { vi: 'Chưa nhận', en: 'Not received' },
  received: { vi: 'Đã nhận', en: 'Received' },
  completed: { vi: 'Đã xong', en: 'Completed' },
  atBy: {
    vi: (at: string, who: string) => `${at} · ${who}`,
    en: (at: string, who: string) => `${at} · ${who}`,
  },
  confirmReceived: { vi: 'Đã nhận', en: 'Received' },
  confirmCompleted: { vi: 'Đã xong', en: 'Completed' },
  thanksReceived: { vi: 'Đã báo Sở: đơn vị đã nhận', en: 'The department knows that you have it' },
  thanksCompleted: { vi: 'Đã báo Sở: đơn vị đã xong', en: 'The department knows that it is done' },
  note: { vi: 'Kết quả', en: 'Outcome' },
  optional: { vi: 'không bắt buộc', en: 'optional' },
  yours: { vi: (who: string) => `Phần của ${who}`, en: (who: string) => `Part of ${who}` },
  extend: { vi: 'Lùi hạn…', en: 'Extend…' },
  extendTitle: { vi: 'Lùi hạn tới lúc nào?', en: 'Extend until when?' },
  extendNow: { vi: 'Lùi hạn', en: 'Extend the deadline' },
  extended: { vi: 'Đã lùi hạn', en: 'The deadline is extended' },
  was: {
    vi: (at: string, why: string) => `Đã lùi từ ${at}${why === '' ? '' : `: ${why}`}`,
    en: (at: string, why: string) => `Extended from ${at}${why === '' ? '' : `: ${why}`}`,
  },
  cancel: { vi: 'Hủy chỉ đạo…', en: 'Cancel it…' },
  cancelTitle: { vi: 'Hủy chỉ đạo này?', en: 'Cancel this directive?' },
  cancelNow: { vi: 'Hủy chỉ đạo', en: 'Cancel the directive' },
  cancelledDone: { vi: 'Đã hủy chỉ đạo', en: 'The directive is cancelled' },
  cancelled: {
    vi: (at: string, why: string) => `Đã hủy lúc ${at}${why === '' ? '' : `: ${why}`}`,
    en: (at: string, why: string) => `Cancelled at ${at}${why === '' ? '' : `: ${why}`}`,
  },
  why: { vi: 'Lý do', en: 'Reason' },
  whyHint: {
    vi: 'Chỉ Sở đọc được; đơn vị được giao chỉ thấy hạn mới hoặc đã hủy.',
    en: 'Only the department reads it; those addressed see the new deadline, or that it was cancelled.',
  },
  settled: {
    vi: (n: number) => `Đã xong, đã hủy (${n})`,
    en: (n: number) => `Completed or cancelled (${n})`,
  },
  notice: {
    vi: (at: string) => `Lãnh đạo Sở giao việc, hạn ${at}.`,
    en: (at: string) => `A leader of the department has work for you, due ${at}.`,
  },
  noticeMore: { vi: (n: number) => `và ${n} chỉ đạo khác`, en: (n: number) => `and ${n} more` },
  open: { vi: 'Mở chỉ đạo', en: 'Open directives' },
  all: {
    vi: (n: number) => `Xem cả ${n} chỉ đạo đang chạy`,
    en: (n: number) => `All ${n} running directives`,
  },
  wallTitle: {
    vi: (n: number, of: number) => `Chỉ đạo · ${n} trong ${of}`,
    en: (n: number, of: number) => `Directives · ${n} of ${of}`,
  },
  wallSilent: {
    vi: (n: number, of: number) => `chưa nhận ${n}/${of}`,
    en: (n: number, of: number) => `${n}/${of} not received`,
  },
  wallLate: { vi: (span: string) => `quá hạn ${span}`, en: (span: string) => `${span} overdue` },
  wallDone: {
    vi: (n: number, of: number) => `xong ${n}/${of}`,
    en: (n: number, of: number) => `${n}/${of} done`,
  },
  wallReceived: {
    vi: (n: number, of: number) => `nhận ${n}/${of}`,
    en: (n: number, of: number) => `${n}/${of} received`,
  },
  wallDue: { vi: (at: string) => `hạn ${at}`, en: (at: string) => `due ${at}` },
})
