import { client, RequestError } from './client.ts'

/** The login page: sends the token, goes on to the conversation, or says why not. */
const form = document.querySelector('form')
const field = document.querySelector<HTMLInputElement>('#token')
const message = document.querySelector('#error')

form?.addEventListener('submit', async (event) => {
  event.preventDefault()
  try {
    await client.logIn(field?.value ?? '')
    location.replace('/')
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    if (message) message.textContent = error.message
    field?.select()
  }
})
