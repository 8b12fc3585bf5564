import { useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { api, problemOfError, type Outputs } from '../api.ts'
import type { Problem } from '../problem.ts'
import { t } from '../text/text.ts'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Failure } from '../ui/Failure.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Card } from './Card.tsx'
import { createChosen } from './chosen.ts'
import Printer from '~icons/lucide/printer'

export type MadeCard = Outputs['staff']['card'] & { id: string }

/**
 * Cards of people without e-mail, to be printed: each is a one-time link, made when it is asked for and gone with this
 * page. One person by the address, or those of the last import.
 */
export function StaffCards() {
  const [search] = useSearchParams<{ id?: string }>()
  const chosen = createChosen()
  const ids = () => (search.id ? [search.id] : chosen.ids())
  const [cards, setCards] = createSignal<MadeCard[]>([])
  const [at, setAt] = createSignal(0)
  const [problem, setProblem] = createSignal<Problem>()
  /** Refused for reasons of their own: the others go on. */
  const [refused, setRefused] = createSignal<string[]>([])
  const isOpen = (id: string) => !cards().some((card) => card.id === id) && !refused().includes(id)
  const waiting = () => ids().filter(isOpen)

  async function make() {
    if (at() > 0) return
    setProblem(undefined)
    for (const id of waiting()) {
      setAt(cards().length + 1)
      try {
        const card = await api.staff.card.mutate({ id })
        setCards((before) => [...before, { ...card, id }])
      } catch (error) {
        const why = problemOfError(error)
        setProblem(why)
        if (why.status !== 409) break
        setRefused((before) => [...before, id])
      }
    }
    setAt(0)
  }

  return (
    <>
      <div class="no-print">
        <BackLink href={search.id ? `/petugas/${search.id}` : '/petugas'}>
          {t(search.id ? 'action.back' : 'staff.to_list')}
        </BackLink>
        <PageHead
          title={t('card.title')}
          actions={
            <Show when={cards().length > 0 && waiting().length === 0}>
              <Button kind="main" onClick={() => window.print()}>
                <Printer class="icon" aria-hidden="true" />
                {t('card.print')}
              </Button>
            </Show>
          }
        >
          <p>{t('card.text')}</p>
        </PageHead>
        <Show
          when={ids().length > 0}
          fallback={
            <Empty title={t('card.none')}>
              <p>{t('card.none_text')}</p>
            </Empty>
          }
        >
          <div class="mb-6 flex max-w-180 flex-col items-start gap-4">
            <Show when={waiting().length > 0}>
              <p class="max-w-[60ch]">{t('card.before', { n: waiting().length })}</p>
              <Button
                kind="main"
                large
                wide
                busy={at() > 0}
                busyText={t('card.making', { n: at(), of: ids().length })}
                onClick={() => void make()}
              >
                {t('card.make', { n: waiting().length })}
              </Button>
            </Show>
            <Show when={problem()}>
              {(why) => <Failure problem={why()} again={waiting().length > 0 ? () => void make() : undefined} />}
            </Show>
            <Show when={refused().length > 0}>
              <p>{t('card.not_made', { n: refused().length })}</p>
            </Show>
            <Show when={cards().length > 0 && waiting().length === 0}>
              <p role="status">{t('card.ready', { n: cards().length })}</p>
            </Show>
          </div>
        </Show>
      </div>
      <ul class="grid gap-4 tablet:grid-cols-2 print:grid-cols-2">
        <For each={cards()}>{(card) => <Card of={card} />}</For>
      </ul>
    </>
  )
}
