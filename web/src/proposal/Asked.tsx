import { Show, type JSX } from 'solid-js'
import { groupNumber } from '@slrt/domain/nik'
import { api } from '../api.ts'
import { dayText, fieldText, programText, valueText } from '../fact/fact-words.ts'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { Facts } from '../ui/Facts.tsx'
import { Identity } from '../ui/Identity.tsx'
import { LongText } from '../ui/LongText.tsx'
import type { Proposal } from './standing.ts'

type Row = { label: string; value: JSX.Element }
type PersonDraft = NonNullable<Proposal['content']['member']>

const memberText = ({ name, relation, birthDate, nik }: PersonDraft) =>
  [name, relation && t(`relation.${relation}`), birthDate && dayText(birthDate), nik && groupNumber(nik)]
    .filter(Boolean)
    .join(' · ')

/** What there is something to say of. */
const only = (rows: readonly (Row | false | '' | 0 | null | undefined)[]): Row[] => rows.flatMap((row) => row || [])

/** The rows of what a kind asks for; what is still empty is left out. */
function rowsOf(of: Proposal): Row[] {
  const { content } = of
  const nameOf = (id: string | null | undefined) => of.persons.find((one) => one.id === id)?.name
  return only([
    nameOf(of.person) && { label: t('usulan.field.person'), value: nameOf(of.person) },
    content.family && {
      label: t('usulan.field.family'),
      value: (
        <ul>
          {content.family.persons.map((one) => (
            <li class="wrap-anywhere">{memberText(one)}</li>
          ))}
        </ul>
      ),
    },
    content.member && { label: t('usulan.field.member'), value: memberText(content.member) },
    ...(content.variables ?? []).map(({ field, person, value, before }) => ({
      label: person ? t('usulan.of_person', { field: fieldText(field), name: nameOf(person) ?? '' }) : fieldText(field),
      value: (
        <span>
          <strong>{valueText(field, value)}</strong>
          <Show when={before !== undefined && before !== value}>
            {' '}
            <span class="text-ink-2">{t('usulan.before', { value: valueText(field, before ?? null) })}</span>
          </Show>
        </span>
      ),
    })),
    ...(content.identity ? identityRows(content.identity) : []),
    content.on && { label: t(of.kind === 'MENINGGAL' ? 'usulan.field.on_death' : 'usulan.field.on'), value: dayText(content.on) }, // prettier-ignore
    content.movedTo && { label: t('usulan.field.movedTo'), value: content.movedTo },
    content.twin && { label: t('usulan.field.twin'), value: nameOf(content.twin) ?? t('usulan.twin_elsewhere') },
    content.kkWay && { label: t('usulan.field.kkWay'), value: t(`usulan.kk.${content.kkWay}`) },
    content.kkPersons?.length && {
      label: t('usulan.field.kkPersons'),
      value: content.kkPersons.map(nameOf).filter(Boolean).join(', '),
    },
    content.kkWith && {
      label: t('usulan.field.kkWith'),
      value: <a href={`/keluarga/${content.kkWith}`}>{t('usulan.see_family')}</a>,
    },
    content.program && { label: t('usulan.field.program'), value: programText(content.program, content.program) },
  ])
}

function identityRows(identity: NonNullable<Proposal['content']['identity']>): Row[] {
  const { name, nik, birthDate, birthPlace, sex, mother } = identity
  return only([
    name && { label: t('usulan.field.member.name'), value: name },
    nik && { label: t('usulan.field.member.nik'), value: groupNumber(nik) },
    birthDate && { label: t('usulan.field.member.birthDate'), value: dayText(birthDate) },
    birthPlace && { label: t('usulan.field.birthPlace'), value: birthPlace },
    sex && { label: t('usulan.field.member.sex'), value: t(`sex.${sex}`) },
    mother && { label: t('usulan.field.mother'), value: mother },
  ])
}

/** What is asked, with what stands in the register now, and why. */
export function Asked(props: { of: Proposal }) {
  return (
    <section aria-labelledby="diminta" class="flex flex-col gap-2">
      <h2 id="diminta">{t('usulan.asked')}</h2>
      <Facts
        facts={[
          ...rowsOf(props.of),
          ...(props.of.desilBefore ? [{ label: t('usulan.desil_before'), value: String(props.of.desilBefore) }] : []),
          {
            label: t('usulan.field.reason'),
            value: (
              <Show when={!props.of.hidesWords} fallback={<span class="text-ink-2">{t('usulan.hidden')}</span>}>
                <Show when={props.of.reason} fallback={<span class="text-ink-2">{t('usulan.empty')}</span>}>
                  {(reason) => <LongText text={reason()} lines={6} />}
                </Show>
              </Show>
            ),
          },
          ...(props.of.hasObjector && may('proposal.objector')
            ? [{ label: t('usulan.field.objector'), value: <Objector id={props.of.id} /> }]
            : []),
        ]}
      />
    </section>
  )
}

function Objector(props: { id: string }) {
  return (
    <Identity
      label={t('usulan.field.objector')}
      masked="••••"
      path="proposal.objector"
      reveal={async () => {
        const { name, phone, about } = await api.proposal.objector.mutate({ id: props.id })
        return [name, phone, about].filter(Boolean).join(' · ')
      }}
    />
  )
}
