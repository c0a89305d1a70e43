import { words } from '../app/words.ts'

export const pollWords = words({
  title: { vi: 'Biểu quyết sẵn sàng', en: 'Go/no-go poll' },
  none: { vi: 'Chưa có lượt biểu quyết nào', en: 'No poll yet' },
  noneText: {
    vi: 'Lãnh đạo Sở mở khi cần chốt. Đơn vị được hỏi sẽ thấy câu hỏi ở đây.',
    en: 'A leader of the department opens one when it is time. Whoever is asked sees the question here.',
  },
  open: { vi: 'Mở biểu quyết…', en: 'Open a poll…' },
  again: { vi: 'Biểu quyết lại…', en: 'Poll again…' },
  openTitle: { vi: 'Hỏi ai, hạn lúc nào?', en: 'Who is asked, and until when?' },
  question: { vi: 'Câu hỏi', en: 'Question' },
  firstQuestion: {
    vi: 'Đơn vị đã sẵn sàng cho khai mạc?',
    en: 'Is your organisation ready for the opening?',
  },
  deadline: { vi: 'Hạn trả lời', en: 'Answers until' },
  inMinutes: { vi: (n: number) => `sau ${n} phút`, en: (n: number) => `in ${n} min` },
  inHours: { vi: (n: number) => `sau ${n} giờ`, en: (n: number) => `in ${n} h` },
  dayBefore: { vi: '24 giờ trước khai mạc', en: '24 h before opening' },
  asked: { vi: 'Hỏi các đơn vị', en: 'Organisations asked' },
  rule: { vi: 'Cách tính', en: 'Rule' },
  unanimous: {
    vi: 'Tất cả phải sẵn sàng: một đơn vị chưa sẵn sàng là chưa; đơn vị im lặng là tạm giữ.',
    en: 'All have to agree: one no-go is no-go, silence is hold.',
  },
  majority: {
    vi: 'Quá nửa số đơn vị được hỏi quyết định; còn lại là tạm giữ.',
    en: 'More than half of those asked decide; anything else is hold.',
  },
  all: { vi: 'Tất cả đồng ý', en: 'All agree' },
  most: { vi: 'Quá nửa', en: 'Majority' },
  openNow: { vi: 'Mở và hỏi các đơn vị', en: 'Open it and ask them' },
  opened: { vi: 'Đã mở biểu quyết', en: 'The poll is open' },
  until: { vi: (at: string) => `Trả lời trước ${at}`, en: (at: string) => `Answer before ${at}` },
  over: {
    vi: (at: string) => `Hết hạn ${at}, chờ chốt`,
    en: (at: string) => `Over since ${at}, to be closed`,
  },
  go: { vi: 'Sẵn sàng', en: 'Go' },
  conditions: { vi: 'Sẵn sàng, có điều kiện', en: 'Go with conditions' },
  noGo: { vi: 'Chưa sẵn sàng', en: 'No-go' },
  silent: { vi: 'Chưa trả lời', en: 'No answer yet' },
  yourAnswer: { vi: (who: string) => `Câu trả lời của ${who}`, en: (who: string) => `Answer of ${who}` },
  reason: { vi: 'Lý do, điều kiện', en: 'Reason, conditions' },
  reasonGo: { vi: 'Ghi chú', en: 'Note' },
  needed: {
    vi: 'Chưa sẵn sàng hoặc có điều kiện thì phải nêu rõ.',
    en: 'No-go and conditions have to be explained.',
  },
  sign: { vi: 'Ký và gửi câu trả lời', en: 'Sign and send the answer' },
  signAgain: { vi: 'Ký lại câu trả lời', en: 'Sign the answer anew' },
  signed: { vi: 'Đã ký câu trả lời', en: 'The answer is signed' },
  signer: {
    vi: 'Người ký là lãnh đạo của đơn vị; không có thì người trực, rồi đầu mối.',
    en: 'Leaders sign for their organisation; without one its operators, then its liaisons.',
  },
  frozen: {
    vi: (n: number) => `${n} mục quan trọng của đơn vị chưa xong, sẽ được chốt kèm câu trả lời`,
    en: (n: number) => `${n} critical item${n === 1 ? '' : 's'} not proven; frozen with the answer`,
  },
  nothingOpen: {
    vi: 'Không còn mục quan trọng nào tới hạn chưa xong.',
    en: 'No critical item due by then is open.',
  },
  openRows: { vi: (n: number) => `${n} mục chưa xong lúc ký`, en: (n: number) => `${n} open when signed` },
  by: {
    vi: (who: string, at: string) => `${who} ký ${at}`,
    en: (who: string, at: string) => `signed by ${who} ${at}`,
  },
  close: { vi: 'Chốt kết quả…', en: 'Close the poll…' },
  closeTitle: { vi: 'Chốt kết quả biểu quyết?', en: 'Close the poll?' },
  closeText: {
    vi: (verdict: string) =>
      `Kết quả lúc này: ${verdict}. Chốt rồi không đổi được; mục DT-09 theo kết quả này.`,
    en: (verdict: string) =>
      `Result now: ${verdict}. It cannot be changed afterwards; item DT-09 follows it.`,
  },
  closeNow: { vi: 'Chốt kết quả', en: 'Close with this result' },
  note: { vi: 'Ghi vào biên bản', en: 'For the minutes' },
  closed: { vi: (at: string) => `Chốt ${at}`, en: (at: string) => `Closed ${at}` },
  closedDone: { vi: 'Đã chốt kết quả', en: 'The poll is closed' },
  cancel: { vi: 'Hủy lượt này…', en: 'Cancel this poll…' },
  cancelTitle: { vi: 'Hủy lượt biểu quyết?', en: 'Cancel the poll?' },
  cancelNow: { vi: 'Hủy lượt biểu quyết', en: 'Cancel the poll' },
  cancelled: { vi: (why: string) => `Đã hủy: ${why}`, en: (why: string) => `Cancelled: ${why}` },
  cancelledDone: { vi: 'Đã hủy lượt biểu quyết', en: 'The poll is cancelled' },
  waitPublish: {
    vi: 'Kết quả hiện với đơn vị khi lãnh đạo Sở công bố.',
    en: 'Others see the result once a leader of the department publishes it.',
  },
  result: { vi: 'Kết quả', en: 'Result' },
  counts: {
    vi: (go: number, conditions: number, noGo: number, silent: number) =>
      `${go} sẵn sàng · ${conditions} có điều kiện · ${noGo} chưa sẵn sàng · ${silent} im lặng`,
    en: (go: number, conditions: number, noGo: number, silent: number) =>
      `${go} go · ${conditions} with conditions · ${noGo} no-go · ${silent} silent`,
  },
  minutes: { vi: 'In biên bản', en: 'Print the minutes' },
  former: { vi: 'Các lượt trước', en: 'Former polls' },
  organisation: { vi: 'Đơn vị', en: 'Organisation' },
  answer: { vi: 'Trả lời', en: 'Answer' },
  toSign: {
    vi: (until: string) => `Sở đang hỏi đơn vị đã sẵn sàng chưa, trả lời trước ${until}.`,
    en: (until: string) => `The department asks whether you are ready; answer before ${until}.`,
  },
  toPoll: { vi: 'Trả lời', en: 'Answer' },
})
