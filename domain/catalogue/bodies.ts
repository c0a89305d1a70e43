import type { Words } from '../words.ts'

/** Who may support an item or an incident: the owner types of a plan, and bodies outside it that have no account. */
export const bodies = {
  dept_unit: { vi: 'đơn vị của Sở', en: 'department unit' },
  infra_centre: { vi: 'Trung tâm Hạ tầng thông tin', en: 'infrastructure centre' },
  carrier: { vi: 'nhà mạng', en: 'carrier' },
  post: { vi: 'bưu chính', en: 'post' },
  regional_frequency_centre: { vi: 'Trung tâm Tần số khu vực', en: 'regional radio-frequency centre' },
  national_cert: { vi: 'cơ quan điều phối ứng cứu quốc gia', en: 'national CERT' },
  police: { vi: 'công an', en: 'police' },
  military: { vi: 'quân đội', en: 'military' },
  military_chemical_unit: { vi: 'lực lượng hóa học quân đội', en: 'military chemical unit' },
  health: { vi: 'y tế', en: 'health service' },
  power_company: { vi: 'điện lực', en: 'power company' },
} as const satisfies Record<string, Words>

export type Body = keyof typeof bodies
export const isBody = (key: string): key is Body => Object.hasOwn(bodies, key)
