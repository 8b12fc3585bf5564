import { TARGET_PURPOSES, type TargetPurpose } from '@slrt/domain/target'
import { useParams, useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api, problemOfError, type Outputs } from '../api.ts'
import { createAttempt } from '../attempt.ts'
import { hasText, t } from '../text/text.ts'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { TextField } from '../ui/TextField.tsx'
import { cellOf } from './figures.ts'

type Page = Outputs['target']['list']
type Row = Page['rows'][number]

/** What lists are opened for, asked once until the window closes; it goes with each opening into the audit trail. */
const [purpose, setPurpose] = createSignal<TargetPurpose | ''>('')
const [note, setNote] = createSignal('')

const factName = (name: string) => {
  const key = `rule.fact.${name}`
  return hasText(key) ? t(key) : name
}

/** The families behind a figure of Sasaran: for a purpose, fifty at a time. */
export function TargetList() {
  const params = useParams<{ code: string }>()
  const [search] = useSearchParams<{ sel?: string; wilayah?: string }>()
  const attempt = createAttempt()
  const [page, setPage] = createSignal<Page>()
  const cell = () => cellOf(search.sel)
  const area = () => (/^\d\d\.\d\d\.\d\d(\.\d{4})?$/.test(search.wilayah ?? '') ? search.wilayah! : null)

  const problems = () => [
    ...(purpose() ? [] : [{ path: 'targetPurpose', reason: 'required' }]),
    ...(purpose() === 'LAINNYA' && note().trim().length < 3 ? [{ path: 'targetNote', reason: 'required' }] : []),
  ]
  const open = (after?: string) =>
    attempt.run(async () => {
      if (!attempt.accepts(problems())) return
      const why = purpose() as TargetPurpose
      try {
        const answer = await api.target.list.mutate({
          program: params.code,
          cell: cell(),
          area: area(),
          purpose: why,
          ...(why === 'LAINNYA' && { note: note() }),
          ...(after && { after }),
        })
        setPage({ ...answer, rows: after ? [...(page()?.rows ?? []), ...answer.rows] : answer.rows })
      } catch (error) {
        attempt.refuse(problemOfError(error))
      }
    })

  return (
    <>
      <BackLink href={`/sasaran?program=${params.code}`}>{t('target.title')}</BackLink>
      <PageHead title={t(`target.list.${cell()}`)}>
        <Show when={page()} fallback={<p>{t('target.list_text')}</p>}>
          {(shown) => (
            <p>
              {shown().area ? t('target.list_of', { program: shown().name, area: shown().area!.label }) : shown().name}
            </p>
          )}
        </Show>
      </PageHead>
      <Show
        when={page()}
        fallback={
          <div class="reading">
            <Form of={attempt} onSubmit={() => open()}>
              <ChoiceRows
                name="targetPurpose"
                label={t('target.purpose')}
                hint={t('target.purpose_why')}
                value={purpose()}
                onChange={(value) => setPurpose(value as TargetPurpose)}
                choices={TARGET_PURPOSES.map((value) => ({
                  value,
                  label: t(`target.purpose.${value}`),
                  hint: t(`target.purpose.${value}.hint`),
                }))}
                error={attempt.errorAt('targetPurpose')}
              />
              <Show when={purpose() === 'LAINNYA'}>
                <TextField
                  name="targetNote"
                  label={t('target.note')}
                  hint={t('target.note_hint')}
                  value={note()}
                  onInput={setNote}
                  error={attempt.errorAt('targetNote')}
                  maxlength={200}
                />
              </Show>
              <Button
                kind="main"
                type="submit"
                large
                wide
                class="self-start"
                busy={attempt.busy()}
                busyText={t('wait.loading')}
              >
                {t('target.list_go')}
              </Button>
            </Form>
          </div>
        }
      >
        {(shown) => <Found page={shown()} of={attempt} onMore={() => open(shown().after ?? undefined)} />}
      </Show>
    </>
  )
}

function Found(props: { page: Page; of: ReturnType<typeof createAttempt>; onMore: () => void }) {
  const columns = (): Column<Row>[] => [
    {
      head: t(props.page.unit === 'KELUARGA' ? 'target.family' : 'target.person'),
      cell: (row) => <bdi class="wrap-anywhere">{row.name ?? t('household.title', { head: row.head })}</bdi>,
    },
    ...(props.page.unit === 'ORANG'
      ? [{ head: t('target.head'), phone: 'labelled' as const, cell: (row: Row) => <bdi>{row.head}</bdi> }]
      : []),
    {
      head: t('target.place'),
      cell: (row) => t('target.place_of', { desa: row.desa.label, rt: row.rt, rw: row.rw }),
    },
    {
      head: t('target.why'),
      cell: ({ missing, failed }) =>
        missing.length > 0
          ? t('target.missing', { facts: missing.map(factName).join(', ') })
          : failed.length > 0
            ? t('target.failed', { facts: failed.map(factName).join(', ') })
            : t('target.fits'),
    },
  ]
  return (
    <Show
      when={props.page.rows.length > 0 || props.page.after}
      fallback={
        <Empty title={t('target.list_empty')}>
          <p>{t('target.list_empty_text')}</p>
        </Empty>
      }
    >
      <div class="flex flex-col gap-4">
        <p role="status">{t('target.list_shown', { n: props.page.rows.length })}</p>
        <DataTable
          caption={t('target.list_caption')}
          columns={columns()}
          rows={props.page.rows}
          href={({ household }) => `/keluarga/${household}?bagian=hak`}
        />
        <Show when={props.page.after}>
          <div>
            <Button onClick={props.onMore} busy={props.of.busy()} busyText={t('wait.loading')}>
              {t('list.more')}
            </Button>
          </div>
        </Show>
      </div>
    </Show>
  )
}
