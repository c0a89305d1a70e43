// Opens a data folder as `serve` does; tells how long it took, how much was read for it, and how much of that from closed segments.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeFs } from '../server/adapters/fs.ts'
import { congress, startServer } from '../test/tools/server.ts'

/** Bytes this process has read so far; null where the system does not tell. */
const read = (): number | null => {
  if (!existsSync('/proc/self/io')) return null
  return Number(/rchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1])
}

const dir = process.argv[2] ?? ''
const folder = join(dir, 'journal', congress)
const closed = readdirSync(folder)
  .filter((name) => name.endsWith('.ndjson'))
  .sort()
  .slice(0, -1)
  .map((name) => join(folder, name))
const disk = { ...nodeFs }
const open = new Map<number, string>()
let closedBytes = 0
Object.assign(nodeFs, {
  open: (...asked: Parameters<typeof disk.open>) => {
    const fd = disk.open(...asked)
    open.set(fd, asked[0])
    return fd
  },
  read: (...asked: Parameters<typeof disk.read>) => {
    const got = disk.read(...asked)
    if (closed.includes(open.get(asked[0]) ?? '')) closedBytes += got
    return got
  },
})

const before = read()
const began = performance.now()
const server = await startServer({ dir, instead: { idle: true } })
const ms = performance.now() - began
const after = read()
process.send?.({ ms, bytes: before === null || after === null ? null : after - before, closedBytes })
await server.stop()
process.exit(0)
