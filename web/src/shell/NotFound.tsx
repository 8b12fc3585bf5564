import { t } from '../text/text.ts'
import { PageHead } from '../ui/Heading.tsx'

export function NotFound() {
  return (
    <>
      <PageHead title={t('not_found.title')}>
        <p>{t('not_found.text')}</p>
      </PageHead>
      <p>
        <a href="/">{t('action.start_page')}</a>
      </p>
    </>
  )
}
