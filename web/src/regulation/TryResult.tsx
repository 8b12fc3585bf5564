import { isKey } from '@slrt/domain/regulation-keys'
import { paramOfKey } from '@slrt/domain/program-params'
import { createResource, For, lazy, Show, Suspense } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { namedAreas } from '../mend.tsx'
import { may } from '../session.tsx'
import { number, t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Difference } from './Difference.tsx'
import { aboutText } from './names.ts'
import type { Tried } from './shapes.ts'
import { ruleText, valueText, type Names } from './value-words.ts'
import ArrowRight from '~icons/lucide/arrow-right'

const AskDistricts = lazy(() => import('../limit/AskDistricts.tsx').then((file) => ({ default: file.AskDistricts })))

/** What the draft would have done to the last 90 days, and which narrower rules would go on deciding. */
export function TryResult(props: { id: string; again: number; names: Names }) {
  const ask = createAsk(
    'regulation.try',
    () => ({ id: props.id, again: props.again }),
    ({ id }) => api.regulation.try.query({ id }),
  )
  return (
    <section aria-live="polite" class="flex flex-col gap-4">
      <Answer of={ask}>{(tried) => <Result tried={tried()} id={props.id} names={props.names} />}</Answer>
    </section>
  )
}

function Result(props: { tried: Tried; id: string; names: Names }) {
  const text = (value: unknown) => (isKey(props.tried.key) ? ruleText(props.tried.key, value, props.names) : '')
  return (
    <>
      <Show
        when={props.tried.clock}
        fallback={
          <div class="border-y border-line py-4">
            <p class="max-w-[44ch]">
              <Difference before={text(props.tried.before.value)} after={text(props.tried.after.value)} />
            </p>
          </div>
        }
      >
        {(clock) => <Late clock={clock()} />}
      </Show>
      <Show when={props.tried.exceptions.length > 0}>
        <Exceptions tried={props.tried} names={props.names} />
      </Show>
      <Show when={paramOfKey(props.tried.key) && may('limit.try')}>
        <Suspense>
          <AskDistricts entry={props.id} name={text(props.tried.after.value)} />
        </Suspense>
      </Show>
    </>
  )
}

function Late(props: { clock: NonNullable<Tried['clock']> }) {
  const { days } = props.clock
  return (
    <div class="border-y border-line py-4">
      <h2>{t('try.title', { days })}</h2>
      <Show
        when={props.clock.steps > 0}
        fallback={
          <p class="mt-1 text-ink-2">
            {t('try.none', { days })} {t('try.none_text')}
          </p>
        }
      >
        <p class="mt-2 text-label">{t('try.late')}</p>
        <p class="flex flex-wrap items-baseline gap-x-3">
          <span class="text-figure">{number(props.clock.lateBefore)}</span>
          <span class="text-small text-ink-2">{t('try.before')}</span>
          <ArrowRight class="icon self-center text-ink-2" aria-hidden="true" />
          <span class="text-figure">{number(props.clock.lateAfter)}</span>
          <span class="text-small text-ink-2">{t('try.after')}</span>
        </p>
        <p class="text-ink-2">{t('try.steps', { n: props.clock.steps })}</p>
        <Show when={props.clock.examples.length > 0}>
          <p class="mt-2 text-small font-semibold">{t('try.examples')}</p>
          <ul class="flex flex-wrap gap-x-4 text-small">
            <For each={props.clock.examples}>{(ticket) => <li class="whitespace-nowrap">{ticket}</li>}</For>
          </ul>
        </Show>
      </Show>
    </div>
  )
}

function Exceptions(props: { tried: Tried; names: Names }) {
  const [places] = createResource(
    () => props.tried.exceptions.map(({ area }) => area).filter(Boolean),
    async (codes) => new Map((await namedAreas(codes)).map((one) => [one.code, one])),
  )
  return (
    <div>
      <h3 class="text-label">{t('try.exceptions')}</h3>
      <ul>
        <For each={props.tried.exceptions}>
          {(one) => (
            <li>
              {aboutText({ subject: one.subject, area: places.latest?.get(one.area) ?? null })}
              {': '}
              {isKey(props.tried.key) ? valueText(props.tried.key, one.value, props.names) : ''}
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
