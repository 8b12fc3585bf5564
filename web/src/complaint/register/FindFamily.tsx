import { foldName } from '@slrt/domain/area'
import { createEffect, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js'
import { api, problemOfError } from '../../api.ts'
import { placeText } from '../../field/place.ts'
import { findKnown, readKnownFamilies, type FamilyRow } from '../../household/known.ts'
import type { Problem } from '../../problem.ts'
import { sentenceOf } from '../../text/sentence.ts'
import { t } from '../../text/text.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { familyOfAnswer } from './known-family.ts'
import type { KnownFamily } from './register-draft.ts'
import ChevronRight from '~icons/lucide/chevron-right'
import UserPlus from '~icons/lucide/user-plus'

const least = 2

/** Is the family there already? By number or name; without signal among those that this device knows. */
export function FindFamily(props: { onChoose: (family: KnownFamily) => void; onNew: (name: string) => void }) {
  const [text, setText] = createSignal('')
  const [found, setFound] = createSignal<FamilyRow[]>()
  const [total, setTotal] = createSignal(0)
  const [problem, setProblem] = createSignal<Problem>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0
  onMount(() => void readKnownFamilies())
  onCleanup(() => clearTimeout(timer))

  async function search(wanted: string) {
    const mine = ++turn
    try {
      const answer = await api.household.list.query({ text: wanted })
      if (mine !== turn) return
      setFound(answer.rows)
      setTotal(answer.total)
      setProblem(undefined)
    } catch (error) {
      if (mine !== turn) return
      const rows = findKnown(wanted)
      setFound(rows)
      setTotal(rows.length)
      setProblem(problemOfError(error))
    }
  }
  createEffect(
    on(
      text,
      (now) => {
        clearTimeout(timer)
        turn++
        const wanted = now.trim()
        if (wanted.length < least) setFound(undefined)
        else timer = setTimeout(() => void search(wanted), 250)
      },
      { defer: true },
    ),
  )

  async function choose(row: FamilyRow) {
    props.onChoose({ ...row, paperless: '' })
    const full = await api.household.show.query({ id: row.id }).catch(() => undefined)
    if (full) props.onChoose(familyOfAnswer(full))
  }
  const isNumber = () => /^[\d\s.]+$/.test(text())
  const name = () => (isNumber() ? '' : text().trim())

  return (
    <div class="flex flex-col gap-6">
      <TextField
        name="family"
        label={t('household.search')}
        hint={t('who.search_hint')}
        type="search"
        value={text()}
        onInput={setText}
      />
      <div role="status" class="flex flex-col gap-3 empty:hidden">
        <Show when={problem()}>
          {(told) => (
            <Notice kind="waiting">{told().code === 'network.none' ? t('household.alone') : sentenceOf(told())}</Notice>
          )}
        </Show>
        <Show when={found()}>
          {(rows) => (
            <>
              <p class="font-semibold">
                {rows().length > 0
                  ? t('household.found', { n: total() })
                  : t('list.nothing', { text: foldName(text()) === '' ? '' : text().trim() })}
              </p>
              <ul class="divide-y divide-line border-y border-line empty:hidden">
                <For each={rows()}>
                  {(row) => (
                    <li>
                      <button
                        type="button"
                        class="flex min-h-row w-full items-center gap-3 py-3 text-left hover:bg-action-soft"
                        onClick={() => void choose(row)}
                      >
                        <span class="flex min-w-0 flex-1 flex-col">
                          <bdi class="font-semibold text-action underline underline-offset-3 wrap-anywhere">
                            {row.head}
                          </bdi>
                          <span class="text-small text-ink-2">
                            {placeText(row)} · {t('household.persons', { n: row.members })}
                          </span>
                        </span>
                        <ChevronRight class="icon" aria-hidden="true" />
                      </button>
                    </li>
                  )}
                </For>
              </ul>
            </>
          )}
        </Show>
      </div>
      <div class="flex flex-col items-start gap-2">
        <h2>{t('who.not_there')}</h2>
        <Button kind={found()?.length === 0 ? 'main' : 'plain'} large wide onClick={() => props.onNew(name())}>
          <UserPlus class="icon" aria-hidden="true" />
          {t('who.begin_new')}
        </Button>
      </div>
    </div>
  )
}
