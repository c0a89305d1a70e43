import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { get } from 'node:http'
import { createServer, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemChance } from '../../server/adapters/chance.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import { serverDays } from '../../server/tls/authority.ts'
import { tlsFolder } from '../../server/tls/folder.ts'
import { serveAuthority } from '../../server/tls/page.ts'

let dir = ''
const day = 86_400_000
const at = (now: number) => ({ chance: systemChance, clock: { ...systemClock, now: () => now } })

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'trucban-tls-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('[K20] a client that trusts the authority reaches a server under its certificate, by name and by address', async () => {
  const tls = await tlsFolder(dir, ['localhost', '127.0.0.1'], false, at(Date.now()))
  const server = createServer(
    { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) },
    (_, answer) => answer.end('ok'),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const ask = (host: string, ca?: Buffer) =>
    new Promise<string>((resolve) => {
      request({ host, port, ...(ca ? { ca } : {}) }, (answer) => {
        answer.resume()
        resolve(String(answer.statusCode))
      })
        .on('error', (error) => resolve(error.message))
        .end()
    })
  const ca = readFileSync(tls.authorityFile)
  expect(await ask('localhost', ca)).toBe('200')
  expect(await ask('127.0.0.1', ca)).toBe('200')
  expect(await ask('localhost')).toMatch(/certificate/)
  server.close()
})

test('[K21] the private keys are readable by their owner only', async () => {
  await tlsFolder(dir, ['localhost'], false, at(Date.now()))
  for (const name of ['ca.key', 'key.pem']) expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600)
})

test('[K22] the authority stays and the certificate is made again when it is due or asked for', async () => {
  const now = Date.now()
  const first = await tlsFolder(dir, ['localhost'], false, at(now))
  expect(first.made).toEqual(['authority', 'certificate'])
  expect((await tlsFolder(dir, ['localhost'], false, at(now + day))).made).toEqual([])
  expect((await tlsFolder(dir, ['localhost'], true, at(now + day))).made).toEqual(['certificate'])
  const later = await tlsFolder(dir, ['localhost'], false, at(now + (serverDays - 20) * day))
  expect(later.made).toEqual(['certificate'])
  expect(later.fingerprint).toBe(first.fingerprint)
})

test('[K23] the page hands out the certificate and nothing else', async () => {
  const tls = await tlsFolder(dir, ['localhost'], false, at(Date.now()))
  const server = await serveAuthority(tls.authorityFile, 'http://127.0.0.1:1', tls.fingerprint)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const ask = (path: string) =>
    new Promise<{ status: number | undefined; text: string }>((resolve) => {
      get({ host: '127.0.0.1', port, path }, (answer) => {
        let text = ''
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
        answer.on('end', () => resolve({ status: answer.statusCode, text }))
      })
    })
  expect((await ask('/')).text).toContain(tls.fingerprint)
  expect((await ask('/ca.crt')).text).toBe(readFileSync(tls.authorityFile, 'utf8'))
  expect((await ask('/ca.key')).status).toBe(404)
  expect((await ask('/../ca.key')).status).toBe(404)
  server.close()
})
