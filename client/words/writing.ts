import { words } from '../app/words.ts'

/** Writing into an incident: notes, CAN updates, closing, and what was typed while others acted. */
export const writingWords = words({
  sharing: { vi: 'Ai xem ghi chú', en: 'Who reads the note' },
  shared: { vi: 'Chung', en: 'Shared' },
  sharedSub: { vi: 'ai thấy toàn bộ sự cố', en: 'who sees the incident whole' },
  inside: { vi: 'Chỉ Sở thấy', en: 'Department only' },
  insideSub: { vi: 'không để lại dấu vết', en: 'leaves no trace outside' },
  reads: {
    vi: (names: string) => `${names} đọc được ghi chú này.`,
    en: (names: string) => `${names} read this note.`,
  },
  readsNot: {
    vi: (n: number) => `${n} đơn vị khác không thấy.`,
    en: (n: number) => `${n} other organisations do not.`,
  },
  readsInside: {
    vi: (names: string) => `Chỉ ${names} đọc được. Đơn vị khác không biết có ghi chú này.`,
    en: (names: string) => `Only ${names} read it. Nobody else learns that there is a note.`,
  },
  and: { vi: ' và ', en: ' and ' },
  willSee: { vi: 'Ai sẽ thấy:', en: 'Who will see it:' },
  mentionHint: {
    vi: 'Gõ @ để nhắc một người hoặc đơn vị; chỉ nhắc được ai đọc được ghi chú.',
    en: 'Type @ to call upon a person or organisation that can read the note.',
  },
  mentionList: { vi: 'Nhắc ai', en: 'Call upon' },
  mentionNone: { vi: 'Không có ai khớp đọc được ghi chú này', en: 'Nobody like that can read this note' },
  mentioned: { vi: (names: string) => `Nhắc: ${names}`, en: (names: string) => `Calls upon: ${names}` },
  paper: { vi: 'Nhập bù từ bảng giấy', en: 'Back-entry from the paper board' },
  paperHint: {
    vi: 'Ghi đúng giờ trên giấy. Người thứ hai đối chiếu rồi xác nhận.',
    en: 'Give the time on the paper. A second person compares and confirms it.',
  },
  paperDay: { vi: 'Ngày trên giấy', en: 'Day on the paper' },
  paperClock: { vi: 'Giờ trên giấy', en: 'Time on the paper' },
  paperNeeded: { vi: 'Ghi ngày và giờ trên giấy.', en: 'Give the day and time on the paper.' },
  conditions: { vi: 'Hiện trạng', en: 'Conditions' },
  conditionsHint: { vi: 'Còn hỏng gì, ảnh hưởng ai', en: 'What is down and for whom' },
  needs: { vi: 'Đề nghị', en: 'Needs' },
  needsHint: {
    vi: 'Cần ai làm gì; hết cần thì ghi “không”',
    en: 'What is needed from whom; “none” when nothing is',
  },
  stillOpen: { vi: 'Còn chưa xong', en: 'Still undone' },
  openChildren: {
    vi: (n: number) => `${n} sự cố con còn mở`,
    en: (n: number) => `${n} children are still open`,
  },
  openSteps: {
    vi: (left: number, all: number) => `${left}/${all} bước của quy trình chưa tích`,
    en: (left: number, all: number) => `${left} of ${all} playbook steps undone`,
  },
  openRows: {
    vi: (n: number) => `${n} mục kiểm gắn với sự cố chưa đạt lại`,
    en: (n: number) => `${n} linked items are not proved`,
  },
  closeWhy: { vi: 'Vì sao vẫn đóng', en: 'Why it is closed all the same' },
  closeWhyNeeded: { vi: 'Ghi lý do để đóng.', en: 'Say why it is closed.' },
  meanwhile: {
    vi: (state: string, who: string, at: string) =>
      `Trong lúc bạn viết: ${state}, ${who}, ${at}. Nội dung của bạn còn nguyên.`,
    en: (state: string, who: string, at: string) =>
      `While you wrote: ${state}, ${who}, ${at}. What you typed is still here.`,
  },
  meanwhileNote: { vi: 'Ghi dòng này vào diễn biến', en: 'Add this line to the timeline' },
})
