import type { AppRouter } from '@slrt/functions/router'
import { createTRPCClient, httpBatchLink, httpLink, splitLink, TRPCClientError } from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { NO_NETWORK, type Problem } from './problem.ts'
import { acting, sessionEnded } from './session.tsx'

export type Inputs = inferRouterInputs<AppRouter>
export type Outputs = inferRouterOutputs<AppRouter>

/** The membership that acts, named in every request: lists of two memberships are never mixed. */
const headers = () => {
  const membership = acting()?.id
  return membership ? { 'x-sebagai': membership } : {}
}

/** Queries go in one request a moment, by POST: no input ever stands in an address; reveals one by one. Commands go through the outbox, which calls `send`. */
export const api = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === 'query',
      true: httpBatchLink({ url: '/trpc', headers, methodOverride: 'POST' }),
      false: httpLink({ url: '/trpc', headers }),
    }),
  ],
})

/** The problem behind an error of `api`; ends the session when the server says that it is over. */
export function problemOfError(error: unknown): Problem {
  if (!(error instanceof TRPCClientError)) return { code: 'server.failed' }
  const data = error.data as (Partial<Problem> & { httpStatus?: number }) | undefined
  if (!data?.code) return error.meta?.response ? { code: 'server.failed' } : NO_NETWORK
  const problem: Problem = { ...data, code: data.code, status: data.httpStatus }
  if (problem.code === 'session.missing') sessionEnded()
  return problem
}
