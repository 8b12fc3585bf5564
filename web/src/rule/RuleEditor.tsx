import { For, Match, Show, Switch, type JSX } from 'solid-js'
import { t } from '../text/text.ts'
import { FieldError, idOfField } from '../ui/TextField.tsx'
import type { Editor } from './editor.ts'
import { LeafWords } from './LeafWords.tsx'
import { append, move, put, remove } from './rule-edit.ts'
import { freshLeaf, HOWS, MODES, type Group, type Item, type Members, type Raw } from './rule-model.ts'
import { inlineWords } from './rule-words.ts'
import { TruthMark } from './TruthMark.tsx'
import { NumberWord, Word } from './Word.tsx'
import ArrowDown from '~icons/lucide/arrow-down'
import ArrowUp from '~icons/lucide/arrow-up'
import Plus from '~icons/lucide/plus'
import TriangleAlert from '~icons/lucide/triangle-alert'
import X from '~icons/lucide/x'

/** Where a line stands on the page: what is said of it links there. */
export const fieldOfLine = (id: string) => `rule.${id}`

/** After a line came or moved, whoever works with the keyboard goes on in it. */
const focusLine = (id: string, what = 'select, input, button') =>
  queueMicrotask(() => {
    const line = document.getElementById(idOfField(fieldOfLine(id)))
    ;(line?.querySelector<HTMLElement>(what) ?? line)?.focus()
  })

type Of<T extends Item> = { item: T; editor: Editor; inMember: boolean }

/** The first words of a rule, and below them its lines: every word is a menu, every line can be moved and removed. */
export function RuleEditor(props: { editor: Editor; lead: (mode: JSX.Element) => JSX.Element; inMember?: boolean }) {
  return (
    <div class="flex flex-col gap-2" id={idOfField(fieldOfLine(props.editor.root().id))}>
      <p class="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-label">
        <Marked item={props.editor.root()} editor={props.editor} inMember={props.inMember === true} />
        {props.lead(<ModeWord item={props.editor.root()} editor={props.editor} />)}
      </p>
      <SaidOf id={props.editor.root().id} editor={props.editor} />
      <Lines item={props.editor.root()} editor={props.editor} inMember={props.inMember === true} />
      <p class="hidden text-small text-ink-2 desktop:pointer-fine:block">{t('syarat.keys')}</p>
    </div>
  )
}

function ModeWord(props: { item: Group | Members; editor: Editor }) {
  const modes = () => (props.item.kind === 'group' ? MODES : (['all', 'any'] as const))
  return (
    <Word
      label={t('syarat.mode')}
      value={props.item.mode}
      choices={modes().map((value) => ({ value, label: t(`rule.mode.${value}`) }))}
      onChange={(mode) => props.editor.set(put(props.editor.root(), props.item.id, { mode }))}
    />
  )
}

function Marked(props: Of<Item>) {
  const mark = () => props.editor.mark(props.item, props.inMember)
  return (
    <Show when={mark()}>
      {(one) => (
        <span class="inline-flex items-center gap-1">
          <TruthMark truth={one().truth} />
          <Show when={one().told}>{(told) => <span class="text-small text-ink-2">{told()}</span>}</Show>
          <Show when={one().count}>
            {(count) => <span class="text-small text-ink-2">{t('rule.here_counted', { n: count() })}</span>}
          </Show>
        </span>
      )}
    </Show>
  )
}

function Lines(props: Of<Group | Members>) {
  const inside = () => props.inMember || props.item.kind === 'members'
  return (
    <div class="flex flex-col gap-2">
      <ol class="flex flex-col divide-y divide-line border-y border-line empty:hidden">
        <For each={props.item.items}>
          {(item, at) => (
            <Line
              item={item}
              editor={props.editor}
              inMember={inside()}
              at={at()}
              isLast={at() === props.item.items.length - 1}
              holder={props.item}
            />
          )}
        </For>
      </ol>
      <Adding item={props.item} editor={props.editor} inMember={inside()} />
    </div>
  )
}

