import { For, Show } from 'solid-js'
import { t } from '../text/text.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { benefitWords, nameOf, type Line } from './program-words.ts'

/** Where a new program begins: from the sentence of the nation for the same thing, or from an empty one. */
export function StartFrom(props: { rows: readonly Line[]; isNation: boolean }) {
  const sorted = () =>
    props.rows.toSorted(
      (one, other) => Number(other.isOwn) - Number(one.isOwn) || nameOf(one).localeCompare(nameOf(other)),
    )
  return (
    <div class="reading flex flex-col gap-6">
      <Show when={!props.isNation}>
        <section class="flex flex-col gap-3" aria-labelledby="mulai-dari">
          <div>
            <h2 id="mulai-dari">{t('prog.start')}</h2>
            <p class="text-ink-2">{t('prog.start_text')}</p>
          </div>
          <ul class="-mx-4 divide-y divide-line border-y border-line bg-surface tablet:mx-0 desktop:rounded-box desktop:border">
            <For each={sorted()}>
              {(row) => (
                <li>
                  <a
                    href={`/program/baru?dari=${row.code}`}
                    class="flex min-h-row flex-col justify-center px-4 py-2 font-normal! text-ink! no-underline! -outline-offset-4! hover:bg-action-soft"
                  >
                    <span class="font-semibold text-action">{nameOf(row)}</span>
                    <span class="text-small text-ink-2">
                      {row.owner} · {benefitWords(row)}
                    </span>
                  </a>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <section class="flex flex-col items-start gap-2" aria-labelledby="mulai-kosong">
        <h2 id="mulai-kosong">{t('prog.start_empty')}</h2>
        <p class="text-ink-2">{t('prog.start_empty_text')}</p>
        <LinkButton href="/program/baru?dari=kosong" kind={props.isNation ? 'main' : 'plain'}>
          {t('prog.start_empty_do')}
        </LinkButton>
      </section>
    </div>
  )
}
