import type { World } from './world.ts'
import type { WorldAnswers } from './worldSession.ts'

const qr =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h9v9H0z"/><path stroke="#000" d="M1 1.5h3m1 0h3M1 2.5h1m1 0h1m2 0h2M1 3.5h3m2 0h1M2 5.5h3m1 0h2M1 6.5h1m2 0h3M1 7.5h3m2 0h1"/></svg>'

interface Adding {
  readonly people: readonly { readonly username: string }[]
}

const plansOf = (world: World) => ({
  plans: [
    {
      id: world.state.info?.plan ?? '',
      title: world.state.info?.name ?? '',
      source: 'Kế hoạch của Sở Thông tin và Truyền thông Vĩnh Phúc, ngày 17/4/2020',
      zone: 'Asia/Ho_Chi_Minh',
      counts: {
        organisations: world.state.organisations.size,
        areas: world.state.areas.size,
        checklists: world.state.checklists.size,
        rows: world.state.rows.size,
      },
      areas: [...world.state.areas.values()].map(({ name }) => name),
      owners: [...world.state.organisations.values()].map(({ id, short }) => ({
        name: short,
        rows: [...world.state.rows.values()].filter(({ owner }) => owner === id).length,
      })),
      mistakes: [],
    },
    {
      id: 'dak-nong',
      title: 'Đại hội Đảng bộ tỉnh Đắk Nông',
      source: 'Kế hoạch 46/KH-STTTT',
      zone: 'Asia/Ho_Chi_Minh',
      counts: { organisations: 0, areas: 0, checklists: 0, rows: 0 },
      mistakes: [
        {
          file: 'checklists/plans/dak-nong.yaml',
          line: 14,
          path: 'areas[2].lead_carrier',
          expected: {
            vi: 'mã đơn vị có trong organisations; "vinaphone" không có',
            en: 'an id listed in organisations; "vinaphone" is not',
          },
        },
      ],
    },
  ],
})

/** What the administrator's pages ask of the server. */
export function worldAnswers(world: World): WorldAnswers {
  const at = `/api/v1/congresses/${world.id}`
  const link = (username: string) => ({
    username,
    person: world.uuid(),
    url: `https://trucban.example/lien-ket#${world.uuid()}`,
    qr,
    expiresAt: world.now() + 72 * 3_600_000,
  })
  return {
    'GET /api/v1/plans': plansOf(world),
    [`GET ${at}/people`]: {
      people: world.people.map((one, index) => ({
        ...one,
        disabled: index === 12,
        hasPassword: index !== 10,
        hasLink: index === 10,
      })),
    },
    [`POST ${at}/people`]: (body) => ({
      people: (body as Adding).people.map(({ username }) => link(username)),
    }),
    [`GET ${at}/displays`]: {
      displays: [
        {
          id: 'd1',
          organisation: null,
          label: 'Màn hình sảnh',
          createdAt: world.now() - 86_400_000,
          revokedAt: null,
        },
        {
          id: 'd2',
          organisation: 'so',
          label: 'Phòng trực Sở',
          createdAt: world.now() - 90_000_000,
          revokedAt: null,
        },
      ],
    },
    [`POST ${at}/displays`]: () => ({ id: 'd3', url: `https://trucban.example/wall#${world.uuid()}` }),
  }
}
