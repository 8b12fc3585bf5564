import type { FieldProblem, Problem } from '../problem.ts'
import { ago, clockHere, day } from './date.ts'
import { hasText, t, tCode } from './text.ts'

/** What can be done instead, in words: the paths that a refusal names. */
const possibleText = (paths: string): string =>
  paths
    .split(' ')
    .map((path) => tCode('act.', path, 'act.other'))
    .join(', ')

/** What a problem means and what can be done now, in one or two sentences. */
export function sentenceOf(problem: Problem): string {
  const facts: Record<string, string | number> = { ...problem.facts }
  // The end of the request's id is enough for the helpdesk to find it in the log, and short enough to be read aloud.
  if (problem.requestId) facts.code = problem.requestId.slice(-6).toUpperCase()
  if (problem.retryAfter !== undefined) facts.time = clockHere(Date.now() + problem.retryAfter * 1000)
  if (typeof facts.at === 'string') facts.ago = ago(facts.at)
  for (const [name, fact] of Object.entries(facts)) if (/^\d{4}-\d\d-\d\d$/.test(String(fact))) facts[name] = day(fact)
  if (facts.key) facts.rule = tCode('rule.', String(facts.key), 'refusal.other')
  if (facts.possible) facts.acts = possibleText(String(facts.possible))
  const over = `refusal.${problem.code}_over`
  if (facts.possible === '' && hasText(over)) return t(over, facts)
  if (problem.code === 'server.failed' && !problem.requestId) return t('refusal.server.failed_plain')
  if (problem.code === 'rate.limited' && problem.retryAfter === undefined) return t('refusal.rate.limited_plain')
  return tCode('refusal.', problem.code, 'refusal.other', facts)
}

/** The sentence at a field: by field and reason (`field.admin.email.email`), by reason, or a general one. */
export function fieldSentence(field: FieldProblem): string {
  const own = `field.${field.path.replace(/\.\d+$/, '')}.${field.reason}`
  return hasText(own) ? t(own) : tCode('field.', field.reason, 'field.other')
}
