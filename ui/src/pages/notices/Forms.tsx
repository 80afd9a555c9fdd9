import { msg } from '@lingui/core/macro';
import { useLingui as useI18n } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, MultiSelect, NumberInput, Select, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useMutationGql, type LateRule } from '~/api';
import { Card } from '~/components/Card';
import { DateField } from '~/components/dates';
import { FailurePart } from '~/components/FailurePart';
import { RefusalList } from '~/components/RefusalList';
import { useDraft } from '~/lib/useDraft';
import { AddTaskDocument, IssueDocument } from './documents';
import { measureOf, presets, type Preset } from './measures';
import { useUnits } from './useUnits';
import classes from './notices.module.css';

/** A notice as it lies on paper; its tasks are added below it afterwards. */
export function NewNotice({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const units = useUnits(true);
  const issue = useMutationGql(IssueDocument);
  const { value: form, set, clear } = useDraft('notice:new', { number: '', date: '', title: '', text: '', signatory: '', addressees: [] as string[] });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { number, text, signatory, ...rest } = form;
    const answer = await issue.run({ input: { ...rest, ...(number === '' ? {} : { number }), ...(text === '' ? {} : { text }), ...(signatory === '' ? {} : { signatory }) } });
    if (answer === null) return;
    clear();
    onDone();
  };
  return (
    <Card title={<Trans>Thông báo mới</Trans>} icon={IconPlus} padded>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <RefusalList errors={issue.refusals} />
        {issue.error !== null && <FailurePart error={issue.error} />}
        <TextInput label={t`Trích yếu`} required withAsterisk={false} value={form.title} onChange={(event) => set({ ...form, title: event.currentTarget.value })} />
        <div className={classes.pair}>
          <TextInput label={t`Số, ký hiệu (để trống nếu chưa có)`} placeholder="120/TB-VPUB" value={form.number} onChange={(event) => set({ ...form, number: event.currentTarget.value })} />
          <DateField label={t`Ngày thông báo`} value={form.date === '' ? null : form.date} onChange={(value) => set({ ...form, date: value ?? '' })} />
        </div>
        <MultiSelect label={t`Đơn vị nhận`} data={units} value={form.addressees} onChange={(addressees) => set({ ...form, addressees })} searchable />
        <Textarea label={t`Tóm tắt`} autosize minRows={2} value={form.text} onChange={(event) => set({ ...form, text: event.currentTarget.value })} />
        <TextInput label={t`Người ký`} value={form.signatory} onChange={(event) => set({ ...form, signatory: event.currentTarget.value })} />
        <div className={classes.inline}>
          <Button type="submit" loading={issue.pending} disabled={form.title === '' || form.date === ''}><Trans>Lưu thông báo</Trans></Button>
          <Button variant="subtle" onClick={onDone}><Trans>Thôi</Trans></Button>
        </div>
      </form>
    </Card>
  );
}

const words: Record<Preset, ReturnType<typeof msg>> = {
  delivered: msg`Số bộ đã giao dữ liệu`,
  sent: msg`Số bộ đã gửi rà soát`,
  inForce: msg`Số bộ đã giao được rà soát đạt`,
  published: msg`Số bộ mở đã công bố`,
  force: msg`Tổ công tác đã thành lập`,
  reported: msg`Đơn vị chủ trì tự báo`,
};

const empty = { item: '', title: '', who: 'lead' as 'lead' | 'each', lead: '', partners: [] as string[], due: '', lateRule: 'BEFORE' as LateRule, measure: 'delivered' as Preset, target: 0 };

/** One task of a notice: who, by when, and what it is measured by. */
export function AddTask({ notice, onDone }: { notice: string; onDone: () => void }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const units = useUnits(true);
  const add = useMutationGql(AddTaskDocument);
  const [form, setForm] = useState(empty);
  const set = (part: Partial<typeof empty>) => setForm({ ...form, ...part });
  const each = form.who === 'each';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = { item: form.item, title: form.title, partners: form.partners, each, lateRule: form.lateRule, measure: measureOf(form.measure, form.target), ...(each || form.lead === '' ? {} : { lead: form.lead }), ...(form.due === '' ? {} : { due: form.due }) };
    if ((await add.run({ notice, input })) !== null) onDone();
  };
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <RefusalList errors={add.refusals} />
      {add.error !== null && <FailurePart error={add.error} />}
      <div className={classes.pair} data-narrow>
        <TextInput label={t`Mục`} placeholder="2.1" required withAsterisk={false} value={form.item} onChange={(event) => set({ item: event.currentTarget.value })} />
        <TextInput label={t`Nội dung nhiệm vụ`} required withAsterisk={false} value={form.title} onChange={(event) => set({ title: event.currentTarget.value })} />
      </div>
      <SegmentedControl aria-label={t`Ai làm`} data={[{ value: 'lead', label: t`Một đơn vị chủ trì` }, { value: 'each', label: t`Từng đơn vị tự làm` }]} value={form.who} onChange={(value) => set({ who: value === 'each' ? 'each' : 'lead' })} />
      <div className={classes.pair}>
        {!each && <Select label={t`Chủ trì`} data={units} value={form.lead === '' ? null : form.lead} onChange={(value) => set({ lead: value ?? '' })} searchable />}
        <MultiSelect label={each ? t`Các đơn vị` : t`Phối hợp`} data={units} value={form.partners} onChange={(partners) => set({ partners })} searchable />
      </div>
      <div className={classes.pair}>
        <Select label={t`Cách tính hạn`} data={[{ value: 'BEFORE', label: t`Trước ngày` }, { value: 'BY', label: t`Chậm nhất ngày` }]} value={form.lateRule} onChange={(value) => set({ lateRule: value === 'BY' ? 'BY' : 'BEFORE' })} allowDeselect={false} />
        <DateField label={t`Thời hạn`} value={form.due === '' ? null : form.due} onChange={(value) => set({ due: value ?? '' })} clearable />
      </div>
      <div className={classes.pair}>
        <Select label={t`Đo bằng`} data={presets.map((one) => ({ value: one, label: i18n._(words[one]) }))} value={form.measure} onChange={(value) => set({ measure: presets.find((one) => one === value) ?? 'delivered' })} allowDeselect={false} />
        <NumberInput label={t`Chỉ tiêu (0: tất cả)`} min={0} value={form.target} onChange={(value) => set({ target: Number(value) })} />
      </div>
      <div className={classes.inline}>
        <Button size="xs" type="submit" loading={add.pending} disabled={form.item === '' || form.title === ''}><Trans>Lưu nhiệm vụ</Trans></Button>
        <Button size="xs" variant="subtle" onClick={onDone}><Trans>Thôi</Trans></Button>
      </div>
    </form>
  );
}
