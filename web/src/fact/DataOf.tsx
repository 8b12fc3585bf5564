import { createMemo, createSignal, For, Show } from 'solid-js'
import { api, problemOfError } from '../api.ts'
import { createAsk } from '../ask.ts'
import { CardSummary } from '../participation/CardSummary.tsx'
import { may } from '../session.tsx'
import { sentenceOf } from '../text/sentence.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { Facts } from '../ui/Facts.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { concerns, detailText, detailValue, fieldText, sourceText, valueText, type Fact } from './fact-words.ts'
import { History } from './History.tsx'

/** What the register says of a family: its card of programs, its facts with their sources, and how they changed. */
export function DataOf(props: { household: string }) {
  const ask = createAsk(
    'fact.show',
    () => props.household,
    (id) => api.fact.show.query({ id }),
  )
  return (
    <div class="flex flex-col gap-8">
      <CardSummary household={props.household} />
      <section class="flex flex-col gap-4" aria-labelledby="tercatat">
        <div>
          <h2 id="tercatat">{t('data.title')}</h2>
          <p class="text-ink-2">{t('data.text')}</p>
        </div>
        <Answer of={ask}>
          {(shown) => (
            <>
              <Record
                household={props.household}
                record={props.household}
                title={t('data.family')}
                facts={shown().family.facts}
                hasDetail={shown().family.hasDetail}
                detail={t('data.detail')}
              />
              <p class="max-w-[60ch] text-small text-ink-2">{t('data.ranked')}</p>
              <For each={shown().members}>
                {(member) => (
                  <Record
                    household={props.household}
                    record={member.id}
                    isMember
                    title={member.name}
                    facts={member.facts.filter(({ field }) => concerns(field, member.sex))}
                    hasDetail={member.hasDetail}
                    detail={t('data.detail_of', { name: member.name })}
                  />
                )}
              </For>
            </>
          )}
        </Answer>
      </section>
      <Show when={may('provenance.list')}>
        <History household={props.household} />
      </Show>
      <Show when={may('extract.show')}>
        <div class="no-print">
          <LinkButton href={`/keluarga/${props.household}/salinan`}>{t('data.copy')}</LinkButton>
        </div>
      </Show>
    </div>
  )
}

/** What most of the facts come from: said once, so that only the others need to say it. */
function mainSource(facts: readonly Fact[]): string {
  const counts = new Map<string, number>()
  for (const fact of facts) counts.set(sourceText(fact), (counts.get(sourceText(fact)) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most?.[0] ?? ''
}

/** The facts of the family, or of one member: what was asked, and how much was not. Members open at a press. */
function Record(props: {
  household: string
  record: string
  title: string
  facts: readonly Fact[]
  hasDetail: boolean
  detail: string
  isMember?: boolean
}) {
  const [open, setOpen] = createSignal(false)
  const told = () => props.facts.filter(({ asked }) => asked)
  const unasked = () => props.facts.length - told().length
  const source = createMemo(() => mainSource(told()))
  const counts = () =>
    [told().length > 0 && t('data.told', { n: told().length }), unasked() > 0 && t('data.unasked', { n: unasked() })]
      .filter(Boolean)
      .join(' · ')
  return (
    <div role="group" class="flex flex-col gap-2" aria-label={props.title}>
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <div class="min-w-0 flex-1">
          <h3 class="text-label">
            <bdi class="wrap-anywhere">{props.title}</bdi>
          </h3>
          <p class="text-small text-ink-2">{counts()}</p>
        </div>
        <div class="no-print flex gap-3">
          <Show when={props.isMember && (told().length > 0 || props.hasDetail)}>
            <Button aria-expanded={open()} onClick={() => setOpen(!open())}>
              {t(open() ? 'data.close' : 'data.open')}
              <span class="sr-only">: {props.title}</span>
            </Button>
          </Show>
          <Show when={may('fact.save')}>
            <LinkButton href={`/keluarga/${props.household}/data/${props.record}`}>
              {t('data.write_this')}
              <span class="sr-only">: {props.title}</span>
            </LinkButton>
          </Show>
        </div>
      </div>
      <Show when={!props.isMember || open()}>
        <Show when={told().length > 0}>
          <p class="text-small text-ink-2">{source()}</p>
          <dl class="sheet-flat divide-y divide-line border-y border-line">
            <For each={told()}>
              {(fact) => (
                <div class="flex items-baseline justify-between gap-x-4 py-2">
                  <dt class="min-w-0 flex-1 text-ink-2">{fieldText(fact.field)}</dt>
                  <dd class="max-w-[60%] text-right">
                    <span class="font-semibold wrap-anywhere">{valueText(fact.field, fact.value)}</span>
                    <Show when={sourceText(fact) !== source()}>
                      <span class="block text-small text-ink-2">{sourceText(fact)}</span>
                    </Show>
                  </dd>
                </div>
              )}
            </For>
          </dl>
        </Show>
        <Show when={props.hasDetail && may('fact.detail')}>
          <Detail household={props.household} record={props.record} text={props.detail} />
        </Show>
      </Show>
    </div>
  )
}

/** Finer data: opened by a press that is written down, never kept on the device. */
function Detail(props: { household: string; record: string; text: string }) {
  const [fields, setFields] = createSignal<[string, string][]>()
  const [problem, setProblem] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  async function open() {
    setBusy(true)
    setProblem('')
    try {
      setFields((await api.fact.detail.mutate({ id: props.record, household: props.household })).fields)
    } catch (error) {
      setProblem(sentenceOf(problemOfError(error)))
    }
    setBusy(false)
  }
  return (
    <div class="flex flex-col items-start gap-2">
      <Button
        class="no-print"
        busy={busy()}
        busyText={t('wait.loading')}
        aria-expanded={fields() !== undefined}
        onClick={() => (fields() ? setFields(undefined) : void open())}
      >
        {fields() ? t('data.detail_hide') : props.text}
      </Button>
      <Show when={problem()}>
        <Notice kind="late" alert>
          {problem()}
        </Notice>
      </Show>
      <Show when={fields()}>
        {(all) => (
          <div class="w-full" role="status">
            <Show when={all().length > 0} fallback={<p class="text-ink-2">{t('data.detail_none')}</p>}>
              <Facts
                facts={all().map(([code, value]) => ({
                  label: detailText(code),
                  value: <span class="wrap-anywhere">{detailValue(code, value)}</span>,
                }))}
              />
            </Show>
          </div>
        )}
      </Show>
    </div>
  )
}
