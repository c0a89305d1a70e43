import type { Category, SubCategory } from '../catalogue/incidents.ts'
import type { Area } from '../catalogue/plan.ts'

/** `Đứt cáp quang tại Hội trường lớn`: the record's own language, without any organisation. At most 160 characters. */
export function publicLineOf(
  category: Category | undefined,
  sub: SubCategory | null | undefined,
  area: Area | null | undefined,
): string {
  if (!category) return ''
  const what = sub?.public.vi ?? category.title.vi
  const where = area ? ` ${area.kind === 'network' ? 'trên' : 'tại'} ${area.name}` : ''
  return `${what}${where}`.slice(0, 160)
}
