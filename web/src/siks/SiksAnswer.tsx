import { MOST_ANSWERS, type AnswerRow } from '@slrt/domain/siks'
import { readAnswer, type Broken } from '@slrt/domain/siks-answer'
import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { api, problemOfError, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { sha256Of } from '../evidence/shrink.ts'
import { createSending } from '../form.ts'
import type { Problem } from '../problem.ts'
import { readTable } from '../staff/import-file.ts'
import { sentenceOf } from '../text/sentence.ts'
import { number, t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button, buttonClass } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { StatusTag, type Status } from '../ui/StatusTag.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import type { Batch } from './SiksPage.tsx'
import FileUp from '~icons/lucide/file-up'

type Preview = Outputs['siks']['preview']
type Verdict = Preview['rows'][number]['verdict']
type Found = { name: string; sha256: string; rows: AnswerRow[]; broken: Broken[]; preview: Preview | undefined }

const looks: Readonly<Record<Verdict, Status>> = {
  NEW: 'done',
  SAME: 'idle',
  UNKNOWN: 'late',
  TWICE: 'late',
  BACKWARDS: 'late',
  NO_DESIL: 'late',
}
const most = 200

/** An answer of SIKS-NG from a file: looked at row by row, and only then taken over. */
export function SiksAnswer() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'siks.show',
    () => params.id,
    (id) => api.siks.show.query({ id }),
  )
  return (
    <div class="flex flex-col">
      <BackLink href={`/siks/${params.id}`}>{t('siks.one')}</BackLink>
      <PageHead title={t('siks.answer')}>
        <p class="max-w-[60ch]">{t('siks.answer_text')}</p>
      </PageHead>
      <Answer of={ask}>{(batch) => <Reading of={batch()} />}</Answer>
    </div>
  )
}

function Reading(props: { of: Batch }) {
  const navigate = useNavigate()
  const sending = createSending()
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const [found, setFound] = createSignal<Found>()
  const news = () => found()?.preview?.counts.NEW ?? 0

  async function read(file: File) {
    setBusy(true)
    setProblem(undefined)
    setFound(undefined)
    try {
      const table = await readTable(file, '?untuk=siks')
      if (!table.ok) return void setProblem(table.problem)
      const { rows, broken } = readAnswer(table.body.rows)
      const few = rows.slice(0, MOST_ANSWERS)
      const preview = few.length > 0 ? await api.siks.preview.query({ id: props.of.id, rows: few }) : undefined
      setFound({ name: file.name, sha256: await sha256Of(new Uint8Array(await file.arrayBuffer())), rows: few, broken, preview }) // prettier-ignore
    } catch (error) {
      setProblem(problemOfError(error))
    } finally {
      setBusy(false)
    }
  }
  async function take(all: Found) {
    const { id, version, number: batch } = props.of
    const input = { id, version, sha256: all.sha256, file: all.name.slice(0, 200), rows: all.rows }
    const result = await sending.send('siks.answer', input, `siks:${id}`, batch)
    if (result === 'refused') return
    sayDone(t(result === 'done' ? 'siks.taken' : 'kept.waiting', { n: news() }))
    navigate(`/siks/${id}`, { replace: true })
  }
  return (
    <div class="flex flex-col gap-6 pb-6">
      <Show when={problem()}>
        {(told) => (
          <Notice kind="late" alert>
            {sentenceOf(told())}
          </Notice>
        )}
      </Show>
      <label
        class={`${buttonClass(found() ? 'plain' : 'main', true, true)} cursor-pointer self-start has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus-out)`}
      >
        <input
          type="file"
          accept=".csv,.txt,.xlsx,text/csv"
          class="sr-only"
          disabled={busy()}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0]
            if (file) void read(file).then(() => (currentTarget.value = ''))
          }}
        />
        <FileUp class="icon" aria-hidden="true" />
        {t(busy() ? 'wait.loading' : found() ? 'siks.choose_other' : 'siks.choose')}
      </label>
      <Show when={found()}>
        {(all) => (
          <>
            <Broken of={all().broken} />
            <Show when={all().preview}>
              {(preview) => (
                <section aria-labelledby="pratinjau" class="flex flex-col gap-3">
                  <h2 id="pratinjau">{t('siks.preview', { file: all().name })}</h2>
                  <p class="flex flex-wrap gap-2">
                    <For each={(Object.keys(looks) as Verdict[]).filter((one) => preview().counts[one])}>
                      {(one) => (
                        <StatusTag status={looks[one]}>
                          {`${t(`siks.verdict.${one}`)}: ${number(preview().counts[one] ?? 0)}`}
                        </StatusTag>
                      )}
                    </For>
                  </p>
                  <Rows of={preview()} />
                  <ErrorSummary of={sending} />
                  <Show when={news() > 0} fallback={<Notice kind="info">{t('siks.nothing_new')}</Notice>}>
                    <Button
                      kind="main"
                      large
                      wide
                      class="self-start"
                      busy={sending.busy()}
                      onClick={() => void take(all())}
                    >
                      {t('siks.take', { n: news() })}
                    </Button>
                  </Show>
                </section>
              )}
            </Show>
          </>
        )}
      </Show>
    </div>
  )
}

function Broken(props: { of: readonly Broken[] }) {
  return (
    <Show when={props.of.length > 0}>
      <Notice kind="late">
        <p>{t('siks.broken', { n: props.of.length })}</p>
        <ul class="list-disc pl-5 font-normal">
          <For each={props.of.slice(0, 20)}>
            {({ line, reason }) => <li>{t('siks.broken_line', { line, why: t(`siks.broken.${reason}`) })}</li>}
          </For>
        </ul>
      </Notice>
    </Show>
  )
}

function Rows(props: { of: Preview }) {
  return (
    <>
      <ul class="divide-y divide-line border-y border-line">
        <For each={props.of.rows.slice(0, most)}>
          {(row) => (
            <li class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <div class="min-w-0">
                <p class="font-semibold wrap-anywhere">
                  {row.head ? t('household.title', { head: row.head }) : row.reference}
                </p>
                <p class="text-small text-ink-2">
                  {[
                    t(`proposal.state.${row.answer}`),
                    row.code,
                    row.desil
                      ? t('siks.desil_change', {
                          before: row.desilBefore ? String(row.desilBefore) : '–',
                          after: row.desil,
                        })
                      : '',
                    row.period ?? '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              <StatusTag status={looks[row.verdict]}>{t(`siks.verdict.${row.verdict}`)}</StatusTag>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.of.rows.length > most}>
        <p class="text-ink-2">{t('list.shown', { n: most, of: props.of.rows.length })}</p>
      </Show>
    </>
  )
}
