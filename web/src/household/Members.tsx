import { For, Show } from 'solid-js'
import { api } from '../api.ts'
import { may } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Identity } from '../ui/Identity.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import type { Household } from './HouseholdPage.tsx'
import { ageOf } from './member-values.ts'

type Person = Household['persons'][number]

/** The head first, then as they were written down. */
const inOrder = (persons: readonly Person[]) =>
  [...persons].sort((a, b) => Number(b.relation === 'KEPALA') - Number(a.relation === 'KEPALA'))

/** Who belongs to the family; numbers are masked. */
export function Members(props: { family: Household }) {
  return (
    <ul class="divide-y divide-line border-y border-line">
      <For each={inOrder(props.family.persons)}>
        {(person) => (
          <li class="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
            <div class="flex min-w-0 flex-1 basis-64 flex-col">
              <bdi class="font-bold wrap-anywhere">{person.name}</bdi>
              <span class="text-ink-2">{about(person)}</span>
              <Show when={person.existence !== 'ADA' && person.existence}>
                {(existence) => (
                  <span>
                    <StatusTag status="ended">{t(`member.gone.${existence()}`)}</StatusTag>
                  </span>
                )}
              </Show>
              <Show
                when={person.nik}
                fallback={
                  <span class="text-ink-2">
                    {t('member.nik_none', { reason: t(`nik.reason.${person.nikReason ?? 'TIDAK_TAHU'}`) })}
                  </span>
                }
              >
                {(masked) => (
                  <span>
                    {t('member.nik')}{' '}
                    <Identity
                      label={t('member.nik_of', { name: person.name })}
                      masked={masked()}
                      grouped
                      path="person.identity"
                      reveal={async () => (await api.person.identity.mutate({ id: person.id })).nik}
                    />
                  </span>
                )}
              </Show>
              <Show when={person.elsewhere && person.existence === 'ADA'}>
                <span class="flex flex-wrap items-center gap-x-3">
                  <StatusTag status="turn">{t('member.elsewhere')}</StatusTag>
                  <Show when={may('transfer.ask')}>
                    <a
                      class="inline-flex min-h-control items-center"
                      href={`/serah-terima/minta?orang=${person.id}&keluarga=${props.family.id}`}
                    >
                      {t('member.ask_transfer')}
                    </a>
                  </Show>
                </span>
              </Show>
              <Show when={person.phone}>
                {(masked) => (
                  <span>
                    {t('member.phone_short')}{' '}
                    <Identity
                      label={t('member.phone_of', { name: person.name })}
                      masked={masked()}
                      path="person.identity"
                      reveal={async () => (await api.person.identity.mutate({ id: person.id })).phone}
                    />
                  </span>
                )}
              </Show>
            </div>
            <Show when={may('person.change')}>
              <a
                class="no-print inline-flex min-h-control min-w-12 items-center"
                href={`/keluarga/${props.family.id}/anggota/${person.id}`}
                aria-label={t('review.change_of', { part: person.name })}
              >
                {t('review.change')}
              </a>
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

/** "Anak · perempuan · 8 tahun, 17 Agustus 2018" */
function about({ relation, sex, birthDate }: Person): string {
  const age = ageOf(birthDate)
  return [
    t(`relation.${relation}`),
    sex ? t(`sex.${sex}`) : '',
    birthDate && age !== null ? t('member.age', { n: age, day: day(`${birthDate}T12:00:00Z`) }) : t('member.no_age'),
  ]
    .filter(Boolean)
    .join(' · ')
}
