import { Show, type JSX } from 'solid-js'
import { fieldText, valueText } from '../fact/fact-words.ts'
import { acting } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Facts } from '../ui/Facts.tsx'
import { LongText } from '../ui/LongText.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import type { Proposal } from './standing.ts'

type Row = { label: string; value: JSX.Element }
const civil = (date: string) => day(`${date}T12:00:00Z`)
const on = (at: string) => day(at, acting()?.tenant)

/** What was found so far: by Dukcapil, at home, in the meeting, by the office, and what the centre answered. */
export function Found(props: { of: Proposal }) {
  const rows = (): Row[] => {
    const { dukcapil, meeting, validated, answer } = props.of
    return [
      dukcapil && {
        label: t('usulan.found.dukcapil'),
        value: (
          <span class="inline-flex flex-wrap items-center gap-x-2">
            <StatusTag status={dukcapil.verdict === 'PADAN' ? 'done' : 'hold'}>
              {t(`proposal.dukcapil.${dukcapil.verdict}`)}
            </StatusTag>
            <span class="text-small text-ink-2">{t('usulan.by', { by: dukcapil.by, day: on(dukcapil.at) })}</span>
          </span>
        ),
      },
      meeting && {
        label: t('usulan.found.meeting'),
        value: (
          <a href={`/musyawarah/${meeting.id}`}>
            {meeting.verdict
              ? t('usulan.meeting_said', {
                  verdict: t(`proposal.verdict.${meeting.verdict}`).toLowerCase(),
                  day: civil(meeting.heldOn),
                })
              : t('usulan.meeting_on', { day: civil(meeting.heldOn) })}
          </a>
        ),
      },
      validated && {
        label: t('usulan.found.office'),
        value: t('usulan.by', { by: validated.by, day: on(validated.at) }),
      },
      answer && {
        label: t('usulan.found.answer'),
        value: answer.desil
          ? t('usulan.desil_after', { desil: answer.desil, period: answer.period ?? '' })
          : (answer.code ?? ''),
      },
      props.of.toldAt && { label: t('usulan.found.told'), value: on(props.of.toldAt) },
    ].filter((row): row is Row => typeof row === 'object' && row !== null)
  }
  return (
    <>
      <Show when={rows().length > 0}>
        <section aria-labelledby="hasil" class="flex flex-col gap-2">
          <h2 id="hasil">{t('usulan.found')}</h2>
          <Facts facts={rows()} />
        </section>
      </Show>
      <Show when={props.of.ground}>{(ground) => <Visit of={props.of} ground={ground()} />}</Show>
    </>
  )
}

function Visit(props: { of: Proposal; ground: NonNullable<Proposal['ground']> }) {
  const nameOf = (id: string) => props.of.persons.find((one) => one.id === id)?.name ?? ''
  const rows = (): Row[] => [
    ...props.ground.seen.map(({ field, person, value }) => ({
      label: person ? t('usulan.of_person', { field: fieldText(field), name: nameOf(person) }) : fieldText(field),
      value: valueText(field, value),
    })),
    ...(props.ground.position
      ? [
          {
            label: t('kunjungan.position'),
            value: t('kunjungan.position_is', {
              lat: props.ground.position.lat.toFixed(5),
              lng: props.ground.position.lng.toFixed(5),
              m: Math.round(props.ground.position.accuracy),
            }),
          },
        ]
      : []),
    ...(props.ground.heard
      ? [{ label: t('kunjungan.heard'), value: <LongText text={props.ground.heard} lines={4} /> }]
      : []),
    ...(props.ground.note
      ? [{ label: t('kunjungan.note'), value: <LongText text={props.ground.note} lines={4} /> }]
      : []),
  ]
  return (
    <section aria-labelledby="kunjungan" class="flex flex-col gap-2">
      <div>
        <h2 id="kunjungan">{t('kunjungan.title')}</h2>
        <p class="text-small text-ink-2">
          {props.ground.visitedOn
            ? t('usulan.by', { by: props.ground.by, day: civil(props.ground.visitedOn) })
            : t('kunjungan.begun', { by: props.ground.by })}
        </p>
      </div>
      <Facts facts={rows()} />
    </section>
  )
}
