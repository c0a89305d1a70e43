import { words } from '../app/words.ts'

/** What a notice says: on the page, on the device, in the list. */
export const noticeWords = words({
  opened: { vi: 'Sự cố mới', en: 'New incident' },
  reopened: { vi: 'Sự cố mở lại', en: 'Incident reopened' },
  expired: { vi: 'Tiếp nhận hết hiệu lực', en: 'Acknowledgement expired' },
  raised: { vi: 'Nâng mức sự cố', en: 'Severity raised' },
  escalated: { vi: 'Leo thang tới anh/chị', en: 'Escalated to you' },
  offered: { vi: 'Mời anh/chị nhận chỉ huy', en: 'Command is offered to you' },
  mentioned: { vi: 'Nhắc tên anh/chị', en: 'You are mentioned' },
  recovered: { vi: 'Đã khắc phục', en: 'Resolved' },
  cancelled: { vi: 'Đã hủy (báo nhầm)', en: 'Cancelled (false alarm)' },
  directive: { vi: 'Chỉ đạo mới', en: 'New directive' },
  'directive-late': { vi: 'Chỉ đạo quá hạn', en: 'Directive overdue' },
  handover: { vi: 'Bàn giao ca chờ nhận', en: 'A handover waits for you' },
  overdue: {
    vi: (n: number) => (n === 1 ? 'Mục quan trọng quá hạn' : `${n} mục quan trọng quá hạn, đầu tiên`),
    en: (n: number) => (n === 1 ? 'Critical item overdue' : `${n} critical items overdue, the first`),
  },
  severity: { vi: (n: number) => `[Mức ${n}]`, en: (n: number) => `[Severity ${n}]` },
  open: { vi: 'Mở', en: 'Open' },
  many: { vi: (n: number) => `${n} thông báo mới`, en: (n: number) => `${n} new notices` },
  openList: { vi: 'Xem', en: 'See them' },
})

/** The controls at the top of the desk. */
export const soundWords = words({
  notices: { vi: 'Thông báo', en: 'Notices' },
  soundOn: { vi: 'Bật âm', en: 'Turn sound on' },
  soundOff: { vi: 'Tắt âm', en: 'Turn sound off' },
  sounding: { vi: 'Âm đang bật', en: 'Sound is on' },
  mute: { vi: 'Tắt tiếng 15 phút', en: 'Mute for 15 minutes' },
  muted: { vi: (left: string) => `Tắt tiếng, còn ${left}`, en: (left: string) => `Muted, ${left} left` },
  unmute: { vi: 'Bật tiếng lại', en: 'Unmute' },
  blocked: {
    vi: 'Trình duyệt chưa cho phát âm. Bấm Bật âm lần nữa.',
    en: 'The browser does not let the page sound yet. Press Turn sound on again.',
  },
  asleep: { vi: 'Bấm để nghe âm', en: 'Press to hear' },
})

