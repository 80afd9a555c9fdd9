import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useMutationGql } from '~/api';
import { FailurePart } from '~/components/FailurePart';
import { RefusalList } from '~/components/RefusalList';
import { useLanguage } from '~/lib/useLanguage';
import { SetSchemaDocument, type Dataset } from '../documents';
import { shapeText, withheld, type Profile } from '../profile/model';
import { typeWords } from '../words';
import classes from './columnEdit.module.css';
import { declaredOf, faultsOf, numberOf, patternOf, patterned, ranged, types, withColumn, type ColumnType, type Declared, type Doc } from './schemaDocument';

interface Props {
  dataset: Dataset;
  /** The version that the document was read at: the lock. */
  version: number;
  document: Doc;
  name: string;
  profile: Profile | undefined;
  rows: number;
  onDone: (saved: boolean) => void;
}

const mostShape = 36; // bytes; longer shapes are cut
const mostly = 0.9; // of the texts looked at, for a shape to be worth a rule

/** What a steward declares of a column, each field with what the newest delivery shows of it. */
export function ColumnEdit({ dataset, version, document, name, profile, rows, onDone }: Props) {
  const { t, i18n } = useLingui();
  const { number } = useLanguage();
  const before = declaredOf(document, name);
  const [now, keep] = useState<Declared>(before);
  const save = useMutationGql(SetSchemaDocument);
  const set = (change: Partial<Declared>) => keep((one) => ({ ...one, ...change }));
  const faults = faultsOf(now);
  const next = withColumn(document, name, now);
  const same = JSON.stringify(next) === JSON.stringify(withColumn(document, name, before));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (same) { onDone(false); return; }
    if (faults.length === 0 && (await save.run({ id: dataset.id, version, schema: next })) !== null) onDone(true);
  };
  const shown = profile === undefined || withheld(profile) ? undefined : profile;
  const read = (text: string) => { const value = numberOf(text); return value === null || text.trim() === '' ? undefined : t`hiểu là ${number(value, 10)}`; };
  const bad = (which: 'least' | 'most') => (faults.includes(which) ? t`Chưa phải số` : faults.includes('order') ? t`Nhỏ nhất phải không quá lớn nhất` : undefined);
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate aria-label={t`Sửa cột ${before.title || name}`}>
      <div className={classes.fields}>
        <TextInput label={t`Tên cột (tiếng Việt)`} value={now.title} onChange={(event) => set({ title: event.currentTarget.value })} maxLength={300} />
        <TextInput label={t`Tên cột (tiếng Anh)`} value={now.titleEn} onChange={(event) => set({ titleEn: event.currentTarget.value })} maxLength={300} lang="en" />
        <Textarea className={classes.wide!} label={t`Ý nghĩa`} value={now.description} onChange={(event) => set({ description: event.currentTarget.value })} autosize minRows={1} maxRows={4} maxLength={2000} />
        <Field evidence={profile?.evidence ?? null}>
          <Select label={t`Kiểu`} value={now.type} onChange={(value) => set({ type: (value ?? 'string') as ColumnType })} allowDeselect={false} data={types.map((one) => ({ value: one, label: i18n._(typeWords[one]!) }))} />
        </Field>
        <Field evidence={profile === undefined || profile.unit === null ? null : t`đọc từ tệp: ${profile.unit}`}>
          <TextInput label={t`Đơn vị tính`} value={now.unit} onChange={(event) => set({ unit: event.currentTarget.value })} maxLength={40} />
        </Field>
        <Field evidence={profile === undefined ? null : t`${number(profile.nulls)} trên ${number(rows)} ô trống`}>
          <Checkbox label={t`Bắt buộc: ô nào cũng phải có giá trị`} checked={now.required} onChange={(event) => set({ required: event.currentTarget.checked })} />
        </Field>
        <Field evidence={profile === undefined ? null : t`${number(profile.distinct)} giá trị khác nhau trên ${number(rows)} dòng`}>
          <Checkbox label={t`Thuộc khóa: không dòng nào trùng dòng nào`} checked={now.key} onChange={(event) => set({ key: event.currentTarget.checked })} />
        </Field>
        {ranged(now.type) && (
          <>
            <Field evidence={shown?.min == null ? null : t`trong tệp nhỏ nhất là ${number(Number(shown.min), 10)}`}>
              <TextInput label={t`Không nhỏ hơn`} className="num" inputMode="decimal" value={now.least} onChange={(event) => set({ least: event.currentTarget.value })} description={read(now.least)} error={bad('least')} maxLength={40} />
            </Field>
            <Field evidence={shown?.max == null ? null : t`trong tệp lớn nhất là ${number(Number(shown.max), 10)}`}>
              <TextInput label={t`Không lớn hơn`} className="num" inputMode="decimal" value={now.most} onChange={(event) => set({ most: event.currentTarget.value })} description={read(now.most)} error={bad('most')} maxLength={40} />
            </Field>
          </>
        )}
        {now.type !== 'boolean' && (
          <div className={classes.wide}>
            <TagsInput label={t`Chỉ nhận các giá trị này`} placeholder={now.values.length === 0 ? t`để trống là nhận mọi giá trị` : ''} value={now.values} onChange={(values) => set({ values })} error={faults.includes('values') ? t`Có giá trị chưa phải số` : undefined} clearable />
            {shown?.values != null && <Offer words={<Trans>trong tệp có {number(shown.values.length)} giá trị</Trans>} act={t`Lấy các giá trị đang có`} onTake={() => set({ values: [...shown.values!] })} />}
          </div>
        )}
        {patterned(now.type) && (
          <div className={classes.wide}>
            <TextInput label={t`Viết theo mẫu (biểu thức chính quy)`} value={now.pattern} onChange={(event) => set({ pattern: event.currentTarget.value })} spellCheck={false} maxLength={500} />
            {profile?.patterns.filter((one) => one.pattern.length < mostShape && one.count >= mostly * profile.patternRows).map((one) => (
              <Offer key={one.pattern} words={<Trans>{number(one.count)} trên {number(profile.patternRows)} ô viết <code>{shapeText(one.pattern)}</code></Trans>} act={t`Lấy làm mẫu`} onTake={() => set({ pattern: patternOf(one.pattern) })} />
            ))}
          </div>
        )}
      </div>
      <RefusalList errors={save.refusals.map((one) => ({ ...one, way: null }))} />
      {save.error !== null && <FailurePart error={save.error} />}
      <div className={classes.acts}>
        <Button type="submit" size="xs" loading={save.pending} disabled={faults.length > 0}><Trans>Lưu cột</Trans></Button>
        <Button size="xs" variant="default" onClick={() => onDone(false)}><Trans>Thôi</Trans></Button>
        {dataset.reviewStatus === 'APPROVED' && <span className="meta ink2"><Trans>Lưu sẽ mở bản {dataset.edition + 1} để rà soát; bản {dataset.edition} giữ nguyên hiệu lực.</Trans></span>}
      </div>
    </form>
  );
}

/** A field with what the data show of it. */
function Field({ evidence, children }: { evidence: string | null; children: React.ReactNode }) {
  return <div className={classes.field}>{children}{evidence !== null && evidence !== '' && <p className={classes.evidence}>{evidence}</p>}</div>;
}

/** What the data show, ready to be taken over. */
function Offer({ words, act, onTake }: { words: React.ReactNode; act: string; onTake: () => void }) {
  return <p className={classes.evidence}>{words} <Button size="compact-xs" variant="subtle" onClick={onTake}>{act}</Button></p>;
}
