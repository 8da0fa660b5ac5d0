import { render } from 'lit-html'
import { createActions } from './actions.ts'
import { createStore } from './state.ts'
import { appView } from './views/app.ts'
import { onWidthChange, syncSide } from './views/side.ts'

const root = document.querySelector<HTMLElement>('#app')
if (!root) throw new Error('index.html lacks #app')

const store = createStore((state) => {
  render(appView(state, actions), root)
  syncSide(state)
})
const actions = createActions(store)

onWidthChange(() => syncSide(store.state))
// Another window or another channel may have moved things while this one was out of sight.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void actions.refreshBoard()
})
await actions.reload()
