/** Where a channel says what goes on, for whoever runs it. No secret, no personal name, nothing that was said. */
export interface ChannelLog {
  info(message: string): void
  /** `cause` is the error itself; it is never sent to a person. */
  error(message: string, cause: unknown): void
}
