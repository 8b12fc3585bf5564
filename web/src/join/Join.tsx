import { onMount, Show } from 'solid-js'
import { PublicPage } from '../sign-in/PublicPage.tsx'
import { Begin } from './Begin.tsx'
import { Opened } from './Opened.tsx'
import { load } from './store.ts'
import { TaskList } from './TaskList.tsx'
import { applicationToken } from './token.ts'

/** The public page where a district signs itself up: how to begin, or how far its application is. */
export function Join() {
  const token = applicationToken()
  onMount(() => token && void load())
  return (
    <PublicPage wide>
      <Show when={token} fallback={<Begin />}>
        <Opened>{(application) => <TaskList of={application()} />}</Opened>
      </Show>
    </PublicPage>
  )
}
