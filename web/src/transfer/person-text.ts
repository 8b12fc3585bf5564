import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { nikText } from './TransferCard.tsx'
import type { Transfer } from './TransferList.tsx'

type Person = Transfer['persons'][number]

/** "Anak · lahir 4 Maret 2012 · NIK 3204••••••••0011" */
export const personText = ({ relation, birthDate, nik }: Person): string =>
  [
    t(`relation.${relation}`),
    birthDate ? t('approval.pair.born', { day: day(`${birthDate}T12:00:00Z`) }) : '',
    nikText(nik),
  ]
    .filter(Boolean)
    .join(' · ')
