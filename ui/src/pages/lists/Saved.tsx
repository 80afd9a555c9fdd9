import { Plural, Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ListsSaveMutation } from '~/api';
import { Card } from '~/components/Card';
import { TextLink } from '~/components/links';
import classes from './lists.module.css';

/** What became of each line; refused lines stay readable with their reason, the rest lead to their dataset. */
export function Saved({ result, again, onSend }: { result: ListsSaveMutation['saveIntake']; again: () => void; onSend: () => void }) {
  const rows = result.rows ?? [];
  const refused = rows.filter((one) => one.outcome === 'REFUSED');
  const kept = rows.filter((one) => one.outcome !== 'REFUSED');
  return (
    <Card
      title={<Trans>Đã lưu danh mục</Trans>} icon={IconCircleCheck}
      aside={<span className={classes.acts}><Button variant="default" size="xs" onClick={again}><Trans>Đưa danh mục khác vào</Trans></Button>{kept.length > 0 && <Button size="xs" onClick={onSend}><Trans>Đi tiếp: gửi rà soát</Trans></Button>}</span>}
    >
      <p role="status" className={classes.sum}>
        <Plural value={result.made ?? 0} other="# bộ mới" /> · <Plural value={result.changed ?? 0} other="# bộ thay đổi" /> · <Plural value={result.unchanged ?? 0} other="# bộ như cũ" /> · <Plural value={result.refused ?? 0} other="# dòng chưa được" />
      </p>
      {refused.length > 0 && (
        <ul className={classes.rows} data-hue="r">
          {refused.map((one) => <li key={one.row} className={classes.refusedRow}><b><Trans>Dòng {one.row}</Trans></b> {one.title}<span>{one.reason}</span></li>)}
        </ul>
      )}
      <ul className={classes.rows}>
        {kept.map((one) => (
          <li key={one.row}>
            <span className="num ink2">{one.code}</span>
            {one.code == null ? one.title : <TextLink to="/bo-du-lieu/$code" params={{ code: one.code }}>{one.title}</TextLink>}
            <span className="small ink2">{one.outcome === 'NEW' ? <Trans>mới</Trans> : one.outcome === 'CHANGED' ? <Trans>thay đổi</Trans> : <Trans>như cũ</Trans>}{one.gaps.length > 0 && <> · <Plural value={one.gaps.length} other="còn thiếu # mục để gửi" /></>}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
