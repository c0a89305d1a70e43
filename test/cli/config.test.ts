import { expect, test } from 'vitest'
import { baseUrlOf, ConfigRefused, isSecure, readConfig } from '../../server/config.ts'

const refusal = (env: Record<string, string>): string => {
  try {
    readConfig(env)
    return 'accepted'
  } catch (error) {
    if (error instanceof ConfigRefused) return `${error.sentence.vi}\n${error.sentence.en}`
    throw error
  }
}

test('[K1] without any setting: loopback, 8080, ./data, the embedded store', () => {
  expect(readConfig({})).toEqual({
    anchorConfig: null,
    backupDir: null,
    oidcConfig: null,
    host: '127.0.0.1',
    port: 8080,
    tls: null,
    trustedProxies: null,
    dataDir: './data',
    dataDirNamed: false,
    publicUrl: null,
    logLevel: 'info',
    readOnly: false,
  })
  expect(readConfig({ PORT: '', HOST: ' ' })).toEqual(readConfig({}))
})

test.each([
  [{ PORT: 'abc' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ PORT: '-1' }, 'PORT'],
  [{ PORT: '80.5' }, 'PORT'],
  [{ HOST: 'hai chữ' }, 'HOST'],
  [{ PUBLIC_URL: 'trucban.example.vn' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'https://trucban.example.vn/duong/dan' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'ftp://trucban.example.vn' }, 'PUBLIC_URL'],
  [{ TRUSTED_PROXIES: '10.0.0.1, proxy' }, 'TRUSTED_PROXIES'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ TLS_CERT: '/a.pem' }, 'TLS_KEY'],
  [{ TLS_KEY: '/a.pem' }, 'TLS_CERT'],
  [{ DATABASE_URL: 'postgres://x' }, 'DATABASE_URL'],
  [{ HOST: '0.0.0.0' }, 'TRUSTED_PROXIES'],
  [{ HOST: '::' }, 'TLS_CERT'],
  [{ HOST: '10.0.0.5' }, 'TLS_CERT'],
])('[K1] %j stops the start with one sentence in each language that names %s', (env, name) => {
  const said = refusal(env)
  expect(said.split('\n')).toHaveLength(2)
  for (const sentence of said.split('\n')) expect(sentence).toContain(name)
})

test('[K1] another address opens with TLS or behind trusted proxies', () => {
  expect(refusal({ HOST: '0.0.0.0', TLS_CERT: '/c.pem', TLS_KEY: '/k.pem' })).toBe('accepted')
  expect(refusal({ HOST: '0.0.0.0', TRUSTED_PROXIES: '10.0.0.1,10.1.0.0/16' })).toBe('accepted')
  for (const HOST of ['localhost', '127.0.0.9', '::1']) expect(refusal({ HOST })).toBe('accepted')
})

test('[K1] links begin with PUBLIC_URL, or with localhost at the port that is listened on', () => {
  expect(baseUrlOf(readConfig({}), 8080)).toBe('http://localhost:8080')
  expect(baseUrlOf(readConfig({ PUBLIC_URL: 'https://trucban.example.vn/' }), 8080)).toBe(
    'https://trucban.example.vn',
  )
  const tls = { TLS_CERT: '/c.pem', TLS_KEY: '/k.pem' }
  expect(baseUrlOf(readConfig({ ...tls, HOST: '10.0.0.5' }), 8443)).toBe('https://10.0.0.5:8443')
  expect([
    isSecure(readConfig({})),
    isSecure(readConfig(tls)),
    isSecure(readConfig({ TRUSTED_PROXIES: '::1' })),
  ]).toEqual([false, true, true])
})
