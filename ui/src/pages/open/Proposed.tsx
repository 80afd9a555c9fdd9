import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconFileSymlink, IconRubberStamp } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { graphql, useMutationGql, useQueryGql, useViewer, type OpenProposedQuery } from '~/api';
import { Card } from '~/components/Card';
import { DateField } from '~/components/dates';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { FileDrop } from '~/components/FileDrop';
import { TextLink } from '~/components/links';
import { LoadingRows } from '~/components/LoadingRows';
import { PaperLinks } from '~/components/PaperLinks';
import { RefusalList } from '~/components/RefusalList';
import { UploadLine, useUpload } from '~/components/Upload';
import { dayOf, formatDate } from '~/lib/format';
import { useDraft } from '~/lib/useDraft';
import { useLanguage } from '~/lib/useLanguage';
import { ReasonAct } from './ReasonAct';
import classes from './open.module.css';

const ProposedDocument = graphql(/* GraphQL */ `
  query OpenProposed {
    first: datasets(filter: { publicationStatus: [PROPOSED] }, first: 1000) { edges { node { ...OpenProposedParts } } }
    next: datasets(filter: { nextPublication: [PROPOSED] }, first: 1000) { edges { node { ...OpenProposedParts } } }
  }
`);
graphql(/* GraphQL */ `
  fragment OpenProposedParts on Dataset { id code title version edition owner { name nameEn } inForce { edition } }
`);
const IssueDocument = graphql(/* GraphQL */ `
  mutation OpenIssue($input: IssueDecisionInput!) { issueDecision(input: $input) { decision { id number lineCount } userErrors { path code message rule article way } } }
`);

const EarlierDocument = graphql(/* GraphQL */ `
  query OpenEarlier { decisions(first: 100) { edges { node { id number date supersededBy { id } } } } }
`);

type Dataset = OpenProposedQuery['first']['edges'][number]['node'];

