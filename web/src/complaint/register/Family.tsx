import { useLocation, useNavigate } from '@solidjs/router'
import { createAttempt } from '../../attempt.ts'
import { FamilyFields } from '../../household/FamilyFields.tsx'
import { familyOf, familyProblems } from '../../household/family-values.ts'
import { memberProblems } from '../../household/member-values.ts'
import { t } from '../../text/text.ts'
import type { OpenDraft } from './draft-store.ts'
import { createNotLive, NotLive } from './NotLive.tsx'
import { StepFrame } from './StepFrame.tsx'

/** Step 1, a new family: where it lives, and its card. Its head comes next. */
export function Family(props: { draft: OpenDraft }) {
  const navigate = useNavigate()
  const attempt = createAttempt()
  const values = () => props.draft.values
  const notLive = createNotLive(values)
  const location = useLocation()
  const to = (place: string) => `/catat/${values().id}/${place}${location.search}`
  function next() {
    if (!attempt.accepts(familyProblems(values().family))) return
    const { rt, rw } = familyOf(values().family)
    props.draft.set('family', { rt, rw })
    const unfinished = values().members.find((one) => memberProblems(one).length > 0)
    navigate(to(unfinished ? `siapa/${unfinished.id}` : 'siapa'))
  }
  return (
    <StepFrame
      draft={props.draft}
      step="siapa"
      title={t('family.title')}
      back={to('siapa')}
      attempt={attempt}
      onNext={next}
    >
      <FamilyFields values={values().family} set={(next) => props.draft.set('family', next)} attempt={attempt} isNew />
      <NotLive of={notLive} />
    </StepFrame>
  )
}
