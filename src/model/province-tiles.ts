/** A provincial division on the tile map: every one has the same size, so that no boundary has to be drawn. */
export interface ProvinceTile {
  /** First two digits of the region code (GB/T 2260). */
  readonly code: string
  /** The one character printed on the tile. */
  readonly short: string
  readonly column: number
  readonly row: number
}

const tile = (code: string, short: string, column: number, row: number): ProvinceTile => ({ code, short, column, row })

/** All 34 provincial divisions, roughly where they lie; 9 columns, 8 rows. */
export const PROVINCE_TILES: readonly ProvinceTile[] = [
  tile('23', '黑', 8, 0),
  tile('15', '蒙', 5, 1), tile('22', '吉', 8, 1),
  tile('65', '新', 0, 2), tile('62', '甘', 2, 2), tile('64', '宁', 3, 2), tile('14', '晋', 4, 2), tile('13', '冀', 5, 2), tile('11', '京', 6, 2), tile('12', '津', 7, 2), tile('21', '辽', 8, 2),
  tile('63', '青', 2, 3), tile('61', '陕', 3, 3), tile('41', '豫', 4, 3), tile('37', '鲁', 5, 3),
  tile('54', '藏', 1, 4), tile('51', '川', 2, 4), tile('50', '渝', 3, 4), tile('42', '鄂', 4, 4), tile('34', '皖', 5, 4), tile('32', '苏', 6, 4), tile('31', '沪', 7, 4),
  tile('53', '滇', 2, 5), tile('52', '黔', 3, 5), tile('43', '湘', 4, 5), tile('36', '赣', 5, 5), tile('33', '浙', 6, 5),
  tile('45', '桂', 3, 6), tile('44', '粤', 4, 6), tile('35', '闽', 5, 6), tile('71', '台', 7, 6),
  tile('46', '琼', 3, 7), tile('82', '澳', 4, 7), tile('81', '港', 5, 7),
]
