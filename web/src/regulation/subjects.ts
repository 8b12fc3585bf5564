import { CATEGORIES, SECTORS, sectorOf } from '@slrt/domain/category'
import { PROGRAMS_WITH, type ParamKey } from '@slrt/domain/program-params'
import { KEYS, type Key } from '@slrt/domain/regulation-keys'
import { t, type TextKey } from '../text/text.ts'

/** What a rule is about at first: nothing in particular, or the first program. */
export const firstSubject = (key: Key): string =>
  KEYS[key].subject === 'program' ? PROGRAMS_WITH[key as ParamKey][0]! : ''

/** What a rule may be about: all needs, those of a sector, or one; or a program. */
export function subjectChoices(key: Key) {
  const { subject: kind } = KEYS[key]
  if (kind === 'program') {
    const programs = PROGRAMS_WITH[key as ParamKey]
    return { choices: programs.map((code) => ({ value: code, label: t(`rule.program.${code}` as TextKey) })) }
  }
  const all = { value: '', label: t('rule.subject_all') }
  const sectors = SECTORS.map((sector) => ({
    value: sector as string,
    label: t('rule.subject_sector', { sector: t(`sector.${sector}`) }),
  }))
  if (kind !== 'category') return { choices: [all, ...sectors] }
  const groups = SECTORS.map((sector, at) => ({
    heading: t(`sector.${sector}`),
    choices: [
      sectors[at]!,
      ...CATEGORIES.filter((one) => sectorOf(one) === sector).map((value) => ({
        value: value as string,
        label: t(`category.${value}`),
      })),
    ],
  }))
  return { choices: [all], groups }
}
