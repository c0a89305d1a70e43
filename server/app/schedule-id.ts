import { createHash } from 'node:crypto'

/** The same subjects at the same due times make the same id: a repeat after a crash has one effect. */
export function scheduleId(congress: string, rule: string, subjects: readonly string[]): string {
  const hex = createHash('sha1')
    .update(`trucban ${congress} ${rule} ${subjects.join(' ')}`)
    .digest('hex')
  const variant = ((parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
