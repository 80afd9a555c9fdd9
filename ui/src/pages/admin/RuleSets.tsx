import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, FileButton, TextInput } from '@mantine/core';
import { IconGavel, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql, useMutationGql, useQueryGql } from '~/api';
import { Card } from '~/components/Card';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { TextLink } from '~/components/links';
import { formatDateTime } from '~/lib/format';
import { useLanguage } from '~/lib/useLanguage';
import { transitionWords } from '../dataset/words';
import { simulationOf, type Simulation } from './simulation';
import classes from './admin.module.css';

const SetsDocument = graphql(/* GraphQL */ `
  query AdminRuleSets { ruleSets { id version before note adoptedBy adoptedAt current } }
`);
const SimulateDocument = graphql(/* GraphQL */ `
  mutation AdminSimulateRules($rules: JSON!) { simulateRules(rules: $rules) { job { id } userErrors { path code message rule } } }
`);
const JobDocument = graphql(/* GraphQL */ `
  query AdminSimulation($id: ID!) { job(id: $id) { id status done result error { message } } }
`);
const AdoptDocument = graphql(/* GraphQL */ `
  mutation AdminAdoptRules($rules: JSON!, $note: String!) { adoptRules(rules: $rules, note: $note) { ruleSet { id } userErrors { path code message rule } } }
`);

/** Another rule set: chosen as a file, simulated over every dataset, then adopted with a reason. */
export function RuleSets() {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<{ name: string; rules: unknown } | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const [note, setNote] = useState('');
  const simulate = useMutationGql(SimulateDocument);
  const adopt = useMutationGql(AdoptDocument);
  const job = simulate.answer?.simulateRules.job?.id ?? '';
  const choose = async (file: File | null) => {
    if (file === null) return;
    simulate.reset();
    adopt.reset();
    try {
      const rules: unknown = JSON.parse(await file.text());
      setChosen({ name: file.name, rules });
      setUnreadable(false);
      await simulate.run({ rules });
    } catch {
      setChosen(null);
      setUnreadable(true);
    }
  };
  const send = async () => {
    if (chosen === null || (await adopt.run({ rules: chosen.rules, note })) === null) return;
    setChosen(null);
    setNote('');
    simulate.reset();
  };
  return (
    <>
      <Card title={<Trans>Đổi bộ quy tắc</Trans>} icon={IconGavel} padded>
        <div className={classes.form}>
          <p className={classes.said}><Trans>Chọn tệp bộ quy tắc mới (JSON). Chương trình chạy thử trên toàn bộ danh mục và cho biết bộ nào sẽ khác, trước khi áp dụng. Chạy thử không thay đổi gì.</Trans></p>
          <div><FileButton accept="application/json,.json" onChange={(file) => void choose(file)}>{(props) => <Button {...props} variant="default" loading={simulate.pending}><Trans>Chọn tệp để chạy thử</Trans></Button>}</FileButton></div>
          {unreadable && <p role="alert" className="t-r"><Trans>Tệp này không phải JSON.</Trans></p>}
          <RefusalList errors={simulate.refusals} />
          {simulate.error !== null && <FailurePart error={simulate.error} />}
          {job !== '' && chosen !== null && (
            <Result id={job} name={chosen.name}>
              <TextInput label={t`Lý do áp dụng`} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
              <RefusalList errors={adopt.refusals} />
              {adopt.error !== null && <FailurePart error={adopt.error} />}
              <div><Button loading={adopt.pending} disabled={note.trim() === ''} onClick={() => void send()}><Trans>Áp dụng bộ quy tắc</Trans></Button></div>
            </Result>
          )}
        </div>
      </Card>
      <Adopted />
    </>
  );
}

/** What the simulation found; what may follow is shown once it has ended. */
function Result({ id, name, children }: { id: string; name: string; children: React.ReactNode }) {
  const { number } = useLanguage();
  const { data, error } = useQueryGql(JobDocument, { id }, { refetchInterval: (last) => (last === undefined || last.job?.status === 'QUEUED' || last.job?.status === 'RUNNING' ? 700 : false) });
  const job = data?.job;
  if (error !== null) return <FailurePart error={error} />;
  if (job?.status === 'FAILED') return <p role="alert" className="t-r">{job.error?.message}</p>;
  const simulation = job?.status === 'DONE' ? simulationOf(job.result) : null;
  if (simulation === null) return <p role="status"><Trans>Đang chạy thử {name}: đã xem {number(job?.done ?? 0)} bộ.</Trans></p>;
  return <><Found simulation={simulation} />{children}</>;
}

function Found({ simulation }: { simulation: Simulation }) {
  const { i18n } = useLingui();
  const { number } = useLanguage();
  return (
    <div role="status">
      <p className={classes.said}>
        <b><Trans>Bộ {simulation.name} so với {simulation.against}, trên {number(simulation.datasets)} bộ dữ liệu:</Trans></b>{' '}
        <Plural value={simulation.changed} _0="không bộ nào khác." other="# bộ khác," />{' '}
        {simulation.changed > 0 && <Trans>{number(simulation.refused)} bộ bị từ chối thêm, {number(simulation.freed)} bộ được qua thêm.</Trans>}{' '}
        {simulation.due > 0 && <Plural value={simulation.due} other="# bộ đổi hạn." />}
      </p>
      {simulation.samples.length > 0 && (
        <table className={classes.table}>
          <thead><tr><th><Trans>Bộ dữ liệu</Trans></th><th><Trans>Bước</Trans></th><th><Trans>Quy tắc</Trans></th><th><Trans>Trước và sau</Trans></th></tr></thead>
          <tbody>
            {simulation.samples.slice(0, 20).map((one) => (
              <tr key={`${one.dataset} ${one.step} ${one.rule}`}>
                <td><TextLink to="/bo-du-lieu" search={{ q: one.code }}>{one.title}</TextLink></td>
                <td>{one.step in transitionWords ? i18n._(transitionWords[one.step as keyof typeof transitionWords]) : one.step}</td>
                <td><code>{one.rule}</code></td>
                <td><Outcome value={one.before} /> → <Outcome value={one.after} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Outcome({ value }: { value: string }) {
  if (value === 'REFUSED') return <Trans>bị từ chối</Trans>;
  if (value === 'WARNED') return <Trans>cảnh báo</Trans>;
  if (value === 'PASSED') return <Trans context="rule">đạt</Trans>;
  return <Trans>không hỏi</Trans>;
}

function Adopted() {
  const { data, error, refetch } = useQueryGql(SetsDocument, {});
  if (error !== null) return <FailurePart error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Card><LoadingRows rows={2} height={40} /></Card>;
  if (data.ruleSets.length === 0) return null;
  return (
    <Card title={<Trans>Các lần áp dụng</Trans>} icon={IconHistory}>
      <ul className={classes.rows}>
        {data.ruleSets.map((one) => (
          <li key={one.id} className={classes.rule}>
            <b className="num">{one.version}</b>
            <div><p className={classes.said}>{one.note}</p><p className="meta"><Trans>thay {one.before}</Trans> · {one.adoptedBy} · {formatDateTime(one.adoptedAt)}{one.current && <> · <Trans>đang dùng</Trans></>}</p></div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
