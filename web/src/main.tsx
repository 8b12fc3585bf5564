import { render } from 'solid-js/web'
import './styles.css'
import { registerWorker } from './offline/register.ts'
import { App } from './routes.tsx'
import { loadSession } from './session.tsx'
import { restoreLanguage } from './text/text.ts'

// Who is signed in and which words to use are asked side by side, before the first screen is drawn.
void loadSession()
await restoreLanguage()
render(() => <App />, document.getElementById('app')!)
void registerWorker()
