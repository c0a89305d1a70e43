import { words } from '../app/words.ts'

export const boardWords = words({
  title: { vi: 'Sự cố', en: 'Incidents' },
  shownHidden: {
    vi: (shown: number, hidden: number) => `${shown} hiện · ${hidden} ẩn`,
    en: (shown: number, hidden: number) => `${shown} shown · ${hidden} hidden`,
  },
  order: { vi: 'Xếp: cần nhận trước, mức, cũ nhất', en: 'Order: to acknowledge, severity, oldest' },
  fresh: { vi: 'Chưa ai nhận', en: 'Nobody has it' },
  open: { vi: 'Đang mở', en: 'Open' },
  held: { vi: 'Đã tiếp nhận', en: 'Acknowledged' },
  mitigated: { vi: 'Đã khống chế', en: 'Mitigated' },
  late: { vi: 'Trễ hạn', en: 'Late' },
  settled: { vi: 'Xong trong ca', en: 'Settled this shift' },
  filterBy: { vi: 'Lọc theo trạng thái', en: 'Filter by state' },
  newIncident: { vi: 'Sự cố mới', en: 'New incident' },
  search: { vi: 'Tìm sự cố, không cần dấu', en: 'Find incidents' },
  searchHint: { vi: 'Mã, việc gì, ở đâu…', en: 'Code, what, where…' },
  list: { vi: 'Danh sách sự cố', en: 'List of incidents' },
  headSeverity: { vi: 'Mức', en: 'Sev.' },
  headCode: { vi: 'Mã, tuổi', en: 'Code, age' },
  headWhat: {
    vi: 'Việc gì, ở đâu, ai chủ trì, đang làm gì',
    en: 'What, where, who leads, what is being done',
  },
  headState: { vi: 'Trạng thái', en: 'State' },
  headDue: { vi: 'Hạn kế tiếp', en: 'Next due' },
  nobodyHasIt: { vi: 'chưa ai nhận', en: 'nobody has it' },
  onlyPublic: { vi: 'chỉ thấy nội dung công bố', en: 'public line only' },
  newOnes: { vi: (n: number) => `${n} mới`, en: (n: number) => `${n} new` },
  newWaiting: {
    vi: 'Danh sách giữ yên khi đang đọc.',
    en: 'The list holds still while you read.',
  },
  noneOpen: { vi: 'Không có sự cố nào đang mở', en: 'No incident is open' },
  noneFound: { vi: 'Không có sự cố nào khớp', en: 'No incident fits' },
  noneText: { vi: (at: string) => `Số liệu lúc ${at}.`, en: (at: string) => `As of ${at}.` },
  showOpen: { vi: 'Xem sự cố đang mở', en: 'Show the open ones' },
  lateBy: { vi: (age: string) => `trễ ${age}`, en: (age: string) => `${age} late` },
  toAcknowledge: { vi: 'để tiếp nhận', en: 'to acknowledge' },
  toUpdate: { vi: 'cập nhật', en: 'update' },
  toRestore: { vi: 'khôi phục', en: 'restore' },
  acknowledgeAt: { vi: (at: string) => `tiếp nhận ${at}`, en: (at: string) => `acknowledge ${at}` },
  updateAt: { vi: (at: string) => `cập nhật ${at}`, en: (at: string) => `update ${at}` },
  restoreAt: { vi: (at: string) => `khôi phục ${at}`, en: (at: string) => `restore ${at}` },
  keyClose: { vi: 'đóng sự cố', en: 'close the incident' },
  more: { vi: (n: number) => `Hiện thêm ${n} sự cố`, en: (n: number) => `Show ${n} more` },
})

