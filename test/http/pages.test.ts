import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemChance } from '../../server/adapters/chance.ts'
import { securityHeaders } from '../../server/http/headers.ts'
import { pages } from '../../server/http/pages.ts'
import { ask } from './rig.ts'

const dir = mkdtempSync(join(tmpdir(), 'trucban-pages-'))
const script = `export const words = ${JSON.stringify('trực ban '.repeat(500))}`
let server: Server
let port: number
beforeAll(async () => {
  mkdirSync(join(dir, 'assets'))
  mkdirSync(join(dir, '.vite'))
  writeFileSync(join(dir, 'index.html'), '<!doctype html><style nonce="__NONCE__"></style><p>Trực Ban</p>')
  writeFileSync(join(dir, 'assets/app-abc123.js'), script)
  writeFileSync(join(dir, 'assets/app-abc123.js.map'), '{}')
  writeFileSync(join(dir, '.vite/manifest.json'), '{}')
  writeFileSync(join(dir, 'sw.js'), '')
  const app = express()
  app.use(...securityHeaders(systemChance, false), pages(dir))
  app.use((_request, response) => void response.status(404).end())
  server = createServer(app).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.close()
  rmSync(dir, { recursive: true, force: true })
})

test('[H26] a page gets the nonce of its own answer and is never stored', async () => {
  const answer = await ask(port, 'GET', '/')
  const nonce = /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1]
  expect(answer.text).toContain(`nonce="${nonce}"`)
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('[H26] what the build names by its content is kept for ever and sent compressed; the worker is asked for each time', async () => {
  const asset = await ask(port, 'GET', '/assets/app-abc123.js', { headers: { 'accept-encoding': 'gzip' } })
  expect(asset.text).toBe(script)
  expect(asset.headers).toMatchObject({
    'content-encoding': 'gzip',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
  })
  const plain = await ask(port, 'GET', '/assets/app-abc123.js')
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.text).toBe(script)
  expect((await ask(port, 'GET', '/sw.js')).headers['cache-control']).toBe('no-cache')
})

test('[H26] screens are the page for a browser; maps, hidden and unknown files are nothing', async () => {
  const browser = { accept: 'text/html,application/xhtml+xml' }
  expect((await ask(port, 'GET', '/su-co/SC-7K4M', { headers: browser })).text).toContain('Trực Ban')
  // The name of an item holds a dot, and its address survives a reload.
  expect((await ask(port, 'GET', '/viec/CN-18.hoi-truong', { headers: browser })).text).toContain('Trực Ban')
  expect((await ask(port, 'GET', '/su-co/SC-7K4M')).status).toBe(404)
  for (const path of [
    '/assets/app-abc123.js.map',
    '/.vite/manifest.json',
    '/assets/',
    '/assets/khac.js',
    '/api/v1/khac',
    '/../package.json',
    '/.env',
    '/viec/.git/config',
    '/socket.io/socket.io.js',
  ])
    expect([path, (await ask(port, 'GET', path, { headers: browser })).status]).toEqual([path, 404])
  expect((await ask(port, 'POST', '/')).status).toBe(404)
})

test('[H26] without a build the page says what to run', async () => {
  const app = express()
  app.use(pages(join(dir, 'khong-co')))
  const bare = createServer(app).listen(0, '127.0.0.1')
  await new Promise((resolve) => bare.once('listening', resolve))
  const answer = await ask((bare.address() as AddressInfo).port, 'GET', '/')
  bare.close()
  expect(answer).toMatchObject({ status: 503, json: { error: { code: 'not-built' } } })
})
