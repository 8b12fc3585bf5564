import { useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { More } from '../duplicate/DuplicateList.tsx'
import { createPages } from '../pages.ts'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { ActionDock } from '../ui/ActionDock.tsx'
import { Answer } from '../ui/Answer.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Bones } from '../ui/Wait.tsx'
import { Asked } from './Asked.tsx'
import { AskedOfUs } from './AskedOfUs.tsx'

export type Transfer = Outputs['transfer']['list']['rows'][number]
const DIRECTIONS = ['KELUAR', 'MASUK'] as const
const addresses = { KELUAR: '/serah-terima', MASUK: '/serah-terima?arah=masuk' }

/** "Keluarga di kab/kota lain": what this district asked for, and what is asked of it. */
export function TransferList() {
  const [search] = useSearchParams<{ arah?: string }>()
  const direction = (): (typeof DIRECTIONS)[number] => (search.arah === 'masuk' ? 'MASUK' : 'KELUAR')
  const pages = createPages('transfer.list', () => ({ direction: direction() }), async (input) => {
    const page = await api.transfer.list.query(input)
    return { ...page, total: page.rows.length }
  }) // prettier-ignore
  const ask = (large: boolean) => (
    <LinkButton href="/serah-terima/minta" kind="main" large={large}>
      {t('transfer.ask')}
    </LinkButton>
  )
  /** Of several requests the first that waits has the filled button. */
  const firstOpen = () => pages.data()?.rows.findIndex(({ state }) => state === 'DIMINTA')
  const isEmpty = () => pages.data()?.rows.length === 0
  const mayAsk = () => may('transfer.ask') && direction() === 'KELUAR'
  return (
    <>
      <PageHead
        title={t('transfer.title')}
        actions={
          <Show when={mayAsk() && !isEmpty()}>
            <div class="hidden desktop:block">{ask(false)}</div>
          </Show>
        }
      >
        <p>{t('transfer.text')}</p>
      </PageHead>
      <div class="mb-6 max-w-xl">
        <Segments
          label={t('transfer.parts')}
          here={direction()}
          parts={DIRECTIONS.map((value) => ({ value, label: t(`transfer.part.${value}`), href: addresses[value] }))}
        />
      </div>
      <Answer of={pages} bones={<Bones rows={4} />}>
        {(page) => (
          <Show
            when={page().rows.length > 0}
            fallback={
              <Empty title={t(`transfer.none.${direction()}`)} actions={<Show when={mayAsk()}>{ask(false)}</Show>}>
                {t(`transfer.none_text.${direction()}`)}
              </Empty>
            }
          >
            <ul class="reading flex flex-col gap-4 pb-6">
              <For each={page().rows}>
                {(one, at) => (
                  <li>
                    <Show
                      when={direction() === 'KELUAR'}
                      fallback={<AskedOfUs of={one} isFirst={at() === firstOpen()} onDone={() => void pages.again()} />}
                    >
                      <Asked of={one} onDone={() => void pages.again()} />
                    </Show>
                  </li>
                )}
              </For>
            </ul>
            <More of={pages} />
          </Show>
        )}
      </Answer>
      <Show when={mayAsk() && !isEmpty()}>
        <ActionDock>{ask(true)}</ActionDock>
      </Show>
    </>
  )
}
