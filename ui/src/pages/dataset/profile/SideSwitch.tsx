import { useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { oneOf } from '~/lib/urlState';
import { useUrlState } from '~/lib/useUrlState';
import type { Sheet } from '../sheet/useSheet';
import { ProfilePanel } from './ProfilePanel';
import classes from './profile.module.css';

const codecs = { xem: oneOf(['', 'cot'] as const, '') };

/** Beside a drawn sheet: what is wrong with it, or how the values of its columns lie. */
export function SideSwitch({ sheet, children }: { sheet: Sheet; /** The findings. */ children: React.ReactNode }) {
  const { t } = useLingui();
  const [url, set] = useUrlState(codecs);
  if (sheet.table === null) return children;
  return (
    <>
      <SegmentedControl
        fullWidth size="xs" radius={0} classNames={{ root: classes.switch!, input: classes.switchInput!, label: classes.switchLabel! }} aria-label={t`Xem chỗ cần sửa hay các cột`} value={url.xem} onChange={(value) => set({ xem: value as typeof url.xem })}
        data={[{ value: '', label: t`Chỗ cần xem` }, { value: 'cot', label: t`Các cột` }]}
      />
      {url.xem === 'cot' ? <ProfilePanel sheet={sheet} /> : children}
    </>
  );
}
