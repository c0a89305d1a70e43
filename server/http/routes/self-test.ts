import type { Router } from 'express'
import { hasFactor } from '../../accounts/factors.ts'
import { checkBoard, checkOrigin, checkProxy } from '../../self-test/asked.ts'
import type { HowAsked } from '../../self-test/asked.ts'
import { bounded, checkNames } from '../../self-test/finding.ts'
import type { CheckId, Finding, Seen } from '../../self-test/finding.ts'
import { checkAdministrators } from '../../self-test/people.ts'
import type { AdministratorsSeen } from '../../self-test/people.ts'
import { usualLimit } from '../../self-test/run.ts'
import type { Asking } from '../asking.ts'
import { doorsOf } from '../door.ts'
import type { Person } from '../door.ts'
import type { HttpParts } from '../port.ts'
import { error, json } from '../reply.ts'
import type { Reply } from '../reply.ts'
import { isAdministrator, isSiteAdmin, noRight, servesSite } from '../seat.ts'

/** A page's origin as it says so itself; anything else counts as not said. */
function originOf(asking: Asking): string | null {
  const said = asking.query('origin')
  if (said === null || !URL.canParse(said)) return null
  const { origin, protocol } = new URL(said)
  return /^https?:$/.test(protocol) ? origin : null
}

const howAsked = ({ origins, trusted, selfTest }: HttpParts, asking: Asking): HowAsked => ({
  origin: originOf(asking),
  ...asking.cameBy,
  address: asking.origin.address,
  trustsProxies: trusted !== null,
  publicUrl: selfTest.publicUrl,
  isOurs: (origin) => origins.list.has(origin),
})

function administratorsSeen(parts: HttpParts): AdministratorsSeen {
  const { accounts } = parts
  const living = accounts.all().filter(({ disabled }) => !disabled)
  const all = living.filter(({ person }) => isAdministrator(parts, person))
  return {
    administrators: all.length,
    siteAdmins: all.filter(({ person }) => servesSite(parts, person)).length,
    without: all.filter(({ person }) => !hasFactor(accounts.factors(person))).map(({ username }) => username),
    links: living.filter(({ person }) => accounts.hasLink(person)).length,
  }
}

async function selfTest(parts: HttpParts, asking: Asking, caller: Person): Promise<Reply> {
  if (!isSiteAdmin(parts, caller.person)) return noRight(parts, caller.person)
  if (!parts.inPace(caller)) return error('too-fast')
  const asked = howAsked(parts, asking)
  const ofThis: readonly (readonly [CheckId, () => Seen])[] = [
    ['origin', () => checkOrigin(asked)],
    ['proxy', () => checkProxy(asked)],
    ['board', () => checkBoard(parts.selfTest.transports(caller.session))],
    ['accounts', () => checkAdministrators(administratorsSeen(parts))],
  ]
  const here = ofThis.map(async ([id, measure]): Promise<Finding> => ({
    id,
    name: checkNames[id],
    ...(await bounded(parts.clock, usualLimit, measure)),
  }))
  const found = [...(await Promise.all(here)), ...(await parts.selfTest.run())]
  const order = Object.keys(checkNames)
  found.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  return json({ at: parts.clock.now(), findings: found })
}

/** What the installation says of itself, for those who run it; nothing in it is secret, and nothing is for anybody else. */
export function selfTestRoutes(router: Router, parts: HttpParts): void {
  const doors = doorsOf(parts)
  router.get(
    '/api/v1/self-test',
    doors.person((asking, caller) => selfTest(parts, asking, caller)),
  )
  router.get(
    '/api/v1/self-test/time',
    doors.person((_asking, { person }) =>
      isSiteAdmin(parts, person) ? json({ at: parts.clock.now() }) : noRight(parts, person),
    ),
  )
}
