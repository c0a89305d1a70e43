import type { CongressState } from '../../../domain/state.ts'
import { useWords } from '../../app/language.ts'
import { wallWords } from '../../words/wall.ts'

/** Short name of an area; of rows without one: "Chung". */
export function useAreaNames({ areas }: Pick<CongressState, 'areas'>): (area: string | null) => string {
  const t = useWords(wallWords)
  return (area) => (area === null ? t.everywhere : (areas.get(area)?.short ?? area))
}
