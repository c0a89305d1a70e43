// No 0/O, 1/I/L, 2/Z, 8/B, U/V: read over a bad line and written by hand at night.
const alphabet = '345679ACDEFGHJKMNPQRSTWXY'
const shortest = 4
const longest = 10

/** Letters derived from a command's id: the same id always gives the same letters, and neighbours tell nothing of each other. */
function letters(id: string): string {
  const hex = id.replaceAll('-', '')
  let low = 0x811c9dc5
  let high = 0xcbf29ce4
  for (let index = 0; index < hex.length; index += 1) {
    low = Math.imul(low ^ hex.charCodeAt(index), 0x01000193)
    high = Math.imul(high ^ hex.charCodeAt(hex.length - 1 - index), 0x5bd1e995)
  }
  let out = ''
  for (let index = 0; index < longest; index += 1) {
    low = Math.imul(low ^ (low >>> 15) ^ high, 0x2c1b3c6d)
    high = Math.imul(high ^ (high >>> 13) ^ low, 0x297a2d39)
    out += alphabet[(low >>> 8) % alphabet.length] ?? ''
  }
  return out
}

/**
 * `SC-7K4M`: never a running number. Longer when a code *that everybody can see* is the same:
 * a code that grew because of a hidden incident would tell its readers that it exists (docs/decisions/0003).
 */
export function codeFor(prefix: string, id: string, taken: (code: string) => boolean): string {
  const all = letters(id)
  for (let length = shortest; length < longest; length += 1) {
    const code = `${prefix}-${all.slice(0, length)}`
    if (!taken(code)) return code
  }
  return `${prefix}-${all}`
}
