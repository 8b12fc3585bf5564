import type { Problem } from '../problem.ts'
import { sentenceOf } from '../text/sentence.ts'
import { t } from '../text/text.ts'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'

/** Answers that stay the same however often they are asked for: no fault of the system, so neither red nor repeated. */
const isFinal = ({ code }: Problem) => /^path\.|^session\.|not_found$/.test(code)

/** Where an answer should stand and none came: what is the matter, what stays, and the way on. */
export function Failure(props: { problem: Problem; again?: () => void; busy?: boolean }) {
  const kind = () => (props.problem.code === 'network.none' ? 'waiting' : isFinal(props.problem) ? 'info' : 'late')
  return (
    <Notice
      kind={kind()}
      alert={kind() === 'late'}
      actions={
        props.again &&
        !isFinal(props.problem) && (
          <Button onClick={() => props.again?.()} busy={props.busy ?? false} busyText={t('wait.loading')}>
            {t('action.again')}
          </Button>
        )
      }
    >
      {sentenceOf(props.problem)}
    </Notice>
  )
}
