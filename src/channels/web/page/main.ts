import { render } from 'lit-html'
import { createActions } from './actions.ts'
import { takeDroppedFiles } from './files/dropping.ts'
import { createStore } from './state.ts'
import { appView } from './views/app.ts'
import { syncReview } from './views/imports/review.ts'
import { onWidthChange, syncSide } from './views/side.ts'

/** How often it is looked for reminders while the page is seen. */
const LOOK_EVERY_MS = 60_000

const root = document.querySelector<HTMLElement>('#app')
if (!root) throw new Error('index.html lacks #app')

const store = createStore((state) => {
  render(appView(state, actions), root)
  syncSide(state)
  syncReview(state)
})
const actions = createActions(store)

takeDroppedFiles(store, actions)
onWidthChange(() => syncSide(store.state))
const isVisible = () => document.visibilityState === 'visible'
// Another window or another channel may have moved things while this one was out of sight.
document.addEventListener('visibilitychange', () => {
  if (!isVisible()) return
  void actions.refreshBoard()
  void actions.lookForReminders()
})
setInterval(() => {
  if (isVisible()) void actions.lookForReminders()
}, LOOK_EVERY_MS)
await actions.reload()
