import { createSignal } from 'solid-js'
import type { FieldProblem, Problem } from './problem.ts'
import { fieldSentence } from './text/sentence.ts'

/** What a zod/mini schema of the domain says of a value. */
type Schema = {
  safeParse: (value: unknown) => { success: true } | { success: false; error: { issues: readonly Issue[] } }
}
type Issue = { path: readonly PropertyKey[]; code?: string; format?: unknown; message: string }

function isEmpty(value: unknown, path: readonly PropertyKey[]): boolean {
  const found = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value)
  return found === undefined || found === '' || (Array.isArray(found) && found.length === 0)
}

/** The reason as the server words it, but what is empty is `required`: "too short" would say less. */
function reasonOf(issue: Issue, value: unknown): string {
  if (isEmpty(value, issue.path)) return 'required'
  if (issue.code === 'invalid_format' && typeof issue.format === 'string') return issue.format
  if (issue.code === 'custom') return issue.message
  return issue.code ?? 'other'
}

/** One problem a field, in the order of the form. */
export function check(schema: Schema, value: unknown): FieldProblem[] {
  const result = schema.safeParse(value)
  if (result.success) return []
  const found = new Map<string, FieldProblem>()
  for (const issue of result.error.issues) {
    const path = issue.path.map(String).join('.')
    if (!found.has(path)) found.set(path, { path, reason: reasonOf(issue, value) })
  }
  return [...found.values()]
}

/** What a form knows of its last sending: what to mend, what was refused, and whether it is on its way. */
export function createAttempt() {
  const [fields, setFields] = createSignal<FieldProblem[]>([])
  const [problem, setProblem] = createSignal<Problem>()
  const [busy, setBusy] = createSignal(false)
  const say = (next: { fields?: FieldProblem[]; problem?: Problem } = {}) => {
    setFields(next.fields ?? [])
    setProblem(next.problem)
  }
  return {
    fields,
    problem,
    busy,
    /** Shows these problems and no others; without any, none. */
    say,
    /** Shows what the server answered: at the fields if it named some. */
    refuse: (given: Problem) => say(given.fields?.length ? { fields: given.fields } : { problem: given }),
    /** Checks as the server will. False: the summary says what to mend. */
    accepts(found: FieldProblem[]): boolean {
      say({ fields: found })
      return found.length === 0
    },
    /** Runs one sending; a second press meanwhile does nothing. */
    async run(work: () => Promise<void>): Promise<void> {
      if (busy()) return
      setBusy(true)
      try {
        await work()
      } finally {
        setBusy(false)
      }
    },
    /** The sentence at a field, if there is something to mend; an entry of a list counts for the list. */
    errorAt(path: string): string | undefined {
      const field = fields().find((one) => one.path === path || one.path.startsWith(`${path}.`))
      return field && fieldSentence(field)
    },
  }
}

export type Attempt = ReturnType<typeof createAttempt>
