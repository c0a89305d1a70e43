import { words } from '../app/words.ts'

export const wallWords = words({
  notDone: {
    vi: (n: number) => `${n} mục quan trọng chưa xong.`,
    en: (n: number) => `${n} critical item${n === 1 ? '' : 's'} not done.`,
  },
  worst: { vi: (what: string) => `Nặng nhất: ${what}.`, en: (what: string) => `Worst: ${what}.` },
  allDone: {
    vi: (n: number, at: string) => `Đủ ${n} mục quan trọng đạt, tính lúc ${at}.`,
    en: (n: number, at: string) => `All ${n} critical items proven as of ${at}.`,
  },
  noneCounted: {
    vi: 'Chưa có mục quan trọng nào tới hạn để tính.',
    en: 'No critical item counts yet.',
  },
  own: {
    vi: (organisation: string) => `Chỉ tính phần của ${organisation}.`,
    en: (organisation: string) => `Counts only the part of ${organisation}.`,
  },
  published: {
    vi: (at: string) => `Kết luận do Sở công bố lúc ${at}.`,
    en: (at: string) => `Verdict published by the department at ${at}.`,
  },
  notPublished: { vi: 'CHƯA CÔNG BỐ', en: 'NOT PUBLISHED' },
  notPublishedText: {
    vi: 'Lãnh đạo chưa công bố kết luận sẵn sàng.',
    en: 'The leaders have not published a verdict yet.',
  },
  toOpening: {
    vi: (clock: string, day: string, date: string) => `tới khai mạc ${clock}, ${day} ${date}`,
    en: (clock: string, day: string, date: string) => `until opening ${clock}, ${day} ${date}`,
  },
  toClosing: {
    vi: (clock: string, day: string, date: string) => `tới bế mạc ${clock}, ${day} ${date}`,
    en: (clock: string, day: string, date: string) => `until closing ${clock}, ${day} ${date}`,
  },
  over: { vi: 'Đã bế mạc', en: 'Closed' },
  overText: {
    vi: (day: string, date: string) => `${day} ${date}`,
    en: (day: string, date: string) => `${day} ${date}`,
  },
  counts: { vi: 'Sự cố đang mở theo mức', en: 'Open incidents by severity' },
  countOf: {
    vi: (n: number, word: string, open: number, loose: number) =>
      `Mức ${n}, ${word}: ${open} đang mở${loose > 0 ? `, ${loose} chưa ai nhận` : ''}`,
    en: (n: number, word: string, open: number, loose: number) =>
      `Severity ${n}, ${word}: ${open} open${loose > 0 ? `, ${loose} not acknowledged` : ''}`,
  },
  incidents: { vi: 'Sự cố nặng nhất', en: 'Worst incidents' },
  noIncident: { vi: 'Không có sự cố nào đang mở', en: 'No incident is open' },
  moreIncidents: {
    vi: (n: number) => `và ${n} sự cố khác đang mở`,
    en: (n: number) => `and ${n} other open incident${n === 1 ? '' : 's'}`,
  },
  opened: { vi: 'mở', en: 'open' },
  nobody: { vi: 'Chưa ai nhận', en: 'Nobody has it' },
  restore: { vi: (at: string) => `dự kiến xong ${at}`, en: (at: string) => `expected back ${at}` },
  noDoing: { vi: 'chưa có cập nhật', en: 'no update yet' },
  grid: { vi: 'Khu vực và đơn vị', en: 'Areas and organisations' },
  gridOwn: { vi: 'Khu vực và bảng kiểm', en: 'Areas and checklists' },
  area: { vi: 'Khu vực', en: 'Area' },
  everywhere: { vi: 'Chung', en: 'General' },
  cell: {
    vi: (place: string, who: string, verdict: string, blocking: number) =>
      `${place}, ${who}: ${verdict}${blocking > 0 ? `, ${blocking} mục` : ''}`,
    en: (place: string, who: string, verdict: string, blocking: number) =>
      `${place}, ${who}: ${verdict}${blocking > 0 ? `, ${blocking} item${blocking === 1 ? '' : 's'}` : ''}`,
  },
  notGreen: {
    vi: (n: number, green: number) => `${n} khu vực chưa sẵn sàng · ${green} sẵn sàng`,
    en: (n: number, green: number) => `${n} area${n === 1 ? '' : 's'} not ready · ${green} ready`,
  },
  owners: { vi: 'Đơn vị còn mục quan trọng chưa xong', en: 'Organisations with critical items not done' },
  lists: { vi: 'Bảng kiểm còn mục quan trọng chưa xong', en: 'Checklists with critical items not done' },
  byList: { vi: 'Theo bảng kiểm:', en: 'By checklist:' },
  andLists: { vi: (n: number) => `và ${n} bảng kiểm`, en: (n: number) => `and ${n} more` },
  byOwner: { vi: 'Theo đơn vị:', en: 'By organisation:' },
  ownerOf: {
    vi: (who: string, verdict: string, n: number) => `${who}: ${verdict}, ${n} mục`,
    en: (who: string, verdict: string, n: number) => `${who}: ${verdict}, ${n} item${n === 1 ? '' : 's'}`,
  },
  andOwners: { vi: (n: number) => `và ${n} đơn vị`, en: (n: number) => `and ${n} more` },
  withIncidents: {
    vi: (n: number, quiet: number) => `${n} khu vực đang có sự cố · ${quiet} không có`,
    en: (n: number, quiet: number) => `${n} area${n === 1 ? '' : 's'} with incidents · ${quiet} without`,
  },
  moreAreas: {
    vi: (n: number) => `và ${n} khu vực khác`,
    en: (n: number) => `and ${n} other${n === 1 ? '' : 's'}`,
  },
  polled: {
    vi: (verdict: string, at: string) => `Biểu quyết ${at}: ${verdict}`,
    en: (verdict: string, at: string) => `Poll of ${at}: ${verdict}`,
  },
  votes: {
    vi: (go: number, conditions: number, noGo: number, silent: number) =>
      [
        `${go} sẵn sàng`,
        ...(conditions > 0 ? [`${conditions} có điều kiện`] : []),
        ...(noGo > 0 ? [`${noGo} chưa`] : []),
        ...(silent > 0 ? [`${silent} không trả lời`] : []),
      ].join(' · '),
    en: (go: number, conditions: number, noGo: number, silent: number) =>
      [
        `${go} go`,
        ...(conditions > 0 ? [`${conditions} with conditions`] : []),
        ...(noGo > 0 ? [`${noGo} no-go`] : []),
        ...(silent > 0 ? [`${silent} silent`] : []),
      ].join(' · '),
  },
  settled: { vi: 'Đã xong', en: 'Settled' },
  openHere: { vi: (n: number) => `${n} sự cố`, en: (n: number) => `${n} incident${n === 1 ? '' : 's'}` },
  scheduled: {
    vi: (time: string) => `soát hạn ${time}`,
    en: (time: string) => `due times checked ${time}`,
  },
  unscheduled: { vi: 'chưa soát hạn', en: 'due times not checked' },
  live: {
    vi: (seconds: number) => `Trực tiếp, ${seconds} giây trước`,
    en: (seconds: number) => `Live, ${seconds} s ago`,
  },
  silent: {
    vi: (seconds: number) => `Chờ tín hiệu, số liệu ${seconds} giây trước`,
    en: (seconds: number) => `Waiting for a signal, as of ${seconds} s ago`,
  },
  now: { vi: 'Bây giờ', en: 'Now' },
  lost: { vi: 'MẤT KẾT NỐI', en: 'CONNECTION LOST' },
  since: { vi: (at: string) => `từ ${at}`, en: (at: string) => `since ${at}` },
  lostText: {
    vi: (span: string) => `Màn hình này không biết tình hình hiện tại. Đã ${span} chưa có tin.`,
    en: (span: string) => `This screen does not know the present situation. No news for ${span}.`,
  },
  seconds: { vi: (n: number) => `${n} giây`, en: (n: number) => `${n} s` },
  ask: { vi: 'Hỏi bàn trực:', en: 'Ask the duty desk:' },
  askNobody: { vi: 'Hỏi', en: 'Ask' },
  desk: { vi: 'bàn trực của Sở', en: 'the department’s duty desk' },
  lastKnown: {
    vi: (at: string, verdict: string, open: number) =>
      `Biết lần cuối lúc ${at}: ${verdict}, ${open} sự cố đang mở`,
    en: (at: string, verdict: string, open: number) =>
      `Last known at ${at}: ${verdict}, ${open} incidents open`,
  },
  nothingKnown: { vi: 'Chưa từng nhận được số liệu', en: 'No figures were ever received' },
  retry: { vi: 'Đang nối lại', en: 'Reconnecting' },
  opening: { vi: 'Đang mở màn hình', en: 'Opening the screen' },
  broken: { vi: 'Màn hình này gặp lỗi', en: 'This screen has broken' },
  brokenText: {
    vi: 'Tự tải lại sau 15 giây. Trong lúc này hỏi bàn trực.',
    en: 'It loads itself again in 15 seconds. Meanwhile ask the duty desk.',
  },
  ended: { vi: 'Liên kết màn hình này không còn hiệu lực', en: 'This display’s link is no longer valid' },
  endedText: {
    vi: 'Liên kết đã bị thu hồi hoặc không đúng. Người quản trị của Sở tạo liên kết mới trong Người dùng.',
    en: 'It was revoked or is wrong. The department’s administrator makes a new one under People.',
  },
  noLink: { vi: 'Màn hình này chưa có liên kết', en: 'This screen has no link yet' },
  needsSignIn: {
    vi: 'Mở bằng liên kết màn hình, hoặc đăng nhập trước.',
    en: 'Open it through a display link, or sign in first.',
  },
})

