export type EmbeddingFault =
  /** An embedding model is named, but neither a key nor an address. */
  | 'not-configured'
  /** 401, 403: the key is wrong or may not do this. */
  | 'unauthorized'
  /** 429: too much was asked of the service, or its quota is used up. */
  | 'busy'
  /** Any other 4xx: it does not know the model, or takes no texts of this length or number. */
  | 'refused'
  /** 5xx, no connection, a connection that broke. */
  | 'unreachable'
  | 'timeout'
  /** What came back is no list of vectors: a web page, half an answer, far too much. */
  | 'unreadable'
  /** Not one vector for each text. */
  | 'wrong-count'
  /** A vector is longer or shorter than the others. */
  | 'wrong-dimension'
  /** A vector holds something that is no finite number. */
  | 'not-numbers'
  /** A vector of zeros, as of services that do not know how they are to write numbers. */
  | 'zeros'
  /** The same text twice gave two vectors, or two texts gave one. */
  | 'unsteady'
  /** The vectors could not be kept in the data folder. */
  | 'disk'
  /** The caller gave up. */
  | 'cancelled'

const SENTENCES: Record<EmbeddingFault, string> = {
  'not-configured':
    '设置了 OPENAI_EMBEDDING_MODEL，但没有设置 OPENAI_API_KEY 或 OPENAI_BASE_URL，请补上其中一项',
  unauthorized: '向量服务不接受所给的密钥，请核对 OPENAI_API_KEY',
  busy: '向量服务说请求太多或者额度已用完，请查看该服务的用量与余额',
  refused: '向量服务拒绝了请求，请核对 OPENAI_BASE_URL 与 OPENAI_EMBEDDING_MODEL',
  unreachable: '连不上向量服务，或者它出了故障，请核对 OPENAI_BASE_URL、网络和该服务是否在运行',
  timeout: '向量服务没有及时回答，请查看它是否繁忙',
  unreadable:
    '向量服务给的不是约定格式的回答，请核对 OPENAI_BASE_URL（通常以 /v1 结尾）与 OPENAI_EMBEDDING_MODEL',
  'wrong-count': '向量服务给的向量与所问的文字数目不符，请核对 OPENAI_EMBEDDING_MODEL',
  'wrong-dimension': '向量服务给的向量长短不一，请核对 OPENAI_EMBEDDING_MODEL',
  'not-numbers': '向量服务给的向量里有不是数字的内容，请核对 OPENAI_EMBEDDING_MODEL',
  zeros: '向量服务给的向量全是零，请核对 OPENAI_EMBEDDING_MODEL 是不是向量模型',
  unsteady: '向量服务对同一句话给出不同的向量，或对不同的话给出同一个向量，不能用来检索，请换一个模型',
  disk: '向量写不进数据文件夹，请查看磁盘空间和权限',
  cancelled: '已停止',
}

/**
 * Vectors that could not be had. `message` is a Chinese sentence without its full stop; neither it nor anything else
 * here holds a key, an address or a text, so the service's own error is not kept.
 */
export class EmbeddingError extends Error {
  readonly fault: EmbeddingFault
  /** HTTP status of the service's answer; null where there was none. */
  readonly status: number | null
  constructor(fault: EmbeddingFault, status: number | null = null) {
    super(`${SENTENCES[fault]}${status === null || status < 400 ? '' : `（HTTP ${status}）`}`)
    this.name = 'EmbeddingError'
    this.fault = fault
    this.status = status
  }
}
