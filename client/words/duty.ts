import type { Tier } from '../../domain/duty/events.ts'
import type { Words } from '../../domain/words.ts'
import { words } from '../app/words.ts'

export const tierWords: { readonly [T in Tier]: Words } = {
  leader: { vi: 'Lãnh đạo trực', en: 'Leader on duty' },
  commander: { vi: 'Trực chỉ huy', en: 'Commander on duty' },
  responder: { vi: 'Trực xử lý', en: 'Responder on duty' },
}

export const dutyWords = words({
  title: { vi: 'Ca trực', en: 'Duty' },
  shiftNow: {
    vi: (hours: string, left: string) => `Ca ${hours} · còn ${left}`,
    en: (hours: string, left: string) => `Shift ${hours} · ${left} left`,
  },
  organisation: { vi: 'Đơn vị', en: 'Organisation' },
  notMember: {
    vi: 'Tài khoản này không thuộc đơn vị nào',
    en: 'This account belongs to no organisation',
  },
  notMemberText: {
    vi: 'Lịch trực là của từng đơn vị. Người quản trị của Sở xếp tài khoản vào đơn vị.',
    en: 'Rosters belong to organisations. The department’s administrator gives the account a place.',
  },
  now: { vi: 'Đang trực', en: 'On duty now' },
  next: { vi: (hours: string) => `Ca kế tiếp ${hours}`, en: (hours: string) => `Next shift ${hours}` },
  nobody: { vi: 'chưa có người', en: 'nobody' },
  empty: { vi: 'trống', en: 'empty' },
  take: { vi: 'Tôi nhận ca', en: 'I take this shift' },
  taken: { vi: 'Đã nhận ca', en: 'You are on duty' },
  takeWhose: { vi: 'Nhận ca thay ai?', en: 'Whose place do you take?' },
  beside: { vi: 'Trực thêm, không thay ai', en: 'Beside them, nobody’s' },
  assign: { vi: 'Xếp người khác…', en: 'Put somebody on…' },
  assignTitle: {
    vi: (tier: string) => `Xếp người vào ca: ${tier}`,
    en: (tier: string) => `Who goes on: ${tier}`,
  },
  assignNow: { vi: 'Xếp vào ca', en: 'Put on duty' },
  assigned: { vi: 'Đã xếp vào ca', en: 'Put on duty' },
  person: { vi: 'Người nhận ca', en: 'Who' },
  instead: { vi: 'Thay cho', en: 'Instead of' },
  reason: { vi: 'Lý do', en: 'Reason' },
  reasonHint: { vi: 'Ghi vào nhật ký, không phải chờ ai duyệt.', en: 'It is recorded; nobody has to agree.' },
  you: { vi: 'bạn', en: 'you' },
  tookOver: {
    vi: (who: string, instead: string, at: string) => `${who} nhận ca thay ${instead} lúc ${at}`,
    en: (who: string, instead: string, at: string) => `${who} took over from ${instead} at ${at}`,
  },
  cameOn: {
    vi: (who: string, at: string) => `${who} nhận ca lúc ${at}`,
    en: (who: string, at: string) => `${who} came on at ${at}`,
  },
  byOther: { vi: (by: string) => `${by} xếp`, en: (by: string) => `put on by ${by}` },
  answeredAt: {
    vi: (at: string) => `đã trả lời kiểm tra lúc ${at}`,
    en: (at: string) => `answered the test at ${at}`,
  },
  reachedAt: {
    vi: (at: string) => `Sở gọi được lúc ${at}`,
    en: (at: string) => `reached by telephone at ${at}`,
  },
  waiting: {
    vi: (at: string) => `hỏi lúc ${at}, chưa trả lời`,
    en: (at: string) => `asked at ${at}, no answer yet`,
  },
  neverProved: { vi: 'chưa kiểm tra liên lạc', en: 'not tested yet' },
  test: { vi: 'Kiểm tra liên lạc', en: 'Test who can be reached' },
  testWhom: {
    vi: (n: number) => `Hỏi ${n} người của ca này và ca sau`,
    en: (n: number) => `Asks ${n} people of this and the next shift`,
  },
  tested: { vi: 'Đã gửi kiểm tra liên lạc', en: 'The test is sent' },
  testNobody: { vi: 'Chưa có ai trong ca để kiểm tra.', en: 'Nobody is on duty who could be tested.' },
  asked: {
    vi: (at: string) => `Kiểm tra liên lạc, hỏi lúc ${at}`,
    en: (at: string) => `Test of reachability, asked at ${at}`,
  },
  askedText: { vi: 'Một lần bấm là đủ. Không cần làm gì thêm.', en: 'One tap is enough.' },
  answer: { vi: 'Tôi đã nhận', en: 'I am here' },
  answered: { vi: 'Đã trả lời kiểm tra', en: 'Answered' },
  reached: { vi: 'Đã gọi được', en: 'Reached by telephone' },
  reachedDone: { vi: 'Đã ghi gọi được', en: 'Recorded' },
  onDutyUntil: {
    vi: (tier: string, at: string) => `Bạn đang trực: ${tier}, tới ${at}`,
    en: (tier: string, at: string) => `You are on duty: ${tier}, until ${at}`,
  },
  onDutyFrom: {
    vi: (tier: string, at: string, left: string) => `Ca của bạn bắt đầu ${at}, còn ${left}: ${tier}`,
    en: (tier: string, at: string, left: string) => `Your shift begins at ${at}, in ${left}: ${tier}`,
  },
  offDuty: { vi: 'Bạn không có ca lúc này hoặc ca sau', en: 'You are not on duty now or next' },
  openThings: { vi: 'Đang để mở', en: 'What is open' },
  incidents: {
    vi: (n: number, worst: number) => `${n} sự cố đang mở` + (worst > 0 ? `, ${worst} mức 1 và 2` : ''),
    en: (n: number, worst: number) =>
      `${n} incident${n === 1 ? '' : 's'} open` + (worst > 0 ? `, ${worst} of severity 1 and 2` : ''),
  },
  overdue: {
    vi: (n: number, critical: number) =>
      `${n} mục quá hạn` + (critical > 0 ? `, ${critical} quan trọng` : ''),
    en: (n: number, critical: number) =>
      `${n} item${n === 1 ? '' : 's'} overdue` + (critical > 0 ? `, ${critical} critical` : ''),
  },
  directives: {
    vi: (n: number) => `${n} chỉ đạo chưa xong`,
    en: (n: number) => `${n} directive${n === 1 ? '' : 's'} not completed`,
  },
  toHandover: { vi: 'Bàn giao ca', en: 'Hand over' },
  warnings: { vi: 'Cảnh báo', en: 'Warnings' },
  noWarning: {
    vi: '24 giờ tới đủ người ở cả ba tầng, ai cũng liên lạc được.',
    en: 'All three tiers are filled for 24 hours, and everybody can be reached.',
  },
  gap: {
    vi: (tier: string, from: string, to: string) => `${tier}: trống từ ${from} tới ${to}`,
    en: (tier: string, from: string, to: string) => `${tier}: nobody from ${from} to ${to}`,
  },
  silent: {
    vi: (who: string, since: string) => `${who} không trả lời kiểm tra từ ${since}`,
    en: (who: string, since: string) => `${who} has not answered since ${since}`,
  },
  unproved: {
    vi: (who: string) => `${who} chưa được kiểm tra liên lạc trong 24 giờ`,
    en: (who: string) => `${who} has not been proved reachable for 24 hours`,
  },
  watch: { vi: 'Thành mục sẵn sàng…', en: 'Make it a readiness item…' },
  watchAsk: {
    vi: (of: string) => `Đưa lịch trực của ${of} vào mục sẵn sàng?`,
    en: (of: string) => `Make the roster of ${of} a readiness item?`,
  },
  watchNote: {
    vi: 'Mục quan trọng, tự đạt khi ba tầng đủ người trong 24 giờ tới, tự mở lại khi có tầng trống.',
    en: 'A critical item: done while all three tiers are filled for 24 hours, open while one is empty.',
  },
  watchNow: { vi: 'Đưa vào mục sẵn sàng', en: 'Make the item' },
  watchTitle: {
    vi: (of: string) => `Lịch trực của ${of} đủ ba tầng trong 24 giờ tới`,
    en: (of: string) => `The roster of ${of} has all three tiers for 24 hours`,
  },
  watchHowTo: {
    vi: 'Hệ thống tự đối chiếu lịch trực. Xếp người vào tầng trống ở trang Ca trực.',
    en: 'The board compares it with the roster by itself. Fill the empty tier under Duty.',
  },
  watched: {
    vi: (code: string) => `Đã thêm mục sẵn sàng ${code}`,
    en: (code: string) => `Readiness item ${code} added`,
  },
  watchedBy: { vi: (code: string) => `Mục sẵn sàng ${code}`, en: (code: string) => `Readiness item ${code}` },
  watchDone: { vi: 'đạt', en: 'done' },
  watchOpen: { vi: 'chưa đạt', en: 'open' },
  allGaps: {
    vi: (n: number) => `${n} đơn vị còn tầng trống ngay lúc này`,
    en: (n: number) => `${n} organisation${n === 1 ? ' has' : 's have'} an empty tier right now`,
  },
  roster: { vi: 'Lịch trực 7 ngày', en: 'Roster for 7 days' },
  day: { vi: 'Ngày', en: 'Day' },
  shift: { vi: 'Ca', en: 'Shift' },
  edit: {
    vi: (tier: string, when: string) => `Sửa ${tier}, ca ${when}`,
    en: (tier: string, when: string) => `Edit ${tier}, shift ${when}`,
  },
  rosterTitle: {
    vi: (tier: string, when: string) => `${tier} · ca ${when}`,
    en: (tier: string, when: string) => `${tier} · shift ${when}`,
  },
  people: { vi: 'Người trực', en: 'On duty' },
  repeat: { vi: 'Áp dụng cho', en: 'Applies to' },
  once: { vi: 'Chỉ ca này', en: 'This shift only' },
  daily: { vi: (n: number) => `Ca này trong ${n} ngày`, en: (n: number) => `The same shift for ${n} days` },
  save: { vi: 'Lưu lịch', en: 'Save' },
  saved: { vi: 'Đã lưu lịch trực', en: 'The roster is saved' },
  tooMany: { vi: 'Tối đa 6 người mỗi tầng.', en: 'At most 6 people in a tier.' },
  noPeople: {
    vi: 'Đơn vị chưa có tài khoản nào trong Đại hội.',
    en: 'The organisation has no account in this congress yet.',
  },
})
