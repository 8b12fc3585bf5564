import { createMemo, createSignal, For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { Parts } from '../regulation/Parts.tsx'
import { acting } from '../session.tsx'
import { moment } from '../text/date.ts'
import '../text/regulation.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { StatusTag, type Status } from '../ui/StatusTag.tsx'
import { Bones } from '../ui/Wait.tsx'
import { ApprovalCard } from './ApprovalCard.tsx'
import { titleOf, type Approval } from './approval-words.ts'

/** Four eyes: what waits for me first, then what I asked for, then what others decide on. */
export function Approvals() {
  const ask = createAsk(
    'approval.list',
    () => ({ state: 'open' as const }),
    (input) => api.approval.list.query(input),
  )
  const [thanks, setThanks] = createSignal<string>()
  async function decided(said?: string) {
    await ask.again()
    const next = ask.data()?.rows.find(({ mayDecide }) => mayDecide)
    setThanks(said ?? (next ? t('approval.thanks_next', { next: titleOf(next) }) : t('approval.thanks')))
  }
  return (
    <div class="flex flex-col">
      <PageHead title={t('approval.title')}>
        <p>{t('approval.text')}</p>
      </PageHead>
      <Parts />
      <Show when={thanks()}>
        {(said) => (
          <div class="mb-6">
            <Notice kind="done">{said()}</Notice>
          </div>
        )}
      </Show>
      <Answer of={ask} bones={<Bones rows={4} />}>
        {(page) => <Waiting rows={page().rows} onDecided={(said) => void decided(said)} />}
      </Answer>
      <Done />
    </div>
  )
}

function Waiting(props: { rows: Approval[]; onDecided: (said?: string) => void }) {
  const mine = createMemo(() => props.rows.filter(({ mayDecide }) => mayDecide))
  const asked = createMemo(() => props.rows.filter((one) => one.mine))
  const others = createMemo(() => props.rows.filter((one) => !one.mine && !one.mayDecide))
  return (
    <div class="flex flex-col gap-8">
      <Show
        when={mine().length > 0}
        fallback={
          <Empty title={t('approval.none_title')}>
            {others().length > 0 ? t('approval.none_others', { n: others().length }) : t('approval.none_text')}
          </Empty>
        }
      >
        <Group
          title={t('approval.mine_title', { n: mine().length })}
          rows={mine()}
          onDecided={props.onDecided}
          isFirst
        />
      </Show>
      <Show when={asked().length > 0}>
        <Group title={t('approval.asked_title', { n: asked().length })} rows={asked()} onDecided={props.onDecided} />
      </Show>
      <Show when={others().length > 0}>
        <Group title={t('approval.others_title', { n: others().length })} rows={others()} onDecided={props.onDecided} />
      </Show>
    </div>
  )
}

function Group(props: { title: string; rows: Approval[]; onDecided: (said?: string) => void; isFirst?: boolean }) {
  return (
    <section class="flex flex-col gap-3" aria-label={props.title}>
      <h2>{props.title}</h2>
      <ul class="flex flex-col gap-4">
        <For each={props.rows}>
          {(one, at) => (
            <li>
              <ApprovalCard
                approval={one}
                isFirst={props.isFirst === true && at() === 0}
                onDecided={(said) => props.onDecided(said)}
              />
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

const statuses: Record<Approval['state'], Status> = {
  DIMINTA: 'moving',
  DISETUJUI: 'done',
  DIKEMBALIKAN: 'back',
  DITARIK: 'ended',
  KEDALUWARSA: 'ended',
}

/** What was decided, when somebody asks for it. */
function Done() {
  const [open, setOpen] = createSignal(false)
  const ask = createAsk(
    'approval.list',
    () => (open() ? { state: 'all' as const } : undefined),
    (input) => api.approval.list.query(input),
  )
  const done = () => ask.data()?.rows.filter(({ state }) => state !== 'DIMINTA') ?? []
  return (
    <section class="mt-8 flex flex-col items-start gap-3">
      <Button aria-expanded={open()} onClick={() => setOpen(!open())}>
        {t('approval.done_show')}
      </Button>
      <Show when={open()}>
        <div class="w-full">
          <Answer of={ask}>
            {() => (
              <Show when={done().length > 0} fallback={<p class="text-ink-2">{t('approval.done_none')}</p>}>
                <ul class="divide-y divide-line border-y border-line bg-surface" aria-label={t('approval.done_title')}>
                  <For each={done()}>
                    {(one) => (
                      <li class="flex flex-col gap-1 px-4 py-3">
                        <div class="flex flex-wrap items-center gap-3">
                          <StatusTag status={statuses[one.state]}>{t(`approval.state.${one.state}`)}</StatusTag>
                          <span class="font-semibold">{titleOf(one)}</span>
                        </div>
                        <p class="text-small text-ink-2">
                          <Show
                            when={one.decidedBy && one.decidedAt}
                            fallback={t('approval.decided', {
                              by: one.askedBy,
                              moment: moment(one.askedAt, acting()?.tenant),
                            })}
                          >
                            {t('approval.decided', {
                              by: one.decidedBy!,
                              moment: moment(one.decidedAt!, acting()?.tenant),
                            })}
                          </Show>
                        </p>
                        <Show when={one.answer}>
                          <p class="wrap-anywhere">{one.answer}</p>
                        </Show>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
            )}
          </Answer>
        </div>
      </Show>
    </section>
  )
}
