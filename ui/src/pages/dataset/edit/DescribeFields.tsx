import { Trans, useLingui } from '@lingui/react/macro';
import { Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useQueryGql } from '~/api';
import { DateField } from '~/components/dates';
import { useLanguage } from '~/lib/useLanguage';
import { VocabularyDocument } from '../documents';
import { frequencies, frequencyWords } from '../words';
import classes from './edit.module.css';
import { looksLikeEmail, type Values } from './form';

interface Props {
  values: Values;
  set: (change: Partial<Values>) => void;
  /** Refusals of the API by field. */
  errors?: Readonly<Record<string, string>>;
  /** The API's field to start in. */
  focus?: string;
  /** Under a field: where its prefilled text comes from. */
  origins?: Readonly<Partial<Record<keyof Values, string>>>;
  /** Fields that SUBMIT still lacks: said quietly beside the label. */
  gaps?: readonly string[];
}

/** The description of a dataset, in the order in which a person thinks of it. */
export function DescribeFields({ values, set, errors = {}, focus, origins = {}, gaps = [] }: Props) {
  const { t, i18n } = useLingui();
  const { language } = useLanguage();
  const { data } = useQueryGql(VocabularyDocument, {});
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus === undefined) return;
    const field = box.current?.querySelector<HTMLElement>(`[data-field="${focus}"] :is(input, textarea)`);
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  }, [focus]);
  const email = looksLikeEmail(values.contactEmail) ? undefined : t`Địa chỉ thư chưa đúng, ví dụ khtc@sonla.gov.vn`;
  const need = (field: string, label: string) => (gaps.includes(field) ? <>{label} <span className={classes.gap}>· <Trans>cần để gửi</Trans></span></> : label);
  const text = (part: 'title' | 'description' | 'contactName' | 'contactEmail' | 'contactPhone' | 'sourceSystem' | 'connection' | 'spatial') => ({
    value: values[part], onChange: (event: { currentTarget: { value: string } }) => set({ [part]: event.currentTarget.value }),
  });
  const origin = (part: keyof Values) => (origins[part] === undefined ? {} : { description: origins[part] });
  return (
    <div ref={box} className={classes.fields}>
      <div data-field="title" className={classes.wide}>
        <Textarea label={t`Tên bộ dữ liệu`} required minRows={1} {...text('title')} error={errors.title} {...origin('title')} />
      </div>
      <div data-field="description" className={classes.wide}>
        <Textarea label={need('description', t`Mô tả`)} placeholder={t`Mỗi dòng là gì, phạm vi nào, số liệu từ đâu`} {...text('description')} error={errors.description} {...origin('description')} />
      </div>
      <div data-field="theme">
        <Select label={t`Lĩnh vực`} data={(data?.themes ?? []).map((one) => ({ value: one.code, label: language === 'en' ? one.titleEn ?? one.title : one.title }))} value={values.theme === '' ? null : values.theme} onChange={(value) => set({ theme: value ?? '' })} error={errors.theme} searchable clearable nothingFoundMessage={t`Không có lĩnh vực này`} {...origin('theme')} />
      </div>
      <div data-field="updateFrequency">
        <Select label={need('updateFrequency', t`Tần suất cập nhật`)} data={frequencies.map((one) => ({ value: one, label: i18n._(frequencyWords[one]) }))} value={values.updateFrequency} onChange={(value) => set({ updateFrequency: (value ?? 'UNKNOWN') as Values['updateFrequency'] })} allowDeselect={false} error={errors.updateFrequency} {...origin('updateFrequency')} />
      </div>
      <fieldset data-field="contact" className={classes.set}>
        <legend>{need('contact', t`Đầu mối liên hệ`)}</legend>
        <div className={classes.three}>
          <TextInput label={t`Đơn vị hoặc chức danh`} placeholder={t`Phòng Kế hoạch – Tài chính`} {...text('contactName')} error={errors.contact} />
          <TextInput label={t`Thư điện tử`} type="email" inputMode="email" {...text('contactEmail')} error={errors['contact.email'] ?? email} />
          <TextInput label={t`Điện thoại`} type="tel" inputMode="tel" {...text('contactPhone')} error={errors['contact.phone']} />
        </div>
        <p className={classes.hint}><Trans>Ghi hộp thư và số máy của cơ quan, không ghi của cá nhân.</Trans></p>
      </fieldset>
      <div data-field="legalBasis" className={classes.wide}>
        <TagsInput label={need('legalBasis', t`Căn cứ pháp lý`)} description={t`Mỗi văn bản một mục, nhấn Enter để thêm. Ví dụ: QĐ 515/QĐ-UBND ngày 12/02/2026`} value={values.legalBasis} onChange={(legalBasis) => set({ legalBasis })} error={errors.legalBasis} splitChars={[';']} acceptValueOnBlur />
      </div>
      <div data-field="keywords" className={classes.wide}>
        <TagsInput label={t`Từ khóa`} value={values.keywords} onChange={(keywords) => set({ keywords })} error={errors.keywords} splitChars={[',', ';']} acceptValueOnBlur />
      </div>
      <div data-field="temporalStart"><DateField label={t`Số liệu từ ngày`} value={values.temporalStart === '' ? null : values.temporalStart} onChange={(value) => set({ temporalStart: value ?? '' })} error={errors.temporalStart} clearable {...origin('temporalStart')} /></div>
      <div data-field="temporalEnd"><DateField label={t`Số liệu đến ngày`} value={values.temporalEnd === '' ? null : values.temporalEnd} onChange={(value) => set({ temporalEnd: value ?? '' })} error={errors.temporalEnd} clearable {...origin('temporalEnd')} /></div>
      <div data-field="spatial"><TextInput label={t`Phạm vi địa lý`} {...text('spatial')} error={errors.spatial} {...origin('spatial')} /></div>
      <div data-field="sourceSystem"><TextInput label={t`Hệ thống nguồn`} placeholder={t`CSDL hoặc phần mềm sinh ra số liệu`} {...text('sourceSystem')} error={errors.sourceSystem} /></div>
      <div data-field="connection" className={classes.wide}>
        <TextInput label={t`Kết nối tới nguồn`} description={t`Chỉ ghi khi số liệu nằm ở hệ thống khác và được kết nối, không nộp tệp: tên hệ thống và địa chỉ`} {...text('connection')} error={errors.connection} />
      </div>
      <div data-field="licence" className={classes.wide}>
        <Select
          label={t`Điều khoản sử dụng`} description={t`Cần khi dữ liệu được mở. Mục có chữ “gợi ý” là gợi ý, chưa phải lựa chọn của bạn.`} value={values.licence === '' ? null : values.licence} onChange={(value) => set({ licence: value ?? '' })} clearable error={errors.licence}
          data={(data?.licences ?? []).map((one) => { const name = language === 'en' ? one.titleEn ?? one.title : one.title; return { value: one.code, label: one.suggested ? t`${name} (gợi ý)` : name }; })}
        />
      </div>
    </div>
  );
}
