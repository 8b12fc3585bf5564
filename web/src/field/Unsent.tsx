import { createMemo, createSignal, For, onMount, Show } from 'solid-js'
import { outbox } from '../offline/outbox.ts'
import { t } from '../text/text.ts'
import { StatusTag, type Status } from '../ui/StatusTag.tsx'

type Row = { name: string; href: string; status: Status; word: string }

/** What was begun and not sent, from the part of the product that knows: the day can begin without it. */
const unfinished = async (): Promise<Row[]> => {
  const [{ unfinishedDrafts }, { headOf }] = await Promise.all([
    import('../complaint/register/draft-store.ts'),
    import('../complaint/register/register-draft.ts'),
  ])
  return (await unfinishedDrafts()).map((draft) => ({
    name: headOf(draft) || t('today.nobody'),
    href: `/catat/${draft.id}/${draft.at}`,
    status: 'idle',
    word: t('today.unfinished'),
  }))
}

/** Records that lie on this device, unfinished or on their way: they are part of the day's work. */
export function Unsent() {
  // No resource: the day's list does not wait for it.
  const [drafts, setDrafts] = createSignal<Row[]>([])
  onMount(() => void unfinished().then(setDrafts, () => undefined))
  const waiting = createMemo(() =>
    outbox
      .entries()
      .filter(({ path }) => path === 'complaint.register')
      .map(({ state, content }): Row => {
        const needsPerson = state === 'attention' || state === 'aside'
        return {
          name: content?.about ?? t('command.complaint.register'),
          href: needsPerson ? '/kiriman' : (content?.form ?? '/kiriman'),
          status: needsPerson ? 'turn' : 'moving',
          word: t(needsPerson ? 'today.unsent_attention' : 'today.unsent_waiting'),
        }
      }),
  )
  const rows = () => [...waiting(), ...drafts()]
  return (
    <Show when={rows().length > 0}>
      <section class="mb-8 flex flex-col gap-2">
        <h2>{t('today.unsent', { n: rows().length })}</h2>
        <ul class="-mx-4 divide-y divide-line border-y border-line tablet:mx-0">
          <For each={rows()}>
            {(row) => (
              <li>
                <a
                  class="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 no-underline! hover:bg-action-soft"
                  href={row.href}
                >
                  <bdi class="min-w-0 flex-1 font-bold text-ink wrap-anywhere">{row.name}</bdi>
                  <StatusTag status={row.status}>{row.word}</StatusTag>
                </a>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
