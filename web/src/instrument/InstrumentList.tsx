import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { isNation } from '../regulation/names.ts'
import { Parts } from '../regulation/Parts.tsx'
import { acting, may } from '../session.tsx'
import '../text/regulation.ts'
import { t } from '../text/text.ts'
import { ActionDock } from '../ui/ActionDock.tsx'
import { Answer } from '../ui/Answer.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Bones } from '../ui/Wait.tsx'
import { spanText, type Instrument } from './instrument-values.ts'
import Plus from '~icons/lucide/plus'

/** What the rules rest on: the district's own, and those of its province and the nation. */
export function InstrumentList() {
  const ask = createAsk(
    'instrument.list',
    () => ({}),
    (input) => api.instrument.list.query(input),
  )
  const add = (large: boolean) => (
    <LinkButton href="/peraturan/dasar-hukum/tambah" kind="main" large={large}>
      <Plus class="icon" aria-hidden="true" />
      {t('instrument.add')}
    </LinkButton>
  )
  const isOwnEmpty = () => ask.data()?.every(({ isOwn }) => !isOwn) ?? false
  return (
    <>
      <PageHead
        title={
          isNation() ? t('instrument.title_nation') : t('instrument.title', { tenant: acting()?.tenantName ?? '' })
        }
        actions={
          <Show when={may('instrument.add') && !isOwnEmpty()}>
            <div class="hidden desktop:block">{add(false)}</div>
          </Show>
        }
      >
        <p>{t('instrument.text')}</p>
      </PageHead>
      <Parts />
      <Answer of={ask} bones={<Bones rows={5} />}>
        {(all) => <Lists own={all().filter(({ isOwn }) => isOwn)} higher={all().filter(({ isOwn }) => !isOwn)} />}
      </Answer>
      <Show when={may('instrument.add') && !isOwnEmpty()}>
        <ActionDock>{add(true)}</ActionDock>
      </Show>
    </>
  )
}

const columns = (): Column<Instrument>[] => [
  { head: t('instrument.citation'), cell: ({ citation }) => citation, class: 'whitespace-nowrap' },
  { head: t('instrument.about'), cell: ({ title }) => title },
  { head: t('instrument.issuer'), cell: ({ issuer }) => issuer },
  { head: t('instrument.in_force'), cell: spanText },
  {
    head: t('instrument.used'),
    phone: 'labelled',
    cell: ({ entries }) => (entries > 0 ? t('instrument.used_by', { n: entries }) : t('instrument.not_used')),
  },
]

function Lists(props: { own: Instrument[]; higher: Instrument[] }) {
  const href = ({ id }: Instrument) => `/peraturan/dasar-hukum/${id}`
  return (
    <div class="flex flex-col gap-8">
      <Show
        when={props.own.length > 0}
        fallback={
          <Empty
            title={t('instrument.none')}
            actions={
              <Show when={may('instrument.add')}>
                <LinkButton href="/peraturan/dasar-hukum/tambah" kind="main">
                  {t('instrument.add')}
                </LinkButton>
              </Show>
            }
          >
            {t('instrument.none_text')}
          </Empty>
        }
      >
        <DataTable caption={t('instrument.own_heading')} columns={columns()} rows={props.own} href={href} />
      </Show>
      <Show when={props.higher.length > 0}>
        <section class="flex flex-col gap-3" aria-labelledby="dari-atas">
          <h2 id="dari-atas">{t('instrument.higher_heading')}</h2>
          <DataTable caption={t('instrument.higher_heading')} columns={columns()} rows={props.higher} href={href} />
        </section>
      </Show>
    </div>
  )
}
