export { createStreaming, type Streaming, type StreamingOptions } from './streaming.ts'
