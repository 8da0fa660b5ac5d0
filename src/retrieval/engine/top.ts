/**
 * Keeps the best of many scores: a heap of fixed size whose root is the worst kept.
 * Of equal scores the lower number is better; numbers must be offered in ascending order.
 */
export interface Top {
  /** Scores up to this one need not be offered; 0 until it is full. */
  threshold: number
  offer(number: number, score: number): void
  /** Numbers kept, best first. */
  sorted(): Uint32Array
}

export function createTop(most: number): Top {
  const numbers: number[] = []
  const scores: number[] = []
  const isWorse = (a: number, b: number) => {
    const difference = (scores[a] as number) - (scores[b] as number)
    return difference < 0 || (difference === 0 && (numbers[a] as number) > (numbers[b] as number))
  }
  const swap = (a: number, b: number) => {
    const number = numbers[a] as number
    const score = scores[a] as number
    numbers[a] = numbers[b] as number
    scores[a] = scores[b] as number
    numbers[b] = number
    scores[b] = score
  }
  const rise = (from: number) => {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!isWorse(at, parent)) return
      swap(at, parent)
      at = parent
    }
  }
  const sink = () => {
    let at = 0
    for (;;) {
      let worst = at
      const left = at * 2 + 1
      if (left < numbers.length && isWorse(left, worst)) worst = left
      if (left + 1 < numbers.length && isWorse(left + 1, worst)) worst = left + 1
      if (worst === at) return
      swap(at, worst)
      at = worst
    }
  }
  const top: Top = {
    threshold: 0,
    offer(number, score) {
      if (numbers.length < most) {
        numbers.push(number)
        scores.push(score)
        rise(numbers.length - 1)
      } else if (score > top.threshold) {
        numbers[0] = number
        scores[0] = score
        sink()
      }
      if (numbers.length === most) top.threshold = scores[0] as number
    },
    sorted() {
      const order = numbers.map((_, at) => at)
      order.sort(
        (a, b) =>
          (scores[b] as number) - (scores[a] as number) || (numbers[a] as number) - (numbers[b] as number),
      )
      return Uint32Array.from(order, (at) => numbers[at] as number)
    },
  }
  return top
}
