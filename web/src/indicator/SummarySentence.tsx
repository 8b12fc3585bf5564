import { Show } from 'solid-js'
import { monthOf } from '../text/date.ts'
import { t } from '../text/text.ts'
import { FEWEST } from './measures.ts'
import { openByWhere, settledShare, type Summary } from './summary.ts'

/** The month in one sentence, and where most of what is open lies. */
export function SummarySentence(props: { summary: Summary; month: string }) {
  const now = () => props.summary.months.at(-1)!
  const most = () => openByWhere(props.summary.open)[0]
  function says(): string {
    const { registered, settled } = now()
    const facts = { month: monthOf(props.month), registered, settled }
    if (registered === 0) return t(settled ? 'summary.says' : 'summary.says_none', facts)
    if (registered < FEWEST) return t('summary.says', facts)
    return t('summary.says_share', {
      ...facts,
      share: t('value.percent', { n: Math.round(settledShare.value(now())! * 100) }),
    })
  }
  return (
    <p class="max-w-[60ch] text-h2">
      {says()}{' '}
      <Show when={most()}>
        {(row) => <>{t('summary.stuck', { n: row().open, where: t(`summary.where.${row().where}`) })}</>}
      </Show>
    </p>
  )
}
