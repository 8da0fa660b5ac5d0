/** Of one tenor whoever is named and whatever is kept: it tells nothing of others. */
export const NO_RIGHT = '没有本人同意，不能查看、记录或改动他人的履职情况。'
export const PRIVATELY = '这涉及个人的记录，请与我私聊办理。'
export const NOT_OF_UNIT = '您还没有以干部身份加入单位，不能设置代录人。请向负责人要一份邀请。'
export const NOT_STAFF = '单位情况只给本单位的工作人员看。'
export const NOT_STAFF_TO_RECORD = '代录只限受邀加入单位的工作人员。'