/** The screen Thông báo. */
export const noticesPageWords = words({
  title: { vi: 'Thông báo', en: 'Notices' },
  sub: { vi: 'Những tin gần nhất, theo nhật ký', en: 'The latest, as the record has them' },
  list: { vi: 'Tin gần nhất', en: 'Latest' },
  none: { vi: 'Chưa có thông báo nào', en: 'No notices yet' },
  noneText: {
    vi: 'Sự cố, chỉ đạo, bàn giao ca và mục quá hạn sẽ hiện ở đây. Chọn mức cần báo ở phần Báo cho tôi.',
    en: 'Incidents, directives, handovers and overdue items will stand here. Choose severities under Tell me of.',
  },
  onlyList: { vi: 'chỉ ghi vào danh sách', en: 'in the list only' },
  sound: { vi: 'Âm thanh', en: 'Sound' },
  soundText: {
    vi: 'Sự cố mức 1 chưa ai nhận nhắc lại mỗi 30 giây, tiếp nhận là im ngay.',
    en: 'A severity 1 incident nobody has acknowledged sounds every 30 seconds and falls silent once it is.',
  },
  volume: { vi: 'Âm lượng', en: 'Volume' },
  low: { vi: 'Nhỏ', en: 'Low' },
  normal: { vi: 'Vừa', en: 'Normal' },
  loud: { vi: 'To', en: 'Loud' },
  tryCritical: { vi: 'Nghe thử: sự cố mức 1', en: 'Try: severity 1' },
  tryRecovered: { vi: 'Nghe thử: đã khắc phục', en: 'Try: resolved' },
  trySoft: { vi: 'Nghe thử: quá hạn, bàn giao', en: 'Try: overdue, handover' },
  needsSound: { vi: 'Bật âm trước rồi nghe thử.', en: 'Turn the sound on first.' },
  device: { vi: 'Thông báo trên máy', en: 'Notifications of this device' },
  deviceText: {
    vi: 'Hiện khi Trực Ban còn mở ở nền, kể cả mạng không có Internet. Đóng hẳn Trực Ban thì máy không báo.',
    en: 'Shown while Trực Ban is open in the background, also without the internet. Once closed, this device stays silent.',
  },
  allow: { vi: 'Cho phép thông báo', en: 'Allow notifications' },
  granted: { vi: 'Đã cho phép trên máy này.', en: 'Allowed on this device.' },
  denied: {
    vi: 'Trình duyệt đang chặn. Mở biểu tượng ổ khóa cạnh địa chỉ, cho phép Thông báo rồi tải lại trang.',
    en: 'The browser blocks them. Open the padlock beside the address, allow notifications and load the page again.',
  },
  unable: {
    vi: 'Trình duyệt này không có thông báo. Cần mở bằng https hoặc cài Trực Ban vào máy.',
    en: 'This browser has none. Open the app over https, or install it.',
  },
  tryDevice: { vi: 'Gửi thử một thông báo', en: 'Send a test' },
  testTitle: { vi: 'Trực Ban: thông báo thử', en: 'Trực Ban: a test' },
  testBody: { vi: 'Máy này nhận được thông báo.', en: 'This device gets notifications.' },
  testSent: {
    vi: 'Đã gửi. Không thấy thì kiểm tra chế độ Không làm phiền của máy.',
    en: 'Sent. If nothing shows, look at Do Not Disturb.',
  },
  testFailed: {
    vi: 'Máy không hiện được. Tải lại trang rồi thử lại.',
    en: 'It could not be shown. Load the page again and retry.',
  },
  wishes: { vi: 'Báo cho tôi', en: 'Tell me of' },
  wishesNote: { vi: 'Chỉ áp dụng cho máy này.', en: 'On this device only.' },
  severity: {
    vi: (n: number, word: string) => `Sự cố mức ${n}, ${word}`,
    en: (n: number, word: string) => `Severity ${n}, ${word}`,
  },
  always: { vi: 'luôn báo', en: 'always' },
  ownOnly: { vi: 'Chỉ việc của đơn vị tôi', en: 'My organisation only' },
  quiet: {
    vi: 'Chỉ kêu và hiện khi nghiêm trọng, còn lại ghi vào danh sách',
    en: 'Only what is critical; the rest goes to the list',
  },
  offDuty: {
    vi: 'Anh/chị không trong ca trực. Tin chung chỉ ghi vào danh sách, tin gửi đích danh vẫn báo.',
    en: 'You are not on duty: general news goes to the list, what is addressed to you is still told.',
  },
  told: { vi: 'Sự cố mức 1: ai đã nhận tin', en: 'Severity 1: who has been told' },
  toldNone: { vi: 'Không có sự cố mức 1 nào đang mở.', en: 'No severity 1 incident is open.' },
  nobodyYet: { vi: 'chưa máy nào báo về', en: 'no device has reported yet' },
  untold: { vi: 'Chưa có kênh nào báo được, cần gọi điện', en: 'No working channel, to be rung' },
  'nobody-on-duty': { vi: 'chưa có ai trong ca trực', en: 'nobody is on duty' },
  'no-device': { vi: 'chưa máy nào báo về', en: 'no device has reported' },
  shown: { vi: 'đã hiện', en: 'shown' },
  muted: { vi: 'đã hiện, đang tắt tiếng', en: 'shown, sound muted' },
  'no-permission': {
    vi: 'ở nền, máy chưa cho phép thông báo',
    en: 'in the background, not allowed to notify',
  },
})
