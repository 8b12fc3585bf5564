import { codesOfFact, PARAMS, RULE_FACTS, type ParamName } from '@slrt/domain/rule-fact'
import { createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js'
import { t } from '../text/text.ts'
import { standardOf, paramFor, type Editor } from './editor.ts'
import { factOf, factsFor, freshLeaf, isIncomplete, typeOf, type Leaf, type LeafOp } from './rule-model.ts'
import { factName, paramName, valueWords } from './rule-words.ts'
import { NumberWord, Word, type Choice, type ChoiceGroup } from './Word.tsx'
import ChevronDown from '~icons/lucide/chevron-down'

type Props = { leaf: Leaf; editor: Editor; inMember: boolean; put: (part: Partial<Leaf>) => void; error: boolean }

const nouns = ['keluarga', 'rumah', 'orang'] as const

/** Facts by whom they are about; of members only their own. A parameter that is so or not can stand alone. */
function factGroups(editor: Editor, inMember: boolean): ChoiceGroup[] {
  const names = factsFor(inMember ? 'only' : editor.person())
  const groups = nouns.map((noun) => ({
    heading: t(`rule.group.${noun}`),
    choices: names.filter((name) => name.startsWith(`${noun}.`)).map((value) => ({ value, label: factName(value) })),
  }))
  const flags = Object.entries(PARAMS).flatMap(([name, { type }]) =>
    type === 'flag' && !inMember ? [{ value: `param.${name}`, label: factName(`param.${name}`) }] : [],
  )
  return [...groups, { heading: t('rule.group.param'), choices: flags }].filter(({ choices }) => choices.length > 0)
}

/** The words of one line: what is looked at, how, and against what. */
export function LeafWords(props: Props) {
  const type = () => typeOf(props.leaf.fact)
  function choose(fact: string) {
    if (fact.startsWith('param.')) props.editor.needs(fact.slice('param.'.length) as ParamName)
    props.put({ ...freshLeaf(props.leaf.id, fact) })
  }
  return (
    <span class="flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-1">
      <Word
        label={t('syarat.fact')}
        value={props.leaf.fact}
        empty={t('syarat.choose_fact')}
        groups={factGroups(props.editor, props.inMember)}
        error={props.error && props.leaf.fact === ''}
        onChange={choose}
      />
      <Switch>
        <Match when={type() === 'flag'}>
          <Word
            label={t('syarat.value_of', { fact: factName(props.leaf.fact) })}
            value={String((props.leaf.value === 'true') === (props.leaf.op === '==='))}
            choices={[
              { value: 'true', label: t('rule.flag.true') },
              { value: 'false', label: t('rule.flag.false') },
            ]}
            onChange={(value) => props.put({ value, op: '===', param: '' })}
          />
        </Match>
        <Match when={type() === 'number'}>
          <NumberWords {...props} />
        </Match>
        <Match when={type() === 'code'}>
          <CodeWords {...props} />
        </Match>
      </Switch>
    </span>
  )
}

const ops: readonly LeafOp[] = ['<=', '>=', '<', '>', '===', '!==']

function NumberWords(props: Props) {
  const fact = () => factOf(props.leaf.fact)
  const param = () => props.leaf.param || paramFor[props.leaf.fact] || ''
  const against = (): Choice[] => [
    { value: '', label: t('syarat.own_number') },
    { value: param(), label: t('rule.param.word', { name: paramName(param()) }) },
  ]
  function compare(name: string) {
    if (name) props.editor.needs(name as ParamName)
    props.put({ param: name, value: name ? '' : standardOf[param() as ParamName] })
  }
  const unit = () => {
    const word = fact()?.unit
    return word && word !== 'rupiah' ? t(`syarat.unit.${word}`) : undefined
  }
  const given = () => props.editor.params()[props.leaf.param]
  return (
    <>
      <Word
        label={t('syarat.op_of', { fact: factName(props.leaf.fact) })}
        value={props.leaf.op}
        choices={ops.map((value) => ({ value, label: t(`rule.op.${value}` as 'rule.op.<=') }))}
        onChange={(op) => props.put({ op: op as LeafOp })}
      />
      <Show when={props.leaf.param === ''}>
        <NumberWord
          label={t('syarat.value_of', { fact: factName(props.leaf.fact) })}
          value={props.leaf.value}
          before={fact()?.unit === 'rupiah' ? 'Rp' : undefined}
          after={unit()}
          error={props.error}
          onInput={(value) => props.put({ value })}
        />
      </Show>
      <Show when={param()}>
        <Word
          label={t('syarat.against', { fact: factName(props.leaf.fact) })}
          value={props.leaf.param}
          choices={against()}
          onChange={compare}
        />
        <Show when={props.leaf.param && given() !== undefined}>
          <span class="text-small text-ink-2">= {valueWords(props.leaf.fact, given() as number)}</span>
        </Show>
      </Show>
    </>
  )
}

/** One of several choices: a word that opens the list of them below the line. */
function CodeWords(props: Props) {
  const [open, setOpen] = createSignal(isIncomplete(props.leaf))
  const id = createUniqueId()
  const isList = () => props.leaf.op === 'in' || props.leaf.op === 'notIn'
  const chosen = () => (isList() ? props.leaf.list : [props.leaf.value].filter(Boolean))
  const isNot = () => props.leaf.op === 'notIn' || props.leaf.op === '!=='
  const codes = () => codesOfFact(RULE_FACTS[props.leaf.fact]!)
  const set = (list: string[], not: boolean) => props.put({ op: not ? 'notIn' : 'in', list, value: '', param: '' })
  const turn = (code: string, on: boolean) =>
    set(
      codes()
        .map(String)
        .filter((one) => (one === code ? on : chosen().includes(one))),
      isNot(),
    )
  const text = () =>
    chosen()
      .map((one) => valueWords(props.leaf.fact, codes().find((code) => String(code) === one) ?? one))
      .join(', ')
  return (
    <>
      <Word
        label={t('syarat.op_of', { fact: factName(props.leaf.fact) })}
        value={isNot() ? 'notIn' : 'in'}
        choices={[
          { value: 'in', label: t('rule.op.in') },
          { value: 'notIn', label: t('rule.op.notIn') },
        ]}
        onChange={(op) => set(chosen(), op === 'notIn')}
      />
      <button
        type="button"
        class={`inline-flex min-h-control max-w-full items-center gap-1 rounded-box border bg-surface py-1 pr-1.5 pl-2.5 text-left font-semibold text-action hover:bg-action-soft ${props.error ? 'border-2 border-late' : 'border-edge'}`}
        aria-expanded={open()}
        aria-controls={id}
        onClick={() => setOpen(!open())}
      >
        <span class="wrap-anywhere">{text() || t('syarat.choose_codes')}</span>
        <ChevronDown class={`size-4 flex-none ${open() ? 'rotate-180' : ''}`} aria-hidden="true" />
      </button>
      <Show when={open()}>
        <fieldset id={id} class="w-full rounded-box border border-line bg-surface p-3">
          <legend class="sr-only">{factName(props.leaf.fact)}</legend>
          <div class="grid gap-x-4 tablet:grid-cols-2">
            <For each={codes()}>
              {(code) => (
                <label class="flex min-h-control cursor-pointer items-center gap-2">
                  <input
                    type="checkbox"
                    class="size-5 accent-(--action)"
                    checked={chosen().includes(String(code))}
                    onChange={(event) => turn(String(code), event.currentTarget.checked)}
                  />
                  {valueWords(props.leaf.fact, code)}
                </label>
              )}
            </For>
          </div>
        </fieldset>
      </Show>
    </>
  )
}