export const sightWords = words({
  lead: { vi: 'Ai sẽ thấy:', en: 'Who will see it:' },
  leadNow: { vi: 'Ai đang thấy:', en: 'Who sees it:' },
  you: {
    vi: (organisation: string) => `đơn vị bạn (${organisation})`,
    en: (organisation: string) => `you (${organisation})`,
  },
  whole: { vi: (names: string) => `${names} thấy đủ.`, en: (names: string) => `${names} see all of it.` },
  faces: {
    vi: (n: number, line: string) => `${n} đơn vị khác chỉ thấy khu vực, mức, trạng thái và: “${line}”.`,
    en: (n: number, line: string) =>
      `${n} other organisation${n === 1 ? ' sees' : 's see'} only area, severity, state and: “${line}”.`,
  },
  nothing: {
    vi: (n: number) => `${n} đơn vị khác không thấy gì, kể cả việc có sự cố này.`,
    en: (n: number) =>
      `${n} other organisation${n === 1 ? ' sees' : 's see'} nothing, not even that it exists.`,
  },
  everyone: {
    vi: 'Mọi đơn vị trong Đại hội đều thấy đủ.',
    en: 'Every organisation of the congress sees all of it.',
  },
  blind: {
    vi: (names: string) => `Lưu ý: ${names} được giao xử lý nhưng không thấy sự cố.`,
    en: (names: string) => `Note: ${names} should handle it but cannot see it.`,
  },
  expected: {
    vi: (line: string, at: string) => `${line}, dự kiến khôi phục ${at}`,
    en: (line: string, at: string) => `${line}, expected back ${at}`,
  },
  and: { vi: ' và ', en: ' and ' },
  faceOnly: {
    vi: 'Đơn vị bạn chỉ thấy nội dung công bố. Đơn vị xử lý, chi tiết và người liên quan không hiện ở đây.',
    en: 'Your organisation sees the public line only; who handles it and all details stay hidden here.',
  },
})

