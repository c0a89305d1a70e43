import { words } from '../app/words.ts'

/** What the department does with a row, and what a row says of its own course. */
export const steeringWords = words({
  eraseContent: { vi: 'Xóa nội dung', en: 'Erase content' },
  title: { vi: 'Điều hành mục này', en: 'Steer this item' },
  remind: { vi: 'Nhắc', en: 'Remind' },
  askAgain: { vi: 'Yêu cầu làm lại…', en: 'Ask again…' },
  askAgainTitle: {
    vi: (code: string) => `Yêu cầu làm lại ${code}?`,
    en: (code: string) => `Ask for ${code} again?`,
  },
  askAgainText: {
    vi: 'Minh chứng tới lúc này không tính nữa; lịch sử vẫn giữ. Đơn vị đọc được lý do.',
    en: 'Proofs up to now no longer count; the history keeps them. The owner reads the reason.',
  },
  reassign: { vi: 'Giao đơn vị khác…', en: 'Reassign…' },
  reassignTitle: {
    vi: (code: string) => `Giao ${code} cho đơn vị nào?`,
    en: (code: string) => `Who takes ${code}?`,
  },
  reassignText: {
    vi: 'Đơn vị mới bắt đầu từ đầu và đọc được lý do, không thấy gì của đơn vị cũ. Đơn vị cũ không còn thấy mục này.',
    en: 'The new owner begins anew and reads the reason, nothing of the former one. The former owner no longer sees it.',
  },
  owner: { vi: 'Đơn vị nhận', en: 'New owner' },
  range: { vi: 'Duyệt, đổi ngưỡng…', en: 'Approve or change limits…' },
  rangeTitle: { vi: (code: string) => `Ngưỡng của ${code}`, en: (code: string) => `Limits of ${code}` },
  rangeText: {
    vi: 'Áp dụng cho mọi dòng của mục này. Giữ nguyên là duyệt; đổi thì các số đo đã ghi được xét lại theo ngưỡng mới.',
    en: 'It holds for every row of this item. Unchanged means approved; changed, the recorded readings are judged anew.',
  },
  reading: { vi: 'Số đo', en: 'Reading' },
  least: { vi: (unit: string) => `Ngưỡng dưới, ${unit}`, en: (unit: string) => `At least, ${unit}` },
  most: { vi: (unit: string) => `Ngưỡng trên, ${unit}`, en: (unit: string) => `At most, ${unit}` },
  notNumber: { vi: 'Ngưỡng phải là con số, hoặc để trống.', en: 'A limit is a figure, or left empty.' },
  bind: { vi: 'Gắn phép kiểm tra…', en: 'Bind a probe…' },
  unbind: { vi: 'Gỡ phép kiểm tra…', en: 'Unbind the probe…' },
  bindTitle: {
    vi: (code: string) => `Máy nào kiểm tra ${code}?`,
    en: (code: string) => `Which probe watches ${code}?`,
  },
  bindText: {
    vi: 'Phép kiểm tra sẽ tự tích và tự bỏ tích mục này. Ai ghi đè phải nêu lý do.',
    en: 'The probe ticks and un-ticks this item by itself. Whoever overrides it gives a reason.',
  },
  probe: { vi: 'Tên phép kiểm tra', en: 'Name of the probe' },
  reason: { vi: 'Lý do', en: 'Reason' },
  reasonNeeded: { vi: 'Ghi lý do trong một dòng.', en: 'Give the reason in one line.' },
  save: { vi: 'Ghi vào nhật ký', en: 'Put on record' },
  saved: {
    vi: (code: string) => `${code}: đã ghi thay đổi`,
    en: (code: string) => `${code}: change recorded`,
  },
  saidAgain: {
    vi: (at: string, why: string) => `Được yêu cầu làm lại ${at}: ${why}`,
    en: (at: string, why: string) => `Asked for again ${at}: ${why}`,
  },
  resolved: {
    vi: (code: string) => `sự cố ${code} đã khắc phục, cần chứng minh lại`,
    en: (code: string) => `incident ${code} was resolved, prove it again`,
  },
  assigned: {
    vi: (at: string, why: string) => `Nhận từ ${at}: ${why}`,
    en: (at: string, why: string) => `Assigned ${at}: ${why}`,
  },
  reminded: { vi: (at: string) => `Được nhắc ${at}`, en: (at: string) => `Reminded ${at}` },
  probed: {
    vi: (name: string, at: string) => `Máy kiểm tra “${name}” từ ${at}`,
    en: (name: string, at: string) => `Watched by probe “${name}” since ${at}`,
  },
  overridden: {
    vi: (who: string, at: string, why: string) => `${who} ghi đè máy kiểm tra ${at}: ${why}`,
    en: (who: string, at: string, why: string) => `${who} overrode the probe ${at}: ${why}`,
  },
  handBack: { vi: 'Trả lại cho máy kiểm tra…', en: 'Give it back to the probe…' },
  past: {
    vi: (owner: string, until: string, n: number) =>
      `Trước đó ${owner}, đến ${until}: ${n} lần ghi (chỉ Sở xem)`,
    en: (owner: string, until: string, n: number) =>
      `Before: ${owner}, until ${until}: ${n} record${n === 1 ? '' : 's'} (department only)`,
  },
  onlyIf: {
    vi: (code: string, state: string) => `Chỉ làm khi ${code} ${state}`,
    en: (code: string, state: string) => `Only if ${code} is ${state}`,
  },
  onlyIfReading: {
    vi: (name: string, range: string) => `Chỉ làm khi ${name} ${range}`,
    en: (name: string, range: string) => `Only if ${name} is ${range}`,
  },
  bulkTitle: {
    vi: (area: string) => `Đã đi xem hết ${area}?`,
    en: (area: string) => `Have you walked through ${area}?`,
  },
  bulkText: {
    vi: 'Bỏ chọn mục nào chưa tự xem. Mỗi mục là một lần ghi riêng, hoàn tác được.',
    en: 'Leave out what you have not seen yourself. Each is a record of its own and can be undone.',
  },
  bulkSave: { vi: (n: number) => `Ghi đạt ${n} mục`, en: (n: number) => `Record ${n} as done` },
  bulkDone: { vi: (n: number) => `Đã ghi đạt ${n} mục`, en: (n: number) => `${n} recorded as done` },
  bulkUndone: { vi: (n: number) => `Đã hoàn tác ${n} mục`, en: (n: number) => `${n} undone` },
})
