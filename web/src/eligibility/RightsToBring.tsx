import { FAMILY_FACTS, PERSON_FACTS, type FactField } from '@slrt/domain/fact'
import { createMemo, For, onCleanup, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { outbox } from '../offline/outbox.ts'
import { statusOfVerdict } from '../rule/rule-words.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { CheckRow } from '../ui/CheckRow.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { programName, reasonText } from './right-words.ts'
import { fieldFor, rightsOf, type Right, type Shown } from './rights.ts'

/** So many programs are named while a complaint is recorded: the whole list is on the family's card. */
const MOST = 5

type Paper = { key: string; label: string; record: string; field: string }

const fields: Readonly<Record<string, FactField>> = { ...FAMILY_FACTS, ...PERSON_FACTS }

/** Papers of these programs that prove a fact which nobody has written down yet, each once. */
function papersOf(shown: Shown, rights: readonly Right[]): Paper[] {
  const rowOf = (id: string) => shown.rows.find((row) => row.id === id) as Record<string, unknown> | undefined
  const all = rights.flatMap(({ program, judged }) =>
    program.definition.papers.flatMap(({ name, fact }): Paper[] => {
      const field = fact ? fieldFor(fact) : undefined
      if (!field || fields[field]?.kind !== 'flag') return []
      const records = field in FAMILY_FACTS ? [shown.id] : judged.flatMap(({ person }) => person ?? [])
      return records
        .filter((record) => rowOf(record)?.[field] !== true)
        .map((record) => {
          const member = shown.members.find(({ id }) => id === record)
          const label = member ? t('hak.paper_of', { paper: name, name: member.name }) : name
          return { key: `${record}|${field}`, label, record, field }
        })
    }),
  )
  return [...new Map(all.map((paper) => [paper.key, paper])).values()]
}

/** Writes down what the papers prove that were ticked, record by record; without network it waits on the device. */
async function save(shown: Shown, papers: readonly Paper[]): Promise<void> {
  for (const [record, own] of Map.groupBy(papers, (paper) => paper.record)) {
    const row = shown.rows.find(({ id }) => id === record)
    const values = Object.fromEntries(own.map(({ field }) => [field, true]))
    const input = { id: record, household: shown.id, seen: row?.changedAt ?? null, values }
    const form = `/keluarga/${shown.id}/data/${record}`
    await outbox.add('fact.save', input, { subject: `household:${shown.id}`, about: shown.head, form })
  }
}

/**
 * What the family may be entitled to, with the papers that prove it. Those that the officer ticks are written down as facts
 * when the step is left.
 * @param props.ticked keys of papers, kept with the record
 * @param props.saves hands out what is to be done when the officer goes on
 */
export function RightsToBring(props: {
  household: string
  ticked: readonly string[]
  onTick: (key: string, has: boolean) => void
  saves: (save: (() => Promise<void>) | undefined) => void
}) {
  const ask = createAsk(
    'eligibility.show',
    () => props.household,
    (id) => api.eligibility.show.query({ id }),
  )
  return (
    <section class="flex flex-col gap-3" aria-labelledby="hak-berkas">
      <h2 id="hak-berkas">{t('hak.papers_title')}</h2>
      <Answer of={ask}>{(shown) => <Named {...props} shown={shown()} />}</Answer>
    </section>
  )
}

function Named(props: Parameters<typeof RightsToBring>[0] & { shown: Shown }) {
  const rights = createMemo(() =>
    rightsOf(props.shown)
      .filter(({ verdict }) => verdict !== 'TIDAK')
      .slice(0, MOST),
  )
  const papers = createMemo(() => papersOf(props.shown, rights()))
  const ticked = () => papers().filter(({ key }) => props.ticked.includes(key))
  props.saves(async () => save(props.shown, ticked()))
  onCleanup(() => props.saves(undefined))
  return (
    <>
      <ul class="flex flex-col divide-y divide-line border-y border-line">
        <For each={rights()}>
          {(right) => (
            <li class="flex flex-col gap-1 py-2">
              <span class="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span class="font-semibold wrap-anywhere">{programName(right)}</span>
                <StatusTag status={statusOfVerdict[right.verdict]}>
                  {right.verdict === 'MUNGKIN'
                    ? t('verdict.MUNGKIN_n', { n: right.missing.length })
                    : t(`verdict.${right.verdict}`)}
                </StatusTag>
              </span>
              <span class="text-small text-ink-2">{reasonText(right)}</span>
            </li>
          )}
        </For>
      </ul>
      <Show when={rights().length === 0}>
        <p>{t('hak.papers_none')}</p>
      </Show>
      <Show when={papers().length > 0}>
        <p class="text-ink-2">{t('hak.papers_text')}</p>
        <For each={papers()}>
          {(paper) => (
            <CheckRow
              name={`hak-${paper.key}`}
              checked={props.ticked.includes(paper.key)}
              onChange={(has) => props.onTick(paper.key, has)}
            >
              {paper.label}
            </CheckRow>
          )}
        </For>
      </Show>
    </>
  )
}
