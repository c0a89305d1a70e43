/** A sentence or label in both languages of the product; neither may be missing. */
export interface Words {
  readonly vi: string
  readonly en: string
}
export type Language = keyof Words
