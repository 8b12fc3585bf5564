import '../text/catalogue.ts'
import '../text/nation.ts'
import { useParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { may } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Facts } from '../ui/Facts.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { codeOf, codeText, kindOfAddress, spanText, statusOfLine, type Line } from './lines.ts'

/** One code: what is said of it, from the newest to the oldest. */
export function CataloguePage() {
  const params = useParams<{ kind: string; code: string }>()
  const kind = () => kindOfAddress[params.kind] ?? 'category'
  const ask = createAsk(
    'catalogue.list',
    () => ({ kind: kind() }),
    (input) => api.catalogue.list.query(input),
  )
  const here = () => `/katalog/${params.kind}/${params.code}`
  return (
    <div class="reading flex flex-col">
      <BackLink href={`/katalog/${params.kind}`}>{t(`catalogue.title.${kind()}`)}</BackLink>
      <Answer of={ask} title={params.code}>
        {(answer) => {
          const one = () => codeOf(kind(), params.code, answer().rows)
          return (
            <>
              <PageHead
                title={one().name}
                actions={
                  <Show when={may('catalogue.save')}>
                    <LinkButton href={`${here()}/tulis`} kind="main">
                      {t('catalogue.write')}
                    </LinkButton>
                  </Show>
                }
              >
                <p>{[codeText(one().code), one().sector].filter(Boolean).join(' · ')}</p>
              </PageHead>
              <section class="flex flex-col gap-4">
                <h2>{t('catalogue.lines')}</h2>
                <Show
                  when={one().lines.length > 0}
                  fallback={
                    <div>
                      <StatusTag status="idle">{t('catalogue.no_lines')}</StatusTag>
                      <p class="mt-2 text-ink-2">{t('catalogue.no_lines_text')}</p>
                    </div>
                  }
                >
                  <ol class="flex flex-col gap-8">
                    <For each={one().lines}>{(line) => <Version line={line} here={here()} />}</For>
                  </ol>
                </Show>
              </section>
            </>
          )
        }}
      </Answer>
    </div>
  )
}

function Version(props: { line: Line; here: string }) {
  const line = () => props.line
  return (
    <li class="flex flex-col gap-3">
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusTag status={statusOfLine[line().shown]}>{t(`catalogue.shown.${line().shown}`)}</StatusTag>
        <span>{spanText(line())}</span>
      </div>
      <Facts
        facts={[
          { label: t('catalogue.name'), value: line().name },
          ...(line().details ? [{ label: t('catalogue.details'), value: line().details }] : []),
          ...(line().owner ? [{ label: t('catalogue.owner'), value: line().owner }] : []),
          { label: t('catalogue.source'), value: line().source },
          { label: t('catalogue.confidence'), value: t(`catalogue.confidence.${line().confidence}`) },
        ]}
      />
      <div class="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span class="text-small text-ink-2">
          {t('catalogue.changed_by', { by: line().changedBy, day: day(line().changedAt) })}
        </span>
        <Show when={may('catalogue.save')}>
          <a
            class="no-print inline-flex min-h-control items-center"
            href={`${props.here}/tulis?mulai=${line().effectiveFrom}`}
          >
            {t('catalogue.change')}
            <span class="sr-only">, {spanText(line())}</span>
          </a>
        </Show>
      </div>
    </li>
  )
}
