import type { CongressCommand } from '../../domain/commands.ts'
import type { Words } from '../../domain/words.ts'

/** What each command does, as its author would say it: in the outbox and in the table of what works offline. */
export const commandWords: { readonly [T in CongressCommand['type']]: Words } = {
  'run.tick': { vi: 'Tích mục đạt', en: 'Tick an item' },
  'run.measure': { vi: 'Ghi số đo', en: 'Record readings' },
  'run.fail': { vi: 'Ghi mục không đạt', en: 'Record a failed item' },
  'run.waive': { vi: 'Ghi mục không áp dụng', en: 'Mark an item not applicable' },
  'run.undo': { vi: 'Hoàn tác lần ghi', en: 'Undo a record' },
  'run.confirm': { vi: 'Xác nhận người thứ hai', en: 'Confirm as the second person' },
  'incident.open': { vi: 'Mở sự cố', en: 'Open an incident' },
  'incident.note': { vi: 'Ghi chú vào sự cố', en: 'Add a note to an incident' },
  'incident.update': { vi: 'Cập nhật việc đang làm', en: 'Update what is being done' },
  'incident.acknowledge': { vi: 'Tiếp nhận sự cố', en: 'Acknowledge an incident' },
  'incident.mitigate': { vi: 'Ghi đã khống chế', en: 'Mark mitigated' },
  'incident.resolve': { vi: 'Ghi đã khắc phục', en: 'Mark resolved' },
  'incident.close': { vi: 'Đóng sự cố', en: 'Close an incident' },
  'incident.cancel': { vi: 'Hủy sự cố báo nhầm', en: 'Cancel a false alarm' },
  'incident.reopen': { vi: 'Mở lại sự cố', en: 'Reopen an incident' },
  'incident.severity': { vi: 'Đổi mức sự cố', en: 'Change the severity' },
  'incident.public-line': { vi: 'Sửa nội dung công bố', en: 'Edit the public line' },
  'incident.visibility': { vi: 'Đổi phạm vi được xem', en: 'Change who sees it' },
  'incident.involve': { vi: 'Đổi đơn vị chủ trì, phối hợp', en: 'Change lead and involved organisations' },
  'person.join': { vi: 'Thêm người', en: 'Add a person' },
  'person.move': { vi: 'Chuyển đơn vị, vai trò', en: 'Move a person' },
  'person.leave': { vi: 'Đưa người ra khỏi Đại hội', en: 'Remove a person' },
  'readiness.publish': { vi: 'Công bố kết luận sẵn sàng', en: 'Publish the verdict' },
}
