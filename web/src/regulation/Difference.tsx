import { For, Match, Switch } from 'solid-js'
import { t } from '../text/text.ts'
import { differenceOf } from './difference.ts'

/** A sentence in which the words that changed are told apart by line, by word, and never by colour alone. */
export function Difference(props: { before: string; after: string }) {
  return (
    <For each={differenceOf(props.before, props.after)}>
      {(piece) => (
        <Switch fallback={piece.text}>
          <Match when={piece.kind === 'old'}>
            <del class="rounded-tile bg-sunken text-ink-2 line-through">
              <span class="sr-only">{t('draft.old_word')} </span>
              {piece.text.trimEnd()}
            </del>{' '}
          </Match>
          <Match when={piece.kind === 'new'}>
            <ins class="rounded-tile bg-action-soft font-bold text-action-strong underline underline-offset-3">
              <span class="sr-only">{t('draft.new_word')} </span>
              {piece.text.trimEnd()}
            </ins>{' '}
          </Match>
        </Switch>
      )}
    </For>
  )
}

/** The sentence of before beside that of after, each with its word; below one another on a phone. */
export function SideBySide(props: { before: string; beforeBy: string; after: string; afterBy: string }) {
  const changed = (kind: 'old' | 'new') => differenceOf(props.before, props.after).filter((one) => one.kind !== kind)
  return (
    <div class="grid divide-y divide-line border-y border-line tablet:grid-cols-2 tablet:divide-x tablet:divide-y-0">
      <div class="py-3 tablet:pr-6">
        <h3 class="text-small font-semibold text-ink-2">{t('draft.old')}</h3>
        <p class="mt-1 max-w-[44ch]">
          <For each={changed('new')}>
            {(piece) =>
              piece.kind === 'old' ? (
                <del class="rounded-tile bg-sunken text-ink-2 line-through">{piece.text}</del>
              ) : (
                piece.text
              )
            }
          </For>
        </p>
        <p class="mt-1 text-small text-ink-2">{props.beforeBy}</p>
      </div>
      <div class="py-3 tablet:pl-6">
        <h3 class="text-small font-semibold text-ink-2">{t('draft.new')}</h3>
        <p class="mt-1 max-w-[44ch]">
          <For each={changed('old')}>
            {(piece) =>
              piece.kind === 'new' ? (
                <ins class="rounded-tile bg-action-soft font-bold text-action-strong underline underline-offset-3">
                  {piece.text}
                </ins>
              ) : (
                piece.text
              )
            }
          </For>
        </p>
        <p class="mt-1 text-small text-ink-2">{props.afterBy}</p>
      </div>
    </div>
  )
}
