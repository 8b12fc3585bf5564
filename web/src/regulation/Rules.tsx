import { useParams, useSearchParams } from '@solidjs/router'
import { createMemo, createResource, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createMedia } from '../media.ts'
import { namedAreas } from '../mend.tsx'
import { acting } from '../session.tsx'
import '../text/regulation.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Bones } from '../ui/Wait.tsx'
import { createNames, isNation } from './names.ts'
import { Overview } from './Overview.tsx'
import { Parts } from './Parts.tsx'
import { RuleList } from './RuleList.tsx'
import { isKey } from '@slrt/domain/regulation-keys'
import { firstSubject } from './subjects.ts'
import { RuleView } from './RuleView.tsx'
import type { Rule, Shown } from './shapes.ts'
import { ruleText } from './value-words.ts'

/** Every rule that binds this district, what each says here and now, and where that comes from. */
export function Rules() {
  const params = useParams<{ key?: string }>()
  const [search] = useSearchParams<{ wilayah?: string; hal?: string }>()
  const wide = createMedia('(min-width: 64rem)')
  const first = () => (params.key && isKey(params.key) ? firstSubject(params.key) : '')
  const asked = () => ({ area: search.wilayah || undefined, subject: search.hal || first() || undefined })
  const ask = createAsk('regulation.show', asked, (input) => api.regulation.show.query(input))
  const title = () => (isNation() ? t('rules.title_nation') : t('rules.title', { tenant: acting()?.tenantName ?? '' }))
  return (
    <>
      <Show when={params.key && !wide()}>
        <BackLink href="/peraturan">{t('rules.back')}</BackLink>
      </Show>
      <Show when={!params.key || wide()}>
        <Show when={!params.key} fallback={<p class="text-h2">{title()}</p>}>
          <PageHead title={title()}>
            <p>{t(isNation() ? 'rules.text_nation' : 'rules.text')}</p>
          </PageHead>
        </Show>
        <Parts />
      </Show>
      <Answer of={ask} title={params.key ? t('rules.part_rules') : undefined} bones={<Bones rows={8} />}>
        {(shown) => <Shell shown={shown()} chosen={params.key} wide={wide()} area={search.wilayah} />}
      </Answer>
    </>
  )
}

function Shell(props: { shown: Shown; chosen: string | undefined; wide: boolean; area: string | undefined }) {
  const names = createNames(() => true)
  const text = (rule: Rule) => ruleText(rule.key, rule.value, names)
  const chosen = createMemo(() => props.shown.keys.find(({ key }) => key === props.chosen))
  const [areas] = createResource(
    () => props.area,
    async (code) => namedAreas(upwards(code)),
  )
  return (
    <div class="grid items-start gap-8 desktop:grid-cols-[20rem_minmax(0,1fr)]">
      <Show when={props.wide || !props.chosen}>
        <div class={props.wide ? '' : 'order-2'}>
          <RuleList rules={props.shown.keys} chosen={chosen()?.key} text={text} />
        </div>
      </Show>
      <Show when={props.chosen} fallback={<Overview shown={props.shown} names={names} />}>
        {(key) => (
          <Show
            when={isKey(key()) && chosen()}
            keyed
            fallback={
              <div>
                <PageHead title={t('rule.unknown_title')}>
                  <p>{t('rule.unknown_text')}</p>
                </PageHead>
                <LinkButton href="/peraturan">{t('rules.back')}</LinkButton>
              </div>
            }
          >
            {(rule) => <RuleView rule={rule} names={names} areas={(props.area && areas.latest) || []} />}
          </Show>
        )}
      </Show>
    </div>
  )
}

/** The codes from the kecamatan down to the area itself. */
const upwards = (code: string): string[] => {
  const parts = code.split('.')
  return parts.map((_, n) => parts.slice(0, n + 1).join('.')).slice(2)
}
