import { createSignal, Show, type JSX } from 'solid-js'
import { chooseLanguage, language, t } from '../text/text.ts'
import { Mark } from '../ui/Mark.tsx'

/** The frame of pages that need no session: how to recognise the site, the service, one column. */
export function PublicPage(props: { children: JSX.Element; aside?: JSX.Element; wide?: boolean }) {
  const [told, setTold] = createSignal(false)
  return (
    <div class="flex min-h-dvh flex-col">
      <header>
        <div class="bg-sunken text-small text-ink-2">
          <div class="work mx-auto px-4 tablet:px-6">
            <div class="flex items-start justify-between gap-1">
              <button
                type="button"
                class="flex min-h-control flex-wrap items-center gap-x-2 py-1 text-left"
                aria-expanded={told()}
                onClick={() => setTold(!told())}
              >
                <span>{t('public.official')}</span>
                <span class="font-semibold text-action underline underline-offset-3">{t('public.how')}</span>
              </button>
              <div role="group" aria-label={t('language.label')} class="no-print -mr-3 flex">
                {(['id', 'en'] as const).map((one) => (
                  <button
                    type="button"
                    lang={one}
                    aria-pressed={language() === one}
                    class={`size-12 rounded-box font-semibold ${language() === one ? 'text-ink underline decoration-2 underline-offset-4' : 'text-action'}`}
                    onClick={() => void chooseLanguage(one)}
                  >
                    {one.toUpperCase()}
                    <span class="sr-only"> {t(`language.${one}`)}</span>
                  </button>
                ))}
              </div>
            </div>
            <Show when={told()}>
              <p class="pb-2">{t('public.how_text', { host: location.host })}</p>
            </Show>
          </div>
        </div>
        <div class="border-b border-line">
          <div class="work mx-auto flex items-center gap-3 px-4 py-3 tablet:px-6">
            <Mark class="size-8 flex-none" />
            <p class="flex flex-col desktop:flex-row desktop:items-baseline desktop:gap-3">
              <span class="font-bold">{t('product.name')}</span>
              <span class="text-small text-ink-2">{t('product.long')}</span>
            </p>
          </div>
        </div>
      </header>
      <main
        id="isi"
        class={`mx-auto flex w-full flex-1 flex-col gap-6 px-4 py-8 tablet:py-12 ${props.wide ? 'max-w-[47rem]' : 'max-w-[30rem] desktop:py-16'}`}
      >
        {props.children}
      </main>
      {props.aside}
    </div>
  )
}
