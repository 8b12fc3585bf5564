import { Show, type JSX } from 'solid-js'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { Empty } from '../ui/Empty.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'

/** Nobody yet, or nobody by this filter: which of the two, and the way on. */
export function NoStaff(props: { text: string; filtered: boolean; action: JSX.Element }) {
  return (
    <Show
      when={props.filtered}
      fallback={
        <Empty title={t('staff.empty_title')} actions={may('staff.invite') && props.action}>
          <p>{t('staff.empty_text')}</p>
        </Empty>
      }
    >
      <Empty
        title={props.text ? t('list.nothing', { text: props.text }) : t('list.nothing_filtered')}
        actions={<LinkButton href="/petugas">{t('list.clear')}</LinkButton>}
      >
        <p>{t('list.other_spelling')}</p>
      </Empty>
    </Show>
  )
}
