import { groupNumber } from '@slrt/domain/nik'
import { For, Show, type JSX } from 'solid-js'
import { detailText, detailValue, fieldText, sourceText, valueText, type Fact } from '../fact/fact-words.ts'
import { placeText } from '../field/place.ts'
import { stateText } from '../participation/CardSummary.tsx'
import { acting } from '../session.tsx'
import { day, moment } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { Facts } from '../ui/Facts.tsx'
import { PageHead } from '../ui/Heading.tsx'
import type { Extract } from './ExtractPage.tsx'

type Member = Extract['members'][number]
type Line = { label: string; value: JSX.Element }

const when = (at: string) => day(at, acting()?.tenant)

/** Facts with where each comes from. */
const factLines = (facts: readonly Fact[]): Line[] =>
  facts.map((fact) => ({
    label: fieldText(fact.field),
    value: (
      <>
        {valueText(fact.field, fact.value)} <span class="text-small text-ink-2">({sourceText(fact)})</span>
      </>
    ),
  }))
const detailLines = (fields: readonly [string, string][]): Line[] =>
  fields.map(([code, value]) => ({ label: detailText(code), value: detailValue(code, value) }))

/** Everything that is stored of a family, in its own words, on paper. */
export function Paper(props: { of: Extract }) {
  const of = () => props.of
  const tenant = () => acting()?.tenant
  return (
    <article class="flex flex-col gap-8">
      <PageHead title={t('extract.title', { head: of().head })}>
        <p>{t('extract.made', { moment: moment(of().madeAt, tenant()), by: of().madeBy })}</p>
      </PageHead>
      <Part title={t('extract.home')}>
        <Facts
          facts={[
            { label: t('extract.place'), value: placeText(of()) },
            { label: t('extract.address'), value: of().address || t('extract.none') },
            { label: t('extract.kk'), value: of().kk ? groupNumber(of().kk!) : t('extract.none') },
            {
              label: t('extract.registered'),
              value: t('extract.changed', {
                day: when(of().registeredAt),
                last: when(of().changedAt),
                by: of().changedBy,
              }),
            },
            {
              label: t('extract.lists'),
              value:
                of()
                  .lists.map((source) => tCode('source.', source, 'source.LAIN'))
                  .join(', ') || t('extract.lists_none'),
            },
            ...factLines(of().facts),
            ...detailLines(of().detail),
          ]}
        />
      </Part>
      <Part title={t('extract.members')}>
        <For each={of().members}>{(member) => <OfMember member={member} />}</For>
      </Part>
      <Part title={t('extract.programs')} empty={of().programs.length === 0}>
        <Facts
          facts={of().programs.map((one) => ({
            label: one.name,
            value: (
              <>
                {one.member ? `${one.member}: ` : ''}
                {stateText(one)} <span class="text-small text-ink-2">({sourceText(one)})</span>
              </>
            ),
          }))}
        />
      </Part>
      <Part title={t('extract.aid')} empty={of().aid.length === 0}>
        <Facts
          facts={of().aid.map((one) => ({
            label: `${when(one.proposedAt)} · ${one.name}`,
            value: `${one.member ? `${one.member}: ` : ''}${[t(`enrolment.state.${one.state}`), one.reason].filter(Boolean).join('. ')}`,
          }))}
        />
      </Part>
      <Part title={t('extract.needs')} empty={of().needs.length === 0}>
        <Facts
          facts={of().needs.map((one) => ({
            label: `${when(one.at)}${one.ticket ? ` · ${one.ticket}` : ''}`,
            value: `${tCode('kind.', one.kind, 'queue.need')}: ${t(`category.${one.category}`)} · ${tCode('journey.', one.state, 'queue.need')}`,
          }))}
        />
      </Part>
      <Part title={t('extract.files')} empty={of().files.length === 0}>
        <Facts
          facts={of().files.map((one) => ({
            label: when(one.at),
            value: `${tCode('proves.', one.proves, 'extract.files')} · ${one.by}`,
          }))}
        />
      </Part>
      <Show when={of().proposals.length > 0}>
        <Part title={t('extract.proposals')}>
          <Facts
            facts={of().proposals.map((one) => ({
              label: when(one.at),
              value: tCode('proposal.kind.', one.kind, 'extract.proposals'),
            }))}
          />
        </Part>
      </Show>
      <Part title={t('extract.looks')}>
        <p class="max-w-[40ch] text-ink-2">{t('extract.looks_text')}</p>
        <Show when={of().looks.length > 0} fallback={<p>{t('extract.looks_none')}</p>}>
          <Facts
            facts={of().looks.map((one) => ({
              label: moment(one.at, tenant()),
              value: (
                <>
                  {tCode('look.', one.path, 'look.other')}
                  <span class="block text-small text-ink-2">
                    {t('extract.by', { by: one.by ?? '', role: tCode('role.', one.role, 'role.other') })}
                  </span>
                </>
              ),
            }))}
          />
        </Show>
      </Part>
      <p class="max-w-[50ch] font-semibold">{t('extract.rights')}</p>
    </article>
  )
}

function Part(props: { title: string; empty?: boolean; children: JSX.Element }) {
  return (
    <section class="flex flex-col gap-3" aria-label={props.title}>
      <h2>{props.title}</h2>
      <Show when={!props.empty} fallback={<p class="text-ink-2">{t('extract.none')}</p>}>
        {props.children}
      </Show>
    </section>
  )
}

function OfMember(props: { member: Member }) {
  const one = () => props.member
  const lines = (): Line[] => [
    { label: fieldText('relation'), value: t(`relation.${one().relation}`) },
    { label: fieldText('nik'), value: one().nik ? groupNumber(one().nik!) : t('extract.none') },
    {
      label: t('extract.born'),
      value:
        [one().birthPlace, one().birthDate && day(`${one().birthDate}T12:00:00Z`)].filter(Boolean).join(', ') ||
        t('extract.none'),
    },
    ...(one().sex ? [{ label: fieldText('sex'), value: t(`sex.${one().sex!}`) }] : []),
    ...(one().phone ? [{ label: t('extract.phone'), value: one().phone }] : []),
    ...(one().mother ? [{ label: t('extract.mother'), value: one().mother }] : []),
    ...(one().existence === 'ADA'
      ? []
      : [{ label: fieldText('existence'), value: tCode('existence.', one().existence, 'extract.none') }]),
    ...factLines(one().facts),
    ...detailLines(one().detail),
  ]
  return (
    <section class="flex flex-col gap-2" aria-label={one().name}>
      <h3 class="text-label">
        <bdi class="wrap-anywhere">{one().name}</bdi>
      </h3>
      <Facts facts={lines()} />
    </section>
  )
}
