import { NewErasure } from '../../../domain/site/erasure.ts'
import { Postponement } from '../../../domain/site/retention.ts'
import { ConfirmErasure } from '../routes/erasures.ts'
import type { Operation } from './operation.ts'
import * as shapes from './shapes.ts'

const congress = { id: '{congress}' }
const unknown = { ...congress, erasure: '00000000-0000-4000-8000-000000000000' }
const wanted = {
  proof: '{proof}',
  subject: '{incident}',
  places: [{ n: 1, fields: ['incident.noted.note'] }],
  photos: [],
  reason: 'citizen-data',
  words: 'Có số điện thoại của người dân',
}

/** Erasing words and photos of the record: one administrator of the department proposes, another confirms. */
export const erasingOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/congresses/:id/erasures',
    group: 'audit',
    does: {
      vi: 'Các đề nghị xóa đang chờ người thứ hai hoặc đang xóa; không có nội dung.',
      en: 'Proposals that wait for a second person or are being carried out; never the words.',
    },
    who: 'person',
    answer: shapes.Erasures,
    errors: ['too-fast', 'factor-required'],
    examples: [
      { as: 'admin', path: congress },
      { as: 'operator', path: congress, status: 404 },
    ],
  },
  {
    method: 'get',
    path: '/api/v1/congresses/:id/erasures/places',
    group: 'audit',
    does: {
      vi: 'Chữ và ảnh còn lại của một sự cố hoặc mục, theo từng lần ghi.',
      en: 'The texts and photos that are left of one incident or row, commit by commit.',
    },
    who: 'person',
    query: { subject: { means: 'Id of the incident or row.', required: true } },
    answer: shapes.ErasurePlaces,
    errors: ['past-busy', 'too-fast', 'factor-required'],
    examples: [
      { as: 'admin', path: congress, query: { subject: '{incident}' } },
      { as: 'admin', path: congress, query: { subject: 'XX-00' }, status: 404 },
    ],
  },
  {
    method: 'post',
    path: '/api/v1/congresses/:id/erasures',
    group: 'audit',
    does: {
      vi: 'Đề nghị xóa, theo chỗ trong nhật ký; chờ quản trị viên thứ hai trong 24 giờ.',
      en: 'Proposes an erasure by its places in the record; it waits 24 hours for a second administrator.',
    },
    who: 'person',
    body: NewErasure,
    status: 201,
    answer: shapes.ErasureAsked,
    errors: [
      'prove-again',
      'nothing-to-erase',
      'too-many-erasures',
      'storage-full',
      'too-fast',
      'factor-required',
    ],
    examples: [{ as: 'admin', path: congress, body: wanted, status: 409 }],
  },
  {
    method: 'post',
    path: '/api/v1/congresses/:id/erasures/:erasure/confirm',
    group: 'audit',
    does: {
      vi: 'Người thứ hai duyệt: xóa ngay trên đĩa và ở mọi màn hình, ghi nhật ký.',
      en: 'The second person confirms: it goes from the disk and every screen at once, and is recorded.',
    },
    who: 'person',
    body: ConfirmErasure,
    answer: shapes.ErasureDone,
    errors: [
      'prove-again',
      'erasure-not-asked',
      'erasure-second-person',
      'storage-full',
      'too-fast',
      'factor-required',
    ],
    examples: [{ as: 'admin', path: unknown, body: { proof: '{proof}' }, status: 409 }],
  },
  {
    method: 'post',
    path: '/api/v1/congresses/:id/erasures/:erasure/withdraw',
    group: 'audit',
    does: { vi: 'Rút một đề nghị xóa còn chờ.', en: 'Withdraws a proposal that still waits.' },
    who: 'person',
    answer: shapes.Withdrawn,
    errors: ['erasure-not-asked', 'too-fast', 'factor-required'],
    examples: [{ as: 'admin', path: unknown, body: {}, status: 409 }],
  },
  {
    method: 'get',
    path: '/api/v1/congresses/:id/retention',
    group: 'audit',
    does: {
      vi: 'Lưu giữ: từng loại giữ bao lâu, lần tới xóa gì, bao nhiêu, ngày nào.',
      en: 'Retention: how long each class is kept, and what goes next, how much and when.',
    },
    who: 'person',
    answer: shapes.RetentionTold,
    errors: ['too-fast', 'factor-required'],
    examples: [
      { as: 'admin', path: congress },
      { as: 'liaison', path: congress, status: 404 },
    ],
  },
  {
    method: 'post',
    path: '/api/v1/congresses/:id/retention/postpone',
    group: 'audit',
    does: {
      vi: 'Lùi ngày xóa số liên hệ của một Đại hội đã đóng, có lý do, mỗi lần tối đa 90 ngày.',
      en: 'Postpones the erasure of a closed congress’s numbers, with a reason, by at most 90 days at once.',
    },
    who: 'person',
    body: Postponement,
    answer: shapes.RetentionPostponed,
    errors: ['prove-again', 'nothing-to-erase', 'storage-full', 'too-fast', 'factor-required'],
    examples: [
      {
        as: 'admin',
        path: congress,
        body: { proof: '{proof}', until: 1_799_000_000_000, reason: 'Đang đối chiếu biên bản' },
        status: 409,
      },
    ],
  },
]
