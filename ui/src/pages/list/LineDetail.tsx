import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryGql, useViewer } from '~/api';
import { Card } from '~/components/Card';
import { DueDate } from '~/components/DueDate';
import { ButtonLink } from '~/components/links';
import { StatusBadge } from '~/components/StatusBadge';
import { LineDocument, type Line } from './documents';
import { isOpen } from './model';
import classes from './list.module.css';

/** The line at hand: what changed, field by field, and what was said of it. */
export function LineDetail({ line }: { line: Line }) {
  const { t } = useLingui();
  const viewer = useViewer();
  const reviewer = viewer.is('REVIEWER');
  return (
    <Card title={line.title} aside={<StatusBadge kind="sharing" value={line.sharing} />}>
      <div className={classes.detail}>
        <p className={classes.facts}>
          <span className="num">{line.code}</span>
          {line.due != null && <DueDate date={line.due} />}
          {line.reviewer != null && <span><Trans>{line.reviewer} đang xem</Trans></span>}
        </p>
        {line.changed.length > 0 && (
          <table className={classes.changes}>
            <caption className={classes.sr}>{t`Những gì đổi so với lần gửi trước`}</caption>
            <thead><tr><th scope="col"><Trans>Mục</Trans></th><th scope="col"><Trans>Lần trước</Trans></th><th scope="col"><Trans>Lần này</Trans></th></tr></thead>
            <tbody>{line.changed.map((one) => (
              <tr key={one.path}><th scope="row">{one.label}</th><td>{one.path === 'file' ? <Trans>tệp cũ</Trans> : one.before ?? '–'}</td><td>{one.path === 'file' ? <Trans>tệp mới</Trans> : one.after ?? '–'}</td></tr>
            ))}</tbody>
          </table>
        )}
        {line.carried && <p className="ink2"><Trans>Giữ nguyên từ lần gửi trước, chưa có kết luận.</Trans></p>}
        {line.isNew && <p className="ink2"><Trans>Lần đầu có trong danh mục của đợt này.</Trans></p>}
        {!isOpen(line) && <Said id={line.id} />}
        <p>
          {reviewer && isOpen(line)
            ? <ButtonLink to="/ra-soat/$id" params={{ id: line.id }} variant="default" size="xs"><Trans>Mở để xem kỹ</Trans></ButtonLink>
            : <ButtonLink to="/bo-du-lieu/$code" params={{ code: line.code }} variant="default" size="xs"><Trans>Mở bộ dữ liệu</Trans></ButtonLink>}
        </p>
      </div>
    </Card>
  );
}

/** What the reviewer said last. */
function Said({ id }: { id: string }) {
  const { data } = useQueryGql(LineDocument, { id });
  const review = data?.dataset?.reviews.edges[0]?.node;
  if (review === undefined) return null;
  const reasons = review.findings.map((one) => one.message).filter((message) => message !== review.comment);
  return (
    <div className={classes.said}>
      {review.comment != null && <p>{review.comment}</p>}
      {reasons.length > 0 && <ul>{reasons.map((message) => <li key={message}>{message}</li>)}</ul>}
      {review.reviewer != null && <p className="small ink2">{review.reviewer}</p>}
    </div>
  );
}
