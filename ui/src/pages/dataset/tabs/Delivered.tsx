import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useMutationGql, useQueryGql, useViewer, type ReleasePartsFragment } from '~/api';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { useLanguage } from '~/lib/useLanguage';
import { AcceptDeliveryDocument, DifferenceDocument } from '../documents';
import classes from '../dataset.module.css';
import { barOf, changedColumns, emptier, moved, type ColumnDifference, type Difference, type Pair } from './difference';

/** What a delivery changes of the one before, and why it waits; a reviewer takes it here. */
export function Delivered({ release }: { release: ReleasePartsFragment }) {
  const [open, setOpen] = useState(release.waits.length > 0);
  if (release.comparedWith === null && release.waits.length === 0) return null;
  return (
    <>
      {release.waits.length > 0 && <RefusalList errors={release.waits.map((one) => ({ ...one, way: null }))} />}
      {release.comparedWith !== null && (
        <p><Button size="compact-sm" variant="subtle" px={0} aria-expanded={open} onClick={() => setOpen(!open)}>{open ? <Trans>Thu gọn so sánh</Trans> : <Trans>So với lần {release.comparedWith}</Trans>}</Button></p>
      )}
      {open && release.comparedWith !== null && <Compared id={release.id} />}
      {release.waits.length > 0 && release.waits.every((one) => one.code === 'refresh.rows') && <Accept release={release} />}
    </>
  );
}

