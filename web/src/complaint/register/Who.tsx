import { useLocation, useNavigate } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { createAttempt } from '../../attempt.ts'
import { placeText } from '../../field/place.ts'
import { memberProblems, emptyMember } from '../../household/member-values.ts'
import { familyProblems } from '../../household/family-values.ts'
import { may } from '../../session.tsx'
import { t } from '../../text/text.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceRows } from '../../ui/ChoiceRows.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'
import { FieldError, idOfField, TextField } from '../../ui/TextField.tsx'
import type { OpenDraft } from './draft-store.ts'
import { FindFamily } from './FindFamily.tsx'
import { FindPerson } from './FindPerson.tsx'
import { createNotLive, NotLive } from './NotLive.tsx'
import { headOf, type KnownFamily } from './register-draft.ts'
import { StepFrame } from './StepFrame.tsx'
import { problemsOf } from './steps.ts'

/** Step 1: the family, and who tells it. */
export function Who(props: { draft: OpenDraft; back: string; onNext: () => void }) {
  const navigate = useNavigate()
  const attempt = createAttempt()
  const values = () => props.draft.values
  const notLive = createNotLive(values)
  const location = useLocation()
  /** Whoever came from the review goes back there, also by way of a member. */
  const to = (part: string) => `/catat/${values().id}/siapa/${part}${location.search}`
  const hasFamily = () => values().known !== null || values().isNew

  const begin = (name: string) => {
    if (values().members.length === 0) props.draft.set('members', [{ ...emptyMember('KEPALA'), name }])
    props.draft.set({ isNew: true, known: null })
    navigate(to('keluarga'))
  }
  const other = () => {
    attempt.say()
    props.draft.set({ known: null, isNew: false })
  }
  const add = () => {
    const member = emptyMember()
    props.draft.set('members', (all) => [...all, member])
    navigate(to(member.id))
  }

  return (
    <StepFrame
      draft={props.draft}
      step="siapa"
      title={t('who.title')}
      text={hasFamily() ? undefined : t('who.text')}
      back={props.back}
      attempt={attempt}
      noNext={!hasFamily() || notLive.isRefused()}
      onNext={() => attempt.accepts(problemsOf('siapa', values())) && props.onNext()}
    >
      <Show
        when={hasFamily()}
        fallback={
          <Dynamic
            component={may('household.list') ? FindFamily : FindPerson}
            onChoose={(known: KnownFamily) => props.draft.set({ known, isNew: false })}
            onNew={begin}
          />
        }
      >
        <section id={idOfField('family')} tabindex="-1" class="flex flex-col gap-3 border-y border-line py-4">
          <div class="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <div class="min-w-0">
              <h2 class="wrap-anywhere">
                <bdi>{headOf(values()) || t('who.new')}</bdi>
              </h2>
              <Show
                when={values().known}
                fallback={
                  <p class="text-ink-2">
                    {placeText({ ...values().family, desa: values().family.desa ?? { label: '' } })}
                  </p>
                }
              >
                {(known) => (
                  <p class="text-ink-2">
                    {placeText(known())} · {t('household.persons', { n: known().members })}
                  </p>
                )}
              </Show>
            </div>
            <Button onClick={other}>{t('who.other')}</Button>
          </div>
          <Show when={!values().known}>
            <div class="flex flex-wrap items-center gap-3">
              <LinkButton href={to('keluarga')}>{t('who.change_family')}</LinkButton>
              <Show when={familyProblems(values().family).length > 0}>
                <StatusTag status="turn">{t('who.incomplete')}</StatusTag>
              </Show>
            </div>
            <Show when={attempt.errorAt('family')}>{(error) => <FieldError>{error()}</FieldError>}</Show>
          </Show>
        </section>
        <NotLive of={notLive} />
        <Show when={!values().known}>
          <section id={idOfField('members')} class="flex flex-col gap-3">
            <h2>{t('who.members', { n: values().members.length })}</h2>
            <Show when={attempt.errorAt('members')}>{(error) => <FieldError>{error()}</FieldError>}</Show>
            <ul class="divide-y divide-line border-y border-line">
              <For each={values().members}>
                {(member) => (
                  <li>
                    <a
                      class="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 py-2 no-underline! hover:bg-action-soft"
                      href={to(member.id)}
                    >
                      <bdi class="min-w-0 flex-1 wrap-anywhere">{member.name || t('who.nameless')}</bdi>
                      <span class="font-normal text-ink-2">
                        {member.relation ? t(`relation.${member.relation}`) : ''}
                      </span>
                      <Show when={memberProblems(member).length > 0}>
                        <StatusTag status="turn">{t('who.incomplete')}</StatusTag>
                      </Show>
                    </a>
                  </li>
                )}
              </For>
            </ul>
            <Button class="self-start" onClick={add}>
              {t('who.add')}
            </Button>
          </section>
        </Show>
        <Show when={!notLive.isRefused()}>
          <ChoiceRows
            name="isByOther"
            label={t('who.reporter')}
            value={values().isByOther ? 'other' : 'family'}
            onChange={(value) => props.draft.set({ isByOther: value === 'other' })}
            choices={[
              { value: 'family', label: t('who.reporter_family') },
              { value: 'other', label: t('who.reporter_other') },
            ]}
          />
          <Show when={values().isByOther}>
            <TextField
              name="reporter"
              label={t('who.reporter_name')}
              hint={t('who.reporter_hint')}
              value={values().reporter}
              onInput={(reporter) => props.draft.set({ reporter })}
              error={attempt.errorAt('reporter')}
            />
          </Show>
        </Show>
      </Show>
    </StepFrame>
  )
}
