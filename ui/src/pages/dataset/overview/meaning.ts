import { t } from '@lingui/core/macro';
import type { Transition } from '~/api';

/** What a transition does, in a sentence for whoever is about to make it. */
export function meaningOf(to: Transition): string {
  switch (to) {
    case 'RECALL': return t`Bộ trở về nháp của đơn vị và rời hàng chờ rà soát.`;
    case 'REOPEN': return t`Bộ trở về nháp để sửa theo lý do đã bị từ chối.`;
    case 'RETIRE': return t`Bộ hết hiệu lực và không quay lại được. Lịch sử vẫn còn.`;
    case 'REVOKE': return t`Kết luận “Đạt” được thu hồi, bộ trở lại đang rà soát.`;
    case 'PROPOSE_OPEN': return t`Bản đang có hiệu lực vào danh sách đề xuất mở, chờ quyết định công bố.`;
    case 'STRIKE': return t`Bộ rời danh sách đề xuất mở.`;
    case 'PUBLISH': return t`Công bố bản có hiệu lực và lần giao số liệu mới nhất đã nhận. Các điều kiện mở được kiểm tra lại trên đúng những dòng sẽ công bố.`;
    case 'REFRESH': return t`Thay số liệu đang công bố bằng lần giao mới nhất; không rà soát lại nếu cấu trúc, phân loại và cột không đổi.`;
    case 'SUSPEND': return t`Ngừng cho xem và tải ngay lập tức trên mọi đường, cho tới khi công bố lại.`;
    case 'RESUME': return t`Cho xem và tải trở lại như trước khi tạm dừng.`;
    case 'WITHDRAW': return t`Gỡ hẳn; địa chỉ công khai báo đã gỡ, kèm lý do và ngày.`;
    default: return '';
  }
}
