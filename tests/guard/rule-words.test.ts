import { expect, test } from 'vitest'
import { VERDICTS } from '@slrt/domain/explain'
import { FUNDS, PERIODS, PROGRAM_ROADS, PROGRAM_UNITS } from '@slrt/domain/program'
import { RULE_ERRORS, RULE_WARNINGS } from '@slrt/domain/rule-check'
import { DECIDERS, PARAMS, RULE_FACTS, RULE_PAPERS } from '@slrt/domain/rule-fact'
import { COMPARISONS, QUANTIFIERS } from '@slrt/domain/rule'
import { programEn } from '../../web/src/text/program-en.ts'
import { programId } from '../../web/src/text/program-id.ts'
import { syaratEn } from '../../web/src/text/syarat-en.ts'
import { syaratId } from '../../web/src/text/syarat-id.ts'
import { HOWS, MODES } from '../../web/src/rule/rule-model.ts'

const facts = Object.entries(RULE_FACTS)
const wanted = [
  ...facts.map(([name]) => `rule.fact.${name}`),
  // Of what is so or not, both are said as sentences.
  ...facts.filter(([, { type }]) => type === 'flag').map(([name]) => `rule.not.${name}`),
  ...facts.flatMap(([name, { codes = [] }]) => codes.map((code) => `rule.code.${name}.${code}`)),
  ...facts.flatMap(([, { unit }]) => (unit ? [`rule.unit.${unit}`] : [])),
  ...Object.keys(PARAMS).map((name) => `rule.param.${name}`),
  ...RULE_PAPERS.map((paper) => `rule.paper.${paper}`),
  ...DECIDERS.map((decider) => `rule.decider.${decider}`),
  ...[...COMPARISONS, 'in', 'notIn'].map((op) => `rule.op.${op}`),
  ...COMPARISONS.map((op) => `rule.count.${op}`),
  ...[...QUANTIFIERS, 'count'].map((word) => `rule.members.${word}`),
  ...HOWS.map((how) => `syarat.how.${how}`),
  ...MODES.flatMap((mode) => [`rule.mode.${mode}`, `rule.these.${mode}`]),
  ...[...RULE_ERRORS, ...RULE_WARNINGS].map((code) => `rule.issue.${code}`),
  ...RULE_ERRORS.map((code) => `refusal.rule.${code}`),
  ...VERDICTS.map((verdict) => `verdict.${verdict}`),
  ...PROGRAM_UNITS.flatMap((unit) => [`rule.fits.${unit}`, `prog.unit.${unit}`, `prog.for.${unit}`]),
  ...FUNDS.map((fund) => `prog.fund.${fund}`),
  ...PERIODS.map((period) => `prog.every.${period}`),
  ...PROGRAM_ROADS.map((road) => `prog.road.${road}`),
]

test.each([
  ['Indonesian', { ...syaratId, ...programId }],
  ['English', { ...syaratEn, ...programEn }],
])('every fact, choice, operator, issue and verdict of a rule has a word in %s', (_, words) => {
  expect(wanted.length).toBeGreaterThan(250)
  expect(wanted.filter((name) => !(name in words))).toEqual([])
})

test('no word is left of a fact, a choice or a paper that there is no longer', () => {
  const known = new Set([...wanted, 'rule.not.param.uhc'])
  const left = Object.keys(syaratId).filter((key) => /^rule\.(fact|not|code|paper|decider)\./.test(key))
  expect(left.filter((key) => !known.has(key))).toEqual([])
})
