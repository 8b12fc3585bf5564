import { citationText } from '../regulation/names.ts'
import { draftSpan } from '../regulation/differences.ts'
import { ruleWords } from '../rule/rule-words.ts'
import { t } from '../text/text.ts'
import { benefitWords, placesWords } from './program-words.ts'
import { inputOf, type ProgramValues } from './program-values.ts'
import type { Definition } from '@slrt/domain/program'
import { fromRule } from '../rule/rule-model.ts'

type Part = { label: string; theirs: string; mine: string }

const definitionOf = (values: ProgramValues) => inputOf(values).definition as Definition

const papersWords = ({ papers }: Definition): string => papers.map(({ name }) => name).join(', ') || t('prog.no_papers')

/** Two versions of a program, part by part, in the words of the screens. */
export const differenceParts = (theirs: Definition, mine: Definition): Part[] => {
  const part = (label: string, of: (one: Definition) => string) => ({ label, theirs: of(theirs), mine: of(mine) })
  return [
    part(t('prog.name'), ({ name }) => name),
    part(t('prog.rule'), ({ rule, params }) => ruleWords(fromRule(rule), params)),
    part(t('prog.benefit'), benefitWords),
    part(t('prog.places'), placesWords),
    part(t('prog.papers'), papersWords),
  ]
}

/** What two people wrote of one draft. */
export const differencesOf = (theirs: ProgramValues, mine: ProgramValues): Part[] => [
  ...differenceParts(definitionOf(theirs), definitionOf(mine)),
  { label: t('draft.basis'), theirs: citationText(theirs.article || null), mine: citationText(mine.article || null) },
  { label: t('draft.time'), theirs: draftSpan(theirs), mine: draftSpan(mine) },
]
