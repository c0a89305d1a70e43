import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { Chance } from '../adapters/chance.ts'

const nonces = new WeakMap<Response, string>()

/** The nonce that styles on the page of this answer carry. */
export const nonceOf = (response: Response): string => nonces.get(response) ?? ''

const permissions =
  'accelerometer=(), camera=(self), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()'

/**
 * On every answer, errors included. What makes sense under TLS only (HSTS, upgrading) is sent under TLS only:
 * on a department's plain loopback it would lock the browser out.
 */
export function securityHeaders(chance: Chance, secure: boolean): RequestHandler[] {
  const self = ["'self'"]
  const none = ["'none'"]
  const policy = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: self,
        styleSrc: ["'self'", (_, response) => `'nonce-${nonceOf(response as Response)}'`],
        fontSrc: self,
        imgSrc: ["'self'", 'blob:', 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: self,
        workerSrc: self,
        manifestSrc: self,
        frameAncestors: none,
        baseUri: none,
        formAction: self,
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 365 * 24 * 3600, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  const own: RequestHandler = (_request, response, next) => {
    nonces.set(response, Buffer.from(chance.bytes(16)).toString('base64'))
    response.setHeader('Permissions-Policy', permissions)
    response.setHeader('Cache-Control', 'no-store')
    next()
  }
  return [own, policy]
}
