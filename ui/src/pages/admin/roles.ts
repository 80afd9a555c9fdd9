import { useLingui } from '@lingui/react/macro';

/** What each role may do, in words. */
export function useRoleWords(): (role: string) => string {
  const { t } = useLingui();
  const words: Record<string, string> = {
    CONTRIBUTOR: t`Cán bộ đơn vị`, APPROVER: t`Lãnh đạo đơn vị`, REVIEWER: t`Rà soát`, PUBLISHER: t`Công bố`, OPERATOR: t`Vận hành kho`,
    TASKFORCE: t`Tổ công tác`, LEADER: t`Lãnh đạo tỉnh`, AUDITOR: t`Kiểm tra`, PORTAL: t`Cổng dữ liệu`, ADMIN: t`Quản trị`,
  };
  return (role) => words[role] ?? role;
}
