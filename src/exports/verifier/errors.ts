/** What was given is no dossier, or cannot be read; the message is a sentence for the person. */
export class DossierError extends Error {
  override readonly name = 'DossierError'
}
