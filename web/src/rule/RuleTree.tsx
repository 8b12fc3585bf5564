import type { Leaf as Told, Node } from '@slrt/domain/explain'
import { createMemo, For, Show } from 'solid-js'
import { t } from '../text/text.ts'
import { fromRule, type Group, type Item } from './rule-model.ts'
import { decidedBy, headWords, inlineWords, provedBy, ruleWords, theseWords, valueWords } from './rule-words.ts'
import { TruthMark } from './TruthMark.tsx'

/**
 * What a rule comes to for one family: nested sentences, each with ✓ ? ⊘, what the register says there, and of what is not
 * so who can change it.
 * @param props.of a node of `explain`; its rule has its parameters bound
 */
export function RuleTree(props: { of: Node }) {
  const lines = () => joined(props.of) ?? [props.of]
  const mode = (): Group['mode'] | undefined => {
    const root = fromRule(props.of.rule)
    return joined(props.of) ? root.mode : undefined
  }
  return (
    <div>
      <Show when={mode()}>
        {(which) => (
          <p class="text-small text-ink-2">
            <TruthMark truth={props.of.truth} class="mr-1.5 align-middle" />
            {theseWords(which())}
          </p>
        )}
      </Show>
      <Lines of={lines()} />
    </div>
  )
}

const opOf = (node: Node) => Object.keys(node.rule)[0]!

/** Lines below a node that is nothing but them: of `and`, `or`, and of a `!` over one of these. */
function joined(node: Node): readonly Node[] | undefined {
  const op = opOf(node)
  if (op === 'and' || op === 'or') return node.children
  const inner = op === '!' ? node.children?.[0] : undefined
  return inner && ['and', 'or'].includes(opOf(inner)) ? inner.children : undefined
}

function Lines(props: { of: readonly Node[] }) {
  return (
    <ul class="flex flex-col">
      <For each={props.of}>{(node) => <Line node={node} />}</For>
    </ul>
  )
}

/** The line that the words are made from. */
const itemOf = (node: Node): Item => {
  const root = fromRule(node.rule)
  return root.items.length === 1 && root.mode === 'all' && opOf(node) !== 'and' ? root.items[0]! : root
}

function Line(props: { node: Node }) {
  const item = createMemo(() => itemOf(props.node))
  const words = () => inlineWords(item())
  const deeper = () => (words() === undefined ? joined(props.node) : undefined)
  /** Below a quantifier lie its members, not its lines: what is said of them stands in one sentence. */
  const head = () => {
    const one = item()
    if (one.kind === 'group') return headWords(one)
    return one.kind === 'members' ? `${headWords(one)}: ${one.items.map((each) => ruleWords(each)).join('; ')}` : ''
  }
  return (
    <li class="flex gap-2 py-1">
      <TruthMark truth={props.node.truth} class="h-(--line) [--line:1lh]" />
      <div class="min-w-0 flex-1">
        <span class={props.node.truth === true ? '' : 'font-semibold'}>{words() ?? head()}</span>
        <Here node={props.node} />
        <Show when={deeper()}>{(nodes) => <Lines of={nodes()} />}</Show>
      </div>
    </li>
  )
}

const isExpected = ({ expected }: Told) => expected !== null

/** What the register says at a line, and where it is not as it should be: who can change that, and what proves it. */
function Here(props: { node: Node }) {
  const leaf = () => {
    const told = props.node.leaf ?? (opOf(props.node) === '!' ? props.node.children?.[0]?.leaf : undefined)
    return told && told.fact !== '' && isExpected(told) ? told : undefined
  }
  const value = (told: Told) => {
    if (told.fact === 'anggota') return t('rule.here_counted', { n: Number(told.value) })
    if (told.value === null) return t('rule.here_unknown')
    return t('rule.here', { value: valueWords(told.fact, told.value) })
  }
  const isPlain = (told: Told) => typeof told.value === 'boolean' && props.node.truth === true
  return (
    <Show when={leaf()}>
      {(told) => (
        <>
          <Show when={!isPlain(told())}>
            <span class="text-small text-ink-2"> · {value(told())}</span>
          </Show>
          <Show when={props.node.truth !== true && decidedBy(told().fact)}>
            <span class="block text-small text-ink-2">
              <Show when={props.node.truth === null && provedBy(told().fact)}>
                {(paper) => <>{t('rule.proved_by', { paper: paper() })}. </>}
              </Show>
              {t('rule.changed_by', { who: decidedBy(told().fact) })}
            </span>
          </Show>
        </>
      )}
    </Show>
  )
}
