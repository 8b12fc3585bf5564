import { KEYS } from '@slrt/domain/regulation-keys'
import { Show } from 'solid-js'
import { may } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import type { Area } from '../ui/AreaPicker.tsx'
import { Heading } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { Chain } from './Chain.tsx'
import { LookAt } from './LookAt.tsx'
import { aboutText, isNation } from './names.ts'
import type { Rule } from './shapes.ts'
import { ruleText, type Names } from './value-words.ts'
import { Versions } from './Versions.tsx'

/** Who decided: the nation, the province, or the district itself in whichever of its places. */
const originOf = ({ source }: Rule): 'own' | 'nation' | 'province' => {
  if (isNation()) return 'own'
  return source.level === 'nation' || source.level === 'province' ? source.level : 'own'
}

/**
 * One rule: its sentence and its origin first, then what became of it over time.
 * @param props.areas the place that it is read for, below its kecamatan
 */
export function RuleView(props: { rule: Rule; names: Names; areas: readonly Area[] }) {
  const link = () => props.rule.chain.at(-1)
  const basis = () => {
    const { citation } = props.rule.source
    const since = link()?.effectiveFrom
    if (!since) return t('rule.standard')
    return citation ? t('rule.by_since', { citation, day: day(since) }) : t('rule.since', { day: day(since) })
  }
  const draft = () => props.rule.own.find(({ shown }) => shown === 'DRAF')
  // Routes name institutions, and the nation has none.
  const isDrafted = () => may('regulation.draft') && !(isNation() && props.rule.key === 'routing.unit')
  const place = () => props.areas.find(({ code }) => code === link()?.area) ?? null
  const about = () => aboutText({ subject: link()?.subject ?? '', area: place() })
  return (
    <article class="flex min-w-0 flex-col gap-6">
      <div>
        <Heading>{t(`rule.${props.rule.key}`)}</Heading>
        <p class="mt-1 text-ink-2">{t(`rule.${props.rule.key}.help`)}</p>
      </div>
      <section
        class="flex flex-wrap items-start gap-4 rounded-box border border-line bg-surface p-4 tablet:p-6"
        aria-live="polite"
      >
        <div class="flex min-w-0 flex-1 basis-72 flex-col items-start gap-2">
          <p class="max-w-[48ch] text-h2">{ruleText(props.rule.key, props.rule.value, props.names)}</p>
          <Origin of={originOf(props.rule)} />
          <p class="max-w-[54ch] text-ink-2">
            {basis()} <Show when={about()}>{t('rule.for', { what: about() })}</Show>
          </p>
        </div>
        <Show when={isDrafted()}>
          <LinkButton href={`/peraturan/${props.rule.key}/draf/${draft()?.id ?? 'baru'}`} kind="main" wide>
            {t(draft() ? 'rule.continue' : originOf(props.rule) === 'own' ? 'rule.change' : 'rule.make_own')}
          </LinkButton>
        </Show>
      </section>
      <Show when={!isNation()}>
        <Chain rule={props.rule} names={props.names} areas={props.areas} />
      </Show>
      <Show when={isNation() && props.rule.key === 'routing.unit'}>
        <Notice kind="info">{t('draft.no_units')}</Notice>
      </Show>
      <Show when={KEYS[props.rule.key].subject !== 'none' || (KEYS[props.rule.key].reach !== 'tenant' && !isNation())}>
        <LookAt rule={props.rule} area={props.areas.at(-1)} />
      </Show>
      <Versions rule={props.rule} names={props.names} />
      <p class="text-ink-2">{t('rule.stays')}</p>
    </article>
  )
}

function Origin(props: { of: 'own' | 'nation' | 'province' }) {
  return (
    <StatusTag status={props.of === 'own' ? 'done' : 'idle'}>
      {isNation() ? t('rule.is_nation') : t(`rule.from_${props.of}`)}
    </StatusTag>
  )
}
