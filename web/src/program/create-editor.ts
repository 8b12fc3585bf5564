import type { Params } from '@slrt/domain/rule-bind'
import { checkRule, lintRule } from '@slrt/domain/rule-check'
import type { ProgramUnit } from '@slrt/domain/program'
import type { ParamName } from '@slrt/domain/rule-fact'
import type { Situation } from '@slrt/domain/situation'
import { createMemo, type Accessor } from 'solid-js'
import { unwrap } from 'solid-js/store'
import type { Attempt } from '../attempt.ts'
import { freshId, markOf, type Editor, type Issue, type Said } from '../rule/editor.ts'
import { fieldOfLine } from '../rule/RuleEditor.tsx'
import { lineAt, pruned, toRule, type Group, type Item } from '../rule/rule-model.ts'
import { factName } from '../rule/rule-words.ts'
import { t, tCode } from '../text/text.ts'

/** What is said of an issue, with the other fact where two contradict each other. */
const sentenceOf = ({ code, facts }: Issue): string => {
  const other = facts?.map(factName).join(', ')
  const sentence = tCode('rule.issue.', code, 'rule.issue.malformed')
  return other ? t('rule.issue.with', { sentence, facts: other }) : sentence
}

/** An editor of the rule that a form holds: it is checked, and read with other eyes, at every word that is written. */
export function createEditor(of: {
  root: Accessor<Group>
  set: (root: Group) => void
  unit: Accessor<ProgramUnit>
  /** The lines are about one member. */
  inMember?: boolean
  params: Accessor<Params>
  needs: (param: ParamName) => void
  /** Lists that are in: what only others would say is never known. */
  lists: Accessor<ReadonlySet<string> | undefined>
  attempt: Attempt
  situation: Accessor<Situation | undefined>
}): Editor & { hasErrors: Accessor<boolean> } {
  const inMember = of.inMember === true
  const checked = createMemo(() => {
    // Every word is read, so that every change is seen.
    const root = JSON.parse(JSON.stringify(of.root())) as Group
    const { rule, places } = toRule(pruned(root), inMember)
    const errors = checkRule(rule, of.unit(), inMember)
    const warnings = lintRule(rule, of.unit(), { isMember: inMember, lists: of.lists() })
    const said = new Map<string, Said[]>()
    const say = (issue: Issue, isError: boolean) => {
      const id = lineAt(places, issue.path) ?? root.id
      const text = sentenceOf(issue)
      const before = said.get(id) ?? []
      if (!before.some((one) => one.text === text)) said.set(id, [...before, { text, isError }])
    }
    for (const issue of errors) if (issue.code !== 'empty_list') say(issue, true)
    for (const issue of warnings) say(issue, false)
    return { said, hasErrors: errors.some(({ code }) => code !== 'empty_list') }
  })
  const own = (id: string): Said[] => {
    const text = of.attempt.errorAt(fieldOfLine(id))
    return text ? [{ text, isError: true }] : []
  }
  return {
    root: of.root,
    set: of.set,
    person: () => (inMember ? 'only' : of.unit() === 'ORANG' ? 'also' : 'none'),
    nextId: () => freshId(unwrap(of.root())),
    params: of.params,
    needs: of.needs,
    said: (id) => [...own(id), ...(checked().said.get(id) ?? [])],
    mark: (item: Item, isMember) => markOf(item, isMember, of.situation(), of.params()),
    hasErrors: () => checked().hasErrors,
  }
}
