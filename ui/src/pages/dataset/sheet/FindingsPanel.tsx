import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { IconAlertTriangle, IconArrowRight, IconChevronDown, IconChevronUp, IconCircleX, IconDownload, IconInfoCircle, IconShieldCheck } from '@tabler/icons-react';
import type { Severity } from '~/api';
import { LoadingRows } from '~/components/LoadingRows';
import { lookOf } from '~/components/status';
import { useLanguage } from '~/lib/useLanguage';
import classes from './FindingsPanel.module.css';
import { setRole, setType } from './corrections';
import { bySeverity, countBySeverity, groupKey, writtenOf } from './model';
import type { Finding, Table } from './useReport';
import type { Sheet } from './useSheet';

type Group = Table['groups'][number];
const icons = { ERROR: IconCircleX, WARNING: IconAlertTriangle, INFO: IconInfoCircle };

interface Props {
  sheet: Sheet;
  /** The one act beside the findings: "Tải lên bản đã sửa". */
  action?: React.ReactNode;
  after?: React.ReactNode;
  /** Where every finding is to be had as a file, without its ending. */
  list?: string;
}

/** What is wrong, by severity and cause, with counts; the open cause shows the cell before and after. */
export function FindingsPanel({ sheet, action, after, list }: Props) {
  const { number } = useLanguage();
  const table = sheet.table;
  const [info, setInfo] = useState(false);
  if (sheet.report.isPending) return <LoadingRows rows={8} height={48} />;
  if (table === null) return action === undefined ? null : <div className={classes.head}><div className={classes.action}>{action}</div></div>;
  const counts = countBySeverity(table.groups);
  const openInfo = info || table.groups.some((group) => group.severity === 'INFO' && groupKey(group) === sheet.place?.group);
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <div className={classes.headline}>
          <h2><span className="num">{number(table.findingCount)}</span> <Plural value={table.findingCount} other="chỗ cần xem" /></h2>
          <span className={classes.counts}>{(['ERROR', 'WARNING', 'INFO'] as Severity[]).map((severity) => counts[severity] > 0 && <Count key={severity} severity={severity} count={counts[severity]} />)}</span>
        </div>
        {list !== undefined && table.findingCount > 0 && (
          <p className={classes.after}>
            <IconDownload size={14} stroke={1.75} aria-hidden /> <Trans>Tải mọi phát hiện:</Trans> <Anchor href={`${list}.xlsx`} download size="xs" underline="always">XLSX</Anchor> · <Anchor href={`${list}.csv`} download size="xs" underline="always">CSV</Anchor>
          </p>
        )}
        {action !== undefined && <div className={classes.action}>{action}</div>}
        {after !== undefined && <p className={classes.after}>{after}</p>}
      </div>
      {table.groups.length === 0 && <p className={classes.none}><IconShieldCheck size={16} stroke={1.75} aria-hidden /><Trans>Không có chỗ nào cần xem.</Trans></p>}
      {bySeverity(table.groups).map((part) => (
        <section key={part.severity}>
          <PartHead severity={part.severity} count={counts[part.severity]} open={openInfo} onToggle={() => setInfo((now) => !now)} />
          {(part.severity !== 'INFO' || openInfo) && (
            <ul className={classes.list}>
              {part.groups.map((group) => (
                <li key={groupKey(group)} className={classes.item}>
                  {groupKey(group) === sheet.place?.group ? <OpenGroup group={group} sheet={sheet} /> : <ClosedGroup group={group} sheet={sheet} />}
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
      {table.notes.length > 0 && <ul className={classes.notes}>{table.notes.map((note) => <li key={note}>{note}</li>)}</ul>}
    </div>
  );
}

/** "4 lỗi", and the counts of what is less: the word is the part's head below. */
function Count({ severity, count }: { severity: Severity; count: number }) {
  const { i18n } = useLingui();
  const { number } = useLanguage();
  const { hue, icon: Icon, word } = lookOf('severity', severity);
  return (
    <span className={classes.count} data-hue={hue} title={i18n._(word)}>
      <Icon size={14} stroke={1.75} aria-hidden /><span className="num">{number(count)}</span>{severity === 'ERROR' ? <span><Plural value={count} other="lỗi" /></span> : <span className="hidden-words">{i18n._(word)}</span>}
    </span>
  );
}

function PartHead({ severity, count, open, onToggle }: { severity: Severity; count: number; open: boolean; onToggle: () => void }) {
  const Icon = icons[severity];
  if (severity === 'INFO') {
    const Chevron = open ? IconChevronUp : IconChevronDown;
    return (
      <button type="button" className={classes.part} data-severity={severity} aria-expanded={open} onClick={onToggle}>
        <Icon size={14} stroke={1.75} aria-hidden /><span><Plural value={count} other="# thông tin, không cần sửa" /></span><Chevron size={16} aria-hidden />
      </button>
    );
  }
  return (
    <h3 className={classes.part} data-severity={severity}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {severity === 'ERROR' ? <Trans>Lỗi: phải sửa trước khi gửi rà soát</Trans> : <Trans>Cảnh báo: máy vẫn hiểu, nên ghi lại cho đúng</Trans>}
    </h3>
  );
}

/** The server's sentence names column, count and cause: "Mã xã: 12 ô mất số 0 ở đầu". */
function GroupTitle({ group }: { group: Group }) {
  return <span className={classes.title}>{group.title === '' ? group.code : group.title}</span>;
}

/** How a finding's values are written for people: as its column's are. */
function useShown(sheet: Sheet, finding: Finding | null) {
  const { shown } = useLanguage();
  const column = sheet.table?.columns.find((one) => one.name === finding?.column);
  return { value: writtenOf(finding?.value ?? '', finding?.code ?? '', column, shown), understood: shown(finding?.understood ?? '', column) };
}

function Sample({ finding, sheet }: { finding: Finding; sheet: Sheet }) {
  const { t } = useLingui();
  const { value, understood } = useShown(sheet, finding);
  const cell = finding.letter !== null && finding.row !== null ? `${finding.letter}${finding.row}` : finding.row === null ? '' : t`dòng ${finding.row}`;
  if (value === '') return <span className={classes.sample}>{finding.message}</span>;
  return (
    <span className={classes.sample}>
      “{value}”{understood !== '' && understood !== value && <> → <b>{understood}</b></>}{cell !== '' && <> ({cell})</>}
    </span>
  );
}

function ClosedGroup({ group, sheet }: { group: Group; sheet: Sheet }) {
  return (
    <button type="button" className={classes.row} onClick={() => sheet.open({ group: groupKey(group), at: 0 })}>
      <span><GroupTitle group={group} /><Sample finding={group.first} sheet={sheet} /></span>
      <span className={classes.see}><Trans>Xem</Trans></span>
    </button>
  );
}

function OpenGroup({ group, sheet }: { group: Group; sheet: Sheet }) {
  const { t } = useLingui();
  const { cited, number } = useLanguage();
  const finding = sheet.finding;
  const at = (sheet.place?.at ?? 0) + 1;
  const outside = finding?.row != null && sheet.table !== null && finding.row > sheet.table.gridRows;
  const place = finding?.row == null ? '' : finding.letter === null ? t`Dòng ${finding.row}` : t`Ô ${`${finding.letter}${finding.row}`}`;
  return (
    <div className={classes.open} aria-live="polite" aria-current="true">
      <div className={classes.openHead}><GroupTitle group={group} /><span className={classes.where}>{place}{group.count > 1 && <span className="num">{place !== '' && ' · '}{number(at)}/{number(group.count)}</span>}</span></div>
      {finding === null ? <LoadingRows rows={2} height={28} /> : (
        <>
          <Both finding={finding} sheet={sheet} />
          <p className={classes.say}>{finding.message}</p>
          {finding.fix !== null && finding.fix !== '' && <p className={classes.say}><b><Trans>Cách sửa:</Trans></b> {finding.fix}</p>}
          {finding.article !== null && finding.article !== '' && <p className={classes.say}><Trans>Theo</Trans> {cited(finding.article)}</p>}
          {outside && <p className={classes.say}><Trans>Dòng này nằm ngoài phần bảng được vẽ.</Trans></p>}
        </>
      )}
      {finding !== null && <Mends finding={finding} sheet={sheet} />}
      {group.count > 1 && (
        <div className={classes.moves}>
          <Button size="xs" variant="default" disabled={at <= 1} onClick={() => sheet.open({ group: groupKey(group), at: at - 2 })}><Trans>Ô trước</Trans></Button>
          <Button size="xs" variant="default" disabled={at >= group.count} onClick={() => sheet.open({ group: groupKey(group), at })}><Trans>Ô sau</Trans></Button>
        </div>
      )}
    </div>
  );
}

function Both({ finding, sheet }: { finding: Finding; sheet: Sheet }) {
  const { value, understood } = useShown(sheet, finding);
  if (value === '') return null;
  return (
    <div className={classes.both}>
      <div className={classes.box} data-severity={finding.severity}><span><Trans>Trong tệp</Trans></span><strong>{value}</strong></div>
      {understood === '' ? null : (
        <>
          <IconArrowRight size={16} aria-hidden />
          <div className={classes.box} data-now><span><Trans>Hiểu là</Trans></span><strong>{understood}</strong></div>
        </>
      )}
    </div>
  );
}

const valueFamilies = ['number', 'date', 'type', 'boolean', 'period', 'code'];

/** What can be mended by saying how the sheet is to be read, without changing the file. */
function Mends({ finding, sheet }: { finding: Finding; sheet: Sheet }) {
  const { correct, table } = sheet;
  const column = table?.columns.find((one) => one.name === finding.column);
  if (correct === null || table === null) return null;
  const asText = column !== undefined && column.type !== 'string' && column.letter !== '' && valueFamilies.includes(finding.code.split('.')[0]!);
  const row = finding.row;
  if (!asText && (row === null || finding.severity === 'INFO')) return null;
  return (
    <div className={classes.moves}>
      {asText && <Button size="xs" variant="light" disabled={correct.busy} onClick={() => correct.apply(setType(correct.corrections, table.sheet, column.letter, 'string'))}><Trans>Coi cả cột là chữ</Trans></Button>}
      {row !== null && finding.severity !== 'INFO' && <Button size="xs" variant="subtle" disabled={correct.busy} onClick={() => correct.apply(setRole(correct.corrections, table.sheet, row, 'FOOTER', null))}><Trans>Dòng {row} không phải số liệu</Trans></Button>}
    </div>
  );
}
