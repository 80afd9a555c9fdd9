import { Trans, useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { Key } from './Key';
import classes from './KeyHelp.module.css';
import { listKeys, subscribeKeys } from './keyRegistry';

/** All keys of the application, and those that the page on screen has announced with useKeyList. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const page = useSyncExternalStore(subscribeKeys, listKeys);
  const everywhere = [
    { keys: ['/'], does: t`Tìm bộ dữ liệu` },
    { keys: ['Ctrl', 'K'], does: t`Lệnh nhanh: tới trang, tới bộ dữ liệu` },
    { keys: ['?'], does: t`Xem các phím này` },
    { keys: ['Esc'], does: t`Đóng, thôi` },
  ];
  return (
    <Modal opened onClose={onClose} title={<span className="strong"><Trans>Phím tắt</Trans></span>} size="sm" closeButtonProps={{ 'aria-label': t`Đóng` }}>
      {page.length > 0 && <Table title={t`Trang này`} rows={page} />}
      <Table title={t`Mọi trang`} rows={everywhere} />
    </Modal>
  );
}

function Table({ title, rows }: { title: string; rows: readonly { keys: readonly string[]; does: string }[] }) {
  return (
    <section className={classes.part}>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.rows}>
        {rows.map((row) => (
          <div key={row.does} className={classes.row}>
            <dt className={classes.keys}>{row.keys.map((key) => <Key key={key}>{key}</Key>)}</dt>
            <dd>{row.does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
