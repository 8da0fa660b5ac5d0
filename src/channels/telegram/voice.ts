import { SpeechError } from '../../speech/index.ts'
import type { Handling } from './handling.ts'
import type { Incoming } from './incoming/types.ts'
import { MOST_DOWNLOAD_BYTES, MOST_VOICE_SECONDS } from './options.ts'

/** The words of a recording, or the sentence for the person where there are none. */
export async function wordsOf(
  { options, api }: Handling,
  voice: Incoming & { type: 'voice' },
): Promise<{ text: string } | { sentence: string }> {
  if (!options.transcribe) return { sentence: '现在还听不了语音，请打字发给我；要记的事一句话就行。' }
  if (voice.seconds > MOST_VOICE_SECONDS || (voice.bytes ?? 0) > MOST_DOWNLOAD_BYTES) {
    return { sentence: `语音太长，请控制在 ${MOST_VOICE_SECONDS / 60} 分钟以内，或打字发给我。` }
  }
  try {
    const audio = await api.download(voice.fileId, MOST_DOWNLOAD_BYTES)
    return { text: await options.transcribe(audio, 'voice.ogg') }
  } catch (error) {
    options.log.error('语音没有转写成文字', error)
    const why = error instanceof SpeechError ? error.message : '这段语音没有收到。请再发一次，或直接打字。'
    return { sentence: why }
  }
}
