import { congress } from '../tools/client.ts'

/** What is asked for over HTTP: cheap, dear, public, own, and not there. */
export const floodPaths = [
  '/',
  '/api/v1/me',
  `/api/v1/congresses/${congress}/view`,
  '/api/openapi.json',
  '/no-such',
]
