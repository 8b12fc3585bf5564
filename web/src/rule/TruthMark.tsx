import type { Truth } from '@slrt/domain/rule'
import { Dynamic } from 'solid-js/web'
import { truthWord } from './rule-words.ts'
import CircleCheck from '~icons/lucide/circle-check'
import CircleHelp from '~icons/lucide/circle-question-mark'
import CircleSlash from '~icons/lucide/circle-slash'

/** ✓ ? ⊘: shape and word; "not" is grey, since it is no error. */
export function TruthMark(props: { truth: Truth; class?: string }) {
  const shape = () => (props.truth === null ? CircleHelp : props.truth ? CircleCheck : CircleSlash)
  const colour = () => (props.truth === null ? 'text-turn-ink' : props.truth ? 'text-done-ink' : 'text-ink-2')
  return (
    <span class={`inline-flex flex-none items-center ${colour()} ${props.class ?? ''}`}>
      <Dynamic component={shape()} class="icon" aria-hidden="true" />
      <span class="sr-only">{truthWord(props.truth)}: </span>
    </span>
  )
}
