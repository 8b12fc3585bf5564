import { FORMATS, LAYOUTS, type Format, type Layout } from '@slrt/domain/export'
import { newId } from '@slrt/domain/id'
import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import { api, problemOfError, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { acting } from '../session.tsx'
import { moment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import type { Area } from '../ui/AreaPicker.tsx'
import { Button } from '../ui/Button.tsx'
import { CheckRow } from '../ui/CheckRow.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { SegmentChoice } from '../ui/SegmentChoice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { giveFile } from './give-file.ts'

const AreaPicker = lazy(() => import('../ui/AreaPicker.tsx').then((file) => ({ default: file.AreaPicker })))

type Preview = Outputs['export']['preview']
type Values = { area: Area | null; layout: Layout; format: Format; identities: boolean; reason: string }
const LEAST_REASON = 10

/** Lists that leave the platform: which area, in whose order, and with identity numbers only for a reason. */
export function ExportPage() {
  const own = () => ({ code: acting()?.tenant.slice(0, 5) ?? '', label: acting()?.tenantName ?? '' })
  const draft = createDraft<Values>('export', {
    area: null,
    layout: 'dtks',
    format: 'csv',
    identities: false,
    reason: '',
  })
  const values = () => draft.values
  const ask = createAsk(
    'export.preview',
    () => (values().area ? { area: values().area!.code, layout: values().layout } : undefined),
    (input) => api.export.preview.query(input),
  )
  return (
    <div class="reading flex flex-col">
      <PageHead title={t('export.title')}>
        <p>{t('export.text')}</p>
      </PageHead>
      <div class="flex flex-col gap-6">
        <div class="flex flex-col items-start gap-2 [&>:first-child]:w-full">
          <Suspense>
            <AreaPicker
              name="exportArea"
              label={t('export.area')}
              hint={t('export.area_hint')}
              under={own().code}
              value={values().area ? [values().area!] : []}
              onChange={(areas) => draft.set({ area: areas.at(-1) ?? null })}
            />
          </Suspense>
          <Show when={values().area?.code !== own().code}>
            <Button kind="quiet" onClick={() => draft.set({ area: own() })}>
              {own().label}
            </Button>
          </Show>
        </div>
        <ChoiceRows
          name="layout"
          label={t('export.layout')}
          value={values().layout}
          onChange={(layout) => draft.set({ layout: layout as Layout })}
          choices={LAYOUTS.map((value) => ({
            value,
            label: t(`export.layout.${value}`),
            hint: t(`export.layout.${value}_hint`),
          }))}
        />
        <SegmentChoice
          name="format"
          label={t('export.format')}
          value={values().format}
          onChange={(format) => draft.set({ format: format as Format })}
          choices={FORMATS.map((value) => ({ value, label: t(`export.format.${value}`) }))}
        />
        <Show when={values().area}>
          <Answer of={ask}>
            {(preview) => (
              <Show
                when={preview().families > 0}
                fallback={
                  <Empty title={t('export.empty_title')}>
                    <p>{t('export.empty_text')}</p>
                  </Empty>
                }
              >
                <Take preview={preview()} values={values()} set={(next) => draft.set(next)} again={ask.again} />
              </Show>
            )}
          </Answer>
        </Show>
      </div>
    </div>
  )
}

function Take(props: {
  preview: Preview
  values: Values
  set: (next: Partial<Values>) => void
  again: () => Promise<void>
}) {
  const sending = createSending()
  const [done, setDone] = createSignal('')
  const [taking, setTaking] = createSignal(0)
  const request = () => (props.values.identities && props.preview.needsApproval ? props.preview.request : null)
  const isApproved = () => request()?.state === 'DISETUJUI'
  const mustAsk = () => props.values.identities && props.preview.needsApproval && !request()
  const parts = () => Array.from({ length: props.preview.parts }, (_, n) => n + 1)
  // One number for all parts of a list.
  const id = newId()

  const problems = () =>
    props.values.identities && !isApproved() && props.values.reason.trim().length < LEAST_REASON
      ? [{ path: 'exportReason', reason: 'required' }]
      : []

  async function take(part: number) {
    setDone('')
    if (!sending.accepts(problems())) return
    setTaking(part)
    const { layout, format, identities, reason } = props.values
    await sending.run(async () => {
      try {
        const file = await api.export.file.mutate({
          id,
          area: props.preview.area.code,
          layout,
          format,
          identities,
          reason: identities ? (request()?.reason ?? reason) : null,
          part,
          approval: isApproved() ? request()!.id : null,
        })
        giveFile(file.name, file.base64, format)
        setDone(t('export.taken', { name: file.name, n: file.rows }))
      } catch (error) {
        sending.refuse(problemOfError(error))
      }
    })
    setTaking(0)
  }

  async function askFor() {
    if (!sending.accepts(problems())) return
    const { area } = props.preview
    const { layout, reason } = props.values
    const asked = newId()
    const input = { id: asked, area: area.code, layout, reason }
    const result = await sending.send('export.ask', input, `export:${asked}`, area.label)
    if (result === 'refused') return
    setDone(t('export.asked'))
    await props.again()
  }

  return (
    <Form of={sending} onSubmit={() => (mustAsk() ? askFor() : take(1))}>
      <div role="status">
        <p class="font-semibold">
          {t('export.size', { families: props.preview.families, persons: props.preview.persons })}
        </p>
        <Show when={props.preview.parts > 1}>
          <p class="text-ink-2">{t('export.parts', { n: props.preview.parts })}</p>
        </Show>
      </div>
      <CheckRow
        name="identities"
        checked={props.values.identities}
        onChange={(identities) => props.set({ identities })}
        hint={t('export.identities_hint')}
      >
        {t('export.identities')}
      </CheckRow>
      <Show when={props.values.identities && !request()}>
        <TextField
          name="exportReason"
          label={t('export.reason')}
          hint={t('export.reason_hint')}
          maxlength={300}
          rows={2}
          value={props.values.reason}
          onInput={(reason) => props.set({ reason: reason.replace(/\n/g, ' ') })}
          error={sending.errorAt('exportReason')}
        />
      </Show>
      <Show when={mustAsk()}>
        <Notice kind="info">{t('export.needs', { n: props.preview.mostUnasked })}</Notice>
      </Show>
      <Show when={request()}>
        {(one) => (
          <Notice kind={isApproved() ? 'done' : 'waiting'}>
            {t(isApproved() ? 'export.approved' : 'export.waits', { moment: moment(one().until, acting()?.tenant) })}{' '}
            {t('export.approved_reason', { reason: one().reason })}
          </Notice>
        )}
      </Show>
      <Show when={done()}>
        <Notice kind="done">{done()}</Notice>
      </Show>
      <Show
        when={!mustAsk()}
        fallback={
          <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
            {t('export.ask')}
          </Button>
        }
      >
        <Show when={!request() || isApproved()}>
          <div class="flex flex-wrap gap-3">
            <For each={parts()}>
              {(part) => (
                <Button
                  kind={part === 1 ? 'main' : 'plain'}
                  large
                  wide
                  busy={taking() === part}
                  busyText={t('wait.loading')}
                  onClick={() => void take(part)}
                >
                  {props.preview.parts > 1 ? t('export.take_part', { n: part }) : t('export.take')}
                </Button>
              )}
            </For>
          </div>
        </Show>
      </Show>
    </Form>
  )
}
