import { day } from '../text/date.ts'
import '../text/duplicate.ts'
import { t } from '../text/text.ts'
import { Facts } from '../ui/Facts.tsx'
import type { Approval } from './approval-words.ts'

type Pair = NonNullable<Approval['pair']>

const sideText = ({ name, birthDate, nik }: Pair['kept']) =>
  [
    name,
    birthDate ? t('approval.pair.born', { day: day(`${birthDate}T12:00:00Z`) }) : '',
    t('approval.pair.nik', { nik: nik ?? t('duplicate.without_nik') }),
  ]
    .filter(Boolean)
    .join(' · ')

/** What merging would do, in words: which record goes into which, and how alike they are. */
export function PairOf(props: { id: string; pair: Pair }) {
  return (
    <div class="flex flex-col gap-3">
      <p>
        {t('approval.pair', {
          kept: props.pair.kept.name,
          other: props.pair.other.name,
          n: Math.floor(props.pair.score * 100),
        })}
      </p>
      <Facts
        facts={[
          { label: t('approval.pair.kept'), value: sideText(props.pair.kept) },
          { label: t('approval.pair.other'), value: sideText(props.pair.other) },
        ]}
      />
      <a class="inline-flex min-h-control items-center self-start" href={`/ganda/${props.id}`}>
        {t('approval.see_pair')}
      </a>
    </div>
  )
}
