// Holds the anchors of a department: node anchor-holder.mjs FILE SECRET_FILE [PORT]
// Needs nothing but Node 20. Appends what is signed with the secret to FILE and answers 204 once it is on the disk.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { createServer } from 'node:http'

const [file, secretFile, port = '8089'] = process.argv.slice(2)
if (!file || !secretFile) {
  console.error('node anchor-holder.mjs FILE SECRET_FILE [PORT]')
  process.exit(2)
}
const secret = readFileSync(secretFile, 'utf8').trim()
const longest = 64 * 1024
const old = 5 * 60_000

/** `t=<ms>,v1=<hex>`: HMAC-SHA-256 of "t.body" under the shared secret, not older than five minutes. */
function isTheirs(header, body) {
  const [, at, mac] = /^t=(\d{1,15}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? []
  if (!at || Math.abs(Date.now() - Number(at)) > old) return false
  const wanted = createHmac('sha256', secret).update(`${at}.${body}`).digest()
  return timingSafeEqual(wanted, Buffer.from(mac, 'hex'))
}

function keep(body) {
  const fd = openSync(file, 'a', 0o644)
  writeSync(fd, body)
  fdatasyncSync(fd)
  closeSync(fd)
}

const server = createServer((request, response) => {
  const parts = []
  let size = 0
  request.on('data', (part) => {
    size += part.length
    if (size > longest) request.destroy()
    else parts.push(part)
  })
  request.on('end', () => {
    const body = Buffer.concat(parts).toString('utf8')
    if (request.method !== 'POST' || !isTheirs(request.headers['x-trucban-signature'], body))
      return response.writeHead(403).end()
    keep(body)
    response.writeHead(204).end()
  })
})
server.listen(Number(port), '127.0.0.1', () =>
  console.log(`anchors on http://127.0.0.1:${server.address().port}/`),
)
