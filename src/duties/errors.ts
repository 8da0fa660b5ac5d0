/** A post that no loaded regulation has. */
export class UnknownPostError extends Error {
  override readonly name = 'UnknownPostError'
  readonly regulation: string
  readonly post: string

  constructor(regulation: string, post: string, known: readonly string[]) {
    super(
      `没有岗位 ${regulation}:${post}。${known.length > 0 ? `可用的岗位：${known.join('、')}。` : `没有法规 ${regulation}。`}`,
    )
    this.regulation = regulation
    this.post = post
  }
}

/** An obligation id that no loaded regulation has. */
export class UnknownObligationError extends Error {
  override readonly name = 'UnknownObligationError'
  readonly obligation: string

  constructor(obligation: string) {
    super(`没有频次义务 ${obligation}：请核对编号。`)
    this.obligation = obligation
  }
}

/** A case that cannot be evaluated as it is written. */
export class DutyCaseError extends Error {
  override readonly name = 'DutyCaseError'
  /** Where in the case: `tenures[0].to`; empty for the case as a whole. */
  readonly at: string

  constructor(at: string, message: string) {
    super(at === '' ? message : `${at}：${message}`)
    this.at = at
  }
}
