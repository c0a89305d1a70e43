import type { ClockKind } from '../../domain/incident/clocks.ts'
import type { EscalationStep, Means } from '../../domain/incident/escalation.ts'
import type { Words } from '../../domain/words.ts'
import { words } from '../app/words.ts'

export const clockWords: { readonly [K in ClockKind]: Words } = {
  acknowledge: { vi: 'Quá hạn tiếp nhận', en: 'Not acknowledged in time' },
  'first-update': { vi: 'Quá hạn cập nhật đầu', en: 'No first update in time' },
  update: { vi: 'Quá hạn cập nhật kế tiếp', en: 'No further update in time' },
  restore: { vi: 'Quá hạn khôi phục', en: 'Not restored in time' },
}
export const meansWords: { readonly [M in Means]: Words } = {
  board: { vi: 'báo trên bảng', en: 'told on the board' },
  telephone: { vi: 'gọi điện', en: 'rung by telephone' },
}
export const whoseWords: { readonly [W in EscalationStep['whose']]: Words } = {
  lead: { vi: 'đơn vị chủ trì', en: 'the lead organisation' },
  department: { vi: 'Sở', en: 'the department' },
}

export const policyWords = words({
  title: { vi: 'Quy tắc sự cố', en: 'Incident policy' },
  sub: {
    vi: 'Mốc thời gian của từng mức, và báo ai khi quá mốc. Mỗi lần đổi đều vào hồ sơ kèm lý do.',
    en: 'How soon each severity asks for what, and who is told when it is late. Each change is recorded with its reason.',
  },
  toPolicy: { vi: 'Mốc thời gian, thứ tự báo', en: 'Times and escalation' },
  readOnly: {
    vi: 'Trực ban và lãnh đạo của Sở đổi được; tài khoản này chỉ xem.',
    en: 'The department’s operators and leaders change it; this account only reads.',
  },
  whoOnDuty: { vi: 'Ai đang trực', en: 'Who is on duty' },
  targets: { vi: 'Mốc thời gian theo mức', en: 'Time targets per severity' },
  targetsText: {
    vi: 'Tính từ lúc sự cố vào hồ sơ. Đổi mốc là đổi ngay hạn của các sự cố đang mở.',
    en: 'Counted from the recording. A change moves the deadlines of open incidents at once.',
  },
  severity: { vi: 'Mức', en: 'Severity' },
  ackMin: { vi: 'Tiếp nhận', en: 'Acknowledge' },
  firstUpdateMin: { vi: 'Cập nhật đầu', en: 'First update' },
  updateEveryMin: { vi: 'Cập nhật kế tiếp', en: 'Next update' },
  resolveMin: { vi: 'Khôi phục', en: 'Restore' },
  ackExpiresMin: { vi: 'Tiếp nhận hết hiệu lực', en: 'Acknowledgement runs out' },
  never: { vi: 'không hết', en: 'never' },
  shippedAs: { vi: (was: string) => `mặc định ${was}`, en: (was: string) => `default ${was}` },
  asShipped: { vi: 'như mặc định', en: 'as shipped' },
  changed: { vi: 'đã đổi', en: 'changed' },
  edit: { vi: 'Đổi…', en: 'Change…' },
  editTargets: { vi: (n: number) => `Đổi mốc mức ${n}…`, en: (n: number) => `Change severity ${n}…` },
  targetsAsk: {
    vi: (n: number) => `Mốc thời gian của mức ${n}`,
    en: (n: number) => `Time targets of severity ${n}`,
  },
  minutes: { vi: 'phút', en: 'minutes' },
  expiresHint: {
    vi: 'Để trống: tiếp nhận không hết hiệu lực.',
    en: 'Leave empty: an acknowledgement does not run out.',
  },
  takeShipped: { vi: 'Lấy lại mặc định', en: 'Take the default' },
  targetsDo: { vi: 'Ghi mốc mới', en: 'Record the targets' },
  wholeMinutes: { vi: 'Số phút nguyên, từ 1 tới 20.160.', en: 'Whole minutes, 1 to 20,160.' },
  reason: { vi: 'Lý do đổi', en: 'Why' },
  reasonNeeded: { vi: 'Ghi lý do.', en: 'Give the reason.' },
  saved: { vi: 'Đã ghi quy tắc mới', en: 'The policy is recorded' },
  escalation: { vi: 'Báo ai khi quá mốc', en: 'Who is told when it is late' },
  escalationText: {
    vi: 'Quy tắc gần nhất được dùng: riêng đơn vị và nhóm sự cố, rồi riêng đơn vị, riêng nhóm, sau cùng là chung.',
    en: 'The nearest rule counts: of organisation and category, of the organisation, of the category, else the general one.',
  },
  general: { vi: 'Chung', en: 'General' },
  default: { vi: 'mặc định', en: 'default' },
  forOf: { vi: (of: string) => `${of} chủ trì`, en: (of: string) => `led by ${of}` },
  anyOf: { vi: 'Mọi đơn vị', en: 'Any organisation' },
  anyCategory: { vi: 'Mọi nhóm sự cố', en: 'Any category' },
  appliesTo: { vi: (levels: string) => `mức ${levels}`, en: (levels: string) => `severity ${levels}` },
  appliesNone: { vi: 'không mức nào', en: 'no severity' },
  after: { vi: (span: string) => `sau ${span}`, en: (span: string) => `after ${span}` },
  atOnce: { vi: 'ngay', en: 'at once' },
  noSteps: { vi: 'Không báo ai.', en: 'Nobody is told.' },
  nobody: {
    vi: (tier: string, names: string) => `Chưa có ai để báo: ${tier} của ${names}.`,
    en: (tier: string, names: string) => `Nobody to tell: ${tier} of ${names}.`,
  },
  byRole: {
    vi: (tier: string, names: string) => `Lịch trực trống, sẽ báo theo vai trò: ${tier} của ${names}.`,
    en: (tier: string, names: string) => `Empty roster, told by role: ${tier} of ${names}.`,
  },
  toRoster: { vi: 'Xếp lịch trực', en: 'Fill the roster' },
  add: { vi: 'Thêm quy tắc riêng…', en: 'Add a rule of its own…' },
  ruleAsk: { vi: 'Quy tắc báo', en: 'Escalation rule' },
  when: { vi: 'Khi nào', en: 'When' },
  of: { vi: 'Đơn vị chủ trì', en: 'Lead organisation' },
  category: { vi: 'Nhóm sự cố', en: 'Category' },
  scopeNeeded: {
    vi: 'Chọn đơn vị hoặc nhóm sự cố; quy tắc chung đổi ở dòng Chung.',
    en: 'Choose an organisation or a category; the general rule is changed in its own line.',
  },
  levels: { vi: 'Áp dụng cho mức', en: 'For severities' },
  steps: { vi: 'Các bước', en: 'Steps' },
  stepNth: { vi: (n: number) => `Bước ${n}`, en: (n: number) => `Step ${n}` },
  afterNth: { vi: (n: number) => `Bước ${n}: sau mấy phút`, en: (n: number) => `Step ${n}: after minutes` },
  whoseNth: { vi: (n: number) => `Bước ${n}: người của`, en: (n: number) => `Step ${n}: people of` },
  tierNth: { vi: (n: number) => `Bước ${n}: cấp trực`, en: (n: number) => `Step ${n}: tier` },
  meansNth: { vi: (n: number) => `Bước ${n}: bằng cách`, en: (n: number) => `Step ${n}: by` },
  personNth: { vi: (n: number) => `Bước ${n}: đích danh`, en: (n: number) => `Step ${n}: by name` },
  wholeTier: { vi: 'Ai đang trực cấp đó', en: 'Whoever is on duty in that tier' },
  personLeft: {
    vi: ' Không còn trong danh sách; báo người trực cấp đó.',
    en: ' No longer here; the tier on duty is told.',
  },
  remove: { vi: 'Bỏ…', en: 'Remove…' },
  removeAsk: {
    vi: (scope: string) => `Bỏ quy tắc: ${scope}`,
    en: (scope: string) => `Remove the rule: ${scope}`,
  },
  removeGeneral: {
    vi: 'Quy tắc mặc định của chương trình được dùng lại ngay, cả với sự cố đang mở.',
    en: 'The program’s default holds again at once, for open incidents too.',
  },
  removeOwn: {
    vi: 'Quy tắc gần nhất còn lại được dùng ngay, cả với sự cố đang mở.',
    en: 'The next nearest rule holds at once, for open incidents too.',
  },
  removeReason: { vi: 'Lý do bỏ', en: 'Why' },
  removeDo: { vi: 'Bỏ quy tắc', en: 'Remove the rule' },
  removed: { vi: 'Đã bỏ quy tắc', en: 'The rule is removed' },
  changes: { vi: 'Lần đổi gần nhất', en: 'Last change' },
  formerChanges: {
    vi: (n: number) => `${n} lần đổi trước`,
    en: (n: number) => (n === 1 ? '1 earlier change' : `${n} earlier changes`),
  },
  wasSet: { vi: (what: string) => `Đổi ${what}: `, en: (what: string) => `Changed ${what}: ` },
  wasRemoved: { vi: (what: string) => `Bỏ ${what}: `, en: (what: string) => `Removed ${what}: ` },
  targetsOf: { vi: (n: number) => `mốc mức ${n}`, en: (n: number) => `targets of severity ${n}` },
  addStep: { vi: 'Thêm bước', en: 'Add a step' },
  dropStep: { vi: (n: number) => `Bỏ bước ${n}`, en: (n: number) => `Drop step ${n}` },
  afterWrong: { vi: 'Số phút nguyên, từ 0 tới 1.440.', en: 'Whole minutes, 0 to 1,440.' },
  ruleDo: { vi: 'Ghi quy tắc', en: 'Record the rule' },
  noStepsWarn: {
    vi: 'Không có bước nào: quá mốc này sẽ không báo ai.',
    en: 'Without a step nobody is told when this is late.',
  },
  seenBy: {
    vi: 'Đơn vị thấy quy tắc riêng của mình; quy tắc chung chỉ Sở thấy.',
    en: 'An organisation sees the rules of its own; the general ones are the department’s.',
  },
})
