import * as z from 'zod/mini'
import { Alertmanager, Generic, Zabbix } from '../hooks/integrations.ts'
import * as shapes from './shapes.ts'
import type { Operation } from './operation.ts'

const bytes = { bytes: { means: '1 – 4194304', required: true } } as const

/** Hooks, and measuring the line. */
export const machineOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/v1/hooks/:integration',
    group: 'hooks',
    does: {
      vi: 'Cảnh báo của máy thành tín hiệu: generic, alertmanager (cả Grafana), zabbix. Cùng khóa thì cập nhật và kết thúc.',
      en: 'Machine alerts become signals: generic, alertmanager (Grafana too), zabbix. The same key updates and ends one.',
    },
    who: 'signals:post',
    query: { congress: { means: 'id' } },
    body: z.union([Generic, Zabbix, Alertmanager]),
    answer: shapes.Heard,
    errors: ['unknown-area', 'signals-full', 'congress-closed', 'too-fast'],
    examples: [
      {
        as: 'token',
        path: { integration: 'generic' },
        body: {
          source: 'cam-bien',
          key: 'nhiet-do/tu-3',
          title: 'Tủ 3 quá nóng: 41 °C',
          severity: 3,
          area: 'hoi-truong',
        },
      },
      {
        as: 'token',
        path: { integration: 'zabbix' },
        body: { host: 'rt-01', trigger: '20931', name: 'BGP down', severity: '4', value: '1' },
      },
      {
        as: 'token',
        path: { integration: 'alertmanager' },
        body: {
          version: '4',
          status: 'firing',
          alerts: [
            {
              status: 'firing',
              labels: { alertname: 'LinkDown', instance: 'sw-hoi-truong:9116', severity: 'critical' },
              annotations: { summary: 'Mất kết nối uplink sw-hoi-truong' },
              startsAt: '2026-01-20T01:00:00Z',
              fingerprint: 'e5a7c2f19b8d4a30',
            },
          ],
        },
      },
      {
        as: 'token',
        path: { integration: 'nagios' },
        body: { source: 'x', key: 'k', title: 't' },
        status: 404,
      },
    ],
  },
  {
    method: 'get',
    path: '/api/v1/measure/ping',
    group: 'line',
    does: { vi: 'Tiếng vọng để đo độ trễ.', en: 'An echo to measure latency.' },
    who: 'person',
    status: 204,
    answer: 'nothing',
    errors: ['too-fast'],
    examples: [{ as: 'liaison' }],
  },
  {
    method: 'get',
    path: '/api/v1/measure/may',
    group: 'line',
    does: { vi: 'Hỏi trước khi gửi lên chừng ấy byte.', en: 'Asks before so many bytes are sent up.' },
    who: 'person',
    query: bytes,
    status: 204,
    answer: 'nothing',
    errors: ['measuring-busy', 'measuring-enough', 'too-fast'],
    examples: [
      { as: 'liaison', query: { bytes: '1000' } },
      { as: 'liaison', query: { bytes: '0' }, status: 400 },
    ],
  },
  {
    method: 'get',
    path: '/api/v1/measure/down',
    group: 'line',
    does: { vi: 'Byte ngẫu nhiên để đo tải xuống.', en: 'Random bytes to measure the way down.' },
    who: 'person',
    query: bytes,
    answer: { media: 'application/octet-stream' },
    errors: ['measuring-busy', 'measuring-enough', 'too-fast'],
    examples: [{ as: 'liaison', query: { bytes: '1000' } }],
  },
  {
    method: 'post',
    path: '/api/v1/measure/up',
    group: 'line',
    does: {
      vi: 'Byte bất kỳ để đo tải lên; không lưu.',
      en: 'Any bytes to measure the way up; nothing is kept.',
    },
    who: 'person',
    body: 'bytes',
    answer: shapes.Moved,
    errors: ['measuring-busy', 'measuring-enough', 'too-fast'],
    examples: [{ as: 'liaison', body: 'xxxxxxxxxx' }],
  },
]
