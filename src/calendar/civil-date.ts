/** A civil date in Asia/Shanghai, `YYYY-MM-DD`. */
export type CivilDate = string
