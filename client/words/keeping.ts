import { words } from '../app/words.ts'

export const keepingWords = words({
  tab: { vi: 'Lưu giữ và xóa', en: 'Retention and erasing' },
  waiting: { vi: 'Đề nghị xóa đang chờ', en: 'Proposals that wait' },
  none: {
    vi: 'Không có đề nghị nào. Mở một sự cố hoặc một việc, chọn "Xóa nội dung" để đề nghị.',
    en: 'There is no proposal. Open an incident or an item and choose “Erase content” to make one.',
  },
  count: {
    vi: (places: number, photos: number) => `${places} lần ghi, ${photos} ảnh hoặc tệp`,
    en: (places: number, photos: number) => `${places} entries, ${photos} photos or files`,
  },
  askedBy: {
    vi: (who: string, until: string) => `${who} đề nghị; chờ người thứ hai đến ${until}`,
    en: (who: string, until: string) => `Proposed by ${who}; waits for a second person until ${until}`,
  },
  underway: { vi: 'Đang xóa; máy chủ sẽ tự làm nốt.', en: 'Being erased; the server finishes it by itself.' },
  own: {
    vi: 'Cần quản trị viên khác duyệt.',
    en: 'Another administrator has to confirm it.',
  },
  confirm: { vi: 'Duyệt và xóa hẳn', en: 'Confirm and erase for good' },
  withdraw: { vi: 'Rút đề nghị', en: 'Withdraw' },
  proposeFor: {
    vi: (subject: string) => `Đề nghị xóa: ${subject}`,
    en: (subject: string) => `Propose to erase: ${subject}`,
  },
  proposeText: {
    vi: 'Chọn chữ và ảnh cần xóa. Quản trị viên thứ hai duyệt xong, chúng mất hẳn trên máy chủ và mọi màn hình đang mở.',
    en: 'Choose the words and photos to go. Once a second administrator confirms, they are gone from the server and every open screen.',
  },
  nothing: { vi: 'Không còn chữ hay ảnh nào để xóa ở đây.', en: 'No words or photos are left here.' },
  photo: { vi: 'Ảnh', en: 'Photo' },
  file: { vi: 'Tệp', en: 'File' },
  reason: { vi: 'Lý do', en: 'Reason' },
  words: { vi: 'Nói rõ hơn', en: 'In your own words' },
  wordsHint: { vi: 'Không chép lại nội dung cần xóa.', en: 'Do not repeat what is to be erased.' },
  propose: { vi: 'Đề nghị xóa', en: 'Propose' },
  proposed: { vi: 'Đã đề nghị. Báo quản trị viên thứ hai.', en: 'Proposed. Tell a second administrator.' },
  erased: { vi: 'Đã xóa hẳn và ghi nhật ký.', en: 'Erased for good, and on record.' },
  withdrawn: { vi: 'Đã rút đề nghị.', en: 'Withdrawn.' },
  classes: { vi: 'Giữ bao lâu', en: 'How long things are kept' },
  next: {
    vi: (day: string, count: string) => `Lần tới: ${day}, ${count}`,
    en: (day: string, count: string) => `Next: ${day}, ${count}`,
  },
  soon: {
    vi: (day: string) =>
      `Số liên hệ trong danh bạ sẽ bị xóa ngày ${day}. Chép ra giấy nếu còn cần, hoặc lùi ngày.`,
    en: (day: string) =>
      `The numbers of the directory go on ${day}. Print them if they are still needed, or postpone.`,
  },
  postponedBy: {
    vi: (who: string, why: string) => `${who} đã lùi: ${why}`,
    en: (who: string, why: string) => `Postponed by ${who}: ${why}`,
  },
  until: { vi: 'Lùi đến hết ngày', en: 'Postpone until the end of' },
  why: { vi: 'Vì sao lùi', en: 'Why' },
  postpone: { vi: 'Lùi ngày xóa', en: 'Postpone' },
  postponed: { vi: 'Đã lùi ngày xóa và ghi nhật ký.', en: 'Postponed, and on record.' },
})
