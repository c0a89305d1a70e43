import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { verifierText } from '../../server/audit/verifier-text.ts'

test('[KT15] the verifier that an export gets out of the build is the one that is read and tested', () => {
  const source = readFileSync('server/audit/verify.mjs', 'utf8')
  if (process.env['UPDATE_DOCS'] === '1') {
    const note = readFileSync('server/audit/verifier-text.ts', 'utf8').split('\n')[0] ?? ''
    writeFileSync(
      'server/audit/verifier-text.ts',
      `${note}\nexport const verifierText =\n  ${JSON.stringify(source)}\n`,
    )
  } else expect(verifierText).toBe(source)
})
