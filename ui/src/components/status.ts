import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  IconAlertTriangle, IconArchive, IconArrowBackUp, IconArrowsDiff, IconBan, IconCheck, IconCircle, IconCircleCheck, IconCircleDashed, IconCircleDotted, IconCircleX,
  IconClock, IconClockExclamation, IconDatabase, IconEyeCheck, IconFileSymlink, IconFingerprint, IconHelpCircle, IconInfoCircle, IconLock, IconLockOpen, IconPencil,
  IconPlayerPause, IconPlug, IconPlugConnected, IconPlugConnectedX, IconPlugOff, IconRubberStamp, IconSend, IconShieldCheck, IconShieldExclamation, IconShieldLock,
  IconTable, IconTableOff, IconTableShortcut, IconTools, IconUser, IconUserOff, IconUsersGroup, IconWorld, IconWorldOff, type TablerIcon,
} from '@tabler/icons-react';
import type { Importance, LineState, PersonalData, PublicationStatus, QualityStatus, ReviewStatus, ServiceStatus, Severity, Sharing, SubmissionState, WarehouseStatus } from '~/api/generated/graphql';
import type { Hue } from '~/theme/tokens';

/** How one value of an enumeration looks everywhere: hue, icon and word together, never one alone. */
export interface StatusLook {
  hue: Hue;
  icon: TablerIcon;
  word: MessageDescriptor;
}

export type TimeStatus = 'OVERDUE' | 'DUE_SOON' | 'AT_RISK' | 'ON_TIME' | 'DONE';

/** The values that each kind of status can take. */
export interface StatusValues {
  review: ReviewStatus;
  quality: QualityStatus;
  warehouse: WarehouseStatus;
  service: ServiceStatus;
  publication: PublicationStatus;
  sharing: Sharing;
  importance: Importance;
  personal: PersonalData;
  severity: Severity | 'PASS';
  time: TimeStatus;
  line: LineState;
  list: SubmissionState;
}

export type StatusKind = keyof StatusValues;

const look = (hue: Hue, icon: TablerIcon, word: MessageDescriptor): StatusLook => ({ hue, icon, word });

