/**
 * Who may tell a real id from a made-up one, by route: this table is the test's own, not drawn from the server's rules.
 * `*` stands for any name; everybody who is not named must find no difference at all.
 */
export interface RouteCase {
  /** Address parameter (or `?name` of the query) whose id is tried. */
  readonly param: string
  /** Name in the world of what is really there. */
  readonly real: string
  /** What takes its place: an id of the same form that nothing has. */
  readonly made: 'uuid' | 'congress' | 'name'
  readonly sees: readonly string[]
  /** The other parameters, by their names in the world. */
  readonly at?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  /** Wants a fresh proof in the body. */
  readonly proven?: true
}
export interface RouteRow {
  readonly route: string
  /** Or why there is nothing to try: no id of anything hidden is in it. */
  readonly cases: readonly RouteCase[] | string
}

const department = ['so-*', 'pbcvt-*', 'quan-tri']
const here = [...department, 'ttht-*', 'vnpt-*', 'viettel-*', 'mobifone-*', 'fpt-*', 'buu-dien-*']
const viewing = ['display-*', 'token-view:read']
const ofOther = ['other-*', 'quan-tri']
const ofViettel = [...department, 'viettel-liaison', 'viettel-operator', 'viettel-leader', 'viettel-admin']
/** Administers this congress, second step shown. */
const administrators = ['so-admin', 'quan-tri']
const auditors = [...administrators, ...['so-operator', 'so-leader', 'pbcvt-operator', 'pbcvt-leader']]

const congressTo = (sees: readonly string[], more: Partial<RouteCase> = {}): RouteCase => ({
  param: 'id',
  real: 'congress',
  made: 'congress',
  sees,
  ...more,
})
/** Both congresses, each to its own. */
const both = (sees: readonly string[], seesOther: readonly string[], more: Partial<RouteCase> = {}) => [
  congressTo(sees, more),
  congressTo(seesOther, { ...more, real: 'other' }),
]
const people = (path: string, body: object = {}): RouteRow => ({
  route: `post /api/v1/congresses/:id/people/:person/${path}`,
  cases: [
    { param: 'person', real: 'person', made: 'uuid', sees: administrators, at: { id: 'congress' }, body },
    // Seated in the other congress only: whoever administers here is told nothing of it.
    { param: 'person', real: 'otherPerson', made: 'uuid', sees: [], at: { id: 'congress' }, body },
    congressTo(administrators, { at: { person: 'person' }, body }),
  ],
})
const incident = (route: string, at: Readonly<Record<string, string>>): RouteRow => ({
  route,
  cases: [
    { param: 'incident', real: 'incident', made: 'uuid', sees: ofViettel, at },
    {
      param: 'incident',
      real: 'otherIncident',
      made: 'uuid',
      sees: 'id' in at ? [] : [...ofOther, 'token-other*'],
      at,
    },
  ],
})
const own = 'only of one’s own account: there is no id in it'
const secret = 'only a secret of 128 or 256 bits; that an account is there is not told (SC6)'
const open = 'the same for everybody'

const erasures = '/api/v1/congresses/:id/erasures'

