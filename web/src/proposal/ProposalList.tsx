import { PROPOSAL_STATES } from '@slrt/domain/proposal-state'
import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createPages } from '../pages.ts'
import { More } from '../duplicate/DuplicateList.tsx'
import { acting, may } from '../session.tsx'
import { ago, day } from '../text/date.ts'
import { number, t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Select } from '../ui/Select.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { Bones } from '../ui/Wait.tsx'
import { isEnded, statusOf, type ProposalRow } from './standing.ts'

/** What waits for a certain hand: by the word in the address. */
const WAITS = {
  saya: { waits: 'mine', needs: 'proposal.save' },
  kabar: { waits: 'untold', needs: 'proposal.tell' },
  musyawarah: { waits: 'meeting', needs: 'meeting.list' },
  validasi: { waits: 'validation', needs: 'proposal.validate' },
  kirim: { waits: 'batch', needs: 'siks.make' },
} as const
type Part = keyof typeof WAITS | 'semua'

const columns: () => Column<ProposalRow>[] = () => [
  {
    head: t('usulan.column.family'),
    cell: ({ head }) => <bdi class="wrap-anywhere">{t('household.title', { head })}</bdi>,
  },
  { head: t('usulan.column.kind'), cell: ({ kind }) => t(`proposal.kind.${kind}`) },
  { head: t('usulan.column.state'), cell: (row) => <StateTag row={row} /> },
  { head: t('usulan.column.desa'), cell: ({ desa }) => desa.label },
  {
    head: t('usulan.column.since'),
    phone: 'labelled',
    cell: ({ since }) => <span title={day(since, acting()?.tenant)}>{ago(since)}</span>,
  },
  { head: t('usulan.column.by'), phone: 'none', cell: ({ openedBy }) => openedBy },
]

function StateTag(props: { row: ProposalRow }) {
  const rest = () => {
    const { state, isOnList, isValidated, siksBatch, isTold } = props.row
    if (state === 'MUSDES' && isOnList) return t('usulan.on_list')
    if (state === 'VALIDASI_DINSOS' && siksBatch) return t('usulan.in_batch')
    if (state === 'VALIDASI_DINSOS' && isValidated) return t('usulan.is_validated')
    return isEnded(state) && state !== 'DITARIK' && !isTold ? t('usulan.untold') : ''
  }
  return (
    <span class="inline-flex flex-wrap items-center gap-x-2">
      <StatusTag status={statusOf(props.row.state)}>{t(`proposal.state.${props.row.state}`)}</StatusTag>
      <Show when={rest()}>{(text) => <span class="text-small text-ink-2">{text()}</span>}</Show>
    </span>
  )
}

/** "Usulan": what the district proposes to the national register, by what it waits for. */
export function ProposalList() {
  const [search, setSearch] = useSearchParams<{ bagian?: string; keadaan?: string }>()
  const parts = () => (Object.keys(WAITS) as (keyof typeof WAITS)[]).filter((part) => may(WAITS[part].needs))
  const here = (): Part => {
    if (search.bagian === 'semua' || search.keadaan) return 'semua'
    return parts().find((part) => part === search.bagian) ?? first()
  }
  // Whoever checks for the office comes for what waits there; whoever writes, for what they wrote.
  const first = (): Part => (may('proposal.validate') ? 'validasi' : may('proposal.save') ? 'saya' : 'semua')
  const state = () => PROPOSAL_STATES.find((one) => one === search.keadaan)
  const pages = createPages(
    'proposal.list',
    () => {
      const part = here()
      return part === 'semua' ? { state: state() } : { waits: WAITS[part].waits }
    },
    async (input) => {
      const page = await api.proposal.list.query(input)
      return { ...page, total: page.rows.length }
    },
  )
  const page = () => pages.data() as Awaited<ReturnType<typeof api.proposal.list.query>> | undefined
  const labelOf = (part: Part) => {
    const n = part === 'kabar' ? (page()?.untold ?? 0) : 0
    return n > 0 ? `${t(`usulan.part.${part}`)} (${number(n)})` : t(`usulan.part.${part}`)
  }
  const all = (): Part[] => [...parts(), 'semua']
  const href = (part: Part) => `/usulan?bagian=${part}`
  return (
    <>
      <PageHead
        title={t('usulan.title')}
        actions={
          <Show when={may('proposal.save')}>
            <LinkButton kind="main" href="/usulan/baru">
              {t('usulan.new')}
            </LinkButton>
          </Show>
        }
      >
        <p class="max-w-[48ch]">{t('usulan.text')}</p>
      </PageHead>
      <div class="mb-4 tablet:hidden">
        <Select
          label={t('usulan.parts')}
          value={here()}
          onChange={(bagian) => setSearch({ bagian, keadaan: undefined })}
          choices={all().map((value) => ({ value, label: labelOf(value) }))}
        />
      </div>
      <div class="mb-4 hidden max-w-4xl tablet:block">
        <Segments
          label={t('usulan.parts')}
          here={here()}
          parts={all().map((value) => ({ value, label: labelOf(value), href: href(value) }))}
        />
      </div>
      <Show when={here() === 'semua'}>
        <div class="mb-4 max-w-xs">
          <Select
            label={t('usulan.state')}
            value={state() ?? ''}
            onChange={(keadaan) => setSearch({ bagian: 'semua', keadaan: keadaan || undefined })}
            choices={[
              { value: '', label: t('usulan.state_all') },
              ...PROPOSAL_STATES.map((value) => ({
                value,
                label: t('usulan.state_n', { state: t(`proposal.state.${value}`), n: page()?.counts[value] ?? 0 }),
              })),
            ]}
          />
        </div>
      </Show>
      <Answer of={pages} bones={<Bones rows={6} />}>
        {(shown) => (
          <Show
            when={shown().rows.length > 0}
            fallback={
              <Empty
                title={t(`usulan.none.${here()}`)}
                actions={here() === 'musyawarah' && <LinkButton href="/musyawarah">{t('place.meeting')}</LinkButton>}
              >
                {t(`usulan.none_text.${here()}`)}
              </Empty>
            }
          >
            <div class="flex flex-col gap-4">
              <Show when={here() === 'musyawarah' && may('meeting.open')}>
                <div>
                  <LinkButton kind="main" wide href="/musyawarah/baru">
                    {t('musyawarah.new')}
                  </LinkButton>
                </div>
              </Show>
              <Show when={here() === 'kirim'}>
                <div>
                  <LinkButton kind="main" wide href="/siks/baru">
                    {t('siks.new')}
                  </LinkButton>
                </div>
              </Show>
              <DataTable
                caption={t('usulan.caption')}
                columns={columns()}
                rows={shown().rows}
                href={({ id }) => `/usulan/${id}`}
              />
              <More of={pages} />
            </div>
          </Show>
        )}
      </Answer>
    </>
  )
}
