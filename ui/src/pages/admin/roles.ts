import { useLingui } from '@lingui/react/macro';

/** What each role may do, in words. */
export function useRoleWords(): (role: string) => string {
  const { t } = useLingui();
  const words: Record<string, string> = {
    CONTRIBUTOR: t({ message: 'Cán bộ đơn vị', context: 'role' }), APPROVER: t({ message: 'Lãnh đạo đơn vị', context: 'role' }), REVIEWER: t({ message: 'Rà soát', context: 'role' }), PUBLISHER: t({ message: 'Công bố', context: 'role' }), OPERATOR: t({ message: 'Vận hành kho', context: 'role' }),
    TASKFORCE: t({ message: 'Tổ công tác', context: 'role' }), LEADER: t({ message: 'Lãnh đạo tỉnh', context: 'role' }), AUDITOR: t({ message: 'Kiểm tra', context: 'role' }), PORTAL: t({ message: 'Cổng dữ liệu', context: 'role' }), ADMIN: t({ message: 'Quản trị', context: 'role' }),
  };
  return (role) => words[role] ?? role;
}
