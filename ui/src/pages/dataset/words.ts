import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Frequency, Transition } from '~/api';

export const frequencyWords: Record<Frequency, MessageDescriptor> = {
  UNKNOWN: msg`Chưa rõ`, REALTIME: msg`Theo thời gian thực`, DAILY: msg`Hằng ngày`, WEEKLY: msg`Hằng tuần`, MONTHLY: msg`Hằng tháng`, QUARTERLY: msg`Hằng quý`,
  BIANNUAL: msg`6 tháng`, ANNUAL: msg`Hằng năm`, QUINQUENNIAL: msg`5 năm`, ON_CHANGE: msg`Khi có thay đổi`, IRREGULAR: msg`Không thường xuyên`,
};

export const frequencies = Object.keys(frequencyWords) as Frequency[];

/** The verb on the button of a transition. */
export const transitionWords: Record<Transition, MessageDescriptor> = {
  SUBMIT: msg`Gửi rà soát`, RECALL: msg`Rút lại`, START_REVIEW: msg`Nhận rà soát`, RELEASE_REVIEW: msg`Trả lại hàng chờ`, REQUEST_CHANGES: msg`Yêu cầu bổ sung`,
  APPROVE: msg`Đạt`, REJECT: msg`Từ chối`, REVOKE: msg`Thu hồi kết luận`, REOPEN: msg`Mở lại`, RETIRE: msg`Cho hết hiệu lực`, PROPOSE_OPEN: msg`Đề xuất mở`,
  STRIKE: msg`Rút khỏi danh sách đề xuất`, DECIDE_OPEN: msg`Ghi quyết định`, PUBLISH: msg`Công bố`, REFRESH: msg`Cập nhật số liệu`, SUSPEND: msg`Tạm dừng công bố`,
  RESUME: msg`Công bố lại`, WITHDRAW: msg`Gỡ khỏi cổng`,
};

export const typeWords: Record<string, MessageDescriptor> = {
  string: msg`chữ`, integer: msg`số nguyên`, number: msg`số`, boolean: msg`có/không`, date: msg`ngày`, datetime: msg`ngày giờ`, period: msg`kỳ`,
};

/** The names of a dataset's fields, as forms, refusals and comparisons call them. */
export const fieldWords: Record<string, MessageDescriptor> = {
  title: msg`Tên bộ dữ liệu`, description: msg`Mô tả`, theme: msg`Lĩnh vực`, keywords: msg`Từ khóa`, owner: msg`Cơ quan chủ trì`, contact: msg`Đầu mối liên hệ`,
  legalBasis: msg`Căn cứ pháp lý`, updateFrequency: msg`Tần suất cập nhật`, sharing: msg`Phân loại chia sẻ`, importance: msg`Mức độ quan trọng`,
  personalData: msg`Dữ liệu cá nhân`, licence: msg`Điều khoản sử dụng`, sourceSystem: msg`Hệ thống nguồn`, connection: msg`Kết nối tới nguồn`, spatial: msg`Phạm vi địa lý`,
  temporalStart: msg`Số liệu từ ngày`, temporalEnd: msg`Số liệu đến ngày`, personalBasis: msg`Căn cứ cho cột cá nhân`, localCode: msg`Mã của đơn vị`, code: msg`Mã`,
  upload: msg`Tệp số liệu`, period: msg`Kỳ số liệu`, schema: msg`Các cột`, comment: msg`Ý kiến`,
};
