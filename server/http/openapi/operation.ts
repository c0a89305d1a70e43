import type * as z from 'zod/mini'
import type { Scope } from '../../../domain/site/scopes.ts'
import type { Words } from '../../../domain/words.ts'
import type { ErrorCode } from '../words.ts'

/** Who may ask: nobody in particular, whoever is signed in, also a wall, or also a token with the scope. */
export type Asker = 'anyone' | 'person' | 'viewer' | Scope

/** An example as it is carried out by `test/http/openapi.test.ts` against a real server. */
export interface OperationExample {
  /** Who asks, as the test knows them; `token` holds every scope. */
  readonly as: 'nobody' | 'admin' | 'operator' | 'liaison' | 'token'
  /** Values of the path; `{names}` stand for what only the running server knows. */
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** When it is not the operation's own: an example of a refusal. */
  readonly status?: number
}

/** One method of one address. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** As Express has it: `/api/v1/congresses/:id`. */
  readonly path: string
  readonly group:
    | 'health'
    | 'session'
    | 'board'
    | 'commands'
    | 'set-up'
    | 'people'
    | 'tokens'
    | 'hooks'
    | 'files'
    | 'line'
    | 'audit'
  readonly does: Words
  readonly who: Asker
  readonly query?: Readonly<Record<string, { readonly means: string; readonly required?: true }>>
  /** Of a JSON body; `bytes` for what is taken as it is. */
  readonly body?: z.ZodMiniType | 'bytes'
  /** Status when it goes well; 200 where it is left out. */
  readonly status?: number
  /** Of the JSON that is answered; else the kind of what comes. */
  readonly answer: z.ZodMiniType | { readonly media: string } | 'nothing'
  /** Codes that this address answers besides those that every one may. */
  readonly errors?: readonly ErrorCode[]
  readonly examples: readonly [OperationExample, ...OperationExample[]]
}
