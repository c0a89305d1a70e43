import type { Words } from '../../domain/words.ts'
import { words } from '../app/words.ts'

/** Deadlines that can be picked: so long from now, or so long before opening. */
export const presets = ['30m', '1h', '4h', 'T-24h', 'T-2h'] as const
export type Preset = (typeof presets)[number]

export const pollWords = words({
  title: { vi: 'Biểu quyết sẵn sàng', en: 'Go/no-go poll' },
  none: { vi: 'Chưa có lượt biểu quyết nào', en: 'No poll yet' },
  open: { vi: 'Mở biểu quyết…', en: 'Open a poll…' },
  again: { vi: 'Biểu quyết lại…', en: 'Poll again…' },
  openTitle: { vi: 'Hỏi ai, hạn lúc nào?', en: 'Who is asked, and until when?' },
  question: { vi: 'Câu hỏi', en: 'Question' },
  firstQuestion: {
    vi: 'Đơn vị đã sẵn sàng cho khai mạc?',
    en: 'Is your organisation ready for the opening?',
  },
  deadline: { vi: 'Hạn trả lời', en: 'Answers until' },
  asked: { vi: 'Hỏi các đơn vị', en: 'Organisations asked' },
  rule: { vi: 'Cách tính', en: 'Rule' },
  unanimous: {
    vi: 'Mọi đơn vị được hỏi phải sẵn sàng: một đơn vị báo chưa thì kết quả là chưa sẵn sàng; có đơn vị không trả lời thì tạm giữ.',
    en: 'Everybody asked has to be ready: one no-go makes it a no-go, silence makes it a hold.',
  },
  majority: {
    vi: 'Quá nửa số đơn vị được hỏi quyết định; còn lại là tạm giữ.',
    en: 'More than half of those asked decide; anything else is hold.',
  },
  all: { vi: 'Tất cả đồng ý', en: 'All agree' },
  most: { vi: 'Quá nửa', en: 'Majority' },
  openNow: { vi: 'Mở và hỏi các đơn vị', en: 'Open it and ask them' },
  opened: { vi: 'Đã mở biểu quyết', en: 'The poll is open' },
  yourAnswer: { vi: (who: string) => `Câu trả lời của ${who}`, en: (who: string) => `Answer of ${who}` },
  needed: {
    vi: 'Chưa sẵn sàng hoặc có điều kiện thì phải nêu rõ.',
    en: 'No-go and conditions have to be explained.',
  },
  sign: { vi: 'Ký và gửi câu trả lời', en: 'Sign and send the answer' },
  signAgain: { vi: 'Ký lại câu trả lời', en: 'Sign the answer anew' },
  signed: { vi: 'Đã ký câu trả lời', en: 'The answer is signed' },
  close: { vi: 'Chốt kết quả…', en: 'Close the poll…' },
  closeTitle: { vi: 'Chốt kết quả biểu quyết?', en: 'Close the poll?' },
  closeNow: { vi: 'Chốt kết quả', en: 'Close with this result' },
  note: { vi: 'Ghi vào biên bản', en: 'For the minutes' },
  closedDone: { vi: 'Đã chốt kết quả', en: 'The poll is closed' },
  cancel: { vi: 'Hủy lượt này…', en: 'Cancel this poll…' },
  cancelTitle: { vi: 'Hủy lượt biểu quyết?', en: 'Cancel the poll?' },
  cancelNow: { vi: 'Hủy lượt biểu quyết', en: 'Cancel the poll' },
  cancelledDone: { vi: 'Đã hủy lượt biểu quyết', en: 'The poll is cancelled' },
  noneText: {
    vi: 'Lãnh đạo Sở mở khi cần chốt. Đơn vị được hỏi sẽ thấy câu hỏi ở đây.',
    en: 'A leader of the department opens one when it is time. Whoever is asked sees the question here.',
  },
  noneLeader: {
    vi: 'Mở một lượt để từng đơn vị ký trả lời; kết quả chốt vào hồ sơ và quyết định mục DT-09.',
    en: 'Open one and every organisation signs its answer; the result goes on record and settles item DT-09.',
  },
  until: {
    vi: (at: string, left: string) => `Đang hỏi, trả lời trước ${at} · còn ${left}`,
    en: (at: string, left: string) => `Open, answer before ${at} · ${left} left`,
  },
  over: {
    vi: (at: string) => `Hết hạn lúc ${at}, chờ lãnh đạo Sở chốt.`,
    en: (at: string) => `Over since ${at}, to be closed by a leader of the department.`,
  },
  answered: {
    vi: (n: number, of: number) => `${n}/${of} đơn vị đã trả lời.`,
    en: (n: number, of: number) => `${n} of ${of} have answered.`,
  },
  go: { vi: 'Sẵn sàng', en: 'Go' },
  goSub: { vi: 'không kèm điều kiện', en: 'without conditions' },
  conditions: { vi: 'Sẵn sàng, có điều kiện', en: 'Go with conditions' },
  conditionsSub: { vi: 'nêu rõ điều kiện', en: 'say which' },
  withConditions: { vi: 'có điều kiện', en: 'with conditions' },
  noGo: { vi: 'Chưa sẵn sàng', en: 'No-go' },
  noGoSub: { vi: 'nêu rõ lý do', en: 'say why' },
  silent: { vi: 'Chưa trả lời', en: 'No answer yet' },
  silentAfter: { vi: 'Không trả lời trong thời hạn.', en: 'No answer in time.' },
  awaited: { vi: (who: string) => `chờ ${who}`, en: (who: string) => `waiting for ${who}` },
  nobodySigns: { vi: 'chưa có người ký', en: 'nobody to sign yet' },
  whichConditions: { vi: 'Điều kiện', en: 'Conditions' },
  why: { vi: 'Lý do', en: 'Reason' },
  reasonGo: { vi: 'Ghi chú', en: 'Note' },
  optional: { vi: 'không bắt buộc', en: 'optional' },
  reasonAndSigner: { vi: 'Lý do, người ký', en: 'Reason, signed by' },
  criticalOpen: { vi: 'Mục quan trọng chưa xong', en: 'Critical items open' },
  chooseFirst: { vi: 'Chọn một trong ba câu trả lời.', en: 'Choose one of the three answers.' },
  othersSign: {
    vi: (who: string) => `Người ký cho đơn vị: ${who}.`,
    en: (who: string) => `Signing for the organisation: ${who}.`,
  },
  signer: {
    vi: 'Lãnh đạo đơn vị ký; không có thì trực ban, rồi đầu mối.',
    en: 'Leaders sign for their organisation; without one its operators, then its liaisons.',
  },
  frozen: {
    vi: (n: number) => `${n} mục quan trọng tới hạn chưa xong, sẽ được chốt kèm câu trả lời`,
    en: (n: number) => `${n} critical item${n === 1 ? '' : 's'} due and not proven, frozen with the answer`,
  },
  nothingOpen: {
    vi: 'Không còn mục quan trọng nào tới hạn mà chưa xong.',
    en: 'No critical item due by then is open.',
  },
  freezeNote: {
    vi: 'Mục quan trọng tới hạn mà chưa xong được chốt theo từng câu trả lời, đúng như lúc ký.',
    en: 'Critical items due by the deadline are frozen with each answer, as they stood when it was signed.',
  },
  openRows: {
    vi: (n: number) => `${n} mục quan trọng chưa xong lúc ký`,
    en: (n: number) => `${n} critical item${n === 1 ? '' : 's'} open when signed`,
  },
  openNowRows: {
    vi: (n: number) => `${n} mục chưa xong lúc này`,
    en: (n: number) => `${n} open at this moment`,
  },
  noneOpenThen: {
    vi: 'Lúc ký không có mục quan trọng nào tới hạn mà chưa xong.',
    en: 'No critical item due by then was open when it was signed.',
  },
  noneOpen: { vi: 'không có mục nào', en: 'none' },
  moreRows: { vi: (n: number) => `và ${n} mục khác`, en: (n: number) => `and ${n} more` },
  by: {
    vi: (who: string, at: string) => `${who} ký lúc ${at}`,
    en: (who: string, at: string) => `signed by ${who} at ${at}`,
  },
  changed: {
    vi: (n: number) => `Đã đổi câu trả lời ${n} lần`,
    en: (n: number) => `Answer changed ${n} time${n === 1 ? '' : 's'}`,
  },
  askSomething: { vi: 'Nhập câu hỏi.', en: 'Write the question.' },
  askSomebody: { vi: 'Chọn ít nhất một đơn vị.', en: 'Choose at least one organisation.' },
  closeText: {
    vi: (verdict: string) =>
      `Kết quả lúc này: ${verdict}. Chốt rồi không đổi được nữa; mục DT-09 theo kết quả này.`,
    en: (verdict: string) =>
      `Result now: ${verdict}. It cannot be changed afterwards; item DT-09 follows it.`,
  },
  stillSilent: {
    vi: (who: string) => `Chưa trả lời: ${who}.`,
    en: (who: string) => `No answer yet: ${who}.`,
  },
  noted: { vi: (note: string) => `Ghi khi chốt: ${note}`, en: (note: string) => `Noted at closing: ${note}` },
  closed: { vi: (at: string) => `Đã chốt lúc ${at}`, en: (at: string) => `Closed at ${at}` },
  cancelHint: {
    vi: 'Chỉ Sở đọc được; đơn vị được hỏi chỉ thấy lượt này đã hủy.',
    en: 'Only the department reads it; those asked see only that it was cancelled.',
  },
  cancelled: {
    vi: (at: string, why: string) => `Đã hủy lúc ${at}${why === '' ? '' : `: ${why}`}`,
    en: (at: string, why: string) => `Cancelled at ${at}${why === '' ? '' : `: ${why}`}`,
  },
  waitPublish: {
    vi: 'Kết quả hiện ở đây khi lãnh đạo Sở công bố.',
    en: 'The result shows here once a leader of the department publishes it.',
  },
  notPublished: {
    vi: 'Đơn vị khác chưa thấy kết quả này. Kết quả đi kèm khi công bố kết luận sẵn sàng.',
    en: 'Others do not see this result yet. It goes out with the verdict.',
  },
  goesAlong: {
    vi: (verdict: string, counts: string) =>
      `Kèm kết quả biểu quyết mới nhất: ${verdict} (${counts}), không nói đơn vị nào trả lời thế nào.`,
    en: (verdict: string, counts: string) =>
      `The result of the latest poll goes along: ${verdict} (${counts}), not who answered what.`,
  },
  toPublish: { vi: 'Tới Tóm tắt để công bố', en: 'Publish under Summary' },
  published: {
    vi: (at: string) => `Đã công bố kết quả cho các đơn vị lúc ${at}.`,
    en: (at: string) => `The result was published at ${at}.`,
  },
  result: { vi: 'Kết quả biểu quyết', en: 'Result of the poll' },
  resultNow: { vi: 'Nếu chốt lúc này', en: 'If closed now' },
  goWithConditions: { vi: 'sẵn sàng, có điều kiện', en: 'go with conditions' },
  theConditions: { vi: 'Điều kiện', en: 'Conditions' },
  counts: {
    vi: (go: number, conditions: number, noGo: number, silent: number) =>
      `${go} sẵn sàng · ${conditions} có điều kiện · ${noGo} chưa sẵn sàng · ${silent} không trả lời`,
    en: (go: number, conditions: number, noGo: number, silent: number) =>
      `${go} go · ${conditions} with conditions · ${noGo} no-go · ${silent} silent`,
  },
  minutes: { vi: 'Biên bản biểu quyết', en: 'Minutes of the poll' },
  print: { vi: 'In biên bản', en: 'Print the minutes' },
  printed: { vi: (at: string) => `Lập từ hồ sơ lúc ${at}.`, en: (at: string) => `From the record at ${at}.` },
  noSuch: { vi: 'Không có lượt biểu quyết này', en: 'There is no such poll' },
  openedLabel: { vi: 'Mở lúc', en: 'Opened' },
  closedLabel: { vi: 'Chốt lúc', en: 'Closed' },
  notClosed: { vi: 'chưa chốt', en: 'not closed' },
  atBy: {
    vi: (at: string, who: string) => `${at} · ${who}`,
    en: (at: string, who: string) => `${at} · ${who}`,
  },
  byCentre: { vi: 'trung tâm tự chốt sau hạn', en: 'the centre, after the deadline' },
  byDepartment: { vi: 'Sở', en: 'the department' },
  answers: { vi: 'Câu trả lời', en: 'Answers' },
  former: { vi: 'Các lượt trước', en: 'Former polls' },
  organisation: { vi: 'Đơn vị', en: 'Organisation' },
  answer: { vi: 'Trả lời', en: 'Answer' },
  toSign: {
    vi: (until: string) => `Sở hỏi đơn vị đã sẵn sàng chưa, trả lời trước ${until}.`,
    en: (until: string) => `The department asks whether you are ready; answer before ${until}.`,
  },
  toPoll: { vi: 'Tới biểu quyết', en: 'To the poll' },
})

/** Deadlines that can be picked. */
export const presetWords: { readonly [P in Preset]: Words } = {
  '30m': { vi: 'sau 30 phút', en: 'in 30 min' },
  '1h': { vi: 'sau 1 giờ', en: 'in 1 h' },
  '4h': { vi: 'sau 4 giờ', en: 'in 4 h' },
  'T-24h': { vi: '24 giờ trước khai mạc', en: '24 h before opening' },
  'T-2h': { vi: '2 giờ trước khai mạc', en: '2 h before opening' },
}
