import { localDate } from '@slrt/domain/zone'
import { Show } from 'solid-js'
import { acting } from '../session.tsx'
import { day, zoneOf } from '../text/date.ts'
import { t } from '../text/text.ts'
import { programText, type Shown } from './words.ts'

/** What a list closed: from now on whoever is not on it, is not; and for how long that counts. */
export function ListSays(props: { of: Shown }) {
  const closes = () =>
    props.of.list && props.of.closedUntil ? { ...props.of.list, until: props.of.closedUntil } : null
  return (
    <Show when={closes()}>
      {(list) => (
        <Show
          when={list().until >= localDate(new Date(), zoneOf(acting()?.tenant ?? '00'))}
          fallback={<p>{t('impor.list.lapsed', { until: day(list().until) })}</p>}
        >
          <p>
            {t(`impor.list.closes.${list().kind}`, { program: programText(list().program) })}{' '}
            {t('impor.list.until', { until: day(list().until) })}
          </p>
          <Show when={props.of.open > 0}>
            <p>{t('impor.list.open')}</p>
          </Show>
        </Show>
      )}
    </Show>
  )
}
