import * as z from 'zod'
import type { Draw } from './draw.ts'

/** The part of JSON Schema that the product's forms use. */
interface Shape {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
}

/** What there really is, by the name of a field: what is made up alone would be refused at the first look. */
export type Known = Readonly<Record<string, readonly unknown[]>>

const words = ['Đã gọi trực ca', 'Đứt cáp tại Hội trường', 'x', 'Chờ chìa khóa phòng máy', '0912 345 678']
const shapes = new WeakMap<object, Shape>()

/** A value that the form takes, or nearly. */
export function sampleOf(schema: object, draw: Draw, known: Known): unknown {
  const shape =
    shapes.get(schema) ??
    (z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Shape)
  shapes.set(schema, shape)
  return valueOf(shape, '', draw, known)
}

function textOf({ pattern = '', maxLength = 40, minLength = 0 }: Shape, draw: Draw): string {
  if (pattern.includes('[0-9a-f]{8}')) return draw.uuid()
  if (pattern.startsWith('^[a-z0-9]')) return draw.of(['vnpt', 'so', 'hoi-truong', 'viettel', 'a-b'])
  const text = draw.of(words)
  return (draw.percent(5) ? text.repeat(20) : text).padEnd(minLength, 'x').slice(0, maxLength)
}

function listOf(
  { items = {}, minItems = 0, maxItems = 4 }: Shape,
  name: string,
  draw: Draw,
  known: Known,
): unknown[] {
  const length = Math.min(maxItems, minItems + draw.below(3))
  return Array.from({ length }, () => valueOf(items, name, draw, known))
}

function valueOf(shape: Shape, name: string, draw: Draw, known: Known): unknown {
  const real = Object.hasOwn(known, name) ? known[name] : undefined
  const { type } = shape
  if (real && real.length > 0 && type !== 'array' && draw.percent(90)) return draw.of(real)
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return draw.of(shape.enum)
  const either = shape.anyOf ?? shape.oneOf
  if (either) return valueOf(draw.of(either), name, draw, known)
  if (type === 'array') return listOf(shape, name, draw, known)
  if (type === 'object') return objectOf(shape, draw, known)
  if (type === 'boolean') return draw.percent(50)
  if (type === 'null') return null
  if (type === 'integer' || type === 'number') {
    const least = Math.max(shape.minimum ?? 0, -1e6)
    return least + draw.below(Math.max(1, Math.min(shape.maximum ?? 1_000, least + 1_000) - least))
  }
  return textOf(shape, draw)
}

function objectOf({ properties = {}, required = [] }: Shape, draw: Draw, known: Known): object {
  const entries = Object.entries(properties).filter(([name]) => required.includes(name) || draw.percent(40))
  return Object.fromEntries(entries.map(([name, one]) => [name, valueOf(one, name, draw, known)]))
}
