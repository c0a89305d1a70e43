import { NewPeople } from '../newcomers.ts'
import { NewDisplay } from '../routes/displays.ts'
import { PlanFile } from '../routes/plans.ts'
import { NewToken } from '../token-making.ts'
import * as shapes from './shapes.ts'
import type { Operation } from './operation.ts'

const congress = { id: '{congress}' }
const member = { ...congress, person: '{person}' }

/** Plans, people, walls and tokens. */
export const adminOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/plans',
    group: 'set-up',
    does: { vi: 'Các kế hoạch và bảng kiểm có sẵn.', en: 'The plans and checklists there are.' },
    who: 'person',
    answer: shapes.Plans,
    examples: [{ as: 'admin' }, { as: 'liaison', status: 404 }],
  },
  {
    method: 'get',
    path: '/api/v1/plans/:plan/text',
    group: 'set-up',
    does: { vi: 'Nội dung tệp của một kế hoạch.', en: 'The file of a plan.' },
    who: 'person',
    answer: shapes.PlanText,
    examples: [{ as: 'admin', path: { plan: 'vinh-phuc-demo' } }],
  },
  {
    method: 'post',
    path: '/api/v1/plans/check',
    group: 'set-up',
    does: {
      vi: 'Kiểm tra một tệp kế hoạch; chỉ ra mọi chỗ sai.',
      en: 'Checks a plan file; names every mistake.',
    },
    who: 'person',
    body: PlanFile,
    answer: shapes.Checked,
    examples: [{ as: 'admin', body: { file: 'ke-hoach.yaml', text: 'schema: trucban/plan@1\n' } }],
  },
  {
    method: 'get',
    path: '/api/v1/congresses/:id/people',
    group: 'people',
    does: {
      vi: 'Người (và chương trình) mà người hỏi được biết tên.',
      en: 'People (and programs) whose names who asks may know.',
    },
    who: 'person',
    answer: shapes.People,
    examples: [{ as: 'admin', path: congress }],
  },
  {
    method: 'post',
    path: '/api/v1/congresses/:id/people',
    group: 'people',
    does: {
      vi: 'Thêm người, tối đa 200 một lần; mỗi người một liên kết đặt mật khẩu dùng một lần.',
      en: 'Adds people, at most 200 at once, each with a single-use link to set a password.',
    },
    who: 'person',
    body: NewPeople,
    status: 201,
    answer: shapes.Admitted,
    errors: ['listed-twice', 'already-joined', 'unknown-organisation', 'username-form'],
    examples: [
      {
        as: 'admin',
        path: congress,
        body: {
          people: [{ username: 'vnpt.truc3', name: 'Trực 3 · VNPT', organisation: 'vnpt', role: 'liaison' }],
        },
      },
    ],
  },
  {
    method: 'post',
    path: '/api/v1/congresses/:id/people/:person/link',
    group: 'people',
    does: {
      vi: 'Liên kết đặt lại mật khẩu, 72 giờ; liên kết cũ hết hiệu lực.',
      en: 'A link to set a password, 72 hours; former ones die.',
    },
    who: 'person',
    answer: shapes.ShownLink,
    errors: ['account-disabled', 'other-admin-needed'],
    examples: [{ as: 'admin', path: member }],
  },
  {
    method: 'post',
    path: '/api/v1/congresses/:id/people/:person/disable',
    group: 'people',
    does: {
      vi: 'Khóa tài khoản; mọi phiên kết thúc ngay.',
      en: 'Disables the account; its sessions end at once.',
    },
    who: 'person',
    answer: shapes.Disabled,
    errors: ['other-admin-needed', 'not-allowed'],
    examples: [{ as: 'admin', path: member }],
  },
  {
    method: 'post',
    path: '/api/v1/congresses/:id/people/:person/enable',
    group: 'people',
    does: { vi: 'Mở lại tài khoản.', en: 'Enables the account again.' },
    who: 'person',
    answer: shapes.Disabled,
    errors: ['other-admin-needed'],
    examples: [{ as: 'admin', path: member }],
  },
  {
    method: 'get',
    path: '/api/v1/congresses/:id/displays',
    group: 'people',
    does: { vi: 'Liên kết màn hình của Đại hội.', en: 'The wall links of a congress.' },
    who: 'person',
    answer: shapes.Displays,
    examples: [{ as: 'operator', path: congress }],
  },
  {
    method: 'post',
    path: '/api/v1/congresses/:id/displays',
    group: 'people',
    does: { vi: 'Tạo liên kết màn hình; hiện một lần.', en: 'Makes a wall link; shown once.' },
    who: 'person',
    body: NewDisplay,
    status: 201,
    answer: shapes.NewDisplayLink,
    errors: ['too-many-displays', 'unknown-organisation'],
    examples: [
      { as: 'operator', path: congress, body: { label: 'Màn hình sảnh' } },
      { as: 'liaison', path: congress, body: { label: 'Màn hình sảnh' }, status: 404 },
    ],
  },
  {
    method: 'delete',
    path: '/api/v1/congresses/:id/displays/:display',
    group: 'people',
    does: { vi: 'Thu hồi một liên kết màn hình.', en: 'Revokes a wall link.' },
    who: 'person',
    answer: shapes.Revoked,
    examples: [{ as: 'operator', path: { ...congress, display: '{display}' } }],
  },
  {
    method: 'get',
    path: '/api/v1/congresses/:id/tokens',
    group: 'tokens',
    does: {
      vi: 'Mã truy cập của Đại hội: ai tạo, quyền, hạn, lần dùng cuối.',
      en: 'Access tokens of a congress: who made them, scopes, expiry, last use.',
    },
    who: 'person',
    answer: shapes.Tokens,
    examples: [{ as: 'admin', path: congress }],
  },
  {
    method: 'post',
    path: '/api/v1/congresses/:id/tokens',
    group: 'tokens',
    does: {
      vi: 'Tạo mã truy cập cho một chương trình; secret chỉ hiện lần này.',
      en: 'Makes an access token for a program; secret is shown this once.',
    },
    who: 'person',
    body: NewToken,
    status: 201,
    answer: shapes.MadeToken,
    errors: ['beyond-maker', 'too-many-tokens', 'unknown-organisation'],
    examples: [
      {
        as: 'admin',
        path: congress,
        body: { label: 'Giám sát mạng lõi', organisation: 'so', scopes: ['signals:post'], days: 30 },
      },
      {
        as: 'operator',
        path: congress,
        body: { label: 'Giám sát mạng lõi', organisation: 'so', scopes: ['signals:post'], days: 30 },
        status: 404,
      },
    ],
  },
  {
    method: 'delete',
    path: '/api/v1/congresses/:id/tokens/:token',
    group: 'tokens',
    does: { vi: 'Thu hồi ngay một mã truy cập.', en: 'Revokes an access token at once.' },
    who: 'person',
    answer: shapes.Revoked,
    examples: [{ as: 'admin', path: { ...congress, token: '{otherToken}' } }],
  },
]
