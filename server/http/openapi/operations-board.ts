import * as shapes from './shapes.ts'
import type { Operation } from './operation.ts'
import { commandBody, commandExamples } from './commands.ts'

const congress = { id: '{congress}' }

/** What is seen of a congress, what is handed in, and photos and files. */
export const boardOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/congresses',
    group: 'board',
    does: { vi: 'Các Đại hội của người hỏi.', en: 'The congresses of who asks.' },
    who: 'person',
    answer: shapes.Congresses,
    examples: [{ as: 'liaison' }],
  },
  {
    method: 'get',
    path: '/api/v1/congresses/:id/view',
    group: 'board',
    does: {
      vi: 'Toàn bộ những gì người hỏi được thấy, kèm con trỏ để theo dõi tiếp.',
      en: 'All that who asks may see, with the cursor to follow from.',
    },
    who: 'view:read',
    answer: shapes.View,
    examples: [
      { as: 'token', path: congress },
      { as: 'liaison', path: congress },
      { as: 'token', path: { id: 'dai-hoi-khac' }, status: 404 },
    ],
  },
  {
    method: 'get',
    path: '/api/v1/congresses/:id/events',
    group: 'board',
    does: {
      vi: 'Những gì xảy ra sau con trỏ; con trỏ không khớp thì nhận lại toàn bộ.',
      en: 'What came after a cursor; the whole view where it does not fit.',
    },
    who: 'view:read',
    query: { after: { means: 'cursor' } },
    answer: shapes.Events,
    errors: ['too-fast'],
    examples: [
      { as: 'token', path: congress },
      { as: 'token', path: congress, query: { after: '{cursor}' } },
    ],
  },
  {
    method: 'get',
    path: '/api/v1/congresses/:id/incidents/:incident',
    group: 'board',
    does: {
      vi: 'Một sự cố, như đơn vị hỏi được thấy.',
      en: 'One incident, as the asking organisation sees it.',
    },
    who: 'view:read',
    answer: shapes.SeenIncident,
    examples: [{ as: 'token', path: { ...congress, incident: '{incident}' } }],
  },
  {
    method: 'get',
    path: '/api/v1/incidents/:incident',
    group: 'board',
    does: { vi: 'Như trên, không cần nêu Đại hội.', en: 'The same without naming the congress.' },
    who: 'view:read',
    query: { congress: { means: 'id' } },
    answer: shapes.SeenIncident,
    examples: [
      { as: 'liaison', path: { incident: '{incident}' } },
      { as: 'token', path: { incident: 'khong-co' }, status: 404 },
    ],
  },
  {
    method: 'get',
    path: '/api/v1/congresses/:id/past',
    group: 'board',
    does: { vi: 'Bảng tại một thời điểm trước.', en: 'The board as it stood at a former moment.' },
    who: 'person',
    query: { at: { means: 'ms', required: true } },
    answer: shapes.View,
    errors: ['past-busy', 'before-record', 'too-fast'],
    examples: [
      { as: 'liaison', path: congress, query: { at: '{now}' } },
      { as: 'liaison', path: congress, query: { at: 'hôm qua' }, status: 400 },
    ],
  },
  {
    method: 'get',
    path: '/api/v1/congresses/:id/directory/:contact/qr',
    group: 'board',
    does: { vi: 'Mã QR của một đầu mối trong danh bạ.', en: 'A contact of the directory as a QR code.' },
    who: 'person',
    query: { edition: { means: 'duty, delegates' } },
    answer: shapes.Qr,
    examples: [{ as: 'operator', path: { ...congress, contact: '{contact}' } }],
  },
  {
    method: 'post',
    path: '/api/v1/commands',
    group: 'commands',
    does: {
      vi: 'Gửi một lệnh; như yêu cầu command trên socket. Cùng id có tác dụng nhiều nhất một lần.',
      en: 'Hands a command in; the twin of the socket’s command. One id has at most one effect.',
    },
    who: 'incidents:log',
    body: commandBody,
    answer: shapes.Accepted,
    errors: ['not-owner', 'not-allowed', 'id-reused', 'changed-meanwhile', 'congress-closed', 'too-fast'],
    examples: commandExamples,
  },
  {
    method: 'put',
    path: '/api/v1/congresses/:id/attachments/:attachment',
    group: 'files',
    does: {
      vi: 'Ảnh (JPEG, PNG, WebP), PDF hoặc văn bản, tối đa 10 MB, dưới một UUID do máy gửi đặt.',
      en: 'A photo (JPEG, PNG, WebP), PDF or plain text of at most 10 MB, under a UUID made by the sender.',
    },
    who: 'person',
    body: 'bytes',
    answer: shapes.Attached,
    errors: [
      'file-kind',
      'photo-broken',
      'photo-too-large',
      'upload-too-large',
      'quota-full',
      'photos-busy',
      'id-reused',
    ],
    examples: [
      {
        as: 'liaison',
        path: { ...congress, attachment: '{attachment}' },
        body: 'Nhật ký đo; suy hao 0,2 dB',
      },
    ],
  },
  {
    method: 'get',
    path: '/api/v1/congresses/:id/attachments/:attachment',
    group: 'files',
    does: {
      vi: 'Ảnh hoặc tệp, cho người thấy bản ghi dẫn tới nó.',
      en: 'The photo or file, for who sees a record that cites it.',
    },
    who: 'person',
    answer: { media: 'text/plain' },
    errors: ['photo-damaged', 'photo-erased'],
    examples: [
      { as: 'liaison', path: { ...congress, attachment: '{attachment}' } },
      { as: 'operator', path: { ...congress, attachment: '{attachment}' }, status: 404 },
    ],
  },
]
