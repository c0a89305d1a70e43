const deepest = 8

/** Nested deeper than any command is; asked without recursion, because what JSON.parse accepts can exhaust the stack later. */
export function tooDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true
    const next: unknown[] = []
    for (const one of level) addPartsOf(one, next)
    level = next
  }
  return false
}

function addPartsOf(one: unknown, parts: unknown[]): void {
  if (typeof one === 'object' && one !== null) for (const part of Object.values(one)) parts.push(part)
}
