import type { CongressInfo } from '../../domain/congress/events.ts'
import { shiftAt } from '../../domain/duty/shift.ts'
import { draftOf } from '../../domain/handover/draft.ts'
import type { CongressState } from '../../domain/state.ts'
import type { Script } from './script.ts'

const minute = 60_000
const remarks = [
  'Chìa khóa phòng máy dự phòng để ở bàn trực, ngăn trên',
  'Sổ ghi tay của ca trước đã nhập hết vào hệ thống',
]

/** Everything that is open at that moment, as the outgoing shift's phone draws it up. */
function offered(state: CongressState, at: number): object {
  const lines = draftOf(state, { organisation: 'so', department: true }, at)
  return {
    incidents: lines.flatMap((line) => (line.about === 'incident' ? [{ incident: line.incident }] : [])),
    overdue: lines.flatMap((line) =>
      line.about === 'overdue' ? [{ item: line.item, owner: line.owner }] : [],
    ),
    directives: lines.flatMap((line) => (line.about === 'directive' ? [{ directive: line.directive }] : [])),
    own: remarks,
  }
}

/** The department's desk went from one shift to the next, every line accepted and both signed. */
export function handover(script: Script, info: CongressInfo, now: number): void {
  const { from } = shiftAt(info, now)
  const began = now - from > 20 * minute ? from : shiftAt(info, from - 1).from
  const id = script.add(began - 10 * minute, 'trucban2', 'handover.offer', (state) =>
    offered(state, began - 10 * minute),
  )
  script.add(began + 3 * minute, 'trucban1', 'handover.accept', (state) => ({
    handover: id,
    lines: state.handovers.get(id)?.lines.map(({ key }) => key) ?? [],
  }))
  script.add(began + 4 * minute, 'trucban1', 'handover.take', { handover: id })
}
