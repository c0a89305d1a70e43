// Opens a data folder as `serve` does; tells how long it took and how much was read for it.
import { existsSync, readFileSync } from 'node:fs'
import { startServer } from '../test/tools/server.ts'

/** Bytes this process has read so far; null where the system does not tell. */
const read = (): number | null => {
  if (!existsSync('/proc/self/io')) return null
  return Number(/rchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1])
}

const before = read()
const began = performance.now()
const server = await startServer({ dir: process.argv[2] ?? '' })
const ms = performance.now() - began
const after = read()
process.send?.({ ms, bytes: before === null || after === null ? null : after - before })
await server.stop()
process.exit(0)
