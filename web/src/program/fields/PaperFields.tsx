import { RULE_FACTS } from '@slrt/domain/rule-fact'
import { For, Index, Show } from 'solid-js'
import type { Attempt } from '../../attempt.ts'
import { factName, provedBy } from '../../rule/rule-words.ts'
import { t } from '../../text/text.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { factsIn, type PaperForm, type PriorityForm, type ProgramValues } from '../program-values.ts'
import ArrowDown from '~icons/lucide/arrow-down'
import ArrowUp from '~icons/lucide/arrow-up'
import Plus from '~icons/lucide/plus'
import X from '~icons/lucide/x'

type Props = {
  values: ProgramValues
  set: (part: Partial<ProgramValues>) => void
  attempt: Attempt
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Facts as a list to choose from: those of the rule first, for they are what a paper proves. */
function factChoices(values: ProgramValues, none: string, fits: (name: string) => boolean = () => true) {
  const used = factsIn(values.rule).filter(fits)
  const choice = (value: string) => ({ value, label: factName(value) })
  return {
    choices: [{ value: '', label: none }],
    groups: [
      { heading: t('prog.facts_of_rule'), choices: used.map(choice) },
      {
        heading: t('prog.facts_other'),
        choices: Object.keys(RULE_FACTS)
          .filter((name) => !used.includes(name) && fits(name))
          .map(choice),
      },
    ].filter(({ choices }) => choices.length > 0),
  }
}

/** What a family brings, and what each of the papers proves. */
export function PaperFields(props: Props) {
  const put = (n: number, part: Partial<PaperForm>) =>
    props.set({ papers: props.values.papers.map((one, at) => (at === n ? { ...one, ...part } : one)) })
  /** Papers of the facts that the rule asks for, and that nobody has written down yet. */
  const missing = () => {
    const known = props.values.papers.map(({ fact }) => fact)
    const wanted = factsIn(props.values.rule).filter((fact) => provedBy(fact) && !known.includes(fact))
    const names = new Set(props.values.papers.map(({ name }) => name.toLocaleLowerCase()))
    return wanted.filter((fact, at) => {
      const paper = provedBy(fact)
      return !names.has(paper.toLocaleLowerCase()) && wanted.findIndex((one) => provedBy(one) === paper) === at
    })
  }
  const add = (...papers: PaperForm[]) => props.set({ papers: [...props.values.papers, ...papers] })
  return (
    <section class="flex flex-col gap-4" aria-labelledby="berkas-program">
      <div>
        <h2 id="berkas-program">{t('prog.papers')}</h2>
        <p class="text-ink-2">{t('prog.papers_text')}</p>
      </div>
      <ol class="flex flex-col divide-y divide-line border-y border-line empty:hidden">
        <Index each={props.values.papers}>
          {(paper, n) => (
            <li class="grid items-end gap-3 py-3 tablet:grid-cols-[1fr_1fr_auto]">
              <TextField
                name={`prog.papers.${n}.name`}
                label={t('prog.paper_n', { n: n + 1 })}
                value={paper().name}
                onInput={(name) => put(n, { name })}
                maxlength={120}
                error={props.attempt.errorAt(`prog.papers.${n}.name`)}
              />
              <Select
                label={t('prog.paper_fact')}
                value={paper().fact}
                onChange={(fact) => put(n, { fact })}
                {...factChoices(props.values, t('prog.paper_no_fact'))}
              />
              <Button
                aria-label={t('prog.paper_remove', { n: n + 1 })}
                onClick={() => props.set({ papers: props.values.papers.filter((_, at) => at !== n) })}
              >
                <X class="icon" aria-hidden="true" />
                {t('value.remove')}
              </Button>
            </li>
          )}
        </Index>
      </ol>
      <div class="flex flex-wrap gap-3">
        <Button onClick={() => add({ name: '', fact: '' })}>
          <Plus class="icon" aria-hidden="true" />
          {t('prog.paper_add')}
        </Button>
        <Show when={missing().length > 0}>
          <Button
            kind="quiet"
            onClick={() => add(...missing().map((fact) => ({ name: capital(provedBy(fact)), fact })))}
          >
            {t('prog.papers_of_rule', { n: missing().length })}
          </Button>
        </Show>
      </div>
    </section>
  )
}

const firstsOf = (fact: string): PriorityForm['first'][] =>
  RULE_FACTS[fact]?.type === 'flag' ? ['YES'] : ['LEAST', 'MOST']

/** In which order those who wait get a place. */
export function PriorityFields(props: Props) {
  const set = (priority: PriorityForm[]) => props.set({ priority })
  const swap = (at: number, by: -1 | 1) => {
    const next = [...props.values.priority]
    const [one] = next.splice(at, 1)
    next.splice(at + by, 0, one!)
    set(next)
  }
  const fits = (name: string) =>
    RULE_FACTS[name]!.type !== 'code' && (props.values.unit === 'ORANG' || RULE_FACTS[name]!.of === 'family')
  const choose = (n: number, fact: string) =>
    set(props.values.priority.map((one, at) => (at === n ? { fact, first: firstsOf(fact)[0]! } : one)))
  const turn = (n: number, first: PriorityForm['first']) =>
    set(props.values.priority.map((one, at) => (at === n ? { ...one, first } : one)))
  return (
    <section class="flex flex-col gap-4" aria-labelledby="urutan-tunggu">
      <div>
        <h2 id="urutan-tunggu">{t('prog.priority')}</h2>
        <p class="max-w-[54ch] text-ink-2">{t('prog.priority_text')}</p>
      </div>
      <ol class="flex flex-col divide-y divide-line border-y border-line empty:hidden">
        <For each={props.values.priority}>
          {(one, n) => (
            <li class="grid items-end gap-3 py-3 tablet:grid-cols-[1fr_14rem_auto]">
              <Select
                label={t('prog.priority_n', { n: n() + 1 })}
                value={one.fact}
                onChange={(fact) => choose(n(), fact)}
                {...factChoices(props.values, t('prog.choose'), fits)}
              />
              <Select
                label={t('prog.first')}
                value={one.first}
                onChange={(first) => turn(n(), first as PriorityForm['first'])}
                choices={firstsOf(one.fact).map((value) => ({ value, label: t(`prog.first.${value}`) }))}
              />
              <span class="flex gap-1">
                <Button aria-label={t('prog.priority_up', { n: n() + 1 })} onClick={() => n() > 0 && swap(n(), -1)}>
                  <ArrowUp class="icon" aria-hidden="true" />
                </Button>
                <Button
                  aria-label={t('prog.priority_down', { n: n() + 1 })}
                  onClick={() => n() < props.values.priority.length - 1 && swap(n(), 1)}
                >
                  <ArrowDown class="icon" aria-hidden="true" />
                </Button>
                <Button
                  aria-label={t('prog.priority_remove', { n: n() + 1 })}
                  onClick={() => set(props.values.priority.filter((_, at) => at !== n()))}
                >
                  <X class="icon" aria-hidden="true" />
                </Button>
              </span>
            </li>
          )}
        </For>
      </ol>
      <Button class="self-start" onClick={() => set([...props.values.priority, { fact: '', first: 'LEAST' }])}>
        <Plus class="icon" aria-hidden="true" />
        {t('prog.priority_add')}
      </Button>
    </section>
  )
}
