import { createSignal, For, Show } from 'solid-js'
import { api, problemOfError } from '../../api.ts'
import { createAttempt } from '../../attempt.ts'
import { placeText } from '../../field/place.ts'
import type { Answer, FoundPerson } from '../../search/search-state.ts'
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

/** Is the family there already? For whoever serves a whole district: each search is audited, so it waits for its button. */
export function FindPerson(props: { onChoose: (family: KnownFamily) => void; onNew: (name: string) => void }) {
  const attempt = createAttempt()
  const [text, setText] = createSignal('')
  const [answer, setAnswer] = createSignal<Answer>()

  const search = () =>
    attempt.run(async () => {
      const wanted = text().trim()
      if (!attempt.accepts(wanted.length < least ? [{ path: 'text', reason: 'required' }] : [])) return
      setAnswer(undefined)
      try {
        setAnswer(await api.person.search.mutate({ text: wanted, area: null, purpose: 'LAYANAN' }))
      } catch (error) {
        attempt.refuse(problemOfError(error))
      }
    })
  const choose = (row: FoundPerson) =>
    attempt.run(async () => {
      try {
        props.onChoose(familyOfAnswer(await api.household.show.query({ id: row.household })))
      } catch (error) {
        attempt.refuse(problemOfError(error))
      }
    })
  const name = () => (/\d{4}/.test(text()) ? '' : text().trim())

  return (
    <div class="flex flex-col gap-6">
      <form
        class="flex flex-col items-start gap-3"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void search()
        }}
      >
        <div class="w-full">
          <TextField
            name="text"
            label={t('search.label')}
            hint={t('search.hint')}
            type="search"
            value={text()}
            onInput={setText}
            error={attempt.errorAt('text')}
            maxlength={120}
          />
        </div>
        <Button type="submit" wide busy={attempt.busy()} busyText={t('search.busy')}>
          {t('search.go')}
        </Button>
      </form>
      <Show when={attempt.problem()}>
        {(problem) => (
          <Notice kind={problem().code === 'network.none' ? 'waiting' : 'info'}>{sentenceOf(problem())}</Notice>
        )}
      </Show>
      <div role="status" class="flex flex-col gap-3 empty:hidden">
        <Show when={answer()}>
          {(found) => (
            <>
              <p class="font-semibold">
                {found().isElsewhere ? t('search.elsewhere') : t('search.count', { n: found().rows.length })}
              </p>
              <ul class="divide-y divide-line border-y border-line empty:hidden">
                <For each={found().rows}>
                  {(row) => (
                    <li>
                      <button
                        type="button"
                        class="flex min-h-row w-full items-center gap-3 py-3 text-left hover:bg-action-soft"
                        onClick={() => void choose(row)}
                      >
                        <span class="flex min-w-0 flex-1 flex-col">
                          <bdi class="font-semibold text-action underline underline-offset-3 wrap-anywhere">
                            {row.name}
                          </bdi>
                          <span class="text-small text-ink-2">
                            {[
                              row.birthYear && t('search.born_in', { year: row.birthYear }),
                              t('household.title', { head: row.head }),
                              placeText(row),
                            ]
                              .filter(Boolean)
                              .join(' · ')}
                          </span>
                        </span>
                        <ChevronRight class="icon" aria-hidden="true" />
                      </button>
                    </li>
                  )}
                </For>
              </ul>
              <Show when={found().hasMore}>
                <p>{t('search.more')}</p>
              </Show>
            </>
          )}
        </Show>
      </div>
      <div class="flex flex-col items-start gap-2">
        <h2>{t('who.not_there')}</h2>
        <Button kind={answer()?.rows.length === 0 ? 'main' : 'plain'} large wide onClick={() => props.onNew(name())}>
          <UserPlus class="icon" aria-hidden="true" />
          {t('who.begin_new')}
        </Button>
      </div>
    </div>
  )
}
