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

/** What the server answers, changed on its way: for what no district of the demo is like. */
export async function changed<T>(page: Page, path: string, change: (data: T) => void) {
  await page.route(
    (url) => url.pathname.startsWith('/trpc/') && url.pathname.slice(6).split(',').includes(path),
    async (route) => {
      const answer = await route.fetch()
      const paths = new URL(route.request().url()).pathname.slice(6).split(',')
      const told = (await answer.json()) as { result: { data: T } }[]
      change(told[paths.indexOf(path)]!.result.data)
      await route.fulfill({ response: answer, json: told })
    },
  )
}
