import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput, TextInput, VisuallyHidden } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useMutationGql, useViewer } from '~/api';
import { DueDate } from '~/components/DueDate';
import { FailurePart } from '~/components/FailurePart';
import { NumLink, TextLink } from '~/components/links';
import { RefusalList } from '~/components/RefusalList';
import { StatusBadge } from '~/components/StatusBadge';
import { formatDate } from '~/lib/format';
import { useLanguage } from '~/lib/useLanguage';
import { ReportDocument, type Task } from './documents';
import { searchOf, searchOfShare } from './measures';
import { useShort } from './useUnits';
import classes from './notices.module.css';

/** One task: item, what, who, how far by the registry's own count, by when, and what is in the way. */
export function TaskRow({ task }: { task: Task }) {
  const value = task.late ? 'OVERDUE' : task.state === 'DONE' ? 'DONE' : task.daysLeft !== null && task.daysLeft <= 7 ? 'DUE_SOON' : 'ON_TIME';
  return (
    <li className={classes.task} data-state={task.state}>
      <span className={classes.item}><VisuallyHidden><Trans>Mục</Trans> </VisuallyHidden>{task.item}</span>
      <div className={classes.what}>
        <p className={classes.title}>{task.title}</p>
        <Who task={task} />
        {task.cancelled !== null && <p className="small"><Trans>Không thực hiện nữa: {task.cancelled}</Trans></p>}
        <Blocks task={task} />
        {task.note !== null && <p className="small">{task.note}</p>}
        {task.canReport && task.state === 'OPEN' && <Report task={task} />}
        <Shares task={task} />
      </div>
      <Figure task={task} />
      <div className={classes.when}>
        {task.state !== 'CANCELLED' && (task.due !== null || task.state === 'DONE') && <StatusBadge kind="time" value={value} />}
        {task.due !== null && <Deadline task={task} />}
      </div>
    </li>
  );
}

/** The date as the notice writes it, and how far its last day is. */
function Deadline({ task }: { task: Task }) {
  if (task.due === null || task.lastDay === null) return null;
  const date = formatDate(task.due);
  return (
    <span className={classes.deadline}>
      <span className="num">{task.lateRule === 'BEFORE' ? <Trans>trước {date}</Trans> : <Trans>chậm nhất {date}</Trans>}</span>
      {task.state === 'OPEN' && <DueDate date={task.lastDay} />}
    </span>
  );
}

function Who({ task }: { task: Task }) {
  const short = useShort();
  const units = task.partners.map(short);
  const names = units.slice(0, 3).join(', ');
  const more = units.length - 3;
  return (
    <p className="meta">
      {task.lead !== null && <><Trans>Chủ trì: <b>{short(task.lead)}</b></Trans></>}
      {task.each && <Trans>Từng đơn vị tự làm: {names}</Trans>}
      {task.lead !== null && units.length > 0 && <> · <Trans>phối hợp: {names}</Trans></>}
      {more > 0 && <> <Plural value={more} other="và # đơn vị" /></>}
    </p>
  );
}

function Figure({ task }: { task: Task }) {
  const { t } = useLingui();
  const { number } = useLanguage();
  const viewer = useViewer();
  const { measure } = task;
  if (measure === null) return <span className={classes.figure} />;
  const own = viewer.organization?.code ?? '';
  const linked = measure.kind === 'DATASETS';
  const width = `${Math.round(measure.share * 100)}%`;
  return (
    <div className={classes.figure}>
      <span className={classes.numbers}>
        {linked ? <NumLink to="/bo-du-lieu" search={searchOf(task, 'done', own)}>{number(measure.done)}</NumLink> : <b className="num">{number(measure.done)}</b>}
        <span className="ink2">/</span>
        {linked && measure.elsewhere === 0 ? <NumLink to="/bo-du-lieu" search={searchOf(task, 'all', own)}>{number(measure.target)}</NumLink> : <span className="num">{number(measure.target)}</span>}
        <span className="small">{measure.own ? <Trans>của đơn vị bạn</Trans> : measure.kind === 'REPORTED' ? <Trans>đơn vị báo</Trans> : null}</span>
      </span>
      <span className={classes.track} role="img" aria-label={t`${number(measure.done)} trên ${number(measure.target)}`}><span data-state={task.state === 'DONE' ? 'DONE' : task.late ? 'OVERDUE' : 'OPEN'} style={{ width }} /></span>
      {measure.elsewhere > 0 && <TextLink className="small" to="/thong-bao" search={{ the: 'noi-giu' }}><Plural value={measure.elsewhere} other="# bộ do bộ, ngành giữ" /></TextLink>}
    </div>
  );
}

function Blocks({ task }: { task: Task }) {
  const shown = task.blockedBy.filter((one) => one.reason !== 'block.elsewhere').slice(0, 3);
  if (shown.length === 0 || task.state !== 'OPEN') return null;
  return <p className={classes.blocks}><Trans>Còn vướng:</Trans> {shown.map((one, i) => <span key={one.reason}>{i > 0 && ' · '}{one.message} <b className="num">{one.count}</b></span>)}</p>;
}

/** How each unit does with a task that each does for itself, those furthest behind first. */
function Shares({ task }: { task: Task }) {
  const { number } = useLanguage();
  const short = useShort();
  if (task.shares.length < 2) return null;
  const done = task.shares.filter((one) => one.state === 'DONE').length;
  const sorted = [...task.shares].sort((a, b) => (b.target - b.done) - (a.target - a.done));
  return (
    <details className={classes.details}>
      <summary><Trans>Theo đơn vị: <b className="num">{number(done)}/{number(task.shares.length)}</b> đã xong</Trans></summary>
      <ul className={classes.readers}>
        {sorted.map((one) => (
          <li key={one.organization.code}>
            <span>{short(one.organization)}</span>
            <span>
              <NumLink to="/bo-du-lieu" search={searchOfShare(task, 'done', one.organization.code)}>{number(one.done)}</NumLink>/<span className="num">{number(one.target)}</span>
              {one.elsewhere > 0 && <span className="small"> <Plural value={one.elsewhere} other="+ # nơi khác giữ" /></span>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What nothing in the registry can count, the lead says. */
function Report({ task }: { task: Task }) {
  const { t } = useLingui();
  const report = useMutationGql(ReportDocument);
  const [done, setDone] = useState<number | string>(task.measure?.done ?? 0);
  const [note, setNote] = useState(task.note ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void report.run({ id: task.id, version: task.version, done: Number(done), ...(note === '' ? {} : { note }) });
  };
  return (
    <form className={classes.inline} onSubmit={submit}>
      <NumberInput aria-label={t`Đã xong (mục ${task.item})`} size="xs" w={90} min={0} value={done} onChange={setDone} />
      <TextInput aria-label={t`Ghi chú (mục ${task.item})`} size="xs" placeholder={t`Ghi chú`} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <Button size="xs" variant="default" type="submit" loading={report.pending}><Trans>Báo kết quả</Trans></Button>
      <RefusalList errors={report.refusals} />
      {report.error !== null && <FailurePart error={report.error} />}
    </form>
  );
}
