/** Text without diacritics and case, `đ` as `d`: what a person types in a hurry. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim()

/** Every word of the query stands somewhere in the texts; an empty query finds everything. */
export function finds(query: string, ...texts: readonly string[]): boolean {
  const wanted = fold(query)
  if (wanted === '') return true
  const given = fold(texts.join(' '))
  return wanted.split(' ').every((word) => given.includes(word))
}
