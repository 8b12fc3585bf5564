import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import { statusOfVerdict } from '../rule/rule-words.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { Enrolled } from './Enrolled.tsx'
import { NextStep } from './NextStep.tsx'
import { moneyText, paperText, programName, reasonText, whoText } from './right-words.ts'
import type { Right, Shown } from './rights.ts'
import CircleSlash from '~icons/lucide/circle-slash'

/** The whole rule with what is known: fetched when somebody asks why. */
const Why = lazy(() => import('./Why.tsx').then((file) => ({ default: file.Why })))

/** What a program says of the family: the verdict, the reason in one sentence, what can be done next. */
export function RightRow(props: {
  shown: Shown
  right: Right
  isMain: boolean
  again?: (() => Promise<void>) | undefined
}) {
  const [open, setOpen] = createSignal(false)
  const name = () => programName(props.right)
  const verdict = () =>
    props.right.verdict === 'MUNGKIN'
      ? t('verdict.MUNGKIN_n', { n: props.right.missing.length })
      : t(`verdict.${props.right.verdict}`)
  const receives = () => {
    const cards = props.shown.receives.filter(({ program }) => program === props.right.program.code)
    const year = cards.find((one) => one.year !== null)?.year
    return cards.length > 0 ? t(year ? 'hak.receives_since' : 'hak.receives', { year: String(year) }) : ''
  }
  const enrolled = () => props.shown.enrolments.filter(({ program }) => program === props.right.program.code)
  const about = () => [whoText(props.shown, props.right), moneyText(props.right)].filter(Boolean).join(' · ')
  return (
    <li class="flex flex-col gap-2 py-3">
      <div class="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div class="min-w-0 flex-1 basis-60">
          <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h3 class="text-label wrap-anywhere">{name()}</h3>
            <StatusTag
              status={statusOfVerdict[props.right.verdict]}
              {...(props.right.verdict === 'TIDAK' ? { shape: CircleSlash } : {})}
            >
              {verdict()}
            </StatusTag>
          </div>
          <Show when={about()}>
            <p class="text-ink-2 wrap-anywhere">{about()}</p>
          </Show>
          <p class="max-w-[44ch]">{reasonText(props.right)}</p>
          <Show when={props.right.verdict === 'MUNGKIN' && paperText(props.right)}>
            {(paper) => <p class="max-w-[44ch] text-small text-ink-2">{paper()}</p>}
          </Show>
          <Show when={receives()}>{(text) => <p class="font-semibold text-ink-2">{text()}</p>}</Show>
          <For each={enrolled()}>
            {(one) => (
              <div class="mt-2">
                <Enrolled shown={props.shown} enrolled={one} again={props.again} />
              </div>
            )}
          </For>
        </div>
        <div class="flex flex-wrap items-center gap-2">
          <NextStep {...props} />
          <Button kind="quiet" aria-expanded={open()} onClick={() => setOpen(!open())}>
            {t(open() ? 'hak.why_close' : 'hak.why')}
            <span class="sr-only">: {name()}</span>
          </Button>
        </div>
      </div>
      <Show when={open()}>
        <Suspense>
          <Why shown={props.shown} right={props.right} />
        </Suspense>
      </Show>
    </li>
  )
}
