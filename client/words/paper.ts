import type { ClockKind } from '../../domain/incident/clocks.ts'
import type { Words } from '../../domain/words.ts'
import { words } from '../app/words.ts'

/** What a time target asks for, short enough for a column. */
export const clockWords: { readonly [K in ClockKind]: Words } = {
  acknowledge: { vi: 'tiếp nhận', en: 'acknowledge' },
  'first-update': { vi: 'báo lần đầu', en: 'first update' },
  update: { vi: 'báo lại', en: 'update' },
  restore: { vi: 'khắc phục', en: 'restore' },
}

export const paperWords = words({
  title: { vi: 'Bảng giấy', en: 'Paper board' },
  sheet: { vi: 'Bản in', en: 'Sheet' },
  backEntry: { vi: 'Nhập bù', en: 'Back-entry' },
  parts: { vi: 'Phần của bảng giấy', en: 'Part of the paper board' },
  print: { vi: 'In A4 ngang', en: 'Print, A4 landscape' },
  intro: {
    vi: 'In sẵn mỗi đầu ca và giữ ở bàn trực. Khi hệ thống ngừng: ghi tay vào bảng này. Khi chạy lại: nhập bù.',
    en: 'Print it at the beginning of each shift and keep it at the desk. When the board is down, write here; when it is back, enter it.',
  },
  heading: { vi: 'BẢNG TRỰC BAN', en: 'DUTY BOARD' },
  asOf: { vi: (at: string) => `Tình hình lúc ${at}`, en: (at: string) => `As of ${at}` },
  viewOf: {
    vi: (organisation: string) => `Theo góc nhìn của ${organisation}`,
    en: (organisation: string) => `As ${organisation} sees it`,
  },
  stale: {
    vi: (at: string) => `Mất kết nối: số liệu tới ${at}`,
    en: (at: string) => `No line: data as of ${at}`,
  },
  opening: { vi: 'Khai mạc', en: 'Opening' },
  closing: { vi: 'Bế mạc', en: 'Closing' },
  shifts: { vi: 'Giờ đổi ca', en: 'Shift changes' },
  desk: { vi: 'Bàn trực', en: 'Duty desk' },
  incidents: { vi: (n: number) => `Sự cố đang mở (${n})`, en: (n: number) => `Open incidents (${n})` },
  noneOpen: { vi: 'Không có sự cố nào đang mở.', en: 'No incident is open.' },
  blank: { vi: 'Ghi tay khi hệ thống ngừng', en: 'Written by hand while the board is down' },
  severity: { vi: 'Mức', en: 'Sev.' },
  code: { vi: 'Mã', en: 'Code' },
  what: { vi: 'Sự việc, khu vực', en: 'What, where' },
  state: { vi: 'Trạng thái', en: 'State' },
  lead: { vi: 'Chủ trì', en: 'Lead' },
  due: { vi: 'Hạn kế tiếp', en: 'Next due' },
  doing: { vi: 'Việc đang làm', en: 'What is being done' },
  byHand: { vi: 'Ghi tay: giờ, việc, người ghi', en: 'By hand: time, what, who' },
  time: { vi: 'Giờ', en: 'Time' },
  where: { vi: 'Khu vực', en: 'Area' },
  organisation: { vi: 'Đơn vị', en: 'Organisation' },
  happened: { vi: 'Sự việc, việc đã làm', en: 'What happened, what was done' },
  writer: { vi: 'Người ghi', en: 'Written by' },
  entered: { vi: 'Đã nhập bù', en: 'Entered' },
  late: { vi: (at: string) => `${at} (trễ)`, en: (at: string) => `${at} (late)` },
  contacts: { vi: 'Liên lạc', en: 'Contacts' },
  noContacts: {
    vi: 'Danh bạ chưa có số nào. Thêm ở mục Danh bạ trước khi in.',
    en: 'The directory is empty. Fill it in under Directory before printing.',
  },
  comparer: { vi: 'Người đối chiếu', en: 'Compared by' },
  backIntro: {
    vi: 'Chép từng dòng ghi tay vào sự cố của nó, với giờ ghi trên giấy. Dòng nhập bù được đánh dấu, và cần người thứ hai đối chiếu với tờ giấy.',
    en: 'Copy each written line into its incident, with the time on the paper. It is marked as entered later, and a second person compares it with the sheet.',
  },
  newOnPaper: {
    vi: 'Sự cố mới ghi trên giấy: mở sự cố như thường, chọn giờ xảy ra theo tờ giấy, rồi chép các dòng còn lại ở đây.',
    en: 'An incident first written on paper: open it as usual with the time of the sheet, then copy its other lines here.',
  },
  openIncident: { vi: 'Mở sự cố', en: 'Open an incident' },
  incident: { vi: 'Sự cố', en: 'Incident' },
  chooseIncident: { vi: 'Chọn sự cố', en: 'Choose the incident' },
  date: { vi: 'Ngày trên giấy', en: 'Date on the paper' },
  clock: { vi: 'Giờ trên giấy', en: 'Time on the paper' },
  text: { vi: 'Nội dung ghi tay', en: 'What was written' },
  enter: { vi: 'Nhập bù', en: 'Enter' },
  enteredToast: { vi: 'Đã nhập bù, chờ người thứ hai', en: 'Entered; waits for the second person' },
  needed: {
    vi: 'Chọn sự cố, giờ trên giấy và chép nội dung.',
    en: 'Choose the incident and the time, and copy the text.',
  },
  nothingOpen: {
    vi: 'Chưa có sự cố nào đang mở để nhập bù vào.',
    en: 'There is no open incident to enter into.',
  },
  waiting: {
    vi: (n: number) => `Chờ người thứ hai (${n})`,
    en: (n: number) => `Waits for the second person (${n})`,
  },
  noneWaiting: { vi: 'Không có dòng nhập bù nào chờ đối chiếu.', en: 'No entry waits to be compared.' },
  confirm: { vi: 'Đã đối chiếu', en: 'Compared' },
  confirmOf: {
    vi: (code: string, at: string) => `${code} lúc ${at}`,
    en: (code: string, at: string) => `${code} at ${at}`,
  },
  confirmed: { vi: 'Đã ghi đối chiếu', en: 'Recorded as compared' },
  own: {
    vi: 'Người khác phải đối chiếu dòng do mình nhập.',
    en: 'Somebody else has to compare what you entered.',
  },
  writtenBy: {
    vi: (who: string, at: string) => `${who} nhập lúc ${at}`,
    en: (who: string, at: string) => `entered by ${who} at ${at}`,
  },
})
