/** Answers each message of the parent process with the processor time used so far, in milliseconds. */
export function tellCpu(): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.((user + system) / 1000)
  })
  // The channel alone must not keep the process alive once it was told to end.
  process.channel?.unref()
}
