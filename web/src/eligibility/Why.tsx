import { RULE_FACTS } from '@slrt/domain/rule-fact'
import type { Judged } from '@slrt/domain/explain'
import { createMemo, For, Show } from 'solid-js'
import { fieldText, sourceText, valueText } from '../fact/fact-words.ts'
import { factName } from '../rule/rule-words.ts'
import { RuleTree } from '../rule/RuleTree.tsx'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { originOf } from './right-words.ts'
import { fieldFor, formFor, toldIn, type Right, type Shown } from './rights.ts'

/** Why a program says what it says: each condition, what we know of it, where from, and who can change that. */
export function Why(props: { shown: Shown; right: Right }) {
  const isOfPersons = () => props.right.program.definition.unit === 'ORANG'
  const nameOf = (judged: Judged) => props.shown.members.find(({ id }) => id === judged.person)?.name ?? ''
  return (
    <div class="flex flex-col gap-4 rounded-box bg-sunken p-4">
      <For each={props.right.all}>
        {(judged) => (
          <div class="flex flex-col gap-2">
            <Show when={isOfPersons()}>
              <p class="font-semibold wrap-anywhere">
                {nameOf(judged)}: {t(`verdict.${judged.verdict}`)}
              </p>
            </Show>
            <RuleTree of={judged.tree} />
            <Sources {...props} judged={judged} />
          </div>
        )}
      </For>
      <Show when={props.right.program.citation ?? props.right.program.definition.source}>
        {(citation) => <p class="text-small text-ink-2">{t('hak.by_rule', { rule: citation() })}</p>}
      </Show>
    </div>
  )
}

type Line = { fact: string; record: string; person: string | null; who: string }

/** Where what we know comes from, fact by fact, with the form that mends it, or who must be asked. */
function Sources(props: { shown: Shown; right: Right; judged: Judged }) {
  const persons = () => props.shown.rows.flatMap(({ person }) => person ?? [])
  const lines = createMemo(() => {
    const all = toldIn(props.judged.tree).flatMap(({ fact, member }): Line[] => {
      const known = RULE_FACTS[fact]
      if (!known) return []
      const person =
        known.of === 'person' ? (member === null ? props.judged.person : (persons()[member] ?? null)) : null
      const who = props.shown.members.find(({ id }) => id === person)?.name ?? ''
      return [{ fact, record: person ?? props.shown.id, person, who }]
    })
    return all
  })
  return (
    <ul class="flex flex-col divide-y divide-line border-t border-line text-small" aria-label={t('hak.sources')}>
      <For each={lines()}>{(line) => <Source {...props} line={line} />}</For>
    </ul>
  )
}

function Source(props: { shown: Shown; line: Line }) {
  const columns = () => RULE_FACTS[props.line.fact]!.columns
  const row = () => props.shown.rows.find(({ id }) => id === props.line.record) as Record<string, unknown> | undefined
  const known = () => columns().filter((column) => row()?.[column] !== undefined)
  const origin = () => (known().length > 0 ? originOf(props.shown, props.line.record, known()) : undefined)
  const isProposed = () => RULE_FACTS[props.line.fact]!.decidedBy === 'BPS'
  return (
    <li class="flex flex-wrap items-center justify-between gap-x-4 py-1">
      <span class="min-w-0 flex-1 basis-56 wrap-anywhere">
        {factName(props.line.fact)}
        <Show when={props.line.who}> ({props.line.who})</Show>:{' '}
        <Show when={origin()} fallback={t('hak.nobody_said')}>
          {(from) => (
            <>
              <For each={known()}>
                {(column, at) => (
                  <>
                    {at() > 0 ? ', ' : ''}
                    {known().length > 1 ? `${fieldText(column)} ` : ''}
                    {valueText(column, row()![column] as string | number | boolean)}
                  </>
                )}
              </For>
              . {sourceText(from())}
            </>
          )}
        </Show>
      </span>
      <Show when={may('fact.save') && fieldFor(props.line.fact)}>
        <a
          class="inline-flex min-h-control min-w-12 items-center justify-end"
          href={formFor(props.shown, props.line.fact, props.line.person)}
        >
          {t(origin() ? 'hak.mend' : 'hak.fill_this')}
          <span class="sr-only">: {factName(props.line.fact)}</span>
        </a>
      </Show>
      <Show when={isProposed() && may('proposal.save')}>
        <a
          class="inline-flex min-h-control items-center"
          href={`/usulan/baru?keluarga=${props.shown.id}&jenis=UBAH_VARIABEL`}
        >
          {t('hak.propose_mend')}
        </a>
      </Show>
    </li>
  )
}
