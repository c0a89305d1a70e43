import * as z from 'zod/mini'
import { CommandId } from '../ids.ts'
import { line } from '../text.ts'
import type { Words } from '../words.ts'

/** Why words or a photo are erased: a closed list, so that the reason itself gives nothing away. */
export const erasureReasons = {
  'citizen-data': { vi: 'dữ liệu cá nhân của người dân', en: "a citizen's personal data" },
  'staff-data': { vi: 'dữ liệu cá nhân của cán bộ', en: "a staff member's personal data" },
  secret: { vi: 'thông tin không được ghi ở đây', en: 'matters that must not be kept here' },
  misplaced: { vi: 'ghi nhầm chỗ', en: 'entered in the wrong place' },
  request: { vi: 'theo yêu cầu của người có dữ liệu', en: 'asked for by the person concerned' },
  other: { vi: 'lý do khác', en: 'another reason' },
} as const satisfies Record<string, Words>
export type ErasureReason = keyof typeof erasureReasons

/** How long a proposal waits for the second administrator, ms. */
export const erasureWaits = 24 * 3_600_000
const mostPlaces = 50

const field = z
  .string()
  .check(z.maxLength(80, { abort: true }), z.regex(/^[a-z]+\.[a-z-]+\.[a-zA-Z]+$/, { abort: true }))

/** What somebody wants erased, by its place in the record; the words themselves are not sent. */
export const NewErasure = z.strictObject({
  proof: z.string().check(z.maxLength(100, { abort: true }), z.minLength(1)),
  /** Id of the incident or row it belongs to. */
  subject: z.string().check(z.maxLength(100, { abort: true }), z.regex(/^[A-Za-z0-9.-]+$/)),
  /** Commits of the congress, and which of their texts as `type.field`. */
  places: z
    .array(
      z.strictObject({
        n: z.int().check(z.minimum(1)),
        fields: z.array(field).check(z.minLength(1), z.maxLength(20, { abort: true })),
      }),
    )
    .check(z.maxLength(mostPlaces, { abort: true })),
  photos: z.array(CommandId).check(z.maxLength(mostPlaces, { abort: true })),
  reason: z.enum(Object.keys(erasureReasons) as [ErasureReason, ...ErasureReason[]]),
  /** In one's own words; kept with the record of the erasure, for administrators. */
  words: line(200),
})
export type NewErasure = z.infer<typeof NewErasure>

/** What is said in the incident's own history, never the words that stood there. */
export const erasureSaid = (count: number, reason: ErasureReason): string =>
  `Đã xóa nội dung ở ${count} chỗ, hai quản trị viên duyệt; lý do: ${erasureReasons[reason].vi}. · ` +
  `Content erased in ${count} places by two administrators; reason: ${erasureReasons[reason].en}.`
