import type { Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { launchBrowser } from './browser.ts'

/**
 * A browser for one test on a running demo, closed with it; if the test fails, what each page shows is in `.out`, by the
 * test's name. Resolves to signing in as one of the demo's accounts, each in a context of its own.
 */
export async function demoBrowser(url: string, test: string): Promise<(name: string, width?: number) => Promise<Page>> {
  const browser = await launchBrowser()
  const pages: Page[] = []
  onTestFinished(async ({ task }) => {
    const isFailed = task.result?.state === 'fail'
    for (const [at, page] of isFailed ? pages.entries() : []) await page.screenshot({ path: `.out/${test}-${at}.png` })
    await browser.close()
  })
  return async (name, width = 1280) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'id-ID' })
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    pages.push(page)
    const button = (text: string) => page.getByRole('button', { name: text, exact: true })
    await page.goto(`${url}/masuk`)
    await page.getByText(name).click()
    await button('Masuk').click()
    await page.waitForURL((at) => !at.pathname.endsWith('/masuk'))
    if (page.url().includes('/masuk/kode')) {
      await button('Isi kode').click()
      await button('Masuk').click()
    }
    await page.waitForURL((at) => !at.pathname.startsWith('/masuk'))
    return page
  }
}
