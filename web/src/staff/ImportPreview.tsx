import { MOST_AT_ONCE, type ImportRow } from '@slrt/domain/staff-file'
import { createMemo, createSignal, Show } from 'solid-js'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { createChosen } from './chosen.ts'
import { downloadRefused, toSend, type Preview } from './import-file.ts'
import { ImportRows } from './ImportRows.tsx'

/** What a file would do: the sentence first, then each row; sent in parts, each of which counts once. */
export function ImportPreview(props: { file: string; table: string[][]; preview: Preview; onAnother: () => void }) {
  const rows = createMemo(() => toSend(props.preview))
  const sending = createSending()
  const chosen = createChosen()
  const [sent, setSent] = createSignal(0)
  const isDone = () => rows().length > 0 && sent() === rows().length

  /** Those who get a card: new, and without e-mail. */
  const withoutEmail = () => {
    const news = new Set(
      props.preview.rows.flatMap(({ status, userName, role }) =>
        status === 'NEW' && userName ? `${userName}|${role}` : [],
      ),
    )
    return rows().filter(({ userName, role }) => userName && news.has(`${userName}|${role}`))
  }

  async function send() {
    while (sent() < rows().length) {
      const part: ImportRow[] = rows().slice(sent(), sent() + MOST_AT_ONCE)
      const input = { file: props.file.slice(0, 200), rows: part }
      const result = await sending.send('staff.import', input, 'staff:import', props.file)
      if (result === 'refused') return
      setSent(sent() + part.length)
    }
    chosen.choose(withoutEmail().map(({ id }) => id))
  }

  return (
    <div class="flex flex-col gap-6">
      <ErrorSummary of={sending} />
      <Show
        when={isDone()}
        fallback={
          <Before
            {...{ rows: rows(), sent: sent(), send }}
            of={props}
            busy={sending.busy()}
            cards={withoutEmail().length}
          />
        }
      >
        <Panel
          status="done"
          title={t('import.done', { n: sent() })}
          live
          actions={
            <>
              <Show when={withoutEmail().length > 0}>
                <LinkButton href="/petugas/kartu" kind="main">
                  {t('import.cards', { n: withoutEmail().length })}
                </LinkButton>
              </Show>
              <Show when={props.preview.totals.REFUSED > 0}>
                <Refused of={props} />
              </Show>
              <LinkButton href="/petugas">{t('staff.to_list')}</LinkButton>
            </>
          }
        >
          <p>{t('import.done_next')}</p>
          <Show when={withoutEmail().length > 0}>
            <p>{t('import.done_cards', { n: withoutEmail().length })}</p>
          </Show>
        </Panel>
      </Show>
      <ImportRows preview={props.preview} />
    </div>
  )
}

type File = { table: string[][]; preview: Preview }

function Refused(props: { of: File }) {
  return <Button onClick={() => downloadRefused(props.of.table, props.of.preview)}>{t('import.refused_file')}</Button>
}

function Before(props: {
  of: File & { onAnother: () => void }
  rows: readonly ImportRow[]
  cards: number
  sent: number
  busy: boolean
  send: () => Promise<void>
}) {
  const totals = () => props.of.preview.totals
  const all = () => props.of.preview.rows.length
  const stopped = () => props.sent > 0 && !props.busy
  const title = () => {
    if (props.busy) return t('import.progress', { n: props.sent, of: props.rows.length })
    if (stopped()) return t('import.stopped', { n: props.sent, of: props.rows.length })
    if (props.rows.length > 0) return t('import.says', { n: props.rows.length, of: all() })
    return t(totals().REFUSED === 0 ? 'import.says_same' : 'import.says_none')
  }
  const next = () =>
    (['NEW', 'CHANGED', 'REFUSED'] as const)
      .filter((status) => totals()[status] > 0)
      .map((status) => t(`import.next.${status}`, { n: totals()[status] }))
      .join(' ')
  return (
    <Panel
      status={props.rows.length > 0 ? 'turn' : 'idle'}
      title={title()}
      live
      actions={
        <>
          <Show when={props.rows.length > 0}>
            <Button kind="main" busy={props.busy} onClick={() => void props.send()}>
              {stopped() ? t('import.again') : t('import.send', { n: props.rows.length })}
            </Button>
          </Show>
          <Show when={totals().REFUSED > 0}>
            <Refused of={props.of} />
          </Show>
          <Button onClick={() => props.of.onAnother()}>{t('import.another')}</Button>
        </>
      }
    >
      <p>{next()}</p>
      <Show when={totals().NEW > 0}>
        <p>{t('import.mails', { mail: totals().NEW - props.cards, card: props.cards })}</p>
      </Show>
    </Panel>
  )
}
