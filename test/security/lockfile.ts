/** One package of package-lock.json, at its place in the tree. */
export interface Locked {
  /** Where it is installed under another name: its own. */
  readonly name?: string
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly hasInstallScript?: boolean
  readonly link?: boolean
  readonly dev?: boolean
  readonly license?: string
}
export interface Lockfile {
  readonly lockfileVersion: number
  readonly packages: Readonly<Record<string, Locked>>
}

/** Below which a package may not be, and why: the advisories of the founders' table of versions. */
export interface Floor {
  readonly name: string
  /** Null: not to be installed at all. */
  readonly from: string | null
  readonly why: string
}

export const floors: readonly Floor[] = [
  { name: 'engine.io', from: '6.6.10', why: 'CVE-2023-31125, 2026-59724, 2026-59725, 2026-102599' },
  { name: '@socket.io/cluster-engine', from: null, why: 'CVE-2026-102600: do not use' },
  { name: 'socket.io', from: '4.6.2', why: 'CVE-2024-38355' },
  { name: 'socket.io-parser', from: '4.2.7', why: 'CVE-2023-32695, 2026-33151, 2026-69185' },
  { name: 'ws', from: '8.21.1', why: 'CVE-2024-37890, 2026-45736, 2026-62389' },
  { name: 'path-to-regexp', from: '8.4.0', why: 'CVE-2024-45296, 2024-52798, 2026-4923, 2026-4926' },
  { name: 'qs', from: '6.16.0', why: 'CVE-2025-15284, 2026-2391, 2026-82562' },
  { name: 'body-parser', from: '2.2.1', why: 'CVE-2024-45590, 2025-13466, the limit that was not held' },
  { name: 'express', from: '5.2.1', why: 'CVE-2024-29041, 2024-43796' },
  { name: 'send', from: '1.1.0', why: 'CVE-2024-43799' },
  { name: 'serve-static', from: '2.1.0', why: 'CVE-2024-43800' },
  { name: 'cookie', from: '0.7.0', why: 'CVE-2024-47764' },
  { name: 'multer', from: null, why: 'seven ways to stop the process in 18 months: bodies are read raw' },
  { name: 'sharp', from: '0.35.0', why: 'CVE-2023-4863, 2026-33327, 33328, 35590, 35591, 69242' },
  {
    name: 'vite',
    from: '6.4.5',
    why: 'CVE-2025-30208 and its kin, 2026-118662; the development server only',
  },
]

/** Floors whose package is not in the tree: what the table says of them holds because there is none. */
export const notInstalled: readonly string[] = ['@socket.io/cluster-engine', 'multer']

/** Packages that run something when they are installed; `npm ci --ignore-scripts` works all the same. */
export const withInstallScript: readonly string[] = ['@scarf/scarf', 'esbuild']

/** Before `to` in the order of semantic versions; what is before a release comes before it. */
export function below(version: string, to: string): boolean {
  const [number = '', before] = version.split('+')[0]?.split(/-(.*)/s) ?? []
  const [mine, floor] = [number, to].map((text) => text.split('.').map(Number))
  if (!mine || !floor || mine.length !== 3 || mine.some(Number.isNaN)) throw new Error(`version ${version}`)
  const at = mine.findIndex((part, n) => part !== floor[n])
  return at === -1 ? before !== undefined : (mine[at] ?? 0) < (floor[at] ?? 0)
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13)

/** Every place at which a package is installed, at whatever depth. */
const placesOf = ({ packages }: Lockfile, name: string): readonly (readonly [string, Locked])[] =>
  Object.entries(packages).filter(
    ([path, locked]) => path.includes('node_modules/') && (locked.name ?? nameOf(path)) === name,
  )

/** What stands against a lockfile, as sentences; empty when nothing does. */
export function wrongIn(lock: Lockfile): string[] {
  const wrong: string[] = []
  for (const { name, from, why } of floors) {
    const places = placesOf(lock, name)
    for (const [path, { version = '' }] of places)
      if (from === null) wrong.push(`${path} is installed (${why})`)
      else if (below(version, from)) wrong.push(`${path} is ${version}, below ${from} (${why})`)
    if (places.length === 0 && !notInstalled.includes(name))
      wrong.push(`${name} is not installed: say so in notInstalled, or the floor passes unseen`)
  }
  for (const [path, { resolved, integrity, hasInstallScript, link }] of Object.entries(lock.packages)) {
    if (path === '') continue
    if (resolved !== undefined) wrong.push(`${path} names the place it comes from: ${resolved}`)
    if (link === true) wrong.push(`${path} is a link to a folder`)
    if (!/^sha512-[\w+/]{86}==$/.test(integrity ?? '')) wrong.push(`${path} has no SHA-512`)
    if (hasInstallScript === true && !withInstallScript.includes(nameOf(path)))
      wrong.push(`${path} runs a script when it is installed: look at it, then add it to withInstallScript`)
  }
  return wrong
}