/** What waits for the Chairman's office: lines in the annex's order, and the decision as signed. */
export function Proposed() {
  const { t } = useLingui();
  const viewer = useViewer();
  const { data, error, refetch } = useQueryGql(ProposedDocument, {});
  const { value: order, set: setOrder, clear: clearOrder } = useDraft<readonly string[]>('decision:lines', []);
  if (error !== null) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được danh sách đề xuất`} />;
  if (data === undefined) return <Card><LoadingRows rows={6} height={48} /></Card>;
  const all = [...data.first.edges, ...data.next.edges].map((edge) => edge.node);
  const chosen = order.flatMap((id) => all.filter((one) => one.id === id));
  const may = viewer.is('PUBLISHER');
  const toggle = (id: string) => setOrder(order.includes(id) ? order.filter((one) => one !== id) : [...order, id]);
  const list = [...chosen, ...all.filter((one) => !order.includes(one.id))];
  return (
    <div className={may ? classes.columns : undefined}>
      <Card
        title={<Trans>Đã đề xuất</Trans>}
        icon={IconFileSymlink}
        aside={may && all.length > 0 ? <Checkbox size="xs" label={t`Chọn cả ${all.length} bộ`} checked={chosen.length === all.length} indeterminate={chosen.length > 0 && chosen.length < all.length} onChange={() => setOrder(chosen.length === all.length ? [] : all.map((one) => one.id))} /> : <span className="num">{all.length}</span>}
      >
        {all.length === 0 && <EmptyState><Trans>Không có bộ nào đang chờ quyết định.</Trans></EmptyState>}
        <ul className={classes.rows}>
          {list.map((one) => <Line key={one.id} dataset={one} may={may} at={order.indexOf(one.id)} last={order.length - 1} onToggle={() => toggle(one.id)} onMove={(by) => setOrder(moved(order, one.id, by))} />)}
        </ul>
        {all.length > 0 && viewer.is('PUBLISHER', 'REVIEWER', 'ADMIN') && (
          <p className={classes.foot}>
            <PaperLinks size="xs" papers={[{ name: 'submission-letter', label: <Trans>Tờ trình</Trans> }, { name: 'open-decision', label: <Trans>Dự thảo quyết định</Trans> }]} />
          </p>
        )}
      </Card>
      {may && <Issue lines={chosen} onDone={clearOrder} />}
    </div>
  );
}

/** The order with one line moved up or down. */
export function moved(order: readonly string[], id: string, by: 1 | -1): string[] {
  const from = order.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return [...order];
  const next = [...order];
  [next[from], next[to]] = [next[to]!, next[from]!];
  return next;
}

function Line({ dataset, may, at, last, onToggle, onMove }: { dataset: Dataset; may: boolean; at: number; last: number; onToggle: () => void; onMove: (by: 1 | -1) => void }) {
  const { t } = useLingui();
  const { named } = useLanguage();
  return (
    <li className={classes.row}>
      {may ? <Checkbox aria-label={t`Chọn ${dataset.title}`} checked={at >= 0} onChange={onToggle} /> : <span />}
      <div>
        <div className={classes.rowTitle}><TextLink to="/bo-du-lieu/$code" params={{ code: dataset.code }}>{dataset.title}</TextLink></div>
        <p className="meta">{named(dataset.owner)} · <Trans>bản {dataset.inForce?.edition ?? dataset.edition}</Trans></p>
      </div>
      {may && at < 0 && <span className={classes.end}><ReasonAct dataset={dataset} to="STRIKE" label={t`Rút khỏi danh sách`} ask={t`Lý do rút`} /></span>}
      {at >= 0 && (
        <span className={classes.end}>
          <span className="meta num"><Trans>dòng {at + 1}</Trans></span>
          <Button size="xs" variant="default" aria-label={t`Đưa lên`} disabled={at === 0} onClick={() => onMove(-1)}><IconArrowUp size={14} stroke={1.75} aria-hidden /></Button>
          <Button size="xs" variant="default" aria-label={t`Đưa xuống`} disabled={at === last} onClick={() => onMove(1)}><IconArrowDown size={14} stroke={1.75} aria-hidden /></Button>
        </span>
      )}
    </li>
  );
}

function Issue({ lines, onDone }: { lines: readonly Dataset[]; onDone: () => void }) {
  const { t } = useLingui();
  const issue = useMutationGql(IssueDocument);
  const upload = useUpload();
  const { value: form, set: setForm, clear } = useDraft('decision:new', { number: '', date: dayOf(new Date()), signatory: '', effective: '', replaces: '' });
  const earlier = useQueryGql(EarlierDocument, {}).data?.decisions.edges.map((edge) => edge.node).filter((one) => one.supersededBy === null) ?? [];
  const [done, setDone] = useState('');
  const [signed, setSigned] = useState<string | null>(null);
  const take = async (file: File | undefined) => setSigned(file === undefined ? null : (await upload.send(file))?.id ?? null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await issue.run({ input: { number: form.number, date: form.date, signatory: form.signatory, lines: lines.map((one, i) => ({ dataset: one.id, annexNo: i + 1 })), ...(signed === null ? {} : { file: signed }), ...(form.effective ? { effectiveFrom: form.effective } : {}), ...(form.replaces ? { supersedes: form.replaces } : {}) } });
    if (answer === null) return;
    setDone(form.number);
    clear();
    upload.reset();
    setSigned(null);
    onDone();
  };
  return (
    <Card title={<Trans>Quyết định đã ký</Trans>} icon={IconRubberStamp} padded>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <RefusalList errors={issue.refusals} />
        {issue.error !== null && <FailurePart error={issue.error} />}
        <TextInput label={t`Số, ký hiệu`} placeholder="2417/QĐ-UBND" required withAsterisk={false} value={form.number} onChange={(event) => setForm({ ...form, number: event.currentTarget.value })} />
        <DateField label={t`Ngày ký`} value={form.date} onChange={(value) => setForm({ ...form, date: value ?? '' })} />
        <TextInput label={t`Người ký`} placeholder={t`KT. Chủ tịch, Phó Chủ tịch`} required withAsterisk={false} value={form.signatory} onChange={(event) => setForm({ ...form, signatory: event.currentTarget.value })} />
        <DateField label={t`Hiệu lực từ (bỏ trống: từ ngày ký)`} value={form.effective === '' ? null : form.effective ?? null} onChange={(value) => setForm({ ...form, effective: value ?? '' })} clearable />
        {earlier.length > 0 && <NativeSelect label={t`Thay thế quyết định`} value={form.replaces ?? ''} onChange={(event) => setForm({ ...form, replaces: event.currentTarget.value })} data={[{ value: '', label: t`Không thay thế` }, ...earlier.map((one) => ({ value: one.id, label: `${one.number} · ${formatDate(one.date)}` }))]} />}
        {upload.state.phase === 'idle' ? <FileDrop compact accept=".pdf,.docx,.xlsx" formats="PDF, DOCX, XLSX" onFiles={(files) => void take(files[0])}><Trans>Tệp quyết định đã ký (không bắt buộc)</Trans></FileDrop> : <UploadLine upload={upload} />}
        <Button type="submit" loading={issue.pending} disabled={lines.length === 0 || form.number === '' || form.date === '' || form.signatory === ''}>
          {lines.length === 0 ? <Trans>Chọn các bộ trong danh sách</Trans> : <Plural value={lines.length} other="Nhập quyết định cho # bộ" />}
        </Button>
        <p role="status" className="small">{done !== '' && <Trans>Đã nhập quyết định {done}. Công bố ở thẻ Quyết định.</Trans>}</p>
      </form>
    </Card>
  );
}
