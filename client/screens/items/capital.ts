/** The first letter large, for words that stand alone: `Đã tiếp nhận`. */
export const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)
