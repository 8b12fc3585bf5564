import { useParams, useSearchParams } from '@solidjs/router'
import { createMemo, For, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { EvidenceList } from '../evidence/EvidenceList.tsx'
import { placeText } from '../field/place.ts'
import { RegisterButton, RegisterDock } from '../field/RegisterAction.tsx'
import { outbox } from '../offline/outbox.ts'
import { may } from '../session.tsx'
import { t, tCode } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Identity } from '../ui/Identity.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Wait } from '../ui/Wait.tsx'
import { findKnown, isUndelivered } from './known.ts'
import { Members } from './Members.tsx'
import { ageOf } from './member-values.ts'
import { NeedsOf } from './NeedsOf.tsx'
import Baby from '~icons/lucide/baby'
import School from '~icons/lucide/school'
import Users from '~icons/lucide/users'

export type Household = Outputs['household']['show']

const parts = ['hak', 'anggota', 'data', 'keluhan', 'berkas'] as const
const needs: Readonly<Record<string, string>> = { hak: 'eligibility.show', data: 'fact.show' }
const isOpen = (part: string) => !needs[part] || may(needs[part])

/** What the register says of a family comes with its words when somebody looks at it. */
const DataOf = lazy(() =>
  Promise.all([import('../fact/DataOf.tsx'), import('../text/fact.ts')]).then(([file]) => ({ default: file.DataOf })),
)

/** What it is entitled to, with the rules that say so. */
const Entitlement = lazy(() =>
  Promise.all([import('../eligibility/Entitlement.tsx'), import('../text/entitlement.ts')]).then(([file]) => ({
    default: file.Entitlement,
  })),
)

/** A family's card: who they are, what they asked for, what proves it. */
export function HouseholdPage() {
  const params = useParams<{ id: string }>()
  const [search] = useSearchParams<{ bagian?: string }>()
  const ask = createAsk(
    'household.show',
    () => params.id,
    (id) => api.household.show.query({ id }),
  )
  const waits = () => isUndelivered(params.id)
  return (
    <div class="flex flex-1 flex-col">
      <Show
        when={may('household.list')}
        fallback={
          <Show when={may('person.search')}>
            <BackLink href="/cari">{t('place.search')}</BackLink>
          </Show>
        }
      >
        <BackLink href="/keluarga">{t('household.to_list')}</BackLink>
      </Show>
      <Show when={!waits()} fallback={<Waiting id={params.id} />}>
        <Answer of={ask} title={t('household.card')}>
          {(family) => <Card family={family()} />}
        </Answer>
      </Show>
      <RegisterDock household={params.id} beside={isOpen('hak') && (search.bagian ?? 'hak') === 'hak'} />
    </div>
  )
}

/** A family that only this device knows yet. */
function Waiting(props: { id: string }) {
  const family = () => findKnown('').find(({ id }) => id === props.id)
  return (
    <div class="reading flex flex-col gap-6">
      <Heading>{t('household.title', { head: family()?.head ?? '' })}</Heading>
      <Panel
        status="moving"
        title={t('kept.waiting')}
        actions={<LinkButton href="/kiriman">{t('kept.see')}</LinkButton>}
      >
        <p>{t('kept.waiting_text')}</p>
      </Panel>
    </div>
  )
}

