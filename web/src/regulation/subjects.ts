import { CATEGORIES, SECTORS, sectorOf } from '@slrt/domain/category'
import { t } from '../text/text.ts'

/** What a rule may be about: all needs, those of a sector, or one. */
export function subjectChoices(kind: 'none' | 'sector' | 'category') {
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
