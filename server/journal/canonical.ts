const deepest = 64
/** No control character, quotation mark, backslash or surrogate: JSON writes it as it is. */
const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/

/**
 * RFC 8785 canonical JSON: no spaces, keys by UTF-16 code unit, numbers and strings as ECMAScript writes them.
 * A field that is undefined is left out. Throws TypeError for what JSON cannot say: numbers that are not finite,
 * lone surrogates, functions, undefined in an array, and anything nested deeper than 64.
 */
export function canonical(value: unknown, depth = 0): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'number') return numeral(value)
  if (typeof value !== 'object') throw new TypeError(`canonical JSON has no ${typeof value}`)
  if (depth >= deepest) throw new TypeError(`canonical JSON is nested deeper than ${deepest}`)
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`
  return record(value, depth)
}

function record(value: object, depth: number): string {
  const fields = value as Record<string, unknown>
  const own = Object.keys(fields)
  // The default order of `sort` is by UTF-16 code unit, which is the one that RFC 8785 asks for.
  if (!inOrder(own)) own.sort()
  let text = ''
  for (const name of own) {
    const field = fields[name]
    if (field !== undefined) text += `${text && ','}${nameOf(name)}:${canonical(field, depth + 1)}`
  }
  return `{${text}}`
}

function inOrder(names: readonly string[]): boolean {
  for (let at = 1; at < names.length; at += 1) if ((names[at - 1] ?? '') > (names[at] ?? '')) return false
  return true
}

/** Names of fields are few and come again in every record. */
const names = new Map<string, string>()
const namesKept = 2_000
function nameOf(name: string): string {
  const known = names.get(name)
  if (known !== undefined) return known
  const written = quoted(name)
  if (names.size < namesKept) names.set(name, written)
  return written
}

function quoted(text: string): string {
  if (plain.test(text)) return `"${text}"`
  // A lone surrogate has no UTF-8 form, so its digest would not be its own.
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('canonical JSON has no lone surrogates')
  return JSON.stringify(text)
}

function numeral(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`canonical JSON has no ${String(value)}`)
  return String(value)
}
