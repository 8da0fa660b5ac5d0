export { SpeechError, type SpeechFault } from './errors.ts'
export { createTranscriber, type Transcriber, type TranscriberOptions } from './transcriber.ts'
