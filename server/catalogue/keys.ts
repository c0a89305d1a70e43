export type Path = readonly (string | number)[]

/** Files are written with snake_case keys; the product's own types use camelCase. Owner types are values and stay. */
const kept: ReadonlySet<string> = new Set(['dept_unit', 'infra_centre'])

const camel = (key: string): string =>
  kept.has(key) ? key : key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const snake = (key: string): string =>
  key.replace(/([a-z])([A-Z])/g, (_, before: string, letter: string) => `${before}_${letter.toLowerCase()}`)

/** The same path in the keys of the file. */
export const asWritten = (path: Path): Path =>
  path.map((segment) => (typeof segment === 'string' ? snake(segment) : segment))

/**
 * The value with the product's keys. A key that is not written in snake_case would slip through as if it were;
 * `wrong` hears of it, with the path as written.
 */
export function withOwnKeys(
  value: unknown,
  wrong: (path: Path, key: string) => void,
  path: Path = [],
): unknown {
  if (Array.isArray(value)) return value.map((entry, i) => withOwnKeys(entry, wrong, [...path, i]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      if (snake(key) !== key) wrong([...path, key], key)
      return [camel(key), withOwnKeys(entry, wrong, [...path, key])]
    }),
  )
}

/** What stands at the path, or undefined. */
export function valueAt(value: unknown, path: Path): unknown {
  let found = value
  for (const segment of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, segment)) return undefined
    found = (found as Record<string | number, unknown>)[segment]
  }
  return found
}
