import { words } from '../app/words.ts'

/** One item's own page and its dialogs; the words of the list stand in `items.ts`. */
export const itemPageWords = words({
  due: { vi: (at: string) => `Hạn ${at}`, en: (at: string) => `Due ${at}` },
  nextDue: { vi: (at: string) => `Lần kế tiếp ${at}`, en: (at: string) => `Next ${at}` },
  howto: { vi: 'Cách làm', en: 'How to' },
  evidenceNote: { vi: 'Minh chứng', en: 'Evidence' },
  noItem: { vi: 'Không có mục này', en: 'There is no such item' },
  noItemText: {
    vi: 'Mục không có trong Đại hội, hoặc thuộc đơn vị khác.',
    en: 'It is not in this congress, or belongs to another organisation.',
  },
  otherOwner: {
    vi: (organisation: string) => `Mục của ${organisation}, chỉ đơn vị đó ghi được. Ở đây chỉ xem.`,
    en: (organisation: string) =>
      `This item belongs to ${organisation}; only they record it. Read only here.`,
  },
  noLimit: { vi: 'không có ngưỡng, ghi số đo', en: 'no limit, record the figure' },
  notTyped: {
    vi: (range: string) => `Chưa nhập · ${range}`,
    en: (range: string) => `Not entered · ${range}`,
  },
  inside: {
    vi: (range: string) => `Trong ngưỡng, ${range}`,
    en: (range: string) => `Within range, ${range}`,
  },
  insidePositive: {
    vi: (range: string) => `Số dương: thiếu dấu trừ thì bấm ±, ${range}`,
    en: (range: string) => `A positive figure: press ± if the minus is missing, ${range}`,
  },
  turnSign: { vi: 'Đổi dấu', en: 'Change the sign' },
  below: {
    vi: (by: string) => `Thấp hơn ngưỡng ${by}: không đạt`,
    en: (by: string) => `Below the limit by ${by}: failed`,
  },
  above: {
    vi: (by: string) => `Cao hơn ngưỡng ${by}: không đạt`,
    en: (by: string) => `Above the limit by ${by}: failed`,
  },
  unreadable: {
    vi: 'Chưa đọc được con số. Dùng dấu phẩy cho số lẻ, ví dụ 6,5.',
    en: 'Not a figure. Use a point or comma for decimals, for example 6.5.',
  },
  ambiguous: {
    vi: (thousands: string, decimals: string) => `Ghi rõ: ${thousands} hay ${decimals}?`,
    en: (thousands: string, decimals: string) => `Which one: ${thousands} or ${decimals}?`,
  },
  rulerLabel: {
    vi: (min: string, max: string, range: string) => `Thang từ ${min} đến ${max}, ${range}`,
    en: (min: string, max: string, range: string) => `Scale from ${min} to ${max}, ${range}`,
  },
  basisShow: { vi: 'Xem căn cứ', en: 'See the basis' },
  basisHide: { vi: 'Ẩn căn cứ', en: 'Hide the basis' },
  basisSeed: { vi: 'nêu trong kế hoạch', en: 'stated in the plan' },
  basisCited: { vi: 'theo tài liệu viện dẫn', en: 'from a cited document' },
  basisSecondary: { vi: 'theo tài liệu thứ cấp', en: 'from a secondary source' },
  basisUnverified: { vi: 'chưa kiểm chứng', en: 'not verified' },
  basisJudgement: {
    vi: 'đề xuất chuyên môn, Sở duyệt',
    en: 'professional judgement, for the department to approve',
  },
  thresholds: { vi: 'Ngưỡng:', en: 'Limits:' },
  byHandHead: { vi: 'Xác nhận bằng tay', en: 'Prove by hand' },
  byHandPhoto: {
    vi: 'Mục này cần ảnh. Chưa gửi ảnh được ở đây: ghi một dòng nêu cách kiểm tra, mục hiện “xác nhận bằng tay”.',
    en: 'This item asks for a photo, which cannot be sent here yet: say in one line how it was checked; it shows “by hand”.',
  },
  byHandFile: {
    vi: 'Mục này cần tệp. Chưa gửi tệp được ở đây: ghi một dòng nêu tệp gì, nằm ở đâu.',
    en: 'This item asks for a file, which cannot be sent here yet: say in one line which file and where it is kept.',
  },
  byHandProbe: {
    vi: 'Mục này do phép kiểm tra tự động chứng minh, nhưng chưa gắn phép kiểm tra nào: ghi một dòng nêu cách kiểm tra.',
    en: 'A probe proves this item, but none is bound: say in one line how it was checked.',
  },
  note: { vi: 'Một dòng ghi chú', en: 'One line' },
  optional: { vi: 'không bắt buộc', en: 'optional' },
  handNote: { vi: 'Đã kiểm tra thế nào', en: 'How was it checked' },
  handNeeded: { vi: 'Ghi một dòng nêu cách kiểm tra.', en: 'Say in one line how it was checked.' },
  record: { vi: 'Ghi mục này', en: 'Record this item' },
  recordDone: { vi: 'Ghi đạt', en: 'Record as done' },
  recordAgain: { vi: 'Ghi đạt lần mới', en: 'Record as done again' },
  recordHand: { vi: 'Ghi đạt, xác nhận bằng tay', en: 'Record as done, by hand' },
  recordSecond: { vi: 'Ghi đạt, chờ người thứ hai', en: 'Record, for the second person' },
  recordFailedIncident: { vi: 'Ghi không đạt và mở sự cố', en: 'Record as failed and open an incident' },
  recordFailed: { vi: 'Chỉ ghi không đạt', en: 'Only record as failed' },
  readingsNeeded: {
    vi: (n: number) => `Còn ${n} số đo chưa nhập.`,
    en: (n: number) => `${n} reading${n === 1 ? '' : 's'} still missing.`,
  },
  recordInstead: { vi: 'Ghi lần mới thay cho lần đang chờ', en: 'Record anew instead of the waiting one' },
  fail: { vi: 'Không đạt…', en: 'Failed…' },
  failTitle: { vi: (code: string) => `${code} không đạt?`, en: (code: string) => `${code} failed?` },
  failReason: { vi: 'Không đạt vì sao', en: 'Why it failed' },
  waive: { vi: 'Không áp dụng…', en: 'Not applicable…' },
  waiveTitle: {
    vi: (code: string) => `${code} không áp dụng ở đây?`,
    en: (code: string) => `${code} does not apply here?`,
  },
  waiveReason: { vi: 'Vì sao không áp dụng', en: 'Why it does not apply' },
  waiveCritical: {
    vi: 'Mục quan trọng: chỉ tính là không áp dụng sau khi Sở xác nhận. Tới lúc đó vẫn là tạm giữ.',
    en: 'A critical item: it counts as waived only once the department has confirmed. Until then it is hold.',
  },
  waivePlain: {
    vi: 'Mục sẽ không bị nhắc nữa. Hoàn tác được bất cứ lúc nào.',
    en: 'It will not be asked for any more. It can be undone at any time.',
  },
  recordWaiver: { vi: 'Ghi không áp dụng', en: 'Record as not applicable' },
  askWaiver: { vi: 'Gửi Sở xác nhận không áp dụng', en: 'Ask the department to waive it' },
  reasonNeeded: { vi: 'Ghi lý do trong một dòng.', en: 'Give the reason in one line.' },
  undo: { vi: 'Hoàn tác lần ghi mới nhất', en: 'Undo the newest record' },
  undoText: {
    vi: 'Lần ghi vẫn còn trong lịch sử, chỉ không tính nữa.',
    en: 'It stays in the history and no longer counts.',
  },
  secondHead: { vi: 'Chờ người thứ hai', en: 'Waits for the second person' },
  waiverHead: { vi: 'Chờ Sở xác nhận không áp dụng', en: 'The department has to confirm the waiver' },
  claimBy: {
    vi: (who: string, at: string) => `${who} ghi lúc ${at}`,
    en: (who: string, at: string) => `${who} recorded it at ${at}`,
  },
  secondRule: {
    vi: 'Người xác nhận phải là tài khoản khác, đã tự xem tại chỗ, và đang có mạng.',
    en: 'It takes another account, who has looked for themselves, with the line up.',
  },
  confirm: { vi: 'Tôi đã kiểm tra, xác nhận đạt', en: 'I have checked it: confirm' },
  confirmWaiver: { vi: 'Sở xác nhận không áp dụng', en: 'The department confirms the waiver' },
  linked: { vi: 'Sự cố liên quan', en: 'Linked incidents' },
  openIncident: { vi: 'Mở sự cố cho mục này', en: 'Open an incident for this item' },
  history: { vi: 'Lịch sử', en: 'History' },
  noHistory: { vi: 'Chưa ai ghi mục này.', en: 'Nobody has recorded this item yet.' },
  factTick: { vi: 'Đạt', en: 'Done' },
  factReadingPassed: {
    vi: (values: string) => `Đạt: ${values}`,
    en: (values: string) => `Passed: ${values}`,
  },
  factReadingFailed: {
    vi: (values: string) => `Không đạt: ${values}`,
    en: (values: string) => `Failed: ${values}`,
  },
  factFail: { vi: 'Không đạt', en: 'Failed' },
  factWaive: { vi: 'Không áp dụng', en: 'Not applicable' },
  factCounts: { vi: 'đang tính', en: 'counts now' },
  factUndone: {
    vi: (who: string, at: string) => `đã hoàn tác ${at}, ${who}`,
    en: (who: string, at: string) => `undone ${at}, ${who}`,
  },
  factConfirmed: {
    vi: (who: string, at: string) => `${who} xác nhận ${at}`,
    en: (who: string, at: string) => `${who} confirmed ${at}`,
  },
  factRecorded: {
    vi: (made: string, at: string) => `làm lúc ${made}, trung tâm ghi ${at}`,
    en: (made: string, at: string) => `done ${made}, recorded ${at}`,
  },
  factFlagged: {
    vi: 'đồng hồ máy sai, tính theo giờ trung tâm',
    en: 'the device’s clock was wrong, the centre’s time counts',
  },
  factUnsent: { vi: 'chưa gửi', en: 'not sent yet' },
  owner: { vi: 'Đơn vị làm', en: 'Owner' },
  carrier: { vi: 'Nhà mạng', en: 'Carrier' },
  sourceHead: { vi: 'Nguồn', en: 'Source' },
})
