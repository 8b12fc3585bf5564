import { list } from './target-list.ts'
import { show } from './target-show.ts'
import { tryOut } from './target-try.ts'
import { router } from './trpc.ts'

/** Sasaran: who is reached and who is missed, who they are, and what would be if a limit were another. */
export const targetRouter = router({ show, list, try: tryOut })
