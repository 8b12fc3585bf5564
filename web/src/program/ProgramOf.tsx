import '../text/program.ts'
import { For, Show } from 'solid-js'
import type { Approval } from '../approval/approval-words.ts'
import { SideBySide } from '../regulation/Difference.tsx'
import { citationText } from '../regulation/names.ts'
import { spanText } from '../regulation/Versions.tsx'
import { RuleText } from '../rule/RuleText.tsx'
import { t } from '../text/text.ts'
import { Facts } from '../ui/Facts.tsx'
import { differenceParts } from './differences.ts'
import { benefitWords, placesWords } from './program-words.ts'

type Asked = NonNullable<Approval['program']>

/** What publishing a program would change: the whole of a new one, or the old beside the new part by part. */
export function ProgramOf(props: { program: Asked }) {
  const parts = () =>
    props.program.before
      ? differenceParts(props.program.before.definition, props.program.definition).filter(
          ({ theirs, mine }) => theirs !== mine,
        )
      : []
  return (
    <div class="flex flex-col gap-3">
      <p class="text-small text-ink-2">
        {citationText(props.program.citation)} · {spanText(props.program)}
      </p>
      <Show
        when={props.program.before}
        fallback={
          <>
            <RuleText
              rule={props.program.definition.rule}
              unit={props.program.definition.unit}
              params={props.program.definition.params}
            />
            <Facts
              facts={[
                { label: t('prog.benefit'), value: benefitWords(props.program.definition) },
                { label: t('prog.places'), value: placesWords(props.program.definition) },
                {
                  label: t('prog.papers'),
                  value: props.program.definition.papers.map(({ name }) => name).join(', ') || t('prog.no_papers'),
                },
              ]}
            />
          </>
        }
      >
        {(before) => (
          <For each={parts()} fallback={<p>{t('prog.same')}</p>}>
            {(part) => (
              <div>
                <h4 class="text-label">{part.label}</h4>
                <SideBySide
                  before={part.theirs}
                  beforeBy={citationText(before().citation)}
                  after={part.mine}
                  afterBy={citationText(props.program.citation)}
                />
              </div>
            )}
          </For>
        )}
      </Show>
      <a class="inline-flex min-h-control items-center self-start" href={`/program/${props.program.code}`}>
        {t('prog.see')}
      </a>
    </div>
  )
}