export const statusLooks: { [K in StatusKind]: Record<StatusValues[K], StatusLook> } = {
  review: {
    DRAFT: look('n', IconPencil, msg`Nháp`),
    SUBMITTED: look('b', IconSend, msg`Đã gửi`),
    IN_REVIEW: look('v', IconEyeCheck, msg`Đang rà soát`),
    CHANGES_REQUESTED: look('a', IconArrowBackUp, msg`Yêu cầu bổ sung`),
    APPROVED: look('g', IconCircleCheck, msg({ message: 'Đạt', context: 'review' })),
    REJECTED: look('r', IconBan, msg`Từ chối`),
    RETIRED: look('n', IconArchive, msg`Hết hiệu lực`),
  },
  quality: {
    UNCHECKED: look('n', IconCircleDashed, msg`Chưa kiểm tra`),
    FAILED: look('r', IconCircleX, msg`Có lỗi`),
    WARNING: look('a', IconAlertTriangle, msg`Có cảnh báo`),
    PASSED: look('g', IconShieldCheck, msg`Kiểm tra đạt`),
  },
  warehouse: {
    NOT_PLANNED: look('n', IconTableOff, msg`Chưa có bảng`),
    NEEDS_MIGRATION: look('a', IconTableShortcut, msg`Cần chuyển cấu trúc`),
    TABLE_CREATED: look('b', IconTable, msg`Đã tạo bảng`),
    LOADED: look('g', IconDatabase, msg`Đã nạp`),
    DRIFTED: look('r', IconArrowsDiff, msg`Lệch cấu trúc`),
  },
  service: {
    NOT_PLANNED: look('n', IconPlug, msg`Chưa có API`),
    BUILDING: look('b', IconTools, msg`Đang làm API`),
    LIVE: look('g', IconPlugConnected, msg`API đang chạy`),
    FAILING: look('r', IconPlugConnectedX, msg`API lỗi`),
    RETIRED: look('n', IconPlugOff, msg`API đã ngừng`),
  },
  publication: {
    NOT_PROPOSED: look('n', IconCircleDotted, msg`Chưa đề xuất mở`),
    PROPOSED: look('b', IconFileSymlink, msg`Đề xuất mở`),
    DECIDED: look('v', IconRubberStamp, msg`Đã quyết định`),
    PUBLISHED: look('g', IconWorld, msg`Đã công bố`),
    SUSPENDED: look('a', IconPlayerPause, msg`Tạm dừng`),
    WITHDRAWN: look('n', IconWorldOff, msg`Đã gỡ`),
  },
  sharing: {
    UNCLASSIFIED: look('n', IconHelpCircle, msg`Chưa phân loại`),
    OPEN: look('g', IconLockOpen, msg`Dữ liệu mở`),
    SHARED: look('b', IconUsersGroup, msg`Dùng chung`),
    RESTRICTED: look('n', IconLock, msg`Dùng riêng`),
  },
  importance: {
    UNCLASSIFIED: look('n', IconHelpCircle, msg`Chưa phân loại`),
    ORDINARY: look('n', IconCircle, msg`Khác`),
    IMPORTANT: look('a', IconShieldExclamation, msg`Quan trọng`),
    CORE: look('r', IconShieldLock, msg`Cốt lõi`),
  },
  personal: {
    UNCLASSIFIED: look('n', IconHelpCircle, msg`Chưa phân loại`),
    NONE: look('n', IconUserOff, msg`Không có`),
    BASIC: look('a', IconUser, msg`Cá nhân cơ bản`),
    SENSITIVE: look('r', IconFingerprint, msg`Cá nhân nhạy cảm`),
  },
  severity: {
    ERROR: look('r', IconCircleX, msg`Lỗi`),
    WARNING: look('a', IconAlertTriangle, msg`Cảnh báo`),
    INFO: look('b', IconInfoCircle, msg`Thông tin`),
    PASS: look('g', IconCheck, msg`Đạt`),
  },
  time: {
    OVERDUE: look('r', IconClockExclamation, msg`Quá hạn`),
    DUE_SOON: look('a', IconClock, msg`Sắp đến hạn`),
    AT_RISK: look('a', IconAlertTriangle, msg`Có nguy cơ`),
    ON_TIME: look('n', IconClock, msg`Đúng hạn`),
    DONE: look('g', IconCircleCheck, msg`Xong`),
  },
  line: {
    PENDING: look('b', IconSend, msg`Chờ rà soát`),
    IN_REVIEW: look('v', IconEyeCheck, msg`Đang rà soát`),
    APPROVED: look('g', IconCircleCheck, msg({ message: 'Đạt', context: 'review' })),
    CHANGES_REQUESTED: look('a', IconArrowBackUp, msg`Yêu cầu bổ sung`),
    REJECTED: look('r', IconBan, msg`Từ chối`),
    RECALLED: look('n', IconArchive, msg`Đã rút`),
  },
  list: {
    SENT: look('b', IconSend, msg`Đã gửi`),
    CONFIRMED: look('b', IconRubberStamp, msg`Lãnh đạo đã xác nhận`),
    DECIDED: look('g', IconCircleCheck, msg`Đã có kết luận`),
    SUPERSEDED: look('n', IconArchive, msg`Đã có lần gửi sau`),
    WITHDRAWN: look('n', IconArchive, msg`Đã rút`),
  },
};

/** Outline says what data is; a tint says where it stands. */
export const outlined: ReadonlySet<StatusKind> = new Set<StatusKind>(['sharing', 'importance', 'personal']);

export function lookOf<K extends StatusKind>(kind: K, value: StatusValues[K]): StatusLook {
  return statusLooks[kind][value];
}