function Card(props: { family: Household }) {
  const [search] = useSearchParams<{ bagian?: string }>()
  const first = () => parts.find(isOpen)!
  const here = () => parts.find((part) => part === search.bagian && isOpen(part)) ?? first()
  const hrefOf = (part: string) => `/keluarga/${props.family.id}${part === first() ? '' : `?bagian=${part}`}`
  const isWaiting = createMemo(() => outbox.entries().some(({ subject }) => subject === `household:${props.family.id}`))
  return (
    <>
      <div class="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div class="min-w-0">
          <Heading>{t('household.title', { head: props.family.head })}</Heading>
          <p class="text-ink-2">
            {t('household.persons', { n: props.family.persons.length })} · {placeText(props.family)}
          </p>
          <p class="text-ink-2">
            <Show
              when={props.family.kk}
              fallback={t('household.kk_none', {
                reason: tCode('kk.reason.', props.family.kkReason ?? '', 'kk.reason.TIDAK_TAHU'),
              })}
            >
              {(masked) => (
                <>
                  {t('household.kk_short')}{' '}
                  <Identity
                    label={t('household.kk')}
                    masked={masked()}
                    grouped
                    path="household.number"
                    reveal={async () => (await api.household.number.mutate({ id: props.family.id })).kk}
                  />
                </>
              )}
            </Show>
          </p>
        </div>
        <RegisterButton household={props.family.id} beside={here() === 'hak'} />
      </div>
      <Show when={props.family.existence === 'GANDA' || props.family.existence === 'PINDAH'}>
        <div class="mb-4">
          <Notice kind="info">
            {t(props.family.existence === 'GANDA' ? 'household.is_double' : 'household.has_moved')}
          </Notice>
        </div>
      </Show>
      <Chips family={props.family} />
      <Show when={isWaiting()}>
        <div class="mb-4">
          <Notice kind="waiting">
            {t('kept.waiting')} {t('kept.waiting_text')}
          </Notice>
        </div>
      </Show>
      <div class="mb-6 max-w-xl">
        <Segments
          label={t('household.parts')}
          here={here()}
          parts={[
            ...(isOpen('hak') ? [{ value: 'hak', label: t('household.part.rights'), href: hrefOf('hak') }] : []),
            {
              value: 'anggota',
              label: t('household.part.members', { n: props.family.persons.length }),
              href: hrefOf('anggota'),
            },
            ...(may('fact.show') ? [{ value: 'data', label: t('household.part.data'), href: hrefOf('data') }] : []),
            {
              value: 'keluhan',
              label: t('household.part.needs', {
                n: new Set(props.family.needs.map(({ complaint }) => complaint)).size,
              }),
              href: hrefOf('keluhan'),
            },
            { value: 'berkas', label: t('household.part.files'), href: hrefOf('berkas') },
          ]}
        />
      </div>
      <div class="reading flex flex-col gap-6 pb-6">
        <Switch>
          <Match when={here() === 'anggota'}>
            <Members family={props.family} />
            <Show when={may('household.change')}>
              <div class="flex flex-wrap gap-3">
                <LinkButton href={`/keluarga/${props.family.id}/anggota`}>{t('who.add')}</LinkButton>
                <LinkButton href={`/keluarga/${props.family.id}/ubah`}>{t('who.change_family')}</LinkButton>
              </div>
            </Show>
            <Show when={may('proposal.save')}>
              <div>
                <LinkButton href={`/usulan/baru?keluarga=${props.family.id}`}>{t('household.propose')}</LinkButton>
              </div>
            </Show>
          </Match>
          <Match when={here() === 'hak'}>
            <Suspense fallback={<Wait />}>
              <Entitlement household={props.family.id} />
            </Suspense>
          </Match>
          <Match when={here() === 'data'}>
            <Suspense fallback={<Wait />}>
              <DataOf household={props.family.id} />
            </Suspense>
          </Match>
          <Match when={here() === 'keluhan'}>
            <NeedsOf family={props.family} />
          </Match>
          <Match when={here() === 'berkas'}>
            <EvidenceList household={props.family.id} />
          </Match>
        </Switch>
      </div>
    </>
  )
}

/** What one sees of a family at a glance, from birth dates alone. */
function Chips(props: { family: Household }) {
  const count = (least: number, most: number) =>
    props.family.persons.filter(({ birthDate }) => {
      const age = ageOf(birthDate)
      return age !== null && age >= least && age <= most
    }).length
  const chips = () =>
    [
      { Icon: Users, text: t('household.elders', { n: count(60, 150) }), n: count(60, 150) },
      { Icon: School, text: t('household.pupils', { n: count(7, 18) }), n: count(7, 18) },
      { Icon: Baby, text: t('household.toddlers', { n: count(0, 4) }), n: count(0, 4) },
    ].filter(({ n }) => n > 0)
  return (
    <ul class="mb-4 flex flex-wrap gap-2 empty:hidden">
      <For each={chips()}>
        {({ Icon, text }) => (
          <li class="inline-flex items-center gap-1.5 rounded-tag bg-sunken px-2 py-1 text-small font-semibold text-ink-2">
            <Icon class="icon" aria-hidden="true" />
            {text}
          </li>
        )}
      </For>
    </ul>
  )
}
