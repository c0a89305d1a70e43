import { codeFor } from '../../domain/incident/code.ts'
import { uuid } from './stage.ts'

/** Pairs of ids whose codes are the same: found by trying, so that collisions can be had on purpose. */
export function colliding(pairs: number): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = []
  const byCode = new Map<string, string>()
  for (let n = 0x100000; found.length < pairs; n += 1) {
    const id = uuid(n)
    const code = codeFor('SC', id, () => false)
    const other = byCode.get(code)
    if (other !== undefined) found.push([other, id])
    else byCode.set(code, id)
  }
  return found
}
