import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { createAttempt } from '../attempt.ts'
import { outbox } from '../offline/outbox.ts'
import { acting, session } from '../session.tsx'
import { beyond } from '../shell/places.ts'
import { chooseLanguage, language, t, tCode, type Language } from '../text/text.ts'
import { chooseTheme, theme, type Theme } from '../theme.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Facts } from '../ui/Facts.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { OtherDevices } from './OtherDevices.tsx'
import { signOut } from './sign-out.ts'
import '../text/account.ts'

export function More() {
  const navigate = useNavigate()
  const [leaving, setLeaving] = createSignal(false)
  const unsent = () => outbox.entries().length
  const attempt = createAttempt()
  const leave = () =>
    attempt.run(async () => {
      const problem = await signOut()
      setLeaving(false)
      if (problem) attempt.say({ problem })
      else navigate('/masuk', { replace: true, state: { said: 'signed_out' } })
    })
  return (
    <div class="reading flex flex-col gap-10">
      <div class="-mb-10">
        <PageHead title={t('more.title')} />
      </div>
      <Show when={beyond().length > 0}>
        <nav aria-label={t('more.pages')} class="flex flex-col gap-3 desktop:hidden">
          <h2>{t('more.pages')}</h2>
          <ul class="divide-y divide-line border-y border-line">
            <For each={beyond()}>
              {(place) => (
                <li>
                  <a class="flex min-h-row items-center" href={place.href}>
                    {t(place.text)}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </nav>
      </Show>
      <section class="flex flex-col gap-3">
        <h2>{t('more.account')}</h2>
        <Facts
          facts={[
            { label: t('more.name'), value: session()?.person.name },
            {
              label: t('more.as'),
              value: `${tCode('role.', acting()?.role ?? '', 'role.other')}, ${acting()?.tenantName}`,
            },
            { label: t('more.second'), value: t(session()?.secondFactor ? 'more.second_on' : 'more.second_off') },
          ]}
        />
        <ul class="divide-y divide-line border-b border-line">
          <Show when={(session()?.memberships.length ?? 0) > 1}>
            <li>
              <a class="flex min-h-row items-center" href="/sebagai">
                {t('more.other_role')}
              </a>
            </li>
          </Show>
          <li>
            <a class="flex min-h-row items-center" href="/lainnya/kata-sandi">
              {t('more.password')}
            </a>
          </li>
          <Show when={!session()?.secondFactor}>
            <li>
              <a class="flex min-h-row items-center" href="/faktor-kedua?lanjut=/lainnya">
                {t('more.second_set')}
              </a>
            </li>
          </Show>
        </ul>
        <ErrorSummary of={attempt} />
        <div class="flex flex-wrap items-start gap-3">
          <Button busy={attempt.busy()} onClick={() => (unsent() > 0 ? setLeaving(true) : void leave())}>
            {t('more.sign_out')}
          </Button>
          <OtherDevices />
        </div>
      </section>
      <section class="flex flex-col gap-6">
        <h2>{t('more.look')}</h2>
        <ChoiceRows
          name="theme"
          label={t('more.theme')}
          value={theme()}
          onChange={(value) => chooseTheme(value as Theme)}
          choices={(['device', 'light', 'dark'] as const).map((value) => ({ value, label: t(`more.theme.${value}`) }))}
        />
        <ChoiceRows
          name="language"
          label={t('language.label')}
          value={language()}
          onChange={(value) => void chooseLanguage(value as Language)}
          choices={(['id', 'en'] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </section>
      <section class="flex flex-col gap-2 text-small text-ink-2">
        <h2 class="text-ink">{t('more.about')}</h2>
        <p>{t('more.areas')}</p>
        <p>{t('more.font')}</p>
      </section>
      <Confirm
        open={leaving()}
        onClose={() => setLeaving(false)}
        title={t('more.leave_title', { n: unsent() })}
        action={t('more.sign_out')}
        onAction={() => void leave()}
      >
        <p>{t('more.leave_text')}</p>
      </Confirm>
    </div>
  )
}