export const routeTable: readonly RouteRow[] = [
  ...['get /api/v1/congresses/:id/retention', 'post /api/v1/congresses/:id/retention/postpone'].map(
    (route) => ({
      route,
      cases: both(administrators, ['other-admin', 'quan-tri']),
    }),
  ),
  ...['get /api/v1/self-test', 'get /api/v1/self-test/time'].map((route) => ({ route, cases: 'no id' })),
  ...['get', 'post'].map((method) => ({
    route: `${method} ${erasures}`,
    cases: both(administrators, ['other-admin', 'quan-tri']),
  })),
  {
    route: `get ${erasures}/places`,
    cases: [
      { param: '?subject', real: 'incident', made: 'uuid', sees: administrators, at: { id: 'congress' } },
      { param: '?subject', real: 'otherIncident', made: 'uuid', sees: [], at: { id: 'congress' } },
    ],
  },
  ...['confirm', 'withdraw'].map((act): RouteRow => ({
    route: `post ${erasures}/:erasure/${act}`,
    cases: [
      {
        param: 'erasure',
        real: 'erasure',
        made: 'uuid',
        sees: administrators,
        at: { id: 'congress' },
        proven: true,
      },
      { param: 'erasure', real: 'erasure', made: 'uuid', sees: [], at: { id: 'other' }, proven: true },
      congressTo(administrators, { at: { erasure: 'erasure' }, proven: true }),
    ],
  })),
  ...[
    'get /healthz',
    'get /readyz',
    'get /metrics',
    'get /api/openapi.json',
    'get /api/docs',
    'get /api/docs/:file',
  ].map((route) => ({ route, cases: open })),
  ...['post /api/v1/session', 'post /api/v1/setup', 'post /api/v1/links/look', 'post /api/v1/links/use'].map(
    (route) => ({ route, cases: secret }),
  ),
  ...['post /api/v1/session/passkey/options', 'post /api/v1/session/passkey'].map((route) => ({
    route,
    cases: secret,
  })),
  ...['', '/finish', '/step', '/passkey/options', '/passkey'].map((path) => ({
    route: `post /api/v1/session/provider${path}`,
    cases: secret,
  })),
  { route: 'get /api/v1/session/provider', cases: open },
  ...['', '/remove'].map((path) => ({ route: `post /api/v1/account/provider${path}`, cases: own })),
  ...['delete /api/v1/session', 'get /api/v1/me', 'get /api/v1/account', 'get /api/v1/congresses'].map(
    (route) => ({
      route,
      cases: own,
    }),
  ),
  ...[
    'password',
    'prove',
    'prove/passkey/options',
    'prove/passkey',
    'totp',
    'totp/confirm',
    'totp/remove',
    'passkeys/options',
    'passkeys',
    'recovery',
    'sessions/end-others',
    'news/read',
  ].map((path) => ({ route: `post /api/v1/account/${path}`, cases: own })),
  {
    route: 'post /api/v1/account/passkeys/:passkey/remove',
    cases: [{ param: 'passkey', real: 'passkey', made: 'name', sees: ['viettel-liaison'], proven: true }],
  },
  {
    route: 'post /api/v1/account/sessions/:session/end',
    cases: [{ param: 'session', real: 'session', made: 'name', sees: ['viettel-liaison'], proven: true }],
  },
  {
    route: 'get /api/v1/congresses/:id/view',
    cases: both([...here, 'viettel-post-*', ...viewing], [...ofOther, 'token-other*']),
  },
  {
    route: 'get /api/v1/congresses/:id/events',
    cases: both([...here, 'viettel-post-*', ...viewing], [...ofOther, 'token-other*']),
  },
  {
    route: 'get /api/v1/congresses/:id/past',
    cases: both([...here, 'viettel-post-*'], ofOther, { query: { at: '{now}' } }),
  },
  {
    route: 'get /api/v1/congresses/:id/people',
    cases: both([...here, 'viettel-post-*', 'site-unproven'], [...ofOther, 'site-unproven']),
  },
  {
    route: 'get /api/v1/congresses/:id/anchor',
    cases: both([...here, 'viettel-post-*', 'site-unproven'], [...ofOther, 'site-unproven']),
  },
  incident('get /api/v1/congresses/:id/incidents/:incident', { id: 'congress' }),
  incident('get /api/v1/incidents/:incident', {}),
  {
    route: 'get /api/v1/congresses/:id/directory/:contact/qr',
    cases: [
      { param: 'contact', real: 'contact', made: 'uuid', sees: ofViettel, at: { id: 'congress' } },
      { param: 'contact', real: 'otherContact', made: 'uuid', sees: [], at: { id: 'congress' } },
      {
        param: 'contact',
        real: 'otherContact',
        made: 'uuid',
        sees: ['other-admin', 'other-operator', 'quan-tri'],
        at: { id: 'other' },
      },
    ],
  },
  {
    route: 'get /api/v1/congresses/:id/attachments/:attachment',
    cases: [
      { param: 'attachment', real: 'photo', made: 'uuid', sees: ofViettel, at: { id: 'congress' } },
      { param: 'attachment', real: 'photo', made: 'uuid', sees: [], at: { id: 'other' } },
    ],
  },
  {
    // Within one congress an id that is taken is refused: whoever asks must know its 122 random bits already.
    route: 'put /api/v1/congresses/:id/attachments/:attachment',
    cases: both([...here, 'viettel-post-*'], ['other-operator', 'other-liaison'], {
      at: { attachment: 'photo' },
    }),
  },
  {
    route: 'get /api/v1/congresses/:id/audit',
    cases: both(auditors, ['other-admin', 'other-operator', 'quan-tri']),
  },
  {
    route: 'post /api/v1/congresses/:id/audit/table',
    cases: both(auditors, ['other-admin', 'other-operator', 'quan-tri']),
  },
  { route: 'post /api/v1/congresses/:id/export', cases: both(administrators, ['other-admin', 'quan-tri']) },
  { route: 'get /api/v1/sign-ins', cases: 'no id; for the installation’s administrators alone (KT23)' },
  { route: 'get /api/v1/plans', cases: 'no id' },
  { route: 'post /api/v1/plans/check', cases: 'no id' },
  {
    route: 'get /api/v1/plans/:plan/text',
    cases: [{ param: 'plan', real: 'plan', made: 'name', sees: ['quan-tri'] }],
  },
  {
    route: 'post /api/v1/congresses/:id/people',
    cases: both(administrators, ['other-admin', 'quan-tri'], { body: { people: [] } }),
  },
  ...['link', 'disable', 'enable', 'sessions/end'].map((path) => people(path)),
  people('provider', { name: 'nguyen.van.a' }),
  people('provider/remove'),
  ...['ask-reset', 'withdraw-reset', 'confirm-reset'].map((path) => people(`factors/${path}`)),
  {
    route: 'get /api/v1/congresses/:id/displays',
    cases: both(auditors, ['other-admin', 'other-operator', 'quan-tri']),
  },
  {
    route: 'post /api/v1/congresses/:id/displays',
    cases: both(auditors, ['other-admin', 'other-operator', 'quan-tri']),
  },
  {
    route: 'delete /api/v1/congresses/:id/displays/:display',
    cases: [
      { param: 'display', real: 'display', made: 'uuid', sees: auditors, at: { id: 'congress' } },
      { param: 'display', real: 'otherDisplay', made: 'uuid', sees: [], at: { id: 'congress' } },
    ],
  },
  { route: 'get /api/v1/congresses/:id/tokens', cases: both(administrators, ['other-admin', 'quan-tri']) },
  { route: 'post /api/v1/congresses/:id/tokens', cases: both(administrators, ['other-admin', 'quan-tri']) },
  {
    route: 'delete /api/v1/congresses/:id/tokens/:token',
    cases: [
      { param: 'token', real: 'token', made: 'uuid', sees: administrators, at: { id: 'congress' } },
      { param: 'token', real: 'otherToken', made: 'uuid', sees: [], at: { id: 'congress' } },
    ],
  },
  {
    route: 'post /api/v1/hooks/:integration',
    cases: [
      {
        param: '?congress',
        real: 'other',
        made: 'congress',
        sees: [],
        at: { integration: 'generic' },
        body: { source: 'x', dedupKey: 'k', text: 'Tin thử' },
      },
    ],
  },
  { route: 'post /api/v1/commands', cases: 'the table of commands (sweep-commands.ts)' },
  ...[
    'get /api/v1/measure/ping',
    'get /api/v1/measure/may',
    'get /api/v1/measure/down',
    'post /api/v1/measure/up',
  ].map((route) => ({ route, cases: 'no id' })),
]
