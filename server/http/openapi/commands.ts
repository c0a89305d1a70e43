import * as z from 'zod'
import { commandSchemas } from '../../../domain/commands.ts'
import { Envelope } from '../../../domain/protocol.ts'
import { scopeFor } from '../../../domain/site/scopes.ts'
import type { OperationExample } from './operation.ts'

/** JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export type Schema = { readonly [key: string]: unknown }

/** What is sent has the form before it is trimmed and put into NFC; what is answered is as it is. */
export function schemaOf(schema: unknown, io: 'input' | 'output'): Schema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema as z.ZodType, { io, unrepresentable: 'any' })
  return rest
}

/** Stands in the table of operations; the document says in its place which command takes which payload. */
export const commandBody = Envelope

/** Every command with its payload, under its own name. */
export function commandComponents(): { readonly [name: string]: Schema } {
  const { properties, ...envelope } = schemaOf(Envelope, 'input') as Schema & { properties: object }
  return Object.fromEntries(
    Object.entries(commandSchemas).map(([type, payload]) => {
      const scope = scopeFor(type)
      const own = { type: { const: type }, payload: schemaOf(payload, 'input') }
      const says = scope === null ? 'A person only.' : `A person, or a token with ${scope}.`
      return [type, { ...envelope, description: says, properties: { ...properties, ...own } }]
    }),
  )
}

export const commandUnion = (): Schema => ({
  oneOf: Object.keys(commandSchemas).map((type) => ({ $ref: `#/components/schemas/${type}` })),
  discriminator: {
    propertyName: 'type',
    mapping: Object.fromEntries(
      Object.keys(commandSchemas).map((type) => [type, `#/components/schemas/${type}`]),
    ),
  },
})

const command = (id: string, type: string, payload: object) => ({
  id: `3b0a3a5e-6d5c-4c56-9d64-0f3f8a6d2b${id}`,
  congress: '{congress}',
  type,
  payload,
  madeAt: '{now}',
})
const incident = {
  title: 'Đứt cáp quang tại Hội trường',
  area: 'hoi-truong',
  category: 'KN',
  severity: 2,
  occurredAt: '{now}',
  lead: 'vnpt',
  involved: [],
  visibility: 'all',
  named: [],
  publicLine: 'Đứt cáp quang tại Hội trường',
  rows: [],
}

/** In the order in which they are carried out. */
export const commandExamples: [OperationExample, ...OperationExample[]] = [
  { as: 'token', body: command('01', 'incident.open', incident) },
  {
    as: 'token',
    body: command('02', 'incident.note', {
      incident: '3b0a3a5e-6d5c-4c56-9d64-0f3f8a6d2b01',
      note: 'Đo OTDR: điểm đứt cách tủ 1,2 km',
    }),
  },
  { as: 'liaison', body: command('03', 'run.fail', { row: '{row}', note: 'Suy hao quá ngưỡng ở tủ nhánh' }) },
  {
    as: 'liaison',
    body: command('04', 'signal.raise', { text: 'Quạt tủ nguồn kêu to', area: 'hoi-truong' }),
  },
  {
    as: 'token',
    body: command('05', 'incident.close', { incident: '3b0a3a5e-6d5c-4c56-9d64-0f3f8a6d2b01' }),
    status: 403,
  },
  { as: 'liaison', body: command('06', 'run.tick', { row: 'CN-99' }), status: 404 },
]
