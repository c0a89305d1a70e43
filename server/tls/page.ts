import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { toString as qrCode } from 'qrcode'

const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

const steps = [
  ['Android', 'Tải tệp, mở Cài đặt, Bảo mật, Cài chứng chỉ CA, chọn tệp vừa tải.'],
  [
    'iPhone, iPad',
    'Tải tệp, mở Cài đặt, Đã tải hồ sơ, Cài đặt; rồi Cài đặt chung, Giới thiệu, Tin cậy chứng chỉ, bật “Trực Ban CA”.',
  ],
  ['Windows', 'Mở tệp, Cài đặt chứng chỉ, Máy cục bộ, Trusted Root Certification Authorities.'],
] as const

/** The page that hands out the authority's certificate; it has to be plain http, since nobody trusts the authority yet. */
export async function authorityPage(url: string, print: string): Promise<string> {
  const qr = await qrCode(`${url}/ca.crt`, { type: 'svg', margin: 2, width: 240 })
  const list = steps.map(([device, words]) => `<li><b>${device}</b>: ${words}</li>`).join('')
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Chứng chỉ Trực Ban</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}code{word-break:break-all}a{display:inline-block;padding:.8rem 1.2rem;border:1px solid}</style>
<h1>Cài chứng chỉ Trực Ban</h1>
<p>Làm một lần trên mỗi điện thoại, trước khi mở địa chỉ https của Trực Ban.</p>
${qr}<p><a href="/ca.crt">Tải chứng chỉ</a></p>
<ol>${list}</ol>
<p>Trước khi cài, so dấu vân tay SHA-256 với giấy của quản trị viên:</p><p><code>${escape(print)}</code></p>
<p lang="en">Install this certificate once on each phone before opening the https address. Compare the SHA-256 fingerprint with the administrator’s paper first.</p></html>`
}

/** Serves that page and the certificate, and nothing else. */
export async function serveAuthority(authorityFile: string, url: string, print: string): Promise<Server> {
  const page = await authorityPage(url, print)
  const certificate = readFileSync(authorityFile)
  return createServer({ headersTimeout: 10_000, requestTimeout: 10_000 }, (request, response) => {
    const known = request.method === 'GET' && (request.url === '/' || request.url === '/ca.crt')
    if (!known) return void response.writeHead(404).end()
    if (request.url === '/ca.crt')
      return void response.writeHead(200, { 'Content-Type': 'application/x-x509-ca-cert' }).end(certificate)
    const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    response
      .writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': policy,
        'Cache-Control': 'no-store',
      })
      .end(page)
  })
}