export const panelWords = words({
  back: { vi: 'Về danh sách', en: 'Back to the list' },
  close: { vi: 'Đóng', en: 'Close' },
  content: { vi: (code: string) => `Nội dung ${code}`, en: (code: string) => `Content of ${code}` },
  occurred: {
    vi: (at: string, recorded: string) => `xảy ra ${at}, ghi ${recorded}`,
    en: (at: string, recorded: string) => `happened ${at}, recorded ${recorded}`,
  },
  occurredOnly: { vi: (at: string) => `xảy ra ${at}`, en: (at: string) => `happened ${at}` },
  leads: {
    vi: (organisation: string) => `${organisation} chủ trì`,
    en: (organisation: string) => `${organisation} leads`,
  },
  noLead: { vi: 'chưa có đơn vị chủ trì', en: 'no lead yet' },
  withThem: { vi: (names: string) => `cùng ${names}`, en: (names: string) => `with ${names}` },
  acknowledgedAt: {
    vi: (state: string, at: string) => `${state} ${at}`,
    en: (state: string, at: string) => `${state} ${at}`,
  },
  linkedItems: { vi: 'Gắn với mục', en: 'Linked items' },
  reportedBy: { vi: 'Báo bởi', en: 'Reported by' },
  publicLine: { vi: 'Nội dung công bố', en: 'Public line' },
  record: { vi: 'Hồ sơ', en: 'Record' },
  publicOnly: { vi: 'Nội dung công bố', en: 'Public line' },
  latest: { vi: 'Cập nhật mới nhất', en: 'Latest update' },
  doing: { vi: 'Đang làm', en: 'Doing' },
  noDoing: { vi: 'Chưa có cập nhật nào.', en: 'No update yet.' },
  restore: { vi: 'Dự kiến khôi phục', en: 'Expected restore' },
  restoreShort: { vi: 'dự kiến khôi phục', en: 'expected back' },
  restoreUnknown: { vi: 'chưa rõ', en: 'unknown' },
  restorePassed: { vi: (at: string) => `${at}, đã qua`, en: (at: string) => `${at}, passed` },
  playbook: { vi: 'Quy trình', en: 'Playbook' },
  playbookNote: {
    vi: (n: number) => `${n} bước, để tham khảo`,
    en: (n: number) => `${n} steps, for guidance`,
  },
  playbookAll: { vi: 'Xem đủ các bước', en: 'All steps' },
  playbookLess: { vi: 'Thu gọn', en: 'Fewer' },
  timeline: { vi: 'Diễn biến', en: 'Timeline' },
  addEarlier: { vi: 'Thêm ghi chú', en: 'Add a note' },
  systemHidden: {
    vi: (n: number) => `${n} sự kiện hệ thống ẩn`,
    en: (n: number) => `${n} system entries hidden`,
  },
  systemShown: { vi: 'Ẩn sự kiện hệ thống', en: 'Hide system entries' },
  lateChip: { vi: (at: string) => `ghi muộn ${at}`, en: (at: string) => `recorded late ${at}` },
  lateBy: {
    vi: (who: string, at: string, recorded: string) => `${who} · xảy ra ${at}, ghi ${recorded}`,
    en: (who: string, at: string, recorded: string) => `${who} · happened ${at}, recorded ${recorded}`,
  },
  unsent: { vi: 'Chưa gửi: mới lưu trên máy này', en: 'Not sent: on this device only' },
  unsentText: {
    vi: (code: string, phone: string) =>
      `Mã dự kiến ${code}. Bàn trực chưa biết cho tới khi có mạng; việc gấp gọi ${phone}.`,
    en: (code: string, phone: string) =>
      `Expected code ${code}. The duty desk does not know until the line is back; if urgent ring ${phone}.`,
  },
  offlineNote: {
    vi: (phone: string) =>
      `Đang mất mạng: vẫn ghi chú, cập nhật và mở sự cố mới được. Tiếp nhận và chuyển trạng thái cần mạng; gọi bàn trực ${phone}.`,
    en: (phone: string) =>
      `Offline: notes, updates and new incidents still work. Acknowledging and changing state need the line; ring ${phone}.`,
  },
  opened: { vi: (n: number) => `Mở sự cố, mức ${n}`, en: (n: number) => `Opened, severity ${n}` },
  entryUpdate: { vi: (text: string) => `Cập nhật: ${text}`, en: (text: string) => `Update: ${text}` },
  entryUpdateAt: {
    vi: (text: string, at: string) => `Cập nhật: ${text}, dự kiến khôi phục ${at}`,
    en: (text: string, at: string) => `Update: ${text}, expected back ${at}`,
  },
  entrySeverity: {
    vi: (n: string, why: string) => `Đổi sang mức ${n}: ${why}`,
    en: (n: string, why: string) => `Severity ${n}: ${why}`,
  },
  entryPublic: {
    vi: (line: string) => `Nội dung công bố: “${line}”`,
    en: (line: string) => `Public line: “${line}”`,
  },
  entryVisibility: {
    vi: (text: string) => `Phạm vi xem: ${text}`,
    en: (text: string) => `Visibility: ${text}`,
  },
  entryInvolved: { vi: (names: string) => `Xử lý: ${names}`, en: (names: string) => `Handled by: ${names}` },
  erased: { vi: '(nội dung đã xóa)', en: '(text erased)' },
  entryAcknowledge: { vi: 'Tiếp nhận', en: 'Acknowledged' },
  entryMitigate: { vi: 'Đã khống chế', en: 'Mitigated' },
  entryResolve: { vi: 'Đã khắc phục', en: 'Resolved' },
  entryClose: { vi: 'Đóng', en: 'Closed' },
  entryCancel: { vi: 'Hủy, báo nhầm', en: 'Cancelled, false alarm' },
  entryReopen: { vi: 'Mở lại', en: 'Reopened' },
  visibleAll: { vi: 'mọi đơn vị thấy nội dung công bố', en: 'everybody sees the public line' },
  visibleDepartment: { vi: 'chỉ Sở và đơn vị báo', en: 'department and reporting organisation only' },
  visibleNamed: {
    vi: (names: string) => `chỉ Sở, đơn vị báo và ${names}`,
    en: (names: string) => `department, reporting organisation and ${names}`,
  },
  nextStep: { vi: 'Bước kế tiếp', en: 'Next step' },
  moreMoves: { vi: 'Việc khác', en: 'More' },
  stillAcknowledge: { vi: 'còn lại để tiếp nhận', en: 'left to acknowledge' },
  stillUpdate: { vi: 'còn lại tới lần cập nhật kế tiếp', en: 'left until the next update' },
  stillRestore: { vi: 'còn lại để khôi phục', en: 'left to restore' },
  lateAcknowledge: {
    vi: (at: string) => `trễ tiếp nhận, hạn ${at}`,
    en: (at: string) => `late to acknowledge, due ${at}`,
  },
  lateUpdate: { vi: (at: string) => `trễ cập nhật, hạn ${at}`, en: (at: string) => `update late, due ${at}` },
  lateRestore: {
    vi: (at: string) => `quá hạn khôi phục ${at}`,
    en: (at: string) => `restore overdue since ${at}`,
  },
  noIncident: { vi: 'Không có sự cố này', en: 'There is no such incident' },
  noIncidentText: {
    vi: 'Mã sai, hoặc tài khoản không được xem (nữa).',
    en: 'The address is wrong, or this account may not see it (any more).',
  },
  call: { vi: 'Gọi bàn trực', en: 'Ring the duty desk' },
})
