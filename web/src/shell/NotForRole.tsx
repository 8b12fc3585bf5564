import { t } from '../text/text.ts'
import { PageHead } from '../ui/Heading.tsx'

/** A screen that exists, for others. */
export function NotForRole() {
  return (
    <>
      <PageHead title={t('not_for_role.title')}>
        <p>{t('refusal.path.forbidden')}</p>
      </PageHead>
      <p>
        <a href="/">{t('action.start_page')}</a>
      </p>
    </>
  )
}
