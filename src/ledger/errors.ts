/** A line amends a record that does not stand before it: the lines are incomplete or out of order. */
export class LedgerOrderError extends Error {
  readonly seq: number
  constructor(seq: number) {
    super(`台账第 ${seq} 号更正或撤销的记录不在它之前，台账不完整。请核对数据库的备份。`)
    this.name = 'LedgerOrderError'
    this.seq = seq
  }
}

/** Lines were asked for that the rules of the ledger forbid; `problems` are sentences for the person. */
export class LedgerRuleError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join(''))
    this.name = 'LedgerRuleError'
    this.problems = problems
  }
}
