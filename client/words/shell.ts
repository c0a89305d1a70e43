import { words } from '../app/words.ts'

export const shellWords = words({
  nav: { vi: 'Điều hướng chính', en: 'Main navigation' },
  skip: { vi: 'Tới nội dung', en: 'Skip to content' },
  home: { vi: 'Trực Ban', en: 'Trực Ban' },
  items: { vi: 'Việc của tôi', en: 'My items' },
  incidents: { vi: 'Sự cố', en: 'Incidents' },
  summary: { vi: 'Tóm tắt', en: 'Summary' },
  checklist: { vi: 'Bảng kiểm', en: 'Checklists' },
  poll: { vi: 'Biểu quyết', en: 'Poll' },
  readiness: { vi: 'Sẵn sàng', en: 'Readiness' },
  directives: { vi: 'Chỉ đạo', en: 'Directives' },
  signals: { vi: 'Tín hiệu', en: 'Signals' },
  hint: { vi: 'Báo tin', en: 'Send a hint' },
  notReceived: {
    vi: (n: number) => `${n} chỉ đạo có đơn vị chưa nhận`,
    en: (n: number) => `${n} directive${n === 1 ? '' : 's'} not received yet`,
  },
  signalsWaiting: {
    vi: (n: number) => `${n} tín hiệu chờ xem`,
    en: (n: number) => `${n} signal${n === 1 ? '' : 's'} to look at`,
  },
  directory: { vi: 'Danh bạ', en: 'Directory' },
  paper: { vi: 'Bảng giấy', en: 'Paper board' },
  record: { vi: 'Nhật ký', en: 'Record' },
  audit: { vi: 'Nhật ký và chứng thực', en: 'Record and proof' },
  past: { vi: 'Xem lại lúc trước', en: 'An earlier moment' },
  duty: { vi: 'Ca trực', en: 'Duty' },
  dutyAsked: { vi: 'có kiểm tra liên lạc chờ trả lời', en: 'a test of reachability awaits your answer' },
  handover: { vi: 'Bàn giao', en: 'Handover' },
  handoverWaits: { vi: 'có biên bản bàn giao chờ nhận', en: 'a handover waits to be taken over' },
  setup: { vi: 'Thiết lập', en: 'Set-up' },
  people: { vi: 'Người dùng', en: 'People' },
  outbox: { vi: 'Trên máy', en: 'On device' },
  account: { vi: 'Tài khoản', en: 'Account' },
  unacknowledged: {
    vi: (n: number) => `${n} sự cố chưa ai nhận`,
    en: (n: number) => `${n} incident${n === 1 ? '' : 's'} nobody has acknowledged`,
  },
  heldBack: {
    vi: (n: number) => `${n} lệnh bị từ chối hoặc để riêng`,
    en: (n: number) => `${n} command${n === 1 ? '' : 's'} refused or set aside`,
  },
  themeAuto: { vi: 'Nền theo máy', en: 'Theme: device' },
  themeLight: { vi: 'Nền sáng', en: 'Light' },
  themeDark: { vi: 'Nền tối', en: 'Dark' },
  otherLanguage: { vi: 'English', en: 'Tiếng Việt' },
  keys: { vi: 'Phím tắt', en: 'Keys' },
  notices: { vi: 'Thông báo', en: 'Notices' },
  signOut: { vi: 'Thoát', en: 'Sign out' },
  switchCongress: { vi: 'Đổi Đại hội', en: 'Other congress' },
  congress: { vi: 'Đại hội', en: 'Congress' },
  untilOpening: {
    vi: (clock: string, left: string) => `Khai mạc ${clock} · còn ${left}`,
    en: (clock: string, left: string) => `Opens ${clock} · in ${left}`,
  },
  running: {
    vi: (clock: string, left: string) => `Đang diễn ra · bế mạc ${clock}, còn ${left}`,
    en: (clock: string, left: string) => `Running · closes ${clock}, in ${left}`,
  },
  over: { vi: (date: string) => `Đã bế mạc ${date}`, en: (date: string) => `Closed ${date}` },
  rehearsalText: {
    vi: 'Mọi sự cố, số đo và kết quả ở đây là giả định',
    en: 'Every incident, reading and result here is part of an exercise',
  },
  live: { vi: 'Trực tiếp', en: 'Live' },
  sending: { vi: (n: number) => `chờ gửi ${n}`, en: (n: number) => `${n} to send` },
  reconnecting: { vi: 'Đang nối lại', en: 'Reconnecting' },
  offline: {
    vi: (since: string, n: number) =>
      since === '' ? `Mất mạng · lưu trên máy ${n}` : `Mất mạng từ ${since} · lưu trên máy ${n}`,
    en: (since: string, n: number) =>
      since === ''
        ? `Offline · ${n} kept on this device`
        : `Offline since ${since} · ${n} kept on this device`,
  },
  lastSent: { vi: (at: string) => `gửi lần cuối ${at}`, en: (at: string) => `last sent ${at}` },
  reconnect: { vi: 'Nối lại', en: 'Reconnect' },
  readOnly: {
    vi: 'Trung tâm tạm thời không ghi được. Lệnh mới được giữ trên máy và tự gửi khi ghi lại được.',
    en: 'The centre cannot store anything just now. New commands stay on this device and go by themselves later.',
  },
  toasts: { vi: 'Tin vừa xong', en: 'Just now' },
  loading: { vi: 'Đang mở', en: 'Opening' },
  noView: {
    vi: 'Chưa có số liệu của Đại hội này trên máy',
    en: 'Nothing of this congress is on this device yet',
  },
  noViewText: {
    vi: 'Cần nối mạng một lần để tải về; sau đó mở được cả khi mất mạng.',
    en: 'It has to be online once to load it; after that it also opens offline.',
  },
  gone: {
    vi: 'Tài khoản này không còn trong Đại hội',
    en: 'This account has no place in the congress any more',
  },
  goneText: {
    vi: 'Hỏi người quản trị của Sở nếu đây là nhầm lẫn.',
    en: 'Ask the department’s administrator if this is a mistake.',
  },
  noCongress: { vi: 'Tài khoản chưa có trong Đại hội nào', en: 'This account is in no congress yet' },
  noCongressText: {
    vi: 'Người quản trị của Sở thêm tài khoản vào Đại hội, màn hình này sẽ tự mở.',
    en: 'The department’s administrator adds the account to a congress; this screen then opens by itself.',
  },
  noPage: { vi: 'Không có trang này', en: 'There is no such page' },
  noPageText: {
    vi: 'Đường dẫn sai, hoặc tài khoản không được xem.',
    en: 'The address is wrong, or this account may not see it.',
  },
  toItems: { vi: 'Tới Việc của tôi', en: 'To My items' },
  broken: { vi: 'Màn hình này gặp lỗi', en: 'This screen has broken' },
  brokenText: {
    vi: 'Việc đã ghi vẫn còn trên máy. Tải lại trang; nếu vẫn lỗi, gọi bàn trực.',
    en: 'What was recorded is still on this device. Load the page again; if it breaks again, ring the duty desk.',
  },
  reload: { vi: 'Tải lại', en: 'Load again' },
  newVersion: { vi: 'Có bản mới của Trực Ban', en: 'There is a new version of Trực Ban' },
})
