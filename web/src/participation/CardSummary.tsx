import { For, Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { programText, sourceText } from '../fact/fact-words.ts'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { StatusTag, type Status } from '../ui/StatusTag.tsx'

type Program = Outputs['participation']['show']['programs'][number]
type State = NonNullable<Program['answer']>['state']

const statuses: Record<State, Status> = {
  MENERIMA: 'done',
  PERNAH: 'idle',
  BUTUH: 'turn',
  TIDAK: 'idle',
  TIDAK_TAHU: 'idle',
}

/** "Menerima, 2024" */
export const stateText = ({ state, year }: { state: State; year: number | null }): string =>
  year === null
    ? t(`participation.${state}`)
    : t('program.card.in_year', { state: t(`participation.${state}`), year: String(year) })

/** What the family has of each program, as far as somebody asked or a list says. */
export function CardSummary(props: { household: string }) {
  const ask = createAsk(
    'participation.show',
    () => props.household,
    (id) => api.participation.show.query({ id }),
  )
  const known = (programs: readonly Program[]) =>
    programs.filter(({ answer, members }) => answer !== null || members.length > 0)
  return (
    <section class="flex flex-col gap-3" aria-labelledby="kartu">
      <Answer of={ask}>
        {(card) => (
          <>
            <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <h2 id="kartu">{t('program.card.title')}</h2>
              <Show when={may('participation.save')}>
                <LinkButton href={`/keluarga/${props.household}/kepesertaan`}>
                  {t(card().isFilled ? 'program.card.renew' : 'program.card.fill')}
                </LinkButton>
              </Show>
            </div>
            <Show
              when={known(card().programs).length > 0}
              fallback={
                <p class="text-ink-2">
                  {t('program.card.none')} {may('participation.save') ? t('program.card.none_text') : ''}
                </p>
              }
            >
              <ul class="divide-y divide-line border-y border-line">
                <For each={known(card().programs)}>
                  {(program) => (
                    <li class="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
                      <div class="min-w-0 flex-1 basis-56">
                        <p class="font-semibold">
                          {programText(program.code, program.name)}
                          <Show when={!program.isOffered}>
                            <span class="font-normal text-ink-2"> ({t('program.card.ended')})</span>
                          </Show>
                        </p>
                        <Show when={program.answer}>
                          {(answer) => <p class="text-small text-ink-2">{sourceText(answer())}</p>}
                        </Show>
                        <For each={program.members}>
                          {(member) => (
                            <p class="text-small text-ink-2">
                              {t('program.card.member', { name: member.name, state: stateText(member) })} ·{' '}
                              {sourceText({ ...member, by: null })}
                            </p>
                          )}
                        </For>
                      </div>
                      <Show when={program.answer}>
                        {(answer) => <StatusTag status={statuses[answer().state]}>{stateText(answer())}</StatusTag>}
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </>
        )}
      </Answer>
    </section>
  )
}
