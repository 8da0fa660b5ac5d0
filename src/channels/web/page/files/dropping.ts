import type { Actions } from '../actions.ts'
import type { Store } from '../state.ts'

/** Takes files that are dragged onto the conversation, or pasted anywhere on the page but into another field. */
export function takeDroppedFiles(store: Store, actions: Actions): void {
  const takes = () => store.state.session?.canAttach === true && store.state.review === null
  const overChat = (event: DragEvent) =>
    event.target instanceof Element && event.target.closest('.chat') !== null
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
  const show = (dragging: boolean) => {
    if (store.state.dragging !== dragging) store.update({ dragging })
  }

  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return
    // Without this the browser would leave the page and show the file.
    event.preventDefault()
    const taken = takes() && overChat(event)
    if (event.dataTransfer) event.dataTransfer.dropEffect = taken ? 'copy' : 'none'
    show(taken)
  })
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) show(false)
  })
  document.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    show(false)
    if (takes() && overChat(event)) void actions.attach([...(event.dataTransfer?.files ?? [])])
  })
  document.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])]
    const elsewhere =
      event.target instanceof Element &&
      event.target.matches('input, textarea') &&
      event.target.id !== 'message'
    if (files.length === 0 || elsewhere || !takes()) return
    // Some programs put a picture of a text beside the text: then the text is meant.
    if (event.clipboardData?.types.includes('text/plain')) return
    event.preventDefault()
    void actions.attach(files)
  })
}
