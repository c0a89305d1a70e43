import * as shapes from './shapes.ts'
import type { Operation } from './operation.ts'

const congress = { id: '{congress}' }
const filters = {
  before: { means: 'A commit’s number: only what stands before it; `next` of the last answer.' },
  from: { means: 'Not before, ms.' },
  to: { means: 'Not after, ms.' },
  person: { means: 'Person id, or `system`.' },
  organisation: { means: 'Key of an organisation.' },
  kind: { means: 'Beginning of the event’s type, such as `incident`.' },
  subject: { means: 'Id of what it was done to.' },
  q: { means: 'Words, with or without diacritics.' },
}

/** Who did what, and what lets an outsider check it. */
export const auditOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/congresses/:id/audit',
    group: 'audit',
    does: {
      vi: 'Ai đã làm gì, lúc nào, mới nhất trước; dành cho Sở. `site` thay mã Đại hội là nhật ký chung.',
      en: 'Who did what and when, the newest first; for the department. `site` instead of a congress is the site’s own.',
    },
    who: 'person',
    query: filters,
    answer: shapes.AuditRows,
    errors: ['past-busy', 'too-fast'],
    examples: [
      { as: 'admin', path: congress, query: { kind: 'run' } },
      { as: 'liaison', path: congress, status: 404 },
    ],
  },
  {
    method: 'post',
    path: '/api/v1/congresses/:id/audit/table',
    group: 'audit',
    does: {
      vi: 'Các dòng đã lọc thành bảng CSV; việc xuất được ghi nhật ký.',
      en: 'The filtered rows as a CSV table; that it was exported is recorded.',
    },
    who: 'person',
    query: filters,
    answer: { media: 'text/csv' },
    errors: ['too-fast', 'storage-full'],
    examples: [{ as: 'operator', path: congress }],
  },
  {
    method: 'post',
    path: '/api/v1/congresses/:id/export',
    group: 'audit',
    does: {
      vi: 'Toàn bộ nhật ký của Đại hội, kèm mốc neo và tệp kiểm tra chạy bằng Node; việc xuất được ghi nhật ký.',
      en: 'The whole journal of the congress with its anchors and a verifier that Node runs; that it was exported is recorded.',
    },
    who: 'person',
    answer: { media: 'application/x-tar' },
    errors: ['too-fast', 'storage-full'],
    examples: [
      { as: 'admin', path: congress },
      { as: 'operator', path: congress, status: 404 },
    ],
  },
  {
    method: 'get',
    path: '/api/v1/congresses/:id/anchor',
    group: 'audit',
    does: {
      vi: 'Mốc neo mới nhất; Sở thấy thêm các nơi giữ.',
      en: 'The newest anchor; the department also sees the places that hold it.',
    },
    who: 'person',
    answer: shapes.Anchored,
    examples: [{ as: 'liaison', path: congress }],
  },
  {
    method: 'get',
    path: '/api/v1/sign-ins',
    group: 'audit',
    does: {
      vi: 'Sổ đăng nhập, mới nhất trước; dành cho quản trị viên hệ thống.',
      en: 'The sign-in log, the newest first; for administrators of the site.',
    },
    who: 'person',
    query: { before: { means: '`next` of the last answer.' }, q: filters.q, person: filters.person },
    answer: shapes.SignIns,
    errors: ['bad-form', 'too-fast'],
    examples: [{ as: 'admin' }, { as: 'operator', status: 404 }],
  },
  {
    method: 'get',
    path: '/api/v1/self-test',
    group: 'health',
    does: {
      vi: 'Tự kiểm tra: từng phần đạt, cần xem hay hỏng, số đo và việc phải làm; dành cho quản trị viên hệ thống.',
      en: 'The self-test: whether each part is well, what was measured and what to do; for administrators of the site.',
    },
    who: 'person',
    query: { origin: { means: '`location.origin` of the page that asks.' } },
    answer: shapes.SelfTested,
    errors: ['too-fast', 'factor-required'],
    examples: [
      { as: 'admin', query: { origin: 'https://trucban.example.vn' } },
      { as: 'operator', status: 404 },
    ],
  },
  {
    method: 'get',
    path: '/api/v1/self-test/time',
    group: 'health',
    does: {
      vi: 'Giờ máy chủ, để so với đồng hồ trình duyệt; dành cho quản trị viên hệ thống.',
      en: 'The server’s time, to compare a browser’s clock with; for administrators of the site.',
    },
    who: 'person',
    answer: shapes.TimeTold,
    errors: ['factor-required'],
    examples: [{ as: 'admin' }],
  },
]