/** What can be added at the end of a group; members have no members of their own. */
function Adding(props: Of<Group | Members>) {
  function add(make: (id: string) => Item) {
    const id = props.editor.nextId()
    props.editor.set(append(props.editor.root(), props.item.id, make(id)))
    focusLine(id)
  }
  const inner = (id: string) => freshLeaf(`${id}0`)
  const button = (text: string, make: (id: string) => Item) => (
    <button
      type="button"
      class="inline-flex min-h-control items-center gap-1 rounded-box px-2 font-semibold text-action hover:bg-action-soft hover:text-action-strong"
      onClick={() => add(make)}
    >
      <Plus class="icon" aria-hidden="true" />
      {text}
    </button>
  )
  return (
    <div class="no-print flex flex-wrap gap-x-2">
      {button(t('syarat.add'), (id) => freshLeaf(id))}
      {button(t('syarat.add_group'), (id) => ({ id, kind: 'group', mode: 'any', items: [inner(id)] }))}
      <Show when={!props.inMember}>
        {button(t('syarat.add_members'), (id) => ({
          id,
          kind: 'members',
          how: 'some',
          op: '>=',
          n: '1',
          mode: 'all',
          items: [inner(id)],
        }))}
      </Show>
    </div>
  )
}

type LineProps = Of<Item> & { at: number; isLast: boolean; holder: Group | Members }

function Line(props: LineProps) {
  const field = () => fieldOfLine(props.item.id)
  const isWrong = () => props.editor.said(props.item.id).some(({ isError }) => isError)
  function step(by: -1 | 1) {
    const next = move(props.editor.root(), props.item.id, by)
    if (!next) return
    const { activeElement: here } = document
    const label = here?.getAttribute('data-move')
    props.editor.set(next)
    focusLine(props.item.id, label ? `[data-move="${label}"]` : undefined)
  }
  function take() {
    const { items, id } = props.holder
    const next = items[props.at + 1] ?? items[props.at - 1]
    props.editor.set(remove(props.editor.root(), props.item.id))
    focusLine(next?.id ?? id)
  }
  function keys(event: KeyboardEvent) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    step(event.key === 'ArrowUp' ? -1 : 1)
  }
  const what = () => inlineWords(props.item) ?? t('syarat.group_n', { n: props.at + 1 })
  return (
    <li id={idOfField(field())} class="flex flex-col gap-1 py-2" onKeyDown={keys}>
      <div class="flex flex-wrap items-start gap-x-2 tablet:flex-nowrap">
        <span class="flex min-h-control w-5 flex-none items-center text-small text-ink-2" aria-hidden="true">
          {props.at + 1}
        </span>
        <div class="min-w-0 flex-1 basis-[calc(100%-1.75rem)] tablet:basis-auto">
          <Switch>
            <Match when={props.item.kind === 'leaf' && props.item}>
              {(leaf) => (
                <LeafWords
                  leaf={leaf()}
                  editor={props.editor}
                  inMember={props.inMember}
                  put={(part) => props.editor.set(put(props.editor.root(), props.item.id, part))}
                  error={isWrong()}
                />
              )}
            </Match>
            <Match when={props.item.kind === 'members' && props.item}>
              {(members) => <MembersHead item={members()} editor={props.editor} inMember={props.inMember} />}
            </Match>
            <Match when={props.item.kind === 'group' && props.item}>
              {(group) => (
                <span class="flex min-h-control flex-wrap items-center gap-x-1.5 gap-y-1">
                  <ModeWord item={group()} editor={props.editor} /> {t('syarat.these')}
                </span>
              )}
            </Match>
            <Match when={props.item.kind === 'raw' && props.item}>{(raw) => <RawWords item={raw()} />}</Match>
          </Switch>
        </div>
        <span class="ml-7 flex min-h-control flex-1 items-center tablet:ml-0 tablet:flex-none">
          <Marked item={props.item} editor={props.editor} inMember={props.inMember} />
        </span>
        <span class="no-print flex flex-none">
          <Tool label={t('syarat.up', { what: what() })} name="up" onClick={() => step(-1)}>
            <ArrowUp class="icon" aria-hidden="true" />
          </Tool>
          <Tool label={t('syarat.down', { what: what() })} name="down" onClick={() => step(1)}>
            <ArrowDown class="icon" aria-hidden="true" />
          </Tool>
          <Tool label={t('syarat.remove', { what: what() })} name="remove" onClick={take}>
            <X class="icon" aria-hidden="true" />
          </Tool>
        </span>
      </div>
      <SaidOf id={props.item.id} editor={props.editor} />
      <Show when={(props.item.kind === 'group' || props.item.kind === 'members') && props.item}>
        {(holder) => (
          <div class="ml-4 tablet:ml-7">
            <Lines item={holder()} editor={props.editor} inMember={props.inMember} />
          </div>
        )}
      </Show>
    </li>
  )
}

