import type { Problem } from '../problem.ts'
import { sentenceOf } from '../text/sentence.ts'
import { t } from '../text/text.ts'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'

/** Where an answer should stand and none came: what is the matter, what stays, and the way on. */
export function Failure(props: { problem: Problem; again?: () => void; busy?: boolean }) {
  const offline = () => props.problem.code === 'network.none'
  return (
    <Notice
      kind={offline() ? 'waiting' : 'late'}
      alert={!offline()}
      actions={
        props.again && (
          <Button onClick={() => props.again?.()} busy={props.busy} busyText={t('wait.loading')}>
            {t('action.again')}
          </Button>
        )
      }
    >
      {sentenceOf(props.problem)}
    </Notice>
  )
}
