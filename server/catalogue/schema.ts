import * as z from 'zod/mini'
import { asWritten } from './keys.ts'
import { checklistKind, incidentsKind, planKind } from './read.ts'

/** What may be left out of a file although the product always has it (`read.ts` fills it in). */
const optional = new Set(['support', 'areaKinds', 'perCarrier', 'byPoll', 'readings'])
type Node = { [key: string]: unknown }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const written = (key: string): string => String(asWritten([key])[0])

/** The same shape with the keys of the file. */
function inFileKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inFileKeys)
  if (!isNode(value)) return value
  const whole = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inFileKeys(inner)]))
  const { properties, required } = value
  if (!isNode(properties)) return whole
  return {
    ...whole,
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, inner]) => [written(key), inFileKeys(inner)]),
    ),
    required: (Array.isArray(required) ? (required as string[]) : [])
      .filter((key) => !optional.has(key))
      .map(written),
  }
}

/** JSON Schema of each kind of file, for editors; what no schema can say is told by `checklist check`. */
export function editorSchemas(): { readonly [file: string]: object } {
  const of = ({ schema, form }: { schema: string; form: z.ZodMiniType }): object => {
    const shape = inFileKeys(z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' })) as Node
    return {
      ...shape,
      properties: { schema: { const: schema }, ...(shape['properties'] as Node) },
      required: ['schema', ...(shape['required'] as string[])],
    }
  }
  return {
    'checklist.schema.json': of(checklistKind),
    'incidents.schema.json': of(incidentsKind),
    'plan.schema.json': of(planKind),
  }
}
