import { words } from '../app/words.ts'

/** The dialogs in which an incident is conducted: command, times, how incidents hang together, what comes after. */
export const conductFormWords = words({
  handOverAsk: {
    vi: (code: string) => `Giao chỉ huy ${code} cho ai?`,
    en: (code: string) => `Who takes command of ${code}?`,
  },
  handOverTo: { vi: 'Người nhận chỉ huy', en: 'Who takes it' },
  handOverHint: { vi: 'gõ tên hoặc đơn vị, không cần dấu', en: 'type a name or organisation' },
  handOverDo: { vi: 'Giao chỉ huy', en: 'Offer the command' },
  handOverNeeded: { vi: 'Chọn một người.', en: 'Choose a person.' },
  handOverNobody: {
    vi: 'Chưa có ai khác nhận được. Giao đơn vị phối hợp, hoặc thêm người ở mục Người dùng.',
    en: 'Nobody else can take it. Involve another organisation, or add people first.',
  },
  handOverUntil: {
    vi: (to: string, now: string) =>
      `Tới khi ${to} bấm nhận, ${now} vẫn chỉ huy. Có thể thôi giao bất cứ lúc nào.`,
    en: (to: string, now: string) =>
      `Until ${to} accepts, ${now} stays in command. The offer can be taken back at any time.`,
  },
  handOverUntilNobody: {
    vi: (to: string) => `Tới khi ${to} bấm nhận, sự cố chưa có người chỉ huy.`,
    en: (to: string) => `Until ${to} accepts, nobody is in command.`,
  },
  thePerson: { vi: 'người được chọn', en: 'the person chosen' },
  nowOnDuty: { vi: 'đang trực', en: 'on duty' },
  offered: {
    vi: (to: string, at: string) =>
      `Đang giao cho ${to} từ ${at}, chưa nhận. Chọn người khác sẽ thay lời giao này.`,
    en: (to: string, at: string) =>
      `Offered to ${to} at ${at}, not accepted yet. Choosing somebody else replaces it.`,
  },
  takeBack: { vi: 'Thôi giao', en: 'Take the offer back' },
  timeAsk: {
    vi: (code: string) => `Sửa thời điểm xảy ra của ${code}`,
    en: (code: string) => `When did ${code} happen?`,
  },
  timeNow: {
    vi: (at: string, recorded: string) => `Đang ghi: xảy ra ${at}, vào hồ sơ ${recorded}.`,
    en: (at: string, recorded: string) => `On record: happened ${at}, recorded ${recorded}.`,
  },
  timeKept: {
    vi: 'Diễn biến giữ cả giờ cũ và giờ mới. Giờ vào hồ sơ không sửa được; các mốc tính từ giờ đó nên không đổi.',
    en: 'The timeline keeps both. The time of recording stands, and so do the deadlines, which count from it.',
  },
  day: { vi: 'Ngày', en: 'Day' },
  clock: { vi: 'Giờ', en: 'Time' },
  timeWhy: { vi: 'Căn cứ sửa', en: 'What it rests on' },
  timeDo: { vi: 'Ghi giờ mới', en: 'Record the new time' },
  timeBad: { vi: 'Ghi đủ ngày và giờ.', en: 'Give a day and a time.' },
  whyNeeded: { vi: 'Ghi một dòng lý do.', en: 'Give the reason in one line.' },
  relateAsk: {
    vi: (code: string) => `${code} gắn với sự cố nào?`,
    en: (code: string) => `What does ${code} hang together with?`,
  },
  relateDo: { vi: 'Ghi quan hệ', en: 'Record it' },
  parent: { vi: 'Là sự cố con của', en: 'Is a child of' },
  parentNone: { vi: 'Không, đứng riêng', en: 'Nothing, stands alone' },
  parentHint: {
    vi: 'Sự cố con không báo lên cấp trên; chỉ sự cố chính báo.',
    en: 'A child never escalates; only its parent does.',
  },
  hasChildren: {
    vi: (n: number) => `Sự cố này có ${n} sự cố con nên không làm con của sự cố khác được.`,
    en: (n: number) => `It has ${n} children, so it cannot be a child itself.`,
  },
  related: { vi: 'Có liên quan tới', en: 'Is related to' },
  addRelated: { vi: 'Thêm sự cố liên quan', en: 'Add a related incident' },
  searchHint: { vi: 'mã, tên hoặc khu vực, không cần dấu', en: 'code, title or place' },
  remove: { vi: (what: string) => `Bỏ ${what}`, en: (what: string) => `Remove ${what}` },
  insideOnly: {
    vi: 'Chỉ Sở thấy các quan hệ này.',
    en: 'Only the department sees how incidents hang together.',
  },
  mergeAsk: {
    vi: (code: string) => `${code} trùng với sự cố nào?`,
    en: (code: string) => `What is ${code} a duplicate of?`,
  },
  mergeInto: { vi: 'Gộp vào', en: 'Merge into' },
  mergeDo: {
    vi: (code: string, into: string) => `Đóng ${code}, gộp vào ${into}`,
    en: (code: string, into: string) => `Close ${code} and merge into ${into}`,
  },
  mergeWhy: { vi: 'Vì sao trùng', en: 'Why it is a duplicate' },
  mergeNeeded: { vi: 'Chọn sự cố còn lại.', en: 'Choose the one that stays.' },
  mergeNone: { vi: 'Không còn sự cố nào khác đang mở.', en: 'No other incident is open.' },
  mergeBecomes: { vi: 'Sau khi gộp', en: 'What becomes of them' },
  mergeCloses: {
    vi: (code: string) => `${code} đóng lại, hồ sơ còn nguyên; mở lại thì hết gộp.`,
    en: (code: string) => `${code} closes and keeps its record; reopening takes the merge back.`,
  },
  mergeOthers: {
    vi: 'Đơn vị ngoài Sở chỉ thấy nó đóng và lý do bạn ghi, không thấy gộp vào đâu.',
    en: 'Other organisations see that it closed and your reason, not what it became part of.',
  },
  mergeJoins: {
    vi: (code: string, names: string) => `Đưa ${names} sang cùng xử lý ${code}`,
    en: (code: string, names: string) => `Bring ${names} along into ${code}`,
  },
  mergeJoinsSee: {
    vi: (names: string, code: string) => `${names} sẽ thấy toàn bộ ${code}.`,
    en: (names: string, code: string) => `${names} will see all of ${code}.`,
  },
  mergeBlind: {
    vi: (names: string, code: string) => `${names} vẫn không thấy ${code}: phạm vi xem của nó không có tên.`,
    en: (names: string, code: string) =>
      `${names} will still not see ${code}: its visibility does not name them.`,
  },
  mergeChildren: {
    vi: (n: number, code: string) => `${n} sự cố con chuyển sang ${code}.`,
    en: (n: number, code: string) => `${n} children move to ${code}.`,
  },
  reviewAsk: {
    vi: (code: string) => `Rút kinh nghiệm ${code}`,
    en: (code: string) => `After-action review of ${code}`,
  },
  reviewDo: { vi: 'Ghi rút kinh nghiệm', en: 'Record the review' },
  reviewAgain: {
    vi: 'Đã có bản rút kinh nghiệm. Bản này thay bản cũ; việc giữ nguyên lời và đơn vị vẫn tính là đã xong.',
    en: 'There is a review already. This one replaces it; a follow-up with the same words and owner stays done.',
  },
  cause: { vi: 'Nguyên nhân', en: 'Cause' },
  worked: { vi: 'Làm tốt', en: 'What worked' },
  improve: { vi: 'Cần sửa', en: 'What to improve' },
  optional: { vi: 'không bắt buộc', en: 'optional' },
  causeNeeded: { vi: 'Ghi nguyên nhân; chưa rõ thì ghi chưa rõ.', en: 'Give the cause; if unknown, say so.' },
  workedNeeded: { vi: 'Ghi điều đã làm tốt.', en: 'Say what worked.' },
  followUps: { vi: 'Việc sau sự cố', en: 'Follow-ups' },
  followUpNth: { vi: (n: number) => `Việc ${n}`, en: (n: number) => `Follow-up ${n}` },
  ownerNth: { vi: (n: number) => `Đơn vị làm việc ${n}`, en: (n: number) => `Owner of ${n}` },
  dueNth: { vi: (n: number) => `Hạn việc ${n}`, en: (n: number) => `Due time of ${n}` },
  addFollowUp: { vi: 'Thêm việc', en: 'Add a follow-up' },
  dropFollowUp: { vi: (n: number) => `Bỏ việc ${n}`, en: (n: number) => `Drop follow-up ${n}` },
  ownerNone: { vi: 'Chọn đơn vị', en: 'Choose an organisation' },
  followUpNeeded: {
    vi: 'Mỗi việc cần nội dung và đơn vị làm.',
    en: 'Each needs a text and an owner.',
  },
  reviewSeen: {
    vi: 'Mọi đơn vị thấy toàn bộ sự cố đều đọc được, kể cả tên đơn vị làm.',
    en: 'Everybody who sees the incident whole reads it, owners included.',
  },
  doneAsk: {
    vi: (code: string) => `Việc nào của ${code} đã xong?`,
    en: (code: string) => `Which follow-up of ${code} is done?`,
  },
  doneWhich: { vi: 'Việc đã xong', en: 'Done' },
  doneDo: { vi: 'Báo đã xong', en: 'Report it done' },
  doneNote: { vi: 'Kết quả', en: 'What came of it' },
  doneNeeded: { vi: 'Chọn việc đã xong.', en: 'Choose what is done.' },
  doneNone: { vi: 'Đơn vị bạn không còn việc nào phải làm.', en: 'Nothing is left for your organisation.' },
  doneDue: {
    vi: (of: string, at: string) => `${of}, hạn ${at}`,
    en: (of: string, at: string) => `${of}, due ${at}`,
  },
  rowsAsk: {
    vi: (code: string) => `${code} ảnh hưởng mục kiểm nào?`,
    en: (code: string) => `Which items does ${code} affect?`,
  },
  rowsDo: { vi: 'Ghi các mục gắn', en: 'Record the links' },
  rowsChosen: { vi: 'Đang gắn', en: 'Linked' },
  rowsNone: { vi: 'Chưa gắn mục nào.', en: 'Nothing is linked.' },
  rowsAdd: { vi: 'Thêm mục kiểm', en: 'Add an item' },
  rowsHidden: {
    vi: (n: number) => `${n} mục của đơn vị khác vẫn gắn; bạn không thấy và không bỏ được.`,
    en: (n: number) => `${n} items of others stay linked; you neither see nor remove them.`,
  },
  rowsMeans: {
    vi: 'Khi sự cố khắc phục xong, mục không đạt phải chứng minh lại.',
    en: 'Once it is resolved, failed items have to be proved again.',
  },
  rowsFull: { vi: 'Gắn nhiều nhất 20 mục.', en: 'At most 20 items.' },
})
