// Appends lines to a file and syncs each, until one of both fails; prints how many bytes were synced.
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'

const most = 60_000
const fd = openSync(process.argv[2] ?? '', 'a')
let synced = 0
try {
  for (let n = 0; n < most; n += 1) {
    const line = Buffer.from(`${String(n).padStart(8, '0')} ${'x'.repeat(200 + ((n * 7919) % 900))}\n`)
    if (writeSync(fd, line) < line.length) break
    fdatasyncSync(fd)
    synced += line.length
  }
} catch {
  // The refusal that it waits for.
}
console.log(synced)
closeSync(fd)
