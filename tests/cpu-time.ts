/** Milliseconds of processor that synchronous work took: what else the machine does meanwhile does not count. */
export function cpuMs(work: () => unknown): number {
  const from = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}
