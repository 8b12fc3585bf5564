import { Navigate, useNavigate, useSearchParams } from '@solidjs/router'
import { createResource, createSignal, For, Show } from 'solid-js'
import { api } from '../../api.ts'
import { findKnown } from '../../household/known.ts'
import { acting } from '../../session.tsx'
import { keptAnswer, shelf } from '../../shelf.ts'
import { moment } from '../../text/date.ts'
import { t } from '../../text/text.ts'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { PageHead } from '../../ui/Heading.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { dropDraft, unfinishedDrafts } from './draft-store.ts'
import { familyOfAnswer, type FamilyAnswer } from './known-family.ts'
import { emptyDraft, headOf, needFrom, type RegisterDraft } from './register-draft.ts'

/** The family that a complaint is begun for, from the server or from what this device knows. */
async function familyById(id: string) {
  try {
    return familyOfAnswer(await api.household.show.query({ id }))
  } catch {
    const kept = await keptAnswer<FamilyAnswer>(`${acting()?.id}.household.show.${JSON.stringify(id)}`)
    if (kept) return familyOfAnswer(kept.data)
    const row = findKnown('').find((one) => one.id === id)
    return row && { ...row, paperless: '' }
  }
}

/** The beginning of a record: what was not finished comes first, so that nothing is written twice. */
export function RegisterStart() {
  const navigate = useNavigate()
  const [search] = useSearchParams<{ keluarga?: string; baru?: string; kategori?: string; program?: string }>()
  const [dropping, setDropping] = createSignal<RegisterDraft>()
  const [unfinished, { refetch }] = createResource(unfinishedDrafts)
  const isFresh = () => search.baru !== undefined || search.keluarga !== undefined || unfinished()?.length === 0
  const [made] = createResource(isFresh, async () => {
    const known = search.keluarga ? await familyById(search.keluarga) : undefined
    const needs = needFrom(search.kategori, search.program)
    const draft = { ...emptyDraft(), needs, known: known ?? null, at: known ? 'kebutuhan' : 'siapa' }
    await shelf.put(`draft/${draft.id}`, draft).catch(() => undefined)
    return draft
  })
  async function drop() {
    await dropDraft(dropping()!.id)
    setDropping(undefined)
    await refetch()
  }
  return (
    <Show
      when={!made()}
      fallback={<Navigate href={`/catat/${made()!.id}/${made()!.at}`} state={{ draft: { ...made()! } }} />}
    >
      <Show when={!isFresh() && unfinished()} fallback={<Wait />}>
        {(drafts) => (
          <div class="reading flex flex-col">
            <PageHead title={t('register.unfinished')}>
              <p>{t('register.unfinished_text')}</p>
            </PageHead>
            <ul class="mb-6 divide-y divide-line border-y border-line">
              <For each={drafts()}>
                {(draft) => (
                  <li class="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
                    <div class="flex min-w-0 flex-1 basis-48 flex-col">
                      <bdi class="font-bold wrap-anywhere">{headOf(draft) || t('register.nobody')}</bdi>
                      <span class="text-small text-ink-2">
                        {t('register.begun', { moment: moment(draft.startedAt, acting()?.tenant) })}
                      </span>
                    </div>
                    <LinkButton href={`/catat/${draft.id}/${draft.at}`}>{t('register.go_on')}</LinkButton>
                    <Button kind="quiet" class="min-w-12" onClick={() => setDropping(draft)}>
                      {t('outbox.drop')}
                    </Button>
                  </li>
                )}
              </For>
            </ul>
            <Button
              kind="main"
              large
              wide
              class="self-start"
              onClick={() => navigate('/catat?baru=1', { replace: true })}
            >
              {t('register.begin')}
            </Button>
          </div>
        )}
      </Show>
      <Show when={dropping()}>
        {(draft) => (
          <Confirm
            open
            danger
            onClose={() => setDropping(undefined)}
            title={t('register.drop_title')}
            action={t('register.drop_action')}
            onAction={() => void drop()}
          >
            <p>{t('register.drop_text', { name: headOf(draft()) || t('register.nobody') })}</p>
          </Confirm>
        )}
      </Show>
    </Show>
  )
}
