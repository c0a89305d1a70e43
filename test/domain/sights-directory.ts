import type { SeenBy } from '../../domain/directory/events.ts'
import type { CongressEvent } from '../../domain/events.ts'
import { everybody, nameless, of } from './sight-cells.ts'
import type { Case } from './sight-cells.ts'
import { uuid } from './stage.ts'

// Contacts of VNPT: all to VNPT and the department, to others what is shared, to a display what delegates get.
const id = uuid(0xd1)
const set = (primary: SeenBy, alternate: SeenBy, number = '0912 000 111') =>
  ({
    type: 'directory.set',
    contact: id,
    holder: 'vnpt',
    area: 'hoi-truong',
    kinds: { primary: { kind: 'mobile', seen: primary }, alternate: { kind: 'radio', seen: alternate } },
    post: 'Tổ trực kỹ thuật',
    primary: number,
    alternate: 'Kênh 4',
    contingency: null,
    emergency: null,
  }) as const satisfies CongressEvent
const tested = { type: 'directory.tested', contact: id, level: 'primary' } as const
const removed = { type: 'directory.removed', contact: id } as const
const gone = { type: 'directory.withdrawn', contact: id } as const

/** The record as others get it; `levels`: what of it. */
const shared = (means: object) => ({
  type: 'directory.disclosed',
  record: {
    id,
    organisation: 'vnpt',
    area: 'hoi-truong',
    post: 'Tổ trực kỹ thuật',
    means,
    changed: null,
  },
})
const mobile = { kind: 'mobile', value: '0912 000 111', tested: null } as const
const radio = { kind: 'radio', value: 'Kênh 4', tested: null } as const

/** What happens, after what, and what an organisation outside and a display get of it. */
const cells: readonly (readonly [readonly CongressEvent[], CongressEvent, object | null, object | null])[] = [
  [[], set('department', 'department'), null, null],
  [[], set('all', 'department'), shared({ primary: { ...mobile, seen: 'all' } }), null],
  [
    [],
    set('delegates', 'all'),
    shared({ primary: { ...mobile, seen: 'delegates' }, alternate: { ...radio, seen: 'all' } }),
    shared({ primary: { ...mobile, seen: 'delegates' } }),
  ],
  [[set('department', 'department')], tested, null, null],
  [[set('department', 'all')], tested, null, null],
  [
    [set('all', 'department')],
    tested,
    shared({ primary: { ...mobile, seen: 'all', tested: { at: 'stamp', by: null } } }),
    null,
  ],
  [[set('department', 'all')], set('department', 'all', '0999 000 999'), null, null],
  [[set('all', 'all')], set('department', 'all'), shared({ alternate: { ...radio, seen: 'all' } }), null],
  [[set('delegates', 'all')], set('department', 'department'), gone, gone],
  [[set('all', 'department')], removed, gone, null],
  [[set('department', 'department')], removed, null, null],
]

export const directoryCases = cells.flatMap(([before, event, others, display]) =>
  everybody.map((viewer): Case => ({
    row: 'directory',
    before,
    event,
    by: of('so'),
    viewer,
    leaves: ({ stamp }) => {
      if (viewer === 'so') return { event, stamp }
      if (viewer === 'vnpt') return { event, stamp: nameless(stamp) }
      const seen = viewer === null ? display : others
      const dated = JSON.stringify(seen).replace('"stamp"', String(stamp.at))
      return seen && { event: JSON.parse(dated) as never, stamp: nameless(stamp) }
    },
  })),
)
