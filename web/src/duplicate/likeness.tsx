import { PROPOSED } from '@slrt/domain/likeness'
import { t } from '../text/text.ts'
import { StatusTag } from '../ui/StatusTag.tsx'

const percent = (score: number) => Math.floor(score * 100)

/** How alike two records are, in a word and in hundredths. */
export const likenessText = (score: number): string =>
  t(score >= PROPOSED ? 'duplicate.likely' : 'duplicate.maybe', { n: percent(score) })

export const LikenessTag = (props: { score: number }) => (
  <StatusTag status={props.score >= PROPOSED ? 'turn' : 'idle'}>{likenessText(props.score)}</StatusTag>
)
