import { createMemo, createSignal, For, Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { dayText, programText } from '../fact/fact-words.ts'
import { acting, may } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { statusOfEnrolment } from './enrolment-words.ts'
import { Told } from './Told.tsx'

type Row = Outputs['enrolment']['show']['rows'][number]

/** What the family was proposed for, got and lost in programs of the district: asked for when somebody wants to see it. */
export function EnrolmentHistory(props: { household: string }) {
  const [open, setOpen] = createSignal(false)
  return (
    <section class="flex flex-col items-start gap-3">
      <Button aria-expanded={open()} onClick={() => setOpen(!open())}>
        {t('enrolment.history')}
      </Button>
      <Show when={open()}>
        <Rows household={props.household} />
      </Show>
    </section>
  )
}

function Rows(props: { household: string }) {
  const ask = createAsk(
    'enrolment.show',
    () => props.household,
    (household) => api.enrolment.show.query({ household }),
  )
  return (
    <Answer of={ask}>
      {(shown) => (
        <Show when={shown().rows.length > 0} fallback={<p class="text-ink-2">{t('enrolment.history_none')}</p>}>
          <ul class="w-full divide-y divide-line border-y border-line">
            <For each={shown().rows}>{(row) => <Entry row={row} again={ask.again} />}</For>
          </ul>
        </Show>
      )}
    </Answer>
  )
}

/** Ends and refusals are told to the family: in words that may be read aloud, without a number. */
export function noticeText(
  row: Pick<Row, 'state' | 'reason' | 'name' | 'program' | 'who' | 'until' | 'decidedAt'>,
): string {
  const when = row.until ? dayText(row.until) : row.decidedAt ? day(row.decidedAt, acting()?.tenant) : ''
  const facts = {
    program: programText(row.program, row.name),
    name: row.who?.person ?? row.who?.head ?? '',
    day: when,
    reason: row.reason?.replace(/[.\s]+$/, '') ?? '',
  }
  switch (row.state) {
    case 'DAFTAR_TUNGGU':
      return t('enrolment.notice.DAFTAR_TUNGGU', facts)
    case 'DITOLAK':
      return t('enrolment.notice.DITOLAK', facts)
    case 'LULUS':
      return t('enrolment.notice.LULUS', facts)
    case 'SELESAI':
      return t('enrolment.notice.SELESAI', facts)
    case 'DIKELUARKAN':
      return t('enrolment.notice.DIKELUARKAN', facts)
    case 'MENERIMA':
      return t('enrolment.notice.MENERIMA', facts)
    default:
      return ''
  }
}

function Entry(props: { row: Row; again: () => Promise<void> }) {
  const notice = createMemo(() => noticeText(props.row))
  const mayObject = () =>
    may('complaint.register') && (props.row.state === 'DITOLAK' || props.row.state === 'DIKELUARKAN')
  const decided = () => props.row.evaluation?.decided ?? props.row.evaluation?.proposed
  return (
    <li class="flex flex-col gap-1 py-3">
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span class="font-semibold wrap-anywhere">
          {programText(props.row.program, props.row.name)}
          <Show when={props.row.who?.person}>{(name) => <> · {name()}</>}</Show>
        </span>
        <StatusTag status={statusOfEnrolment[props.row.state]}>{t(`enrolment.state.${props.row.state}`)}</StatusTag>
      </div>
      <Show when={notice()}>
        <div class="flex flex-col gap-2 rounded-box bg-sunken px-4 py-3">
          <p class="text-small text-ink-2">{t('enrolment.tell')}</p>
          <p class="max-w-[44ch]">{notice()}</p>
          <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Told row={props.row} again={props.again} />
            <Show when={mayObject()}>
              <a
                class="inline-flex min-h-control items-center"
                href={`/catat?keluarga=${props.row.who?.household}&kategori=${props.row.state === 'DITOLAK' ? 'KP01' : 'KP02'}&program=${props.row.program}`}
              >
                {t('hak.object')}
              </a>
            </Show>
          </div>
        </div>
      </Show>
      <Show when={decided()}>
        {(one) => (
          <p class="text-small text-ink-2">
            {t('enrolment.rested_on', { verdict: t(`verdict.${one().verdict}`), day: dayText(one().on) })}
          </p>
        )}
      </Show>
      <ol class="text-small text-ink-2">
        <For each={props.row.steps}>
          {(step) => (
            <li>
              {t('enrolment.step', {
                state: t(`enrolment.state.${step.state}`),
                day: day(step.at, acting()?.tenant),
                by: step.by,
              })}
            </li>
          )}
        </For>
      </ol>
    </li>
  )
}
