import type { ProgramUnit } from '@slrt/domain/program'
import type { Params } from '@slrt/domain/rule-bind'
import type { Rule } from '@slrt/domain/rule'
import { createMemo, For, Show } from 'solid-js'
import { t } from '../text/text.ts'
import { fromRule, type Group, type Item, type Members } from './rule-model.ts'
import { headWords, inlineWords, theseWords } from './rule-words.ts'

/** A rule read aloud: one sentence, and below it the lines that it speaks of, as deep as they lie. */
export function RuleText(props: { rule: Rule; unit: ProgramUnit; params?: Params }) {
  const root = createMemo(() => fromRule(props.rule))
  const only = () => inlineWords(root(), props.params)
  return (
    <Show
      when={only()}
      fallback={
        <>
          <p>{t(`rule.fits.${props.unit}`, { these: theseWords(root().mode) })}</p>
          <Lines items={root().items} params={props.params} />
        </>
      }
    >
      {(what) => <p>{t(`rule.fits_one.${props.unit}`, { what: what() })}</p>}
    </Show>
  )
}

function Lines(props: { items: readonly Item[]; params: Params | undefined }) {
  return (
    <ol class="ml-6 list-outside list-decimal [&_ol]:list-[lower-alpha] [&_ol_ol]:list-[lower-roman]">
      <For each={props.items}>
        {(item) => (
          <li class="pl-1">
            <Show
              when={inlineWords(item, props.params)}
              fallback={<Deeper item={item as Group | Members} params={props.params} />}
            >
              {(line) => line()}
            </Show>
          </li>
        )}
      </For>
    </ol>
  )
}

function Deeper(props: { item: Group | Members; params: Params | undefined }) {
  return (
    <>
      {headWords(props.item)}:
      <Lines items={props.item.items} params={props.params} />
    </>
  )
}
