import { Navigate, useLocation, useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api, problemOfError } from '../../api.ts'
import { createAttempt } from '../../attempt.ts'
import { placeText } from '../../field/place.ts'
import { MemberFields } from '../../household/MemberFields.tsx'
import { memberProblems, personOf, type MemberValues } from '../../household/member-values.ts'
import { t } from '../../text/text.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { OpenDraft } from './draft-store.ts'
import { familyOfAnswer } from './known-family.ts'
import { StepFrame } from './StepFrame.tsx'
import { findTwin, type Twin } from './twin.ts'

/** Step 1, a member of a new family. */
export function Member(props: { draft: OpenDraft; id: string }) {
  const navigate = useNavigate()
  const attempt = createAttempt()
  const [twin, setTwin] = createSignal<Twin>()
  const location = useLocation()
  const to = (place: string) => `/catat/${props.draft.values.id}/${place}${location.search}`
  const at = () => props.draft.values.members.findIndex(({ id }) => id === props.id)
  const values = () => props.draft.values.members[at()]
  const isHead = () => values()?.relation === 'KEPALA'

  async function next(member: MemberValues) {
    const seen = twin()
    setTwin(undefined)
    if (!attempt.accepts(memberProblems(member))) return
    // Perhaps the person is known already: seen now, and not by a refusal in the evening.
    await attempt.run(async () => {
      const found = await findTwin(personOf(member), props.draft.values.family.desa?.code)
      // Two people of one name and year there are: who was shown once and is not meant stops nobody again.
      if (found && (found.isByNik || found.id !== seen?.id)) setTwin(found)
      else navigate(to('siapa'))
    })
  }
  const takeKnown = (one: Twin) =>
    attempt.run(async () => {
      try {
        const known = familyOfAnswer(await api.household.show.query({ id: one.household }))
        props.draft.set({ known, isNew: false })
        navigate(to('siapa'))
      } catch (error) {
        attempt.refuse(problemOfError(error))
      }
    })
  function drop() {
    const { id } = props
    navigate(to('siapa'))
    props.draft.set('members', (all) => all.filter((one) => one.id !== id))
  }

  return (
    <Show when={values()} fallback={<Navigate href={to('siapa')} />}>
      {(member) => (
        <StepFrame
          draft={props.draft}
          step="siapa"
          title={isHead() ? t('member.head_title') : t('member.title')}
          back={to(isHead() ? 'siapa/keluarga' : 'siapa')}
          attempt={attempt}
          nextText={t('member.save')}
          onNext={() => next(member())}
        >
          <Show when={twin()}>
            {(row) => (
              <Notice
                kind="info"
                alert
                actions={<Button onClick={() => void takeKnown(row())}>{t('member.take_known')}</Button>}
              >
                {row().isByNik
                  ? t('member.known', { head: row().head })
                  : t('search.twin', { name: row().name, head: row().head, place: placeText(row()) })}
              </Notice>
            )}
          </Show>
          <MemberFields
            values={member()}
            set={(next) => props.draft.set('members', at(), next)}
            attempt={attempt}
            isHead={isHead()}
          />
          <Show when={!isHead()}>
            <Button kind="quiet" class="self-start" onClick={drop}>
              {t('member.drop')}
            </Button>
          </Show>
        </StepFrame>
      )}
    </Show>
  )
}
