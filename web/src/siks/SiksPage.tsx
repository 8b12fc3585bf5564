import { useParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { api, problemOfError, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import type { Problem } from '../problem.ts'
import { acting, may } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Facts } from '../ui/Facts.tsx'
import { Failure } from '../ui/Failure.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { statusOf } from '../proposal/standing.ts'
import { RatifyDialog, SendDialog } from './dialogs.tsx'
import { siksStatus } from './SiksList.tsx'

export type Batch = Outputs['siks']['show']
type Row = Batch['rows'][number]

const columns = (): Column<Row>[] => [
  {
    head: t('usulan.column.family'),
    cell: ({ head }) => <bdi class="wrap-anywhere">{t('household.title', { head })}</bdi>,
  },
  { head: t('usulan.column.kind'), cell: ({ kind }) => t(`proposal.kind.${kind}`) },
  {
    head: t('usulan.column.state'),
    cell: ({ state }) => <StatusTag status={statusOf(state)}>{t(`proposal.state.${state}`)}</StatusTag>,
  },
  {
    head: t('siks.column.answer'),
    phone: 'labelled',
    cell: ({ answerCode, desilBefore, desilAfter }) =>
      desilAfter
        ? t('siks.desil_change', { before: desilBefore ? String(desilBefore) : '–', after: desilAfter })
        : (answerCode ?? '–'),
  },
  { head: t('usulan.column.desa'), phone: 'none', cell: ({ desa }) => desa.label },
]

/** One batch: where it is, its file, and what the centre answered. */
export function SiksPage() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'siks.show',
    () => params.id,
    (id) => api.siks.show.query({ id }),
  )
  return (
    <div class="flex flex-col">
      <BackLink href="/siks">{t('siks.title')}</BackLink>
      <Answer of={ask} title={t('siks.one')}>
        {(batch) => (
          <>
            <PageHead title={t('siks.number', { number: batch().number })}>
              <p>{t('siks.made_by', { by: batch().madeBy, day: day(batch().madeAt, acting()?.tenant) })}</p>
            </PageHead>
            <div class="flex flex-col gap-8 pb-6">
              <Now of={batch()} again={() => void ask.again()} />
              <About of={batch()} />
              <section aria-labelledby="isi" class="flex flex-col gap-3">
                <h2 id="isi">{t('siks.rows', { n: batch().rows.length })}</h2>
                <DataTable
                  caption={t('siks.rows', { n: batch().rows.length })}
                  columns={columns()}
                  rows={batch().rows}
                  href={({ id }) => `/usulan/${id}`}
                />
              </section>
            </div>
          </>
        )}
      </Answer>
    </div>
  )
}

function Now(props: { of: Batch; again: () => void }) {
  const [dialog, setDialog] = createSignal<'ratify' | 'send'>()
  const can = (act: string) => props.of.acts.includes(act)
  const close = () => {
    setDialog(undefined)
    props.again()
  }
  return (
    <Panel
      live
      status={siksStatus[props.of.state]}
      title={t(`siks.says.${props.of.state}`)}
      actions={
        <>
          <Show when={can('siks.ratify')}>
            <Button kind="main" wide onClick={() => setDialog('ratify')}>
              {t('siks.ratify')}
            </Button>
          </Show>
          <Show when={can('siks.make')}>
            <LinkButton wide href={`/siks/baru?ubah=${props.of.id}`}>
              {t('siks.change')}
            </LinkButton>
          </Show>
          <Show when={can('siks.send')}>
            <Button kind="main" wide onClick={() => setDialog('send')}>
              {t('siks.send')}
            </Button>
          </Show>
          <Show when={can('siks.answer')}>
            <LinkButton
              kind={props.of.state === 'DIKIRIM' ? 'main' : 'plain'}
              wide
              href={`/siks/${props.of.id}/jawaban`}
            >
              {t('siks.answer')}
            </LinkButton>
          </Show>
          <Show when={props.of.state === 'DIMINTA_SAH' && may('approval.list')}>
            <LinkButton wide href="/persetujuan">
              {t('siks.to_approvals')}
            </LinkButton>
          </Show>
        </>
      }
    >
      <p>{t(`siks.next.${props.of.state}`)}</p>
      <Show when={can('siks.file')}>
        <Download of={props.of} />
      </Show>
      <Show when={dialog() === 'ratify'}>
        <RatifyDialog of={props.of} onClose={close} />
      </Show>
      <Show when={dialog() === 'send'}>
        <SendDialog of={props.of} onClose={close} />
      </Show>
    </Panel>
  )
}

/** The file for SIKS-NG, with its checksum: who uploads it can see that it is the one that was ratified. */
function Download(props: { of: Batch }) {
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const [name, setName] = createSignal('')
  async function download() {
    setBusy(true)
    setProblem(undefined)
    try {
      const file = await api.siks.file.mutate({ id: props.of.id })
      const address = URL.createObjectURL(new Blob([file.text], { type: 'text/csv' }))
      Object.assign(document.createElement('a'), { href: address, download: file.name }).click()
      URL.revokeObjectURL(address)
      setName(file.name)
    } catch (error) {
      setProblem(problemOfError(error))
    }
    setBusy(false)
  }
  return (
    <div class="mt-2 flex flex-col items-start gap-2">
      <Button busy={busy()} busyText={t('wait.loading')} onClick={() => void download()}>
        {t('siks.download')}
      </Button>
      <p role="status" class="text-small">
        {name() && t('siks.downloaded', { name: name() })}
      </p>
      <Show when={problem()}>{(told) => <Failure problem={told()} again={() => void download()} busy={busy()} />}</Show>
    </div>
  )
}

function About(props: { of: Batch }) {
  const facts = () => [
    ...(props.of.ratifiedAt
      ? [{ label: t('siks.ratified'), value: t('usulan.by', { by: props.of.ratifiedBy ?? '', day: day(props.of.ratifiedAt, acting()?.tenant) }) }] // prettier-ignore
      : []),
    ...(props.of.sentOn ? [{ label: t('siks.column.sent'), value: day(`${props.of.sentOn}T12:00:00Z`) }] : []),
    ...(props.of.answeredAt ? [{ label: t('siks.answered'), value: day(props.of.answeredAt, acting()?.tenant) }] : []),
    ...(props.of.checksum
      ? [{ label: t('siks.checksum'), value: <code class="break-all text-small">{props.of.checksum}</code> }]
      : []),
    ...(props.of.minutes.length > 0
      ? [
          {
            label: t('siks.minutes'),
            value: (
              <ul>
                <For each={props.of.minutes}>
                  {({ meeting, desa, heldOn }) => (
                    <li>
                      <a href={`/musyawarah/${meeting}`}>
                        {desa.label}, {day(`${heldOn}T12:00:00Z`)}
                      </a>
                    </li>
                  )}
                </For>
              </ul>
            ),
          },
        ]
      : []),
    ...(props.of.unknown.length > 0
      ? [{ label: t('siks.unknown'), value: <span class="break-all">{props.of.unknown.join(', ')}</span> }]
      : []),
  ]
  return (
    <Show when={facts().length > 0}>
      <Facts facts={facts()} />
    </Show>
  )
}
