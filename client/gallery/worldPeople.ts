import type { WorldPerson } from './world.ts'

const seat = (
  at: number,
  username: string,
  name: string,
  organisation: string,
  role: WorldPerson['role'],
): WorldPerson => ({
  person: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  username,
  name,
  organisation,
  role,
})

/** People of the demo's plan, named by post. */
export const worldPeople: readonly WorldPerson[] = [
  seat(1, 'truc1.so', 'Trực ban 1 · Sở', 'so', 'operator'),
  seat(2, 'truc2.so', 'Trực ban 2 · Sở', 'so', 'operator'),
  seat(3, 'lanhdao.so', 'Lãnh đạo trực · Sở', 'so', 'leader'),
  seat(4, 'quantri.so', 'Quản trị · Sở', 'so', 'admin'),
  seat(5, 'truc1.bcvt', 'Trực ban · Phòng BCVT', 'pbcvt', 'operator'),
  seat(6, 'truc1.ttht', 'Trực 1 · TT Hạ tầng', 'ttht', 'operator'),
  seat(7, 'truc2.ttht', 'Trực 2 · TT Hạ tầng', 'ttht', 'operator'),
  seat(8, 'truc1.vnpt', 'Trực 1 · VNPT', 'vnpt', 'liaison'),
  seat(9, 'truc2.vnpt', 'Trực 2 · VNPT', 'vnpt', 'liaison'),
  seat(10, 'truc1.viettel', 'Trực 1 · Viettel', 'viettel', 'liaison'),
  seat(11, 'truc2.viettel', 'Trực 2 · Viettel', 'viettel', 'liaison'),
  seat(12, 'truc1.mobifone', 'Trực 1 · MobiFone', 'mobifone', 'liaison'),
  seat(13, 'truc1.fpt', 'Trực 1 · FPT', 'fpt', 'liaison'),
  seat(14, 'truc1.buudien', 'Trực 1 · Bưu điện', 'buu-dien', 'liaison'),
  seat(15, 'truc1.vtpost', 'Trực 1 · Viettel Post', 'viettel-post', 'liaison'),
]
