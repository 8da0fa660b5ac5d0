/** Says on the login page why the last attempt failed. */
const MESSAGES: Record<string, string> = {
  no: '口令不对，请再试一次。',
  'too-many': '口令错误次数过多，请一分钟后再试。',
}

const target = document.querySelector('#error')
const error = new URLSearchParams(location.search).get('error')
if (target && error) target.textContent = MESSAGES[error] ?? ''
