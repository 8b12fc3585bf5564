import { For, Show, type JSX } from 'solid-js'
import { t } from '../text/text.ts'
import { LinkButton } from '../ui/LinkButton.tsx'

import { exampleText, mayMend, type Shown } from './checks.ts'
import Check from '~icons/lucide/circle-check'

/** What is wanting, why that matters, some of it by name, and the way to where it is mended. */
export function Wanting(props: { title: string; checks: Shown[]; isOwn: boolean; first?: string | undefined }) {
  return (
    <Show when={props.checks.length > 0}>
      <section class="flex flex-col gap-2">
        <h2>{props.title}</h2>
        <ul class="divide-y divide-line rounded-box border border-line bg-surface">
          <For each={props.checks}>
            {(check) => (
              <li class="flex flex-wrap items-start gap-x-4 gap-y-3 p-4">
                <div class="min-w-0 flex-1 basis-72">
                  <h3 class="text-body font-semibold">{t(`ready.${check.code}.lack`, { n: check.wanting })}</h3>
                  <p class="text-ink-2">{t(`ready.${check.code}.why`)}</p>
                  <Examples check={check} />
                </div>
                <Show when={props.isOwn}>
                  <Mend check={check} isMain={check.code === props.first} />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

function Examples(props: { check: Shown }) {
  const more = () => props.check.wanting - props.check.examples.length
  return (
    <Show when={props.check.examples.length > 0}>
      <p class="mt-1 max-w-[70ch]">
        {props.check.examples.map(exampleText).join(', ')}
        <Show when={more() > 0}>
          {' '}
          <span class="text-ink-2">{t('ready.and_more', { n: more() })}</span>
        </Show>
      </p>
    </Show>
  )
}

function Mend(props: { check: Shown; isMain: boolean }): JSX.Element {
  return (
    <Show when={props.check.place} fallback={<Elsewhere>{t('ready.mended_elsewhere')}</Elsewhere>}>
      {(place) => (
        <Show when={mayMend(props.check)} fallback={<Elsewhere>{t('ready.ask_admin')}</Elsewhere>}>
          <LinkButton href={place()} kind={props.isMain ? 'main' : 'plain'}>
            {t(`ready.${props.check.code}.act`)}
          </LinkButton>
        </Show>
      )}
    </Show>
  )
}

const Elsewhere = (props: { children: string }) => <p class="text-small text-ink-2">{props.children}</p>

/** What is in order: said, so that nobody looks for it. */
export function InOrder(props: { checks: Shown[] }) {
  return (
    <Show when={props.checks.length > 0}>
      <section class="flex flex-col gap-2">
        <h2>{t('ready.done')}</h2>
        <ul class="flex flex-col gap-2">
          <For each={props.checks}>
            {(check) => (
              <li class="flex items-start gap-2">
                <Check class="icon mt-0.5 flex-none text-done-ink" aria-hidden="true" />
                <span>{t(`ready.${check.code}.done`)}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
