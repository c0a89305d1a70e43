import { dictionary } from '@zxcvbn-ts/language-common'

const signs = /[^\p{L}\p{N}]/gu

/** Some fifty thousand passwords that leaked and that many people had chosen: small letters and figures, no other signs. */
const leaked: ReadonlySet<string> = new Set(
  dictionary['passwords-common'].map((password) => password.replace(signs, '')),
)

/** The leaked password that all of `text` is (small letters and figures), but for a year or other figures before and after. */
export function leakedIn(text: string): string | null {
  const withoutYears = text.replace(/^(?:19|20)\d\d|(?:19|20)\d\d$/g, '')
  const core = text.replace(/^\P{L}+|\P{L}+$/gu, '')
  return [text, withoutYears, core].find((part) => leaked.has(part)) ?? null
}
