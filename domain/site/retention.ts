import * as z from 'zod/mini'
import { Instant } from '../ids.ts'
import { line } from '../text.ts'
import type { Words } from '../words.ts'

const day = 24 * 3_600_000

/** What is kept and how long: a closed list. `goes` false: never by itself, an archive decides. */
export const retentionClasses = {
  contacts: {
    goes: true,
    label: { vi: 'Số liên hệ trong danh bạ', en: 'Numbers of the directory' },
    rule: {
      vi: 'Xóa 30 ngày sau khi đóng Đại hội; có thể lùi, có lý do.',
      en: 'Erased 30 days after a congress is closed; may be postponed, with a reason.',
    },
  },
  'sign-ins': {
    goes: true,
    label: { vi: 'Sổ đăng nhập', en: 'Sign-in log' },
    rule: { vi: 'Giữ 12 tháng.', en: 'Kept for 12 months.' },
  },
  sessions: {
    goes: true,
    label: { vi: 'Phiên và thiết bị quen', en: 'Sessions and known devices' },
    rule: {
      vi: 'Phiên: 12 giờ không dùng hoặc 24 giờ. Thiết bị quen: 90 ngày.',
      en: 'Sessions: 12 hours idle or 24 hours. Known devices: 90 days.',
    },
  },
  uploads: {
    goes: true,
    label: { vi: 'Ảnh, tệp chưa gắn vào mục nào', en: 'Uploads that no record cites' },
    rule: { vi: 'Xóa sau 48 giờ.', en: 'Thrown away after 48 hours.' },
  },
  photos: {
    goes: false,
    label: { vi: 'Ảnh, tệp minh chứng', en: 'Photos and files that prove something' },
    rule: {
      vi: 'Giữ cùng nhật ký; chỉ xóa khi hai quản trị viên duyệt.',
      en: 'Kept with the journal; erased by two administrators only.',
    },
  },
  journal: {
    goes: false,
    label: { vi: 'Nhật ký, thông báo, biên bản', en: 'Journal, notices, minutes' },
    rule: {
      vi: 'Không bao giờ tự xóa; theo quyết định lưu trữ.',
      en: 'Never by itself; an archive decides.',
    },
  },
} as const satisfies Record<string, { goes: boolean; label: Words; rule: Words }>
export type RetentionClass = keyof typeof retentionClasses

/** Texts of the record that say how somebody is reached, as `type.field`. */
export const contactTexts: ReadonlySet<string> = new Set([
  'directory.set.primary',
  'directory.set.alternate',
  'directory.set.contingency',
  'directory.set.emergency',
  'incident.opened.reportedPhone',
])

/** Nearest first. */
export const retentionWarnings = [
  { id: 'day', within: day },
  { id: 'week', within: 7 * day },
] as const
export type RetentionWarning = (typeof retentionWarnings)[number]['id']

/** At once by no more than this, counted from now or from when it would go, ms. */
export const longestPostponement = 90 * day
export const mayPostpone = (now: number, due: number, until: number): boolean =>
  until > Math.max(now, due) && until <= Math.max(now, due) + longestPostponement

export const Postponement = z.strictObject({
  proof: z.string().check(z.maxLength(100, { abort: true }), z.minLength(1)),
  until: Instant,
  reason: line(200),
})
