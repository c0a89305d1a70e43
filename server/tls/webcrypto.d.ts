import type { webcrypto } from 'node:crypto'

// @peculiar/x509 names the browser's types; here they are Node's own.
declare global {
  type Crypto = webcrypto.Crypto
  type CryptoKey = webcrypto.CryptoKey
  type CryptoKeyPair = webcrypto.CryptoKeyPair
}
