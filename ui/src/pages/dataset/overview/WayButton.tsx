import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { TabState } from '../useTab';
import { wayOf } from '../ways';

/** A button that goes to where something is mended. */
export function WayButton({ path, way, tab }: { path: readonly string[]; way: string | null | undefined; tab: TabState }) {
  const place = wayOf(path, way ?? null);
  if (place === null) return null;
  return <Button size="xs" variant="light" onClick={() => tab.go(place)}><Trans>Tới chỗ sửa</Trans></Button>;
}
