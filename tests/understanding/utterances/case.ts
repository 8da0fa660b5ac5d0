/**
 * One utterance: text, today, post of the account and what a careful clerk makes of it.
 *
 * Expectation: `plan`, `question`, `due`, `correct`, `void`, `chat`; or `log` with `activity@date` per row. `?` stands
 * for what has to be asked (`led-inspection@?`, `?@2026-11-03`), `x3` for a count; dates without a year are of the year
 * of `today`.
 */
export type Utterance = readonly [text: string, today: string, post: PostName, expected: string]

export const POSTS = {
  dph: 'zaozhuang-2019:district-party-head',
  dgh: 'zaozhuang-2019:district-government-head',
  dsm: 'zaozhuang-2019:district-standing-member',
  dsd: 'zaozhuang-2019:district-safety-deputy',
  dd: 'zaozhuang-2019:district-deputy',
  rh: 'zaozhuang-2019:regulator-head',
  rsd: 'zaozhuang-2019:regulator-safety-deputy',
  rm: 'zaozhuang-2019:regulator-member',
  ih: 'zaozhuang-2019:industry-head',
  sl: 'zaozhuang-2019:support-leader',
  tph: 'zaozhuang-2019:town-party-head',
  tgh: 'zaozhuang-2019:town-government-head',
  tsd: 'zaozhuang-2019:town-safety-deputy',
  tm: 'zaozhuang-2019:town-member',
  ted: 'zaozhuang-2019:town-emergency-deputy-director',
  zpg: 'zaozhuang-2019:party-and-government',
  gph: 'guangxi-2018:party-head',
  grh: 'guangxi-2018:regional-government-head',
  ggh: 'guangxi-2018:government-head',
  gsm: 'guangxi-2018:standing-member',
  gsd: 'guangxi-2018:safety-deputy',
  gd: 'guangxi-2018:deputy',
  gdh: 'guangxi-2018:department-head',
  gdm: 'guangxi-2018:department-member',
  gpg: 'guangxi-2018:party-and-government',
} as const

export type PostName = keyof typeof POSTS