function Tool(props: { label: string; name: string; onClick: () => void; children: JSX.Element }) {
  return (
    <button
      type="button"
      data-move={props.name}
      class="grid h-control w-9 place-items-center rounded-box text-ink-2 hover:bg-sunken hover:text-ink pointer-coarse:w-12"
      aria-label={props.label}
      title={props.label}
      onClick={() => props.onClick()}
    >
      {props.children}
    </button>
  )
}

const countOps = ['>=', '<=', '===', '>', '<'] as const

/** Of which members the lines below are said: some, all, none, or so many. */
function MembersHead(props: Of<Members>) {
  const set = (part: Partial<Members>) => props.editor.set(put(props.editor.root(), props.item.id, part))
  const isWrong = () => props.editor.said(props.item.id).some(({ isError }) => isError)
  return (
    <span class="flex min-h-control flex-wrap items-center gap-x-1.5 gap-y-1">
      <Word
        label={t('syarat.how')}
        value={props.item.how}
        choices={HOWS.map((value) => ({ value, label: t(`syarat.how.${value}`) }))}
        onChange={(how) => set({ how: how as Members['how'], n: props.item.n || '1' })}
      />
      <Show when={props.item.how === 'count'}>
        <Word
          label={t('syarat.count_op')}
          value={props.item.op}
          choices={countOps.map((value) => ({ value, label: t(`syarat.count.${value}`) }))}
          onChange={(op) => set({ op: op as Members['op'] })}
        />
        <NumberWord
          label={t('syarat.count_n')}
          value={props.item.n}
          after={t('syarat.unit.orang')}
          error={isWrong()}
          onInput={(n) => set({ n })}
        />
      </Show>
      <Show when={props.item.items.length > 1} fallback={t('syarat.who')}>
        {t('syarat.who_these')} <ModeWord item={props.item} editor={props.editor} /> {t('syarat.these')}
      </Show>
    </span>
  )
}

function RawWords(props: { item: Raw }) {
  return (
    <span class="flex flex-col">
      <span>{t('rule.raw')}</span>
      <code class="font-mono text-small wrap-anywhere text-ink-2">{props.item.text.slice(0, 300)}</code>
    </span>
  )
}

/** What is wrong with a line, or worth a second look; said aloud as it appears. */
function SaidOf(props: { id: string; editor: Editor }) {
  return (
    <div role="status" class="flex flex-col gap-1 empty:hidden">
      <For each={props.editor.said(props.id)}>
        {(said) => (
          <Show
            when={said.isError}
            fallback={
              <span class="flex items-start gap-1.5 rounded-tag bg-turn-soft px-2 py-1 text-small font-semibold text-turn-ink">
                <TriangleAlert class="icon" aria-hidden="true" />
                {said.text}
              </span>
            }
          >
            <FieldError>{said.text}</FieldError>
          </Show>
        )}
      </For>
    </div>
  )
}
