import { For, Show, type JSX } from 'solid-js'
import { api } from '../api.ts'
import { placeText } from '../field/place.ts'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Identity } from '../ui/Identity.tsx'
import { StatusTag, type Status } from '../ui/StatusTag.tsx'
import type { Pair } from './DuplicatePage.tsx'
import EqualNot from '~icons/lucide/equal-not'

type Side = Pair['one']
type Verdict = Pair['evidence'][number]['verdict']
type Line = { label: string; verdict?: Verdict; said?: string; cell: (side: Side) => JSX.Element }

const looks: Record<Verdict, Status> = { same: 'done', alike: 'turn', differs: 'idle', unknown: 'idle' }

const born = ({ birthDate, birthPlace }: Side) =>
  [birthPlace, birthDate ? day(`${birthDate}T12:00:00Z`) : t('duplicate.unknown')].filter(Boolean).join(', ')

const nik = (side: Side) => (
  <Show when={side.nik} fallback={t('duplicate.without_nik')}>
    {(masked) => (
      <Identity
        label={t('member.nik_of', { name: side.name })}
        masked={masked()}
        grouped
        path="person.identity"
        reveal={async () => (await api.person.identity.mutate({ id: side.id })).nik}
      />
    )}
  </Show>
)

const family = (side: Side) => (
  <a href={`/keluarga/${side.family.id}`}>
    {t('duplicate.relation', { relation: t(`relation.${side.relation}`), head: side.family.head })}
  </a>
)

const source = ({ batch, sources }: Side) => {
  const named = sources.map((one) => {
    const name = t(`duplicate.source.${one.source}`)
    return one.isGone ? t('duplicate.source.is_gone', { source: name }) : name
  })
  const file = batch ? [t('duplicate.source.file', { file: batch.fileName, day: day(batch.startedAt) })] : []
  const all = [...named, ...file]
  return all.length > 0 ? all.join(' · ') : t('duplicate.source.officer')
}

const complaints = ({ complaints: told }: Side) => (
  <Show when={told.length > 0} fallback={t('duplicate.no_complaints')}>
    <span class="flex flex-col">
      <For each={told}>
        {(one) => (
          <a class="inline-block self-start py-1 whitespace-nowrap" href={`/keluhan/${one.id}`}>
            {one.ticket ?? day(one.registeredAt)}
          </a>
        )}
      </For>
    </span>
  </Show>
)

function linesOf(pair: Pair): Line[] {
  const verdict = (field: string) => pair.evidence.find((one) => one.field === field)?.verdict
  const text = (of: (side: Side) => string | null) => (side: Side) => of(side) ?? t('duplicate.unknown')
  const compared = (one: string | null, other: string | null): Verdict =>
    one && other ? (one === other ? 'same' : 'differs') : 'unknown'
  const apart = pair.nikApart
  return [
    { label: t('duplicate.field.name'), verdict: verdict('name'), cell: (side) => <bdi class="wrap-anywhere">{side.name}</bdi> },
    { label: t('duplicate.field.birthDate'), verdict: verdict('birthDate'), cell: born },
    { label: t('duplicate.field.mother'), verdict: verdict('mother'), cell: text(({ mother }) => mother) },
    { label: t('duplicate.field.sex'), verdict: verdict('sex'), cell: text(({ sex }) => sex && t(`sex.${sex}`)) },
    { label: t('duplicate.field.desa'), verdict: verdict('desa'), cell: ({ family: home }) => placeText(home) },
    {
      label: t('duplicate.field.nik'),
      verdict: apart === null ? 'unknown' : apart <= 2 ? 'alike' : 'differs',
      said: apart === null ? undefined : t('duplicate.digits', { n: apart }),
      cell: nik,
    },
    { label: t('duplicate.field.family'), cell: family },
    {
      label: t('duplicate.field.kk'),
      verdict: compared(pair.one.family.kk, pair.other.family.kk),
      cell: text(({ family: home }) => home.kk),
    },
    { label: t('duplicate.field.phone'), verdict: compared(pair.one.phone, pair.other.phone), cell: text(({ phone }) => phone) },
    { label: t('duplicate.field.source'), cell: source },
    {
      label: t('duplicate.field.changed'),
      cell: ({ changedBy, changedAt }) => t('duplicate.decided', { by: changedBy, day: day(changedAt) }),
    },
    { label: t('duplicate.field.complaints'), cell: complaints },
  ] // prettier-ignore
}

const VerdictTag = (props: { line: Line }) => (
  <Show when={props.line.verdict}>
    {(verdict) => (
      <StatusTag status={looks[verdict()]} shape={verdict() === 'differs' ? EqualNot : undefined}>
        {props.line.said ?? t(`duplicate.verdict.${verdict()}`)}
      </StatusTag>
    )}
  </Show>
)

/** Field by field: the one record, the other, and what that says. On a phone each field is a block of its own. */
export function Compared(props: { pair: Pair }) {
  const heading = (side: Side, text: string) =>
    props.pair.kept === side.id && props.pair.state !== 'BUKAN_GANDA' && props.pair.state !== 'DIPISAH'
      ? `${text} (${t('duplicate.is_kept')})`
      : text
  const first = () => heading(props.pair.one, t('duplicate.first'))
  const second = () => heading(props.pair.other, t('duplicate.second'))
  const cell = 'block py-0.5 align-middle tablet:table-cell tablet:border-b tablet:border-line tablet:px-3 tablet:py-2'
  return (
    <table class="block w-full rounded-box border border-line bg-surface text-left tablet:table tablet:border-separate tablet:border-spacing-0">
      <caption class="sr-only">{t('duplicate.compare')}</caption>
      <thead class="sr-only tablet:not-sr-only tablet:table-header-group">
        <tr>
          <th scope="col" class={`${cell} text-small text-ink-2`}>
            <span class="sr-only">{t('duplicate.compare')}</span>
          </th>
          <th scope="col" class={`${cell} text-small text-ink-2`}>
            {first()}
          </th>
          <th scope="col" class={`${cell} text-small text-ink-2`}>
            {second()}
          </th>
          <th scope="col" class={`${cell} text-small text-ink-2`}>
            {t('duplicate.verdict')}
          </th>
        </tr>
      </thead>
      <tbody class="block divide-y divide-line tablet:table-row-group tablet:divide-y-0 [&_tr:last-child>*]:border-b-0">
        <For each={linesOf(props.pair)}>
          {(line) => (
            <tr class="block px-4 py-3 tablet:table-row">
              <th scope="row" class={`${cell} font-semibold tablet:w-44 tablet:font-normal tablet:text-ink-2`}>
                {line.label}
              </th>
              <td class={cell}>
                <span class="text-small text-ink-2 tablet:hidden">{first()}: </span>
                {line.cell(props.pair.one)}
              </td>
              <td class={cell}>
                <span class="text-small text-ink-2 tablet:hidden">{second()}: </span>
                {line.cell(props.pair.other)}
              </td>
              <td class={cell}>
                <VerdictTag line={line} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
