/** Stands where a text was erased: the record that held it stays, and whoever reads it knows why nothing is there. */
export const erasedMark = '[đã xóa · erased]'