export const summaryWords = words({
  title: { vi: 'Tóm tắt', en: 'Summary' },
  asOf: { vi: (at: string) => `tính lúc ${at}`, en: (at: string) => `as of ${at}` },
  asHeard: {
    vi: (at: string) => `mất mạng, theo số liệu lúc ${at}`,
    en: (at: string) => `offline, from figures of ${at}`,
  },
  worst: { vi: 'Sự cố nặng nhất', en: 'Worst incidents' },
  allIncidents: {
    vi: (n: number) => `Xem cả ${n} sự cố đang mở`,
    en: (n: number) => `All ${n} open incidents`,
  },
  blockers: { vi: 'Đang cản trở sẵn sàng', en: 'What blocks go' },
  noBlockers: { vi: 'Không có mục nào cản trở', en: 'Nothing blocks' },
  noBlockersText: {
    vi: 'Mọi mục quan trọng tới hạn đều có minh chứng còn hiệu lực.',
    en: 'Every critical item that counts has a proof that is up to date.',
  },
  moreBlockers: { vi: (n: number) => `và ${n} mục khác`, en: (n: number) => `and ${n} more` },
  byOwner: { vi: 'Theo đơn vị', en: 'By organisation' },
  readiness: { vi: 'Sẵn sàng theo khu vực và bảng kiểm', en: 'Readiness by area and checklist' },
  ownerLine: {
    vi: (name: string, n: number) => `${name}: ${n}`,
    en: (name: string, n: number) => `${name}: ${n}`,
  },
  due: { vi: (at: string) => `hạn ${at}`, en: (at: string) => `due ${at}` },
  late: { vi: (span: string) => `trễ ${span}`, en: (span: string) => `${span} late` },
  publish: { vi: 'Công bố kết luận', en: 'Publish the verdict' },
  publishAs: {
    vi: (verdict: string) => `Công bố: ${verdict}`,
    en: (verdict: string) => `Publish: ${verdict}`,
  },
  publishAgainAs: { vi: 'Công bố lại với giờ mới', en: 'Publish again with the present time' },
  publishAsk: {
    vi: (verdict: string) => `Công bố kết luận “${verdict}”?`,
    en: (verdict: string) => `Publish the verdict “${verdict}”?`,
  },
  publishWho: {
    vi: (organisations: string) =>
      `Mọi đơn vị trong Đại hội sẽ thấy kết luận chung và giờ công bố: ${organisations}. Màn hình dùng chung cũng hiện. Không đơn vị nào thấy mục, số đo hay tên của đơn vị khác.`,
    en: (organisations: string) =>
      `Every organisation of the congress will see the overall verdict and its time: ${organisations}. So will shared displays. None sees another’s items, readings or names.`,
  },
  publishAgain: {
    vi: 'Kết luận được ghi lại đúng như trung tâm tính lúc nhận lệnh; đổi sau này thì phải công bố lại.',
    en: 'It is recorded as the centre computes it on receipt; when it changes, it has to be published again.',
  },
  published: {
    vi: (verdict: string, at: string) => `Đã công bố: ${verdict}, lúc ${at}.`,
    en: (verdict: string, at: string) => `Published: ${verdict}, at ${at}.`,
  },
  notPublished: {
    vi: 'Chưa công bố cho các đơn vị.',
    en: 'Not published to the organisations yet.',
  },
  differs: {
    vi: 'Kết luận hiện nay khác với bản đã công bố.',
    en: 'The present verdict differs from what was published.',
  },
  shared: {
    vi: 'Đơn vị chỉ thấy phần việc của mình và kết luận chung khi Sở công bố.',
    en: 'An organisation sees its own part, and the overall verdict once the department publishes it.',
  },
})
