/**
 * What a person may do here.
 * - `local`: sits at the machine (page, terminal): the whole product for the own ledger;
 * - `guest`: came through a channel without an invitation: questions on the regulations alone;
 * - `official`: own ledger;
 * - `staff`: own ledger, records for officials who accepted them, sees the unit;
 * - `owner`: named in the settings: invites; whatever the membership gives besides.
 */
export interface Standing {
  role: 'local' | 'guest' | 'official' | 'staff' | 'owner'
  /** Of the membership, where there is one. */
  region: string | null
  unit: string | null
}
