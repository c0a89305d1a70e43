import type { CongressState } from '../../domain/state.ts'
import type { Script } from './script.ts'

/** What somebody did with it; `restoreIn` is minutes from now. */
type Turn = readonly [
  ago: number,
  by: string,
  type: string,
  payload: {
    readonly restoreIn?: number
    /** Written on paper so many minutes before now, and entered later. */
    readonly onPaper?: number
    readonly [field: string]: unknown
  },
]

/** What happened to one incident; minutes are before now. */
interface Story {
  readonly ago: number
  readonly by: string
  readonly title: string
  readonly area: string
  readonly category: string
  readonly sub: string
  readonly severity: 1 | 2 | 3 | 4
  readonly lead: string
  readonly involved?: readonly string[]
  readonly visibility?: 'all' | 'department' | 'named'
  readonly publicLine: string
  readonly reportedBy?: { readonly organisation: string; readonly post: string }
  readonly note?: string
  /** Late entry: it had happened this many minutes before it was written. */
  readonly lateBy?: number
  readonly rows?: readonly string[]
  readonly then: readonly Turn[]
}

const stories: readonly Story[] = [
  {
    ago: 690,
    by: 'trucban2',
    title: 'Cổng dịch vụ công phản hồi chậm',
    area: 'ha-tang',
    category: 'CQ',
    sub: 'CQ2',
    severity: 3,
    lead: 'ttht',
    publicLine: 'Hệ thống chính quyền điện tử chậm',
    then: [
      [672, 'hatang1', 'acknowledge', { note: 'Đang xem hàng đợi kết nối cơ sở dữ liệu' }],
      [640, 'hatang1', 'mitigate', { note: 'Đã tăng số kết nối, thời gian phản hồi về 1,2 s' }],
      [600, 'hatang1', 'resolve', { note: 'Hai điểm đo dưới 2 s trong 30 phút' }],
      [580, 'trucban2', 'close', { note: 'Nguyên nhân: bản sao lưu chạy trùng giờ, đã đổi lịch' }],
    ],
  },
  {
    ago: 540,
    by: 'bcvt1',
    title: 'Cảnh báo chiếm kênh 446 MHz quanh Hội trường',
    area: 'hoi-truong',
    category: 'TS',
    sub: 'TS4',
    severity: 3,
    lead: 'pbcvt',
    visibility: 'department',
    publicLine: 'Phát xạ lạ tại Hội trường lớn',
    then: [[520, 'bcvt1', 'cancel', { note: 'Bộ đàm đã cấp phép của ban tổ chức, báo nhầm' }]],
  },
  {
    ago: 410,
    by: 'viettel1',
    title: 'Trạm lưu động tại Trung tâm Báo chí mất nguồn',
    area: 'bao-chi',
    category: 'KN',
    sub: 'KN3',
    severity: 2,
    lead: 'viettel',
    visibility: 'department',
    publicLine: 'Nghẽn di động tại Trung tâm Báo chí',
    then: [
      [404, 'viettel2', 'acknowledge', { note: 'Đội ứng cứu đã xuất phát' }],
      [371, 'viettel2', 'mitigate', { note: 'Chạy máy phát, tải bình thường' }],
      [322, 'viettel1', 'resolve', { note: 'Điện lưới đã có, PRB 41 %' }],
    ],
  },
  {
    ago: 196,
    by: 'trucban1',
    title: 'Số nóng chập chờn, đã chuyển tiếp sang di động',
    area: 'hoi-truong',
    category: 'KN',
    sub: 'KN8',
    severity: 2,
    lead: 'vnpt',
    involved: ['so'],
    publicLine: 'Số nóng hỏng tại Hội trường lớn',
    reportedBy: { organisation: 'so', post: 'Trực tổng đài' },
    then: [
      [190, 'vnpt1', 'acknowledge', { note: 'Đang kiểm tra cổng tổng đài' }],
      [150, 'vnpt1', 'mitigate', { note: 'Đã chuyển tiếp sang di động, cuộc gọi thử đạt' }],
      [149, 'vnpt1', 'update', { doing: 'Chạy bằng đường chuyển tiếp, ổn định', restoreIn: 90 }],
    ],
  },
  {
    ago: 132,
    by: 'buudien1',
    title: 'Bưu gửi không rõ nguồn gốc, giữ tại khu cách ly',
    area: 'buu-cuc',
    category: 'BC',
    sub: 'BC3',
    severity: 3,
    lead: 'buu-dien',
    involved: ['pbcvt'],
    publicLine: 'Bưu gửi không rõ nguồn gốc tại Bưu cục kiểm soát',
    lateBy: 14,
    then: [
      [124, 'buudien2', 'acknowledge', { note: 'Giữ nguyên, không mở, đã soi lần hai' }],
      [96, 'buudien2', 'mitigate', { note: 'Đã chuyển khu cách ly' }],
      [95, 'buudien2', 'update', { doing: 'Xác minh với bưu cục gốc', restoreIn: 110 }],
      [66, 'trucban2', 'note', { note: 'Bưu cục gốc hẹn trả lời bằng công văn', onPaper: 83 }],
    ],
  },
  {
    ago: 118,
    by: 'bcvt1',
    title: 'Phát xạ lạ 433,92 MHz chưa gây nhiễu',
    area: 'bao-chi',
    category: 'TS',
    sub: 'TS4',
    severity: 3,
    lead: 'pbcvt',
    publicLine: 'Phát xạ lạ tại Trung tâm Báo chí',
    then: [
      [110, 'bcvt2', 'acknowledge', { note: 'Theo dõi, chụp phổ mỗi 15 phút' }],
      [60, 'bcvt2', 'update', { doing: 'Theo dõi, chụp phổ mỗi 15 phút', restoreAt: null }],
    ],
  },
  {
    ago: 79,
    by: 'trucban1',
    title: 'Đứt cáp quang vào Hội trường, còn một đường',
    area: 'hoi-truong',
    category: 'KN',
    sub: 'KN2',
    severity: 2,
    lead: 'vnpt',
    involved: ['so'],
    publicLine: 'Đứt cáp quang tại Hội trường lớn',
    reportedBy: { organisation: 'vnpt', post: 'Trực kỹ thuật' },
    lateBy: 4,
    rows: ['CN-03.hoi-truong', 'CN-04.hoi-truong'],
    note: 'Còi báo mất quang tại nút VYN-03, đường dự phòng đang gánh.',
    then: [
      [76, 'vnpt1', 'acknowledge', { note: 'Đang đo OTDR, báo vị trí trong 10 phút' }],
      [74, 'vnpt1', 'step', { step: 0, done: true }],
      [71, 'trucban1', 'severity', { severity: 1, note: 'Chỉ còn một đường dự phòng' }],
      [70, 'vnpt1', 'step', { step: 1, done: true }],
      [58, 'vnpt1', 'note', { note: 'OTDR: đứt cách nút 1,8 km, tại bể B14. Đội 2 đã tới nơi.' }],
      [57, 'vnpt1', 'step', { step: 2, done: true }],
      [21, 'vnpt1', 'update', { doing: 'Đội 2 hàn tại bể B14, xong 8/24 sợi', restoreIn: 33 }],
    ],
  },
  {
    ago: 58,
    by: 'mobifone1',
    title: 'Nhiễu đường lên quanh Trung tâm Báo chí',
    area: 'bao-chi',
    category: 'TS',
    sub: 'TS3',
    severity: 2,
    lead: 'mobifone',
    involved: ['pbcvt'],
    publicLine: 'Nhiễu di động tại Trung tâm Báo chí',
    then: [
      [53, 'mobifone2', 'acknowledge', { note: 'Ba cell tăng RTWP, đã báo Phòng BCVT' }],
      [30, 'bcvt1', 'note', { note: 'Định hướng từ hai vị trí, nguồn phía bắc bãi xe.' }],
      [18, 'mobifone2', 'update', { doing: 'Định hướng nguồn nhiễu phía bắc bãi xe', restoreAt: null }],
    ],
  },
  {
    ago: 51,
    by: 'viettel1',
    title: 'Tin nhắn mạo danh tên định danh cơ quan',
    area: 'mang-tinh',
    category: 'TN',
    sub: 'TN2',
    severity: 2,
    lead: 'viettel',
    involved: ['so'],
    publicLine: 'Tin nhắn mạo danh trên mạng toàn tỉnh',
    note: 'Khoảng 1.200 tin trong 20 phút. Chỉ ghi số lượng, không lưu nội dung.',
    then: [
      [47, 'viettel2', 'acknowledge', { note: 'Đã chặn mẫu 1, đang dò mẫu 2' }],
      [46, 'viettel2', 'update', { doing: 'Đã chặn mẫu 1, chờ mẫu 2', restoreAt: null }],
    ],
  },
  {
    ago: 34,
    by: 'fpt1',
    title: 'Wi-Fi yếu, chậm tại tầng 3 và tầng 4',
    area: 'an-nghi-2',
    category: 'KN',
    sub: 'KN4',
    severity: 3,
    lead: 'fpt',
    publicLine: 'Wi-Fi yếu tại Nơi ăn nghỉ số 2',
    then: [
      [29, 'fpt1', 'acknowledge', { note: 'Đang đo tại chỗ' }],
      [12, 'fpt1', 'update', { doing: 'Đổi kênh hai điểm phát, chờ đo lại', restoreIn: 25 }],
    ],
  },
  {
    ago: 26,
    by: 'trucban2',
    title: 'Sai số máy lẻ lễ tân trong danh bạ',
    area: 'an-nghi-3',
    category: 'TB',
    sub: 'TB3',
    severity: 4,
    lead: 'so',
    publicLine: 'Sai danh bạ tại Nơi ăn nghỉ số 3',
    then: [[20, 'trucban2', 'acknowledge', { note: 'Đính chính trong ca' }]],
  },
  {
    ago: 3,
    by: 'trucban1',
    title: 'Đứt đường truyền hình trực tiếp, mất đường chính',
    area: 'hoi-truong',
    category: 'KN',
    sub: 'KN7',
    severity: 1,
    lead: 'vnpt',
    involved: ['so'],
    publicLine: 'Đứt đường truyền hình tại Hội trường lớn',
    reportedBy: { organisation: 'vnpt', post: 'Trực truyền dẫn' },
    then: [],
  },
]

/** Half a day of incidents: most in somebody's hands, one that nobody has yet. */
export function incidents(script: Script, state: CongressState, now: number): void {
  for (const { ago, by, lateBy, then, rows, ...story } of stories) {
    const at = now - ago * 60_000
    const payload = {
      involved: [],
      visibility: 'all',
      ...story,
      named: [],
      occurredAt: at - (lateBy ?? 0) * 60_000,
      rows: (rows ?? []).filter((id) => state.rows.has(id)),
    }
    const incident = script.add(at, by, 'incident.open', payload)
    for (const [when, who, type, { restoreIn, onPaper, ...what }] of then) {
      const restore = restoreIn === undefined ? {} : { restoreAt: now + restoreIn * 60_000 }
      const paper = onPaper === undefined ? {} : { occurredAt: now - onPaper * 60_000, paper: true }
      script.add(now - when * 60_000, who, `incident.${type}`, { incident, ...what, ...restore, ...paper })
    }
  }
}
