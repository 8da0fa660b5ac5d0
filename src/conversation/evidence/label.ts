/** What a file is called under it, and nothing that somebody did: 检查现场照片, 签到表. */
const LABEL =
  /^(?!.*[了过。！!，,；;])[^\s]{0,20}(?:照片?|图片?|现场|截图|签到表?|会议记录|纪要|材料|附件|文件|通知|通报|方案|合影|留影|扫描件|复印件|表|单|\.[A-Za-z0-9]{2,5})$/u

/** Whether words that come with a file only say what it is; they are kept with it and report nothing. */
export function isLabel(text: string): boolean {
  return LABEL.test(text)
}
