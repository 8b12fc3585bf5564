import '../text/program.ts'
import { useParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { citationText, isNation } from '../regulation/names.ts'
import { spanText } from '../regulation/Versions.tsx'
import { factName } from '../rule/rule-words.ts'
import { RuleText } from '../rule/RuleText.tsx'
import { may } from '../session.tsx'
import { number, t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Facts } from '../ui/Facts.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { Bones } from '../ui/Wait.tsx'
import { benefitWords, nameOf, placesWords, rupiah, statusOf, takenWords } from './program-words.ts'
import type { Shown, Version } from './program-values.ts'
import { ProgramVersions } from './ProgramVersions.tsx'

/** One program: whom it is for, read aloud; what it gives; what a family brings; its places; and what became of it. */
export function ProgramPage() {
  const params = useParams<{ code: string }>()
  const ask = createAsk(
    'program.show',
    () => ({ code: params.code }),
    (input) => api.program.show.query(input),
  )
  const title = () => {
    const shown = ask.data()
    return shown ? nameOf({ code: shown.code, name: aboutOf(shown).definition.name }) : t('prog.one')
  }
  return (
    <div class="flex flex-col">
      <BackLink href="/program">{t('prog.back')}</BackLink>
      <PageHead title={title()}>
        <Show when={ask.data()}>
          {(shown) => (
            <p>
              {aboutOf(shown()).definition.owner} · {t(`prog.fund.${aboutOf(shown()).definition.fund}`)}
            </p>
          )}
        </Show>
      </PageHead>
      <Answer of={ask} bones={<Bones rows={6} />}>
        {(shown) => <One shown={shown()} again={ask.again} />}
      </Answer>
    </div>
  )
}

/** The version that the page reads aloud: the one in force, or else the newest. */
const aboutOf = ({ current, versions }: Shown): Version => versions.find(({ id }) => id === current) ?? versions[0]!

function One(props: { shown: Shown; again: () => Promise<void> }) {
  const about = createMemo(() => aboutOf(props.shown))
  const draft = () => props.shown.versions.find(({ shown }) => shown === 'DRAF')
  const writes = () => may('program.draft') && props.shown.isOwn
  return (
    <div class="flex flex-col gap-8">
      <div class="grid items-start gap-6 desktop:grid-cols-[minmax(0,1fr)_20rem]">
        <section
          class="flex min-w-0 flex-col gap-3 rounded-box border border-line bg-surface p-4 tablet:p-6"
          aria-labelledby="syarat-program"
        >
          <div class="flex flex-wrap items-center gap-3">
            <h2 id="syarat-program">{t('prog.rule')}</h2>
            <StatusTag status={statusOf(about().shown)}>{t(`version.${about().shown}`)}</StatusTag>
          </div>
          <RuleText rule={about().definition.rule} unit={about().definition.unit} params={props.shown.params} />
          <p class="max-w-[54ch] text-small text-ink-2">
            {about().citation ? citationText(about().citation) : about().definition.source || t('rule.no_article')} ·{' '}
            {spanText(about())} · {t(`prog.confidence.${about().definition.confidence}`)}
          </p>
        </section>
        <div class="no-print flex flex-col gap-3">
          <Show when={writes()}>
            <LinkButton href={`/program/${props.shown.code}/ubah/${draft()?.id ?? 'baru'}`} kind="main" wide>
              {t(draft() ? 'rule.continue' : 'prog.change')}
            </LinkButton>
          </Show>
          <Show when={may('program.draft') && !props.shown.isOwn && !isNation()}>
            <LinkButton href={`/program/baru?dari=${props.shown.code}`} kind="main" wide>
              {t('prog.make_own')}
            </LinkButton>
          </Show>
          <Show when={may('enrolment.list') && about().definition.road === 'DAFTAR'}>
            <LinkButton href={`/program/${props.shown.code}/daftar`} wide>
              {t('prog.waiting_list')}
            </LinkButton>
          </Show>
          <Show when={may('target.show')}>
            <LinkButton href={`/sasaran?program=${props.shown.code}`} wide>
              {t('prog.targets')}
            </LinkButton>
          </Show>
        </div>
      </div>
      <section class="flex flex-col gap-3" aria-labelledby="isi-program">
        <h2 id="isi-program">{t('prog.what')}</h2>
        <Facts facts={factsOf(about(), props.shown)} />
      </section>
      <Show when={Object.keys(about().definition.quota?.areas ?? {}).length > 0}>
        <Places about={about()} shown={props.shown} />
      </Show>
      <ProgramVersions shown={props.shown} again={props.again} />
    </div>
  )
}

function factsOf({ definition }: Version, shown: Shown) {
  const { benefit, papers, priority, road, quota } = definition
  return [
    { label: t('prog.benefit'), value: <Gives definition={definition} /> },
    { label: t('prog.papers'), value: papers.length > 0 ? <Papers papers={papers} /> : t('prog.no_papers') },
    {
      label: t('prog.places'),
      value: quota ? `${placesWords(definition)}. ${takenWords(shown.enrolled.total, quota)}` : placesWords(definition),
    },
    ...(priority.length > 0
      ? [
          {
            label: t('prog.priority'),
            value: priority.map(({ fact, first }) => `${factName(fact)}, ${t(`prog.first.${first}`)}`).join('; '),
          },
        ]
      : []),
    { label: t('prog.road'), value: t(`prog.road.${road}`) },
    ...(benefit.mostMembers ? [{ label: t('prog.most_members'), value: number(benefit.mostMembers) }] : []),
  ]
}

function Gives(props: { definition: Version['definition'] }) {
  const parts = () => props.definition.benefit.parts
  return (
    <>
      <p>{benefitWords(props.definition)}</p>
      <Show when={parts().length > 0}>
        <ul class="mt-1 text-small text-ink-2">
          <For each={parts()}>
            {(part) => (
              <li>
                {part.name}: {rupiah(part.amount)}
                <Show when={part.most}>{(most) => <>, {t('prog.at_most', { n: most() })}</>}</Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.definition.benefit.text && (parts().length > 0 || props.definition.benefit.amount !== null)}>
        <p class="text-small text-ink-2">{props.definition.benefit.text}</p>
      </Show>
    </>
  )
}

function Papers(props: { papers: Version['definition']['papers'] }) {
  return (
    <ul>
      <For each={props.papers}>
        {(paper) => (
          <li>
            {paper.name}
            <Show when={paper.fact}>
              {(fact) => <span class="text-small text-ink-2"> · {t('prog.proves', { fact: factName(fact()) })}</span>}
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

/** Places by kecamatan, and how many of them are taken: figures, nobody's name. */
function Places(props: { about: Version; shown: Shown }) {
  const rows = () =>
    props.shown.kecamatan.flatMap(({ code, label }) => {
      const places = props.about.definition.quota?.areas[code]
      return places === undefined ? [] : [{ label, places, taken: props.shown.enrolled.areas[code] ?? 0 }]
    })
  return (
    <section class="flex flex-col gap-3" aria-labelledby="tempat-kecamatan">
      <h2 id="tempat-kecamatan">{t('prog.by_kecamatan', { year: String(props.shown.year) })}</h2>
      <ul class="grid gap-x-8 border-y border-line bg-surface py-1 tablet:grid-cols-2 desktop:rounded-box desktop:border desktop:px-4 wide:grid-cols-3">
        <For each={rows()}>
          {(row) => (
            <li class="flex min-h-9 items-center justify-between gap-3">
              <span>{row.label}</span>
              <span class="whitespace-nowrap">{t('prog.taken_of', { n: row.taken, of: row.places })}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
