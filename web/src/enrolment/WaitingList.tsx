import { useParams, useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { programText } from '../fact/fact-words.ts'
import { createPages } from '../pages.ts'
import { may } from '../session.tsx'
import { number, t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { MorePages } from '../ui/MorePages.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Select } from '../ui/Select.tsx'
import { Bones } from '../ui/Wait.tsx'
import { orderText } from './enrolment-words.ts'
import { columnsOf } from './list-columns.tsx'
import { PlaceRows } from './PlaceRows.tsx'

export type Places = Outputs['enrolment']['places']
const PARTS = ['menunggu', 'usulan', 'menerima', 'selesai'] as const
export type Part = (typeof PARTS)[number]

/** Who is proposed for a program of the district, waits and receives; the places that are left, and who is next. */
export function WaitingList() {
  const params = useParams<{ code: string }>()
  const ask = createAsk(
    'enrolment.places',
    () => params.code,
    (program) => api.enrolment.places.query({ program }),
  )
  return (
    <>
      <BackLink href={`/program/${params.code}`}>{t('enrolment.to_program')}</BackLink>
      <Answer of={ask} title={t('enrolment.title')}>
        {(places) => (
          <>
            <PageHead title={programText(params.code, places().name)}>
              <p>
                {places().total === null
                  ? t('enrolment.no_quota', { year: String(places().year) })
                  : t('enrolment.quota', { n: number(places().total!), year: String(places().year) })}
              </p>
            </PageHead>
            <PlaceRows places={places()} />
            <List code={params.code} places={places()} again={ask.again} />
          </>
        )}
      </Answer>
    </>
  )
}

function List(props: { code: string; places: Places; again: () => Promise<void> }) {
  const [search, setSearch] = useSearchParams<{ bagian?: string; wilayah?: string; tiada?: string }>()
  const here = (): Part => PARTS.find((one) => one === search.bagian) ?? 'menunggu'
  const area = () => props.places.areas.find(({ code }) => code === search.wilayah)?.code
  const gone = () => here() === 'menerima' && search.tiada === '1'
  const pages = createPages(
    'enrolment.list',
    () => ({
      program: props.code,
      part: here(),
      ...(area() ? { area: area()! } : {}),
      ...(gone() ? { gone: true as const } : {}),
    }),
    (input) => api.enrolment.list.query(input),
  )
  const counts = () => (pages.data() as Outputs['enrolment']['list'] | undefined)?.counts
  const count = (part: Part) => (counts() ? ` (${number(counts()![part])})` : '')
  const again = async () => void (await Promise.all([pages.again(), props.again()]))
  const hrefOf = (part: Part) => `/program/${props.code}/daftar?bagian=${part}${area() ? `&wilayah=${area()}` : ''}`
  return (
    <div class="mt-6 flex flex-col gap-4">
      <div class="flex flex-wrap items-end justify-between gap-4">
        <div class="w-full max-w-2xl">
          <Segments
            label={t('enrolment.parts')}
            here={here()}
            parts={PARTS.map((part) => ({
              value: part,
              label: `${t(`enrolment.part.${part}`)}${count(part)}`,
              href: hrefOf(part),
            }))}
          />
        </div>
        <div class="flex w-full flex-wrap gap-4 tablet:w-auto">
          <Show when={here() === 'menerima'}>
            <div class="w-full tablet:w-56">
              <Select
                label={t('enrolment.show')}
                value={gone() ? '1' : ''}
                onChange={(tiada) => setSearch({ tiada: tiada || undefined })}
                choices={[
                  { value: '', label: t('enrolment.show_all') },
                  { value: '1', label: t('enrolment.show_gone') },
                ]}
              />
            </div>
          </Show>
          <Show when={props.places.areas.length > 1}>
            <div class="w-full tablet:w-56">
              <Select
                label={t('enrolment.area')}
                value={area() ?? ''}
                onChange={(wilayah) => setSearch({ wilayah: wilayah || undefined })}
                choices={[
                  { value: '', label: t('enrolment.all_areas') },
                  ...props.places.areas.map(({ code, label }) => ({ value: code, label })),
                ]}
              />
            </div>
          </Show>
        </div>
      </div>
      <Answer of={pages} bones={<Bones rows={6} />}>
        {(page) => (
          <Show
            when={page().rows.length > 0}
            fallback={
              <Empty title={t(`enrolment.none.${gone() ? 'gone' : here()}`)}>
                {t(`enrolment.none_text.${gone() ? 'gone' : here()}`)}
              </Empty>
            }
          >
            <Show when={here() === 'menunggu'}>
              <p class="max-w-[54ch] text-ink-2">{orderText(props.places.priority)}</p>
            </Show>
            <DataTable
              caption={t(`enrolment.part.${here()}`)}
              columns={columnsOf(here(), props.places, again)}
              rows={page().rows}
              href={({ who }) =>
                who && may('household.show') ? `/keluarga/${who.household}?bagian=hak` : `/program/${props.code}`
              }
            />
            <MorePages of={pages} />
          </Show>
        )}
      </Answer>
    </div>
  )
}
