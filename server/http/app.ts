import express from 'express'
import type { Express } from 'express'
import { pinoHttp } from 'pino-http'
import { withoutTokens } from '../accounts/tokens.ts'
import { bodyChecks, faults } from './body.ts'
import { securityHeaders } from './headers.ts'
import { countAnswers } from './metrics.ts'
import { pages } from './pages.ts'
import type { HttpParts } from './port.ts'
import { sendError } from './reply.ts'
import { requestIdOf } from './request.ts'
import { accountRoutes } from './routes/account.ts'
import { attachmentRoutes } from './routes/attachments.ts'
import { auditRoutes } from './routes/audit.ts'
import { erasureRoutes } from './routes/erasures.ts'
import { retentionRoutes } from './routes/retention.ts'
import { commandRoutes } from './routes/commands.ts'
import { congressRoutes } from './routes/congresses.ts'
import { directoryRoutes } from './routes/directory.ts'
import { docsRoutes } from './routes/docs.ts'
import { displayRoutes } from './routes/displays.ts'
import { historyRoutes } from './routes/history.ts'
import { healthRoutes } from './routes/health.ts'
import { hookRoutes } from './routes/hooks.ts'
import { measureRoutes } from './routes/measure.ts'
import { peopleRoutes } from './routes/people.ts'
import { passkeyRoutes } from './routes/passkeys.ts'
import { planRoutes } from './routes/plans.ts'
import { providerRoutes } from './routes/provider.ts'
import { resetRoutes } from './routes/resets.ts'
import { selfTestRoutes } from './routes/self-test.ts'
import { sessionRoutes } from './routes/session.ts'
import { tokenRoutes } from './routes/tokens.ts'

const routes = [
  healthRoutes,
  sessionRoutes,
  passkeyRoutes,
  providerRoutes,
  accountRoutes,
  commandRoutes,
  congressRoutes,
  historyRoutes,
  directoryRoutes,
  planRoutes,
  peopleRoutes,
  resetRoutes,
  displayRoutes,
  tokenRoutes,
  hookRoutes,
  docsRoutes,
  measureRoutes,
  attachmentRoutes,
  auditRoutes,
  selfTestRoutes,
  erasureRoutes,
  retentionRoutes,
]
const quiet = new Set(['/healthz', '/readyz', '/metrics'])
const pathOf = (url: string | undefined): string => (url ?? '').split(/[?#]/)[0] ?? ''

/** Every HTTP door, in the order in which a request passes them. */
export function makeApp(parts: HttpParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')
  app.use(
    pinoHttp({
      logger: parts.log,
      genReqId: () => parts.chance.uuid(),
      // Neither headers nor the query: tokens and cursors have no place in a log.
      serializers: {
        req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
          id,
          method,
          path: withoutTokens(pathOf(url)).slice(0, 200),
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      },
      autoLogging: { ignore: (request) => quiet.has(pathOf(request.url)) },
    }),
  )
  app.use(countAnswers(parts.metrics))
  app.use(...securityHeaders(parts.chance, parts.secure))
  app.use((request, response, next) => {
    response.setHeader('X-Request-Id', requestIdOf(request))
    next()
  })
  app.use(...bodyChecks(parts.origins))
  for (const add of routes) add(app, parts)
  app.use(pages(parts.clientDir))
  app.use((request, response) => {
    sendError(request, response, { code: 'not-found' })
  })
  app.use(faults(parts.log))
  return app
}
