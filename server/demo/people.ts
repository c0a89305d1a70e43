import type { Role } from '../../domain/decision.ts'
import type { Chance } from '../adapters/chance.ts'

export interface DemoPerson {
  readonly username: string
  /** A post, never an invented person. */
  readonly name: string
  readonly role: Role
  readonly organisation: string
}

/** Every role, and at least one liaison for each organisation of the demo's plan. */
export const demoPeople: readonly DemoPerson[] = [
  { username: 'quantri', name: 'Quản trị · Sở', role: 'admin', organisation: 'so' },
  { username: 'lanhdao', name: 'Lãnh đạo trực · Sở', role: 'leader', organisation: 'so' },
  { username: 'trucban1', name: 'Trực ban 1 · Sở', role: 'operator', organisation: 'so' },
  { username: 'trucban2', name: 'Trực ban 2 · Sở', role: 'operator', organisation: 'so' },
  { username: 'bcvt1', name: 'Trực ban 1 · Phòng BCVT', role: 'operator', organisation: 'pbcvt' },
  { username: 'bcvt2', name: 'Trực ban 2 · Phòng BCVT', role: 'operator', organisation: 'pbcvt' },
  { username: 'hatang1', name: 'Trực ca 1 · Trung tâm Hạ tầng', role: 'liaison', organisation: 'ttht' },
  { username: 'hatang2', name: 'Trực ca 2 · Trung tâm Hạ tầng', role: 'liaison', organisation: 'ttht' },
  { username: 'vnpt1', name: 'Trực kỹ thuật 1 · VNPT', role: 'liaison', organisation: 'vnpt' },
  { username: 'vnpt2', name: 'Trực kỹ thuật 2 · VNPT', role: 'liaison', organisation: 'vnpt' },
  { username: 'viettel1', name: 'Trực kỹ thuật 1 · Viettel', role: 'liaison', organisation: 'viettel' },
  { username: 'viettel2', name: 'Trực kỹ thuật 2 · Viettel', role: 'liaison', organisation: 'viettel' },
  { username: 'mobifone1', name: 'Trực kỹ thuật 1 · MobiFone', role: 'liaison', organisation: 'mobifone' },
  { username: 'mobifone2', name: 'Trực kỹ thuật 2 · MobiFone', role: 'liaison', organisation: 'mobifone' },
  { username: 'fpt1', name: 'Trực kỹ thuật · FPT', role: 'liaison', organisation: 'fpt' },
  {
    username: 'buudien1',
    name: 'Trực khai thác 1 · Bưu điện tỉnh',
    role: 'liaison',
    organisation: 'buu-dien',
  },
  {
    username: 'buudien2',
    name: 'Trực khai thác 2 · Bưu điện tỉnh',
    role: 'liaison',
    organisation: 'buu-dien',
  },
  {
    username: 'vtpost1',
    name: 'Trực khai thác · Viettel Post',
    role: 'liaison',
    organisation: 'viettel-post',
  },
]

const syllables = [
  'bep',
  'buom',
  'cam',
  'canh',
  'cau',
  'chim',
  'cua',
  'dao',
  'den',
  'dua',
  'gio',
  'gom',
  'hoa',
  'hom',
  'keo',
  'khoai',
  'lac',
  'lua',
  'mam',
  'may',
  'mit',
  'nang',
  'ngo',
  'nuoc',
  'oi',
  'quat',
  'rau',
  'sao',
  'sen',
  'song',
  'tre',
  'vuon',
]

/** Four random syllables and two figures: 26 bits, enough for a demo on loopback and easy to type on a phone. */
export function demoPassword(chance: Chance): string {
  const bytes = chance.bytes(6)
  const words = [...bytes.slice(0, 4)].map((byte) => syllables[byte % syllables.length] ?? 'sen')
  return `${words.join('-')}-${((bytes[4] ?? 0) % 90) + 10}`
}
