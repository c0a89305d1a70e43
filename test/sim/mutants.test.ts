import { expect, test } from 'vitest'
import { noticedBy } from './laws.ts'
import { mutants } from './mutant.ts'

test.each(mutants)(
  '[SM2] within 500 days the laws notice the mistake: %s',
  async (mutant) => {
    const noticed = await noticedBy(mutant, 500)
    console.log(`${mutant}: seed ${noticed?.seed ?? '-'}: ${noticed?.how ?? 'not noticed'}`)
    expect(noticed).not.toBeNull()
  },
  300_000,
)
