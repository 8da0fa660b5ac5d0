/**
 * A pattern of the words that decline what follows them: 不要, 别再给我. 特别提醒 and 要不要提醒 decline nothing.
 */
export const DECLINES =
  '(?<![特个区分级性差要用])(?:请勿|不要|不用|不必|无需|无须|不需要|用不着|没必要|不想(?:让?你)?|不再|别|甭|勿|停止)(?:再|总是?|老是?|一直|天天|每天|每次|给我|向我|跟我|发|推送|来|需要|继续)*'
