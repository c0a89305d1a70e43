import { scopes } from '../../../domain/site/scopes.ts'
import type { Language } from '../../../domain/words.ts'
import { errorCodes, statusOf, wordsOf } from '../words.ts'
import type { ErrorCode } from '../words.ts'
import { accountOperations } from './operations-account.ts'
import { adminOperations } from './operations-admin.ts'
import { auditOperations } from './operations-audit.ts'
import { erasingOperations } from './operations-erasing.ts'
import { boardOperations } from './operations-board.ts'
import { machineOperations } from './operations-machines.ts'
import { openOperations } from './operations-open.ts'
import { providerOperations } from './operations-provider.ts'
import { commandBody, commandComponents, commandUnion, schemaOf } from './commands.ts'
import type { Schema } from './commands.ts'
import type { Operation, OperationExample } from './operation.ts'
import { Failure } from './shapes.ts'

/** Every address there is; `test/http/openapi.test.ts` holds it against what the server has. */
export const operations: readonly Operation[] = [
  ...openOperations,
  ...providerOperations,
  ...accountOperations,
  ...boardOperations,
  ...adminOperations,
  ...machineOperations,
  ...auditOperations,
  ...erasingOperations,
]

const says = {
  vi: 'Giao diện HTTP của Trực Ban. Giao thức đầy đủ, cùng socket và các sự kiện: docs/protocol.md. Mọi thời điểm là mili giây từ 1970 UTC; mọi nội dung gửi lên tối đa 64 KB, 8 lớp, không có trường lạ.',
  en: 'The HTTP surface of Trực Ban. The whole protocol, with the socket and its events: docs/protocol.md. Times are milliseconds since 1970 UTC; bodies have at most 64 KB, 8 levels and no unknown field.',
}

const paramsOf = ({ path, query = {} }: Operation): Schema[] => [
  ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...Object.entries(query).map(([name, { means, required = false }]) => ({
    name,
    in: 'query',
    required,
    description: means,
    schema: { type: 'string' },
  })),
]

/** A session's cookie, or a token where one has a scope for it; `[]` where anybody may ask. */
function securityOf({ who }: Operation): Schema[] {
  if (who === 'anyone') return []
  if (who === 'person') return [{ session: [] }]
  if (who === 'viewer') return [{ session: [] }, { token: [] }, { display: [] }]
  if (who === 'view:read') return [{ session: [] }, { token: [] }, { display: [] }]
  return who === 'signals:post' || who === 'metrics:read' ? [{ token: [] }] : [{ session: [] }, { token: [] }]
}

/** What the doors themselves answer, before any handler. */
function doorCodes({ who, path, body }: Operation): ErrorCode[] {
  const known = who === 'anyone' ? [] : (['signed-out', 'token-not-valid', 'scope-missing'] as const)
  const named = who !== 'anyone' || path.includes(':') ? (['not-found'] as const) : []
  const json =
    body === undefined || body === 'bytes'
      ? []
      : (['bad-form', 'broken-json', 'not-json', 'too-large'] as const)
  return [...known, ...named, ...json, 'token-in-url', 'fault']
}

function errorsOf(operation: Operation, language: Language): { [status: string]: Schema } {
  const codes = [...new Set([...doorCodes(operation), ...(operation.errors ?? [])])]
  const statuses = [...new Set(codes.map(statusOf))].sort((a, b) => a - b)
  return Object.fromEntries(
    statuses.map((status) => {
      const here = codes.filter((code) => statusOf(code) === status)
      const description = here.map((code) => `\`${code}\`: ${wordsOf(code)[language]}`).join('\n\n')
      return [String(status), { description, content: { 'application/json': { schema: { $ref: failure } } } }]
    }),
  )
}
const failure = '#/components/schemas/Failure'

/** What a reader sees where an example names something that only a running server knows. */
const samples: Readonly<Record<string, unknown>> = {
  now: 1_768_870_800_000,
  congress: 'vinh-phuc',
  row: 'CN-05.hoi-truong.vnpt',
  incident: '5b0c0f9e-2f4d-4c8e-9a51-2f0b7f6d1e33',
  username: 'vnpt1',
  password: 'con mèo trèo cây cau xanh',
  proof: 'vT2n8sQ5wXyR0uLb7mKc',
  link: 'kJ4n0fQ2rXw8uYt6vB1cZ3mD5gH7sL9pA0eK2iO4xQE',
}
const sample = (value: unknown): unknown => {
  const name = typeof value === 'string' ? /^\{(\w+)\}$/.exec(value)?.[1] : undefined
  return name === undefined ? value : samples[name]
}
const shown = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body, (_, value: unknown) => sample(value)))

const nameOf = (example: OperationExample, n: number): string =>
  example.status === undefined ? `example-${n + 1}` : `refused-${n + 1}`

function bodyOf({ body, examples }: Operation): { requestBody?: Schema } {
  if (body === undefined) return {}
  if (body === 'bytes')
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } }
  const schema = body === commandBody ? commandUnion() : schemaOf(body, 'input')
  const given = examples.flatMap((example, n) =>
    example.body === undefined ? [] : [[nameOf(example, n), { value: shown(example.body) }] as const],
  )
  const content = { 'application/json': { schema, examples: Object.fromEntries(given) } }
  return { requestBody: { required: true, content } }
}

function answerOf({ answer }: Operation): Schema {
  if (answer === 'nothing') return { description: 'OK' }
  if ('media' in answer) return { description: 'OK', content: { [answer.media]: { schema: {} } } }
  return { description: 'OK', content: { 'application/json': { schema: schemaOf(answer, 'output') } } }
}

/** `/congresses/{id}`, as OpenAPI names what Express calls `:id`. */
export const openPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}')
const idOf = ({ method, path }: Operation): string => `${method}${path.replace(/\W+/g, '_')}`

function pathsOf(language: Language): Schema {
  const paths: Record<string, Record<string, Schema>> = {}
  for (const operation of operations) {
    const { method, path, group, does, who, status = 200 } = operation
    const scope = scopes.find((one) => one === who)
    const entry = {
      operationId: idOf(operation),
      tags: [group],
      summary: does[language],
      ...(scope === undefined ? {} : { 'x-token-scope': scope }),
      security: securityOf(operation),
      parameters: paramsOf(operation),
      ...bodyOf(operation),
      responses: { [String(status)]: answerOf(operation), ...errorsOf(operation, language) },
    }
    paths[openPath(path)] = { ...paths[openPath(path)], [method]: entry }
  }
  return paths
}

/** The document, made of the schemas that the server itself checks with (OpenAPI 3.1). */
export const openApiDocument = (language: Language, secure: boolean): Schema => ({
  openapi: '3.1.0',
  info: { title: 'Trực Ban', version: '1', description: says[language] },
  servers: [{ url: '/' }],
  paths: pathsOf(language),
  components: {
    schemas: {
      Failure: schemaOf(Failure, 'output'),
      ErrorCode: { type: 'string', enum: errorCodes },
      ...commandComponents(),
    },
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: secure ? '__Host-tb' : 'tb' },
      token: { type: 'http', scheme: 'bearer', bearerFormat: 'tb_<id>_<256 bit>' },
      display: { type: 'http', scheme: 'bearer', bearerFormat: 'tbd_<256 bit>' },
    },
  },
})
