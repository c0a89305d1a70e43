import { Proven } from '../routes/account.ts'
import { Back, Expected, ProviderCode, ProviderPasskey, ToProvider } from '../routes/provider.ts'
import type { Operation } from './operation.ts'
import * as shapes from './shapes.ts'

const shownPasskey = {
  id: 'AbC123',
  rawId: 'AbC123',
  type: 'public-key',
  response: { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' },
}
const member = { id: '{congress}', person: '{person}' }
const none = { status: 404 } as const

/** Signing in at a provider (OpenID Connect); without `OIDC_CONFIG` there is none, and these find nothing. */
export const providerOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/session/provider',
    group: 'session',
    does: {
      vi: 'Có hệ thống đăng nhập chung không, và nút ghi gì.',
      en: 'Whether there is a sign-in provider, and what its button says.',
    },
    who: 'anyone',
    answer: shapes.ProviderShown,
    examples: [{ as: 'nobody' }],
  },
  {
    method: 'post',
    path: '/api/v1/session/provider',
    group: 'session',
    does: {
      vi: 'Bắt đầu đăng nhập ở đó: địa chỉ để mở, và cookie của lượt này (10 phút, một lần).',
      en: 'Begins signing in there: where to go, and the cookie of this attempt (ten minutes, once).',
    },
    who: 'anyone',
    body: ToProvider,
    answer: shapes.SentTo,
    errors: ['not-found', 'provider-away', 'provider-wrong'],
    examples: [{ as: 'nobody', body: {}, ...none }],
  },
  {
    method: 'post',
    path: '/api/v1/session/provider/finish',
    group: 'session',
    does: {
      vi: 'Trình duyệt quay về: phần sau dấu ? của địa chỉ. Vào được, hoặc tài khoản vừa được liên kết.',
      en: 'The browser is back: what stood behind the ? of the address. Signed in, or the account is linked.',
    },
    who: 'anyone',
    body: Back,
    answer: shapes.SignedInOrBound,
    errors: [
      'not-found',
      'provider-again',
      'provider-away',
      'provider-refused',
      'provider-wrong',
      'provider-unbound',
      'provider-taken',
      'prove-again',
      'second-factor-needed',
    ],
    examples: [{ as: 'nobody', body: { query: '?code=AbC123&state=AbC123' }, ...none }],
  },
  {
    method: 'post',
    path: '/api/v1/session/provider/step',
    group: 'session',
    does: {
      vi: 'Bước thứ hai của chính hệ thống này, bằng mã.',
      en: 'The own second step that is still due, by a code.',
    },
    who: 'anyone',
    body: ProviderCode,
    answer: shapes.SignedInPerson,
    errors: ['not-found', 'provider-again', 'wrong-code', 'too-many-tries'],
    examples: [{ as: 'nobody', body: { code: '123456' }, ...none }],
  },
  {
    method: 'post',
    path: '/api/v1/session/provider/passkey/options',
    group: 'session',
    does: {
      vi: 'Bước thứ hai bằng khóa: hỏi gì ở thiết bị.',
      en: 'The second step by a passkey: what to ask the authenticator.',
    },
    who: 'anyone',
    body: ToProvider,
    answer: shapes.Options,
    errors: ['not-found', 'provider-again', 'no-factor', 'passkey-not-here'],
    examples: [{ as: 'nobody', body: {}, ...none }],
  },
  {
    method: 'post',
    path: '/api/v1/session/provider/passkey',
    group: 'session',
    does: {
      vi: 'Bước thứ hai bằng khóa: thiết bị trả lời.',
      en: 'The second step by a passkey: its answer.',
    },
    who: 'anyone',
    body: ProviderPasskey,
    answer: shapes.SignedInPerson,
    errors: ['not-found', 'provider-again', 'passkey-wrong'],
    examples: [{ as: 'nobody', body: { response: shownPasskey }, ...none }],
  },
  {
    method: 'post',
    path: '/api/v1/account/provider',
    group: 'session',
    does: {
      vi: 'Liên kết tài khoản của mình với hệ thống đăng nhập chung: địa chỉ để mở.',
      en: 'Links one’s own account to the provider: where to go.',
    },
    who: 'person',
    body: Proven,
    answer: shapes.SentTo,
    errors: ['prove-again', 'provider-away', 'provider-wrong'],
    examples: [
      { as: 'liaison', body: { proof: '{proof}' }, ...none },
      { as: 'liaison', body: { proof: 'AbC123' }, status: 403 },
    ],
  },
  {
    method: 'post',
    path: '/api/v1/account/provider/remove',
    group: 'session',
    does: {
      vi: 'Gỡ liên kết của mình; các phiên vào từ đó kết thúc, trừ phiên này.',
      en: 'Removes one’s own link; sessions that began there end, except this one.',
    },
    who: 'person',
    body: Proven,
    answer: shapes.Removed,
    errors: ['prove-again', 'provider-none'],
    examples: [{ as: 'liaison', body: { proof: '{proof}' }, ...none }],
  },
  {
    method: 'post',
    path: '/api/v1/congresses/:id/people/:person/provider',
    group: 'people',
    does: {
      vi: 'Quản trị viên ghi tên người này ở hệ thống đăng nhập chung; lần vào đầu trong 72 giờ sẽ liên kết.',
      en: 'An administrator says how they are called at the provider; the first sign-in within 72 hours links them.',
    },
    who: 'person',
    body: Expected,
    answer: shapes.Expected,
    errors: ['provider-has', 'provider-taken', 'account-disabled', 'other-admin-needed'],
    examples: [{ as: 'admin', path: member, body: { name: 'nguyen.van.a' }, ...none }],
  },
  {
    method: 'post',
    path: '/api/v1/congresses/:id/people/:person/provider/remove',
    group: 'people',
    does: {
      vi: 'Quản trị viên gỡ liên kết hoặc tên đã ghi; các phiên vào từ đó kết thúc.',
      en: 'An administrator removes the link or the name; sessions that began there end.',
    },
    who: 'person',
    answer: shapes.Removed,
    errors: ['provider-none', 'other-admin-needed'],
    examples: [{ as: 'admin', path: member, ...none }],
  },
]