function Compared({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error, isPending, refetch } = useQueryGql(DifferenceDocument, { id });
  if (error !== null) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được phần so sánh`} />;
  if (isPending) return <LoadingRows rows={3} height={24} />;
  const found = data?.node != null && 'difference' in data.node ? (data.node.difference as Difference | null) : null;
  if (found === null) return <p className="meta"><Trans>Không còn bản so sánh.</Trans></p>;
  return <Shown d={found} />;
}

function Shown({ d }: { d: Difference }) {
  const { number } = useLanguage();
  const columns = changedColumns(d);
  const odd = d.odd ?? [];
  const title = (name: string) => d.columns.find((one) => one.name === name)?.title ?? name;
  return (
    <div className={classes.compared}>
      <div className={classes.scroller}>
        <table className={classes.table}>
          <thead><tr><th scope="col"><Trans>So sánh</Trans></th><th scope="col" className={classes.right}><Trans>Lần trước</Trans></th><th scope="col" className={classes.right}><Trans>Lần này</Trans></th><th scope="col"><Trans>Thay đổi</Trans></th></tr></thead>
          <tbody>
            <Line name={<Trans>Số dòng</Trans>} pair={d.rows} />
            {columns.map((one) => <ColumnLine key={one.name} column={one} rows={d.rows} />)}
          </tbody>
        </table>
      </div>
      {d.keys?.known === true && (
        <p className="meta"><Trans>Theo khóa {d.keys.columns.map(title).join(', ')}: giữ nguyên {number(d.keys.kept)}, đổi giá trị {number(d.keys.changed)}, thêm {number(d.keys.added)}, bớt {number(d.keys.removed)} dòng.</Trans></p>
      )}
      {d.keys?.known === false && <p className="meta"><Trans>Bảng quá lớn để so từng dòng theo khóa.</Trans></p>}
      {d.places?.known === true && (d.places.gone > 0 || d.places.new > 0) && (
        <p className="meta"><Trans>{d.places.gone} xã, phường không còn dòng nào; {d.places.new} xã, phường mới có.</Trans></p>
      )}
      {odd.length > 0 && (
        <>
          <p><b><Plural value={odd.length} other="# số liệu của xã, phường thay đổi khác hẳn các nơi khác" /></b></p>
          <div className={classes.scroller}>
            <table className={classes.table}>
              <thead><tr><th scope="col"><Trans>Xã, phường</Trans></th><th scope="col"><Trans>Cột</Trans></th><th scope="col" className={classes.right}><Trans>Lần trước</Trans></th><th scope="col" className={classes.right}><Trans>Lần này</Trans></th><th scope="col" className={classes.right}><Trans>Nếu như các nơi khác</Trans></th></tr></thead>
              <tbody>
                {odd.slice(0, oddShown).map((one) => (
                  <tr key={`${one.code} ${one.column}`}>
                    <td>{one.name ?? one.code}</td><td>{title(one.column)}</td>
                    <td className={`${classes.right} num`}>{number(one.sum.before)}</td><td className={`${classes.right} num`}><b>{number(one.sum.after)}</b></td><td className={`${classes.right} num`}>{number(Math.round(one.usual * 100) / 100)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {odd.length > oddShown && <p className="meta"><Plural value={odd.length - oddShown} other="và # số liệu nữa" /></p>}
        </>
      )}
    </div>
  );
}

const oddShown = 12;

function ColumnLine({ column, rows }: { column: ColumnDifference; rows: Pair }) {
  const unit = column.unit === undefined || column.title.includes(column.unit) ? '' : ` (${column.unit})`;
  switch (column.change) {
    case 'added': return <Worded name={column.title} words={<Trans>cột mới</Trans>} />;
    case 'removed': return <Worded name={column.title} words={<Trans>không còn cột này</Trans>} />;
    case 'retyped': return <Worded name={column.title} words={<Trans>trước là {column.was}</Trans>} />;
    default:
  }
  return (
    <>
      {column.sum !== undefined && column.sum.before !== column.sum.after && <Line name={<Trans>Tổng {column.title}{unit}</Trans>} pair={column.sum} />}
      {emptier(column, rows) && <Line name={<Trans>Ô trống ở {column.title}</Trans>} pair={column.nulls} />}
    </>
  );
}

function Worded({ name, words }: { name: string; words: React.ReactNode }) {
  return <tr><td>{name}</td><td colSpan={3}>{words}</td></tr>;
}

/** A figure before and after, and a bar from the middle: to the right what grew, to the left what shrank. */
function Line({ name, pair }: { name: React.ReactNode; pair: Pair }) {
  const { number } = useLanguage();
  const share = moved(pair);
  const width = barOf(share);
  const grew = pair.after >= pair.before;
  return (
    <tr>
      <td>{name}</td>
      <td className={`${classes.right} num`}>{number(pair.before)}</td>
      <td className={`${classes.right} num`}>{number(pair.after)}</td>
      <td>
        <span className={classes.movedBy}>
          <span className={classes.moveBar} aria-hidden><i data-grew={grew} style={{ width: `${width}%`, left: grew ? '50%' : `${50 - width}%` }} /></span>
          <span className="num">{share === null ? <Trans>mới có</Trans> : <>{share > 0 ? '+' : ''}{number(Math.round(share * 1000) / 10)} %</>}</span>
        </span>
      </td>
    </tr>
  );
}

function Accept({ release }: { release: ReleasePartsFragment }) {
  const { t } = useLingui();
  const viewer = useViewer();
  const accept = useMutationGql(AcceptDeliveryDocument);
  const [reason, setReason] = useState('');
  if (!viewer.capabilities.includes('accept')) return null;
  return (
    <form
      className={classes.column}
      onSubmit={(event) => {
        event.preventDefault();
        void accept.run({ release: release.id, version: release.version, comment: reason });
      }}
    >
      <Textarea label={t`Lý do nhận bản này`} description={t`Số dòng đổi nhiều là đúng: vì mùa vụ, vì thêm đơn vị báo cáo…`} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} required />
      <RefusalList errors={accept.refusals.map((one) => ({ ...one, way: null }))} />
      {accept.error !== null && <FailurePart error={accept.error} retry={() => void accept.run({ release: release.id, version: release.version, comment: reason })} />}
      <span><Button type="submit" loading={accept.pending} disabled={reason.trim() === ''}><Trans>Nhận bản dữ liệu này</Trans></Button></span>
    </form>
  );
}
