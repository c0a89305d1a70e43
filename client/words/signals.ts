import type { SignalStatus } from '../../domain/signal/events.ts'
import type { Words } from '../../domain/words.ts'
import { words } from '../app/words.ts'

export const signalStateWords: { readonly [S in SignalStatus]: Words } = {
  open: { vi: 'chờ xem', en: 'waiting' },
  accepted: { vi: 'đã thành sự cố', en: 'became an incident' },
  merged: { vi: 'đã ghép vào sự cố', en: 'added to an incident' },
  dismissed: { vi: 'đã bỏ qua', en: 'dismissed' },
  cleared: { vi: 'nguồn báo đã hết', en: 'cleared by its source' },
}

/** Why a signal is let go, likeliest first; the last one is one's own words. */
export const dismissReasons: readonly Words[] = [
  { vi: 'Không phải sự cố', en: 'Not an incident' },
  { vi: 'Đã biết, đang xử lý', en: 'Known and in hand' },
  { vi: 'Đang bảo trì theo kế hoạch', en: 'Planned work' },
  { vi: 'Báo nhầm', en: 'False alarm' },
]

export const signalWords = words({
  title: { vi: 'Tín hiệu', en: 'Signals' },
  list: { vi: 'Tín hiệu chờ xem', en: 'Signals to look at' },
  note: { vi: (n: number) => `${n} chờ xem`, en: (n: number) => `${n} waiting` },
  none: { vi: 'Không có tín hiệu nào chờ xem', en: 'No signal waits' },
  noneText: {
    vi: (at: string) => `Tin báo của các đơn vị và cảnh báo từ máy hiện ở đây. Kiểm tra lần cuối ${at}.`,
    en: (at: string) => `Hints from organisations and machine alerts show here. Last checked ${at}.`,
  },
  hint: { vi: (who: string) => `Tin báo · ${who}`, en: (who: string) => `Hint · ${who}` },
  times: { vi: (n: number) => `${n} lần`, en: (n: number) => `${n} times` },
  since: {
    vi: (first: string, last: string) => `từ ${first}, gần nhất ${last}`,
    en: (first: string, last: string) => `since ${first}, last ${last}`,
  },
  at: { vi: (at: string) => `lúc ${at}`, en: (at: string) => `at ${at}` },
  noArea: { vi: 'chưa rõ khu vực', en: 'area not known' },
  noKind: { vi: 'chưa rõ loại', en: 'kind not known' },
  near: {
    vi: (codes: string) => `Đang mở cùng khu vực: ${codes}`,
    en: (codes: string) => `Open in this area: ${codes}`,
  },
  accept: { vi: 'Mở sự cố', en: 'Open an incident' },
  acceptMore: { vi: 'Mở sự cố…', en: 'Open an incident…' },
  merge: { vi: 'Ghép…', en: 'Add to…' },
  dismiss: { vi: 'Bỏ qua…', en: 'Dismiss…' },
  acceptNote: {
    vi: 'Sự cố mở từ tín hiệu chỉ Sở thấy, tới khi người trực mở rộng phạm vi.',
    en: 'An incident made of a signal is seen by the department only, until somebody widens it.',
  },
  accepted: {
    vi: (code: string) => `Đã mở ${code}, chỉ Sở thấy`,
    en: (code: string) => `${code} is open, for the department to see`,
  },
  acceptedAll: {
    vi: (code: string) => `Đã mở ${code}, mọi đơn vị thấy nội dung công bố`,
    en: (code: string) => `${code} is open, everybody sees its public line`,
  },
  openIncident: { vi: 'Xem sự cố', en: 'See it' },
  acceptTitle: { vi: 'Mở sự cố từ tín hiệu này?', en: 'Open an incident from this signal?' },
  incidentTitle: { vi: 'Tiêu đề', en: 'Title' },
  area: { vi: 'Khu vực', en: 'Area' },
  kind: { vi: 'Loại sự cố', en: 'Kind' },
  choose: { vi: 'Chọn…', en: 'Choose…' },
  severity: { vi: 'Mức', en: 'Severity' },
  usual: { vi: 'theo loại', en: 'as usual for its kind' },
  sees: { vi: 'Ai sẽ thấy', en: 'Who will see it' },
  seesDepartment: { vi: 'Chỉ Sở', en: 'The department' },
  seesAll: { vi: 'Mọi đơn vị', en: 'Everybody' },
  seesAllText: {
    vi: (line: string) => `Đơn vị khác chỉ thấy khu vực, loại, mức và “${line}”.`,
    en: (line: string) => `Others see area, kind, severity and “${line}” only.`,
  },
  needArea: { vi: 'Chọn khu vực.', en: 'Choose the area.' },
  needKind: { vi: 'Chọn loại sự cố.', en: 'Choose the kind.' },
  mergeTitle: { vi: 'Ghép vào sự cố nào?', en: 'Add it to which incident?' },
  mergeNow: { vi: 'Ghép vào sự cố này', en: 'Add it to this incident' },
  mergeInto: { vi: 'Sự cố đang mở', en: 'Open incident' },
  mergeText: {
    vi: 'Nội dung tín hiệu không chép sang sự cố; chỉ Sở thấy hai bên nối với nhau.',
    en: 'The signal’s text is not copied; only the department sees that the two belong together.',
  },
  merged: { vi: (code: string) => `Đã ghép vào ${code}`, en: (code: string) => `Added to ${code}` },
  noneOpen: { vi: 'Không có sự cố nào đang mở để ghép.', en: 'No incident is open.' },
  dismissTitle: { vi: 'Bỏ qua tín hiệu này vì sao?', en: 'Why dismiss this signal?' },
  dismissNow: { vi: 'Bỏ qua', en: 'Dismiss' },
  dismissed: { vi: 'Đã bỏ qua tín hiệu', en: 'The signal is dismissed' },
  reason: { vi: 'Lý do', en: 'Reason' },
  otherReason: { vi: 'Lý do khác', en: 'Another reason' },
  quiet: {
    vi: 'Nguồn này báo lại trong 60 phút tới thì chỉ đếm thêm, không hiện lại.',
    en: 'If its source repeats it within 60 minutes it only counts on.',
  },
  needReason: { vi: 'Ghi lý do.', en: 'Give the reason.' },
  under: {
    vi: (n: number) => `${n} tín hiệu do sự cố đang mở gây ra`,
    en: (n: number) => `${n} signal${n === 1 ? '' : 's'} explained by an open incident`,
  },
  underText: { vi: (code: string) => `thuộc ${code}`, en: (code: string) => `under ${code}` },
  handled: { vi: (n: number) => `Đã xử lý (${n})`, en: (n: number) => `Dealt with (${n})` },
  settledBy: {
    vi: (at: string, who: string) => `${at} · ${who}`,
    en: (at: string, who: string) => `${at} · ${who}`,
  },
  byRule: { vi: 'theo quy tắc', en: 'by rule' },
  keys: {
    vi: 'J K chọn · Y mở sự cố · M ghép · X bỏ qua',
    en: 'J K move · Y open an incident · M add · X dismiss',
  },
  report: { vi: 'Ghi tin báo…', en: 'Note a hint…' },
  reportTitle: { vi: 'Có tin gì cần bàn trực xem?', en: 'What should the duty desk look at?' },
  hintTitle: { vi: 'Báo tin về bàn trực', en: 'Send a hint to the duty desk' },
  hintText: {
    vi: 'Chỉ bàn trực của Sở thấy tin này; đơn vị khác và cả đơn vị anh chị không thấy lại. Việc gấp: gọi bàn trực.',
    en: 'Only the department’s duty desk sees it; neither others nor your own organisation see it again. If urgent, ring the desk.',
  },
  what: { vi: 'Nội dung', en: 'What is going on' },
  whatHint: {
    vi: 'Thấy gì, ở đâu, từ lúc nào. Không ghi thông tin mật, không ghi dữ liệu người dân.',
    en: 'What, where, since when. No classified matter and no data about members of the public.',
  },
  send: { vi: 'Gửi bàn trực', en: 'Send it to the duty desk' },
  sent: {
    vi: (at: string) => `Bàn trực đã nhận tin lúc ${at}.`,
    en: (at: string) => `The duty desk has it since ${at}.`,
  },
  kept: {
    vi: 'Tin đã lưu trên máy, sẽ gửi khi có mạng.',
    en: 'It is kept on this device and goes out once there is a line.',
  },
  another: { vi: 'Báo tin khác', en: 'Send another' },
  needText: { vi: 'Nhập nội dung.', en: 'Write what is going on.' },
  optional: { vi: 'không bắt buộc', en: 'optional' },
  rules: {
    vi: (n: number) => `Quy tắc tự mở sự cố (${n})`,
    en: (n: number) => `Rules that open incidents (${n})`,
  },
  rulesText: {
    vi: 'Cảnh báo của máy đủ số lần trong thời gian định sẵn thì tự thành sự cố, chỉ Sở thấy. Tin báo của người không bao giờ tự thành sự cố.',
    en: 'Machine alerts that repeat often enough become an incident by themselves, for the department to see. Hints never do.',
  },
  addRule: { vi: 'Thêm quy tắc…', en: 'Add a rule…' },
  editRule: { vi: 'Sửa…', en: 'Edit…' },
  removeRule: { vi: 'Xóa…', en: 'Remove…' },
  ruleTitle: { vi: 'Khi nào tín hiệu tự thành sự cố?', en: 'When do signals become an incident?' },
  removeTitle: { vi: 'Xóa quy tắc này?', en: 'Remove this rule?' },
  ruleLine: {
    vi: (n: number, minutes: number) => `${n} lần trong ${minutes} phút`,
    en: (n: number, minutes: number) => `${n} within ${minutes} min`,
  },
  ruleNever: { vi: 'không tự mở', en: 'never by itself' },
  ruleParent: {
    vi: (what: string) => `không mở khi ${what} đang có sự cố`,
    en: (what: string) => `not while ${what} has an incident`,
  },
  source: { vi: 'Nguồn', en: 'Source' },
  sourceHint: {
    vi: 'Như nguồn tự xưng: zabbix, uptime-kuma.',
    en: 'As it calls itself: zabbix, uptime-kuma.',
  },
  key: { vi: 'Khóa', en: 'Key' },
  keyHint: {
    vi: 'Đúng một khóa, hoặc phần đầu kèm dấu *.',
    en: 'One key, or its beginning with * behind it.',
  },
  threshold: { vi: 'Số lần', en: 'Times' },
  thresholdHint: { vi: 'Để trống: không tự mở.', en: 'Empty: never by itself.' },
  minutes: { vi: 'Trong bao nhiêu phút', en: 'Within minutes' },
  parent: { vi: 'Không mở khi khu vực này đang có sự cố', en: 'Not while this area has an incident' },
  noParent: { vi: 'không xét', en: 'does not matter' },
  saveRule: { vi: 'Ghi quy tắc', en: 'Record the rule' },
  ruleSaved: { vi: 'Đã ghi quy tắc', en: 'The rule is recorded' },
  ruleRemoved: { vi: 'Đã xóa quy tắc', en: 'The rule is removed' },
  needSource: { vi: 'Nhập nguồn, chữ thường không dấu.', en: 'Give the source in lower case.' },
  needKey: { vi: 'Nhập khóa.', en: 'Give the key.' },
  badNumber: { vi: 'Nhập số từ 1 trở lên.', en: 'A number from 1 on.' },
})
