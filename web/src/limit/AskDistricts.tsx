import '../text/limit.ts'
import { newId } from '@slrt/domain/id'
import { useNavigate } from '@solidjs/router'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { sayDone } from '../ui/Toaster.tsx'

/** The nation has every district count what a draft of a limit would do there. */
export function AskDistricts(props: { entry: string; name: string }) {
  const navigate = useNavigate()
  const sending = createSending()
  async function ask() {
    const id = newId()
    const result = await sending.send('limit.try', { id, entry: props.entry }, `limit:${id}`, props.name)
    if (result === 'refused') return
    sayDone(t(result === 'done' ? 'limit.asked' : 'kept.waiting'))
    navigate(result === 'done' ? `/batas/${id}` : '/kiriman')
  }
  return (
    <div class="flex flex-col items-start gap-2">
      <ErrorSummary of={sending} />
      <p class="text-ink-2">{t('limit.ask_text')}</p>
      <Button wide busy={sending.busy()} onClick={() => void ask()}>
        {t('limit.ask')}
      </Button>
    </div>
  )
}
