import { createMemo, createSignal, For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { dayText } from '../fact/fact-words.ts'
import { factName } from '../rule/rule-words.ts'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { EnrolmentHistory } from '../enrolment/EnrolmentHistory.tsx'
import { hasAct } from './NextStep.tsx'
import { RightRow } from './RightRow.tsx'
import { dataDay, firstMissing, formFor, isBare, rightsOf, type Right, type Shown } from './rights.ts'

/** So many programs that may fit, and that do not, are shown before somebody asks for the others. */
const FEW = { MUNGKIN: 4, TIDAK: 3 } as const

/** What a family is entitled to, and why: computed here by the rules that the server goes by. */
export function Entitlement(props: { household: string }) {
  const ask = createAsk(
    'eligibility.show',
    () => props.household,
    (id) => api.eligibility.show.query({ id }),
  )
  return (
    <Answer of={ask}>
      {(shown) => (
        <section class="flex flex-col gap-4" aria-labelledby="hak">
          <h2 id="hak" class="sr-only">
            {t('hak.title')}
          </h2>
          <Rights shown={shown()} again={ask.again} />
        </section>
      )}
    </Answer>
  )
}

const isSame = (one: Shown, other: Shown) => JSON.stringify(one) === JSON.stringify(other)

function Rights(props: { shown: Shown; again: () => Promise<void> }) {
  // The same answer once more, which every look asks for, draws nothing anew.
  const shown = createMemo(() => props.shown, props.shown, { equals: isSame })
  const rights = createMemo(() => rightsOf(shown()))
  return (
    <>
      <Show
        when={isBare(shown())}
        fallback={<Verdicts shown={shown()} again={() => props.again()} rights={rights()} />}
      >
        <Bare shown={shown()} rights={rights()} />
      </Show>
      <EnrolmentHistory household={shown().id} />
    </>
  )
}

/** Nothing is known: what to ask first, so that the programs have an answer. */
function Bare(props: { shown: Shown; rights: readonly Right[] }) {
  const [open, setOpen] = createSignal(false)
  const missing = () => firstMissing(props.rights)
  return (
    <>
      <Empty
        title={t('hak.bare', { n: missing().length })}
        actions={
          <Show when={may('fact.save') && missing()[0]}>
            {(first) => (
              <LinkButton kind="main" href={formFor(props.shown, first(), null)!}>
                {t('hak.fill')}
              </LinkButton>
            )}
          </Show>
        }
      >
        <ul class="list-inside list-disc">
          <For each={missing()}>{(fact) => <li>{factName(fact)}</li>}</For>
        </ul>
      </Empty>
      <Show when={props.rights.some(({ verdict }) => verdict !== 'TIDAK')}>
        <Button class="self-start" aria-expanded={open()} onClick={() => setOpen(!open())}>
          {t('hak.all_anyway')}
        </Button>
        <Show when={open()}>
          <Rows {...props} rights={props.rights.filter(({ verdict }) => verdict !== 'TIDAK')} />
        </Show>
      </Show>
    </>
  )
}

function Verdicts(props: { shown: Shown; rights: readonly Right[]; again: () => Promise<void> }) {
  const main = () => props.rights.find((one) => one.verdict !== 'TIDAK' && hasAct(props.shown, one))
  const of = (verdict: Right['verdict']) => props.rights.filter((one) => one.verdict === verdict)
  return (
    <>
      <Rows {...props} rights={of('LAYAK')} main={main()} />
      <Some {...props} verdict="MUNGKIN" rights={of('MUNGKIN')} main={main()} />
      <Some {...props} verdict="TIDAK" rights={of('TIDAK')} main={main()} />
      <p class="max-w-[54ch] text-small text-ink-2">
        {t('hak.estimate', { day: dayText(dataDay(props.shown)) })}{' '}
        <Show when={may('complaint.register')}>
          <a href={`/catat?keluarga=${props.shown.id}&kategori=KP01`}>{t('hak.object')}</a>
        </Show>
      </p>
    </>
  )
}

type Listed = {
  shown: Shown
  rights: readonly Right[]
  /** The one whose act is the filled button. */
  main?: Right | undefined
  again?: () => Promise<void>
}

/** The first of them, and the others at a press. */
function Some(props: Listed & { verdict: 'MUNGKIN' | 'TIDAK' }) {
  const [all, setAll] = createSignal(false)
  const rest = () => Math.max(0, props.rights.length - FEW[props.verdict])
  return (
    <>
      <Rows {...props} rights={all() ? props.rights : props.rights.slice(0, FEW[props.verdict])} />
      <Show when={rest() > 0}>
        <Button class="self-start" aria-expanded={all()} onClick={() => setAll(!all())}>
          {all() ? t('hak.fewer') : t(`hak.more.${props.verdict}`, { n: rest() })}
        </Button>
      </Show>
    </>
  )
}

function Rows(props: Listed) {
  return (
    <Show when={props.rights.length > 0}>
      <ul class="flex flex-col divide-y divide-line border-y border-line">
        <For each={props.rights}>
          {(right) => <RightRow shown={props.shown} right={right} isMain={right === props.main} again={props.again} />}
        </For>
      </ul>
    </Show>
  )
}
