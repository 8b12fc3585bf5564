import { Navigate, useLocation, useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api } from '../../api.ts'
import { createAttempt } from '../../attempt.ts'
import { MemberFields } from '../../household/MemberFields.tsx'
import { memberProblems, personOf, type MemberValues } from '../../household/member-values.ts'
import type { FamilyRow } from '../../household/known.ts'
import { t } from '../../text/text.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { OpenDraft } from './draft-store.ts'
import { StepFrame } from './StepFrame.tsx'

/** Step 1, a member of a new family. */
export function Member(props: { draft: OpenDraft; id: string }) {
  const navigate = useNavigate()
  const attempt = createAttempt()
  const [twin, setTwin] = createSignal<FamilyRow>()
  const location = useLocation()
  const to = (place: string) => `/catat/${props.draft.values.id}/${place}${location.search}`
  const at = () => props.draft.values.members.findIndex(({ id }) => id === props.id)
  const values = () => props.draft.values.members[at()]
  const isHead = () => values()?.relation === 'KEPALA'

  async function next(member: MemberValues) {
    setTwin(undefined)
    if (!attempt.accepts(memberProblems(member))) return
    // Perhaps the person is known in a family of this desa: seen now, and not by a refusal in the evening.
    await attempt.run(async () => {
      const { nik } = personOf(member)
      const answer = nik && navigator.onLine ? await api.household.list.query({ text: nik }).catch(() => null) : null
      const [row] = answer?.rows ?? []
      if (row) setTwin(row)
      else navigate(to('siapa'))
    })
  }
  function takeKnown(row: FamilyRow) {
    props.draft.set({ known: { ...row, paperless: '' }, isNew: false })
    navigate(to('siapa'))
  }
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
                actions={<Button onClick={() => takeKnown(row())}>{t('member.take_known')}</Button>}
              >
                {t('member.known', { head: row().head })}
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
