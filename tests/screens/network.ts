import type { BrowserContext, Page } from 'playwright-core'

/** Answers that are put in the place of the server's come through without network too, unless they are asked to look here. */
export const withoutNetwork = new WeakSet<BrowserContext>()

export async function offline(page: Page): Promise<void> {
  withoutNetwork.add(page.context())
  await page.context().setOffline(true)
}

export async function online(page: Page): Promise<void> {
  withoutNetwork.delete(page.context())
  await page.context().setOffline(false)
}
