import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconAlertTriangle, IconHistory, IconPoint } from '@tabler/icons-react';
import type { DatasetColumnsQuery } from '~/api';
import { Card } from '~/components/Card';
import { When } from '~/components/DueDate';
import classes from '../dataset.module.css';
import { originOf } from './remarks';

type Version = NonNullable<DatasetColumnsQuery['dataset']>['schemaHistory'][number];

/** The versions of the rows' schema, newest first, one sentence a change; those that break somebody are marked. */
export function SchemaHistory({ versions }: { versions: readonly Version[] }) {
  if (versions.length === 0) return null;
  return (
    <Card icon={IconHistory} title={<Trans>Lịch sử cấu trúc cột</Trans>} aside={<Plural value={versions.length} other="# phiên bản" />}>
      <ol className={classes.entries}>
        {versions.map((version) => (
          <li key={version.version} className={classes.entry}>
            <div className={classes.entryHead}>
              <b className="num">{version.version}</b>
              <span><Trans>bản {version.edition}</Trans> · {originOf(version.origin)}{version.approved ? <> · <Trans>đã duyệt</Trans></> : <> · <Trans>chưa duyệt</Trans></>} <span className="meta ink2 num" title={version.hash}>{version.hash.slice(0, 12)}</span></span>
              <span className="end"><When at={version.at} /></span>
            </div>
            <Changes version={version} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Changes({ version }: { version: Version }) {
  const { t } = useLingui();
  if (version.changes.length === 0) return <p className="small ink2" style={{ margin: '4px 0 0' }}><Trans>Cấu trúc đầu tiên.</Trans></p>;
  const breaks = (one: Version['changes'][number]) => one.breaksBackward || one.breaksForward;
  const ordered = [...version.changes.filter(breaks), ...version.changes.filter((one) => !breaks(one))];
  return (
    <ul className={classes.changes}>
      {ordered.map((one) => (
        <li key={one.kind + one.path + one.message} {...(breaks(one) ? { className: 't-a' } : {})}>
          {breaks(one) ? <IconAlertTriangle size={14} stroke={1.75} role="img" aria-label={t`Ảnh hưởng nơi đang dùng`} /> : <IconPoint size={14} stroke={1.75} aria-hidden />}
          <span>{one.message}</span>
        </li>
      ))}
    </ul>
  );
}
