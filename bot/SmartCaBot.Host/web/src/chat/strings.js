// WebChat's own Vietnamese is machine-made in places and misses the newest strings: these are the ones a citizen meets.
const vi = {
  ACTIVITY_BOT_ATTACHED_ALT: 'Tin đến gửi kèm:',
  ACTIVITY_BOT_SAID_ALT: 'Tin đến:',
  ACTIVITY_INTERACTIVE_FOOTNOTE_ALT: 'Nhấn để chọn.',
  ACTIVITY_INTERACTIVE_REASON_INTERACTIVE_CONTENT_ALT: 'Tin nhắn có nút để chọn.',
  ACTIVITY_INTERACTIVE_REASON_LINK_ALT: 'Tin nhắn có liên kết.',
  ACTIVITY_STATUS_SEND_FAILED_RETRY: 'Chưa gửi được. [Gửi lại][RETRY].',
  ACTIVITY_STATUS_SEND_STATUS_ALT_SENT_AT: 'Đã gửi $1',
  ACTIVITY_YOU_ATTACHED_ALT: 'Anh/chị gửi kèm:',
  ACTIVITY_YOU_SAID_ALT: 'Anh/chị nói:',
  MARKDOWN_EXTERNAL_LINK_ALT: 'Mở trong cửa sổ mới.',
  SEND_BOX_IS_EMPTY_TOOLTIP_ALT: 'Anh/chị chưa nhập nội dung.',
  SUGGESTED_ACTIONS_LABEL_ALT: 'Các lựa chọn',
  TELEPHONE_KEYPAD_INPUT_MESSAGE: 'Mỗi lần nhập một chữ số',
  TEXT_INPUT_ALT: 'Ô nhập tin nhắn',
  TEXT_INPUT_ATTACHMENTS_FEW: '$1 tệp đính kèm',
  TEXT_INPUT_ATTACHMENTS_MANY: '$1 tệp đính kèm',
  TEXT_INPUT_ATTACHMENTS_ONE: '1 tệp đính kèm',
  TEXT_INPUT_ATTACHMENTS_OTHER: '$1 tệp đính kèm',
  TEXT_INPUT_ATTACHMENTS_TWO: '$1 tệp đính kèm',
  TEXT_INPUT_DROP_ZONE: 'Thả tệp vào đây',
  TEXT_INPUT_LENGTH_EXCEEDED_ALT: 'Tin nhắn quá dài',
  TEXT_INPUT_PLACEHOLDER: 'Nhập tin nhắn',
  TEXT_INPUT_TELEPHONE_KEYPAD_BUTTON_ALT: 'Bàn phím số',
  TEXT_INPUT_UPLOAD_BUTTON_ALT: 'Gửi tệp',
  TRANSCRIPT_ARIA_LABEL_ALT: 'Cuộc trò chuyện. Dùng phím mũi tên để đi giữa các tin nhắn.',
  TRANSCRIPT_ARIA_ROLE_ALT: 'cuộc trò chuyện',
  TRANSCRIPT_LIVE_REGION_INTERACTIVE_LABEL_ALT: 'Tin nhắn có nút để chọn.',
  TRANSCRIPT_LIVE_REGION_INTERACTIVE_WITH_LINKS_LABEL_ALT: 'Tin nhắn có liên kết.',
  TRANSCRIPT_LIVE_REGION_SEND_FAILED_ALT: 'Chưa gửi được tin nhắn.',
  TRANSCRIPT_LIVE_REGION_SUGGESTED_ACTIONS_LABEL_ALT: 'Có các lựa chọn ở trên ô nhập tin nhắn.',
  TRANSCRIPT_LIVE_REGION_SUGGESTED_ACTIONS_WITH_ACCESS_KEY_LABEL_ALT: 'Có các lựa chọn ở trên ô nhập tin nhắn. Nhấn $1 để đến đó.',
  TRANSCRIPT_MORE_MESSAGES: 'Xem tiếp ↓',
  TRANSCRIPT_NEW_MESSAGES: 'Xem tiếp ↓',
  TRANSCRIPT_TERMINATOR_TEXT: 'Hết cuộc trò chuyện',
  TYPING_INDICATOR_ALT: 'Đang xử lý'
};

const en = {
  TRANSCRIPT_MORE_MESSAGES: 'Read on ↓',
  TRANSCRIPT_NEW_MESSAGES: 'Read on ↓',
  TEXT_INPUT_PLACEHOLDER: 'Type a message',
  TEXT_INPUT_UPLOAD_BUTTON_ALT: 'Send a file'
};

/** What WebChat says itself, over its own translation. */
export const stringsFor = locale => (locale === 'vi-VN' ? vi : en);
