import type { Definition } from '@slrt/domain/program'
import type { Outputs } from '../api.ts'
import { programText } from '../fact/fact-words.ts'
import { number, t } from '../text/text.ts'
import { statusOfVersion } from '../regulation/VersionLine.tsx'
import type { Status } from '../ui/StatusTag.tsx'

export type Line = Outputs['program']['list']['rows'][number]

/** "Rp20.000.000" */
export const rupiah = (amount: number): string => t('rule.unit.rupiah', { n: amount })

/** What a program is called: as people in the field call it, else by its own name. */
export const nameOf = ({ code, name }: { code: string; name: string }): string => programText(code, name)

/** What it gives, in one line: "Rp20.000.000 sekali untuk satu keluarga". */
export function benefitWords({
  benefit,
  unit,
}: Pick<Definition, 'unit'> & {
  benefit: Pick<Definition['benefit'], 'per' | 'amount' | 'text'> & { parts: readonly (number | { amount: number })[] }
}): string {
  const { amount, per, parts, text } = benefit
  const amounts = parts.map((part) => (typeof part === 'number' ? part : part.amount))
  const about = { per: t(`prog.every.${per}`), unit: t(`prog.for.${unit}`) }
  if (amounts.length > 0) {
    const [least, most] = [Math.min(...amounts), Math.max(...amounts)]
    return t('prog.gives_parts', { least: rupiah(least), most: rupiah(most), ...about })
  }
  if (amount !== null) return t('prog.gives', { amount: rupiah(amount), ...about })
  return text || t('prog.gives_unknown')
}

/** How many places there are: "400 tempat tahun 2027", or that there is no limit. */
export const placesWords = ({ quota }: Pick<Definition, 'quota'>): string =>
  quota ? t('prog.places_n', { n: quota.total, year: String(quota.year) }) : t('prog.places_free')

/** "312 dari 400 terisi"; nothing where places are not counted. */
export const takenWords = (receivers: number, quota: Definition['quota']): string =>
  quota
    ? t('prog.taken', { n: receivers, of: quota.total })
    : receivers > 0
      ? t('prog.receivers', { n: receivers })
      : ''

export const statusOf = (shown: Line['shown']): Status => statusOfVersion[shown]

export const count = (n: number): string => number(n)
