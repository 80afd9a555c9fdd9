import { Trans, useLingui } from '@lingui/react/macro';
import { Radio, TextInput } from '@mantine/core';
import type { Importance, PersonalData, Sharing } from '~/api';
import { lookOf } from '~/components/status';
import classes from './edit.module.css';
import type { Values } from './form';

/** A column that the reader of the file suspects to be personal. */
export interface Suspicion {
  column: string;
  title: string;
  class: PersonalData;
}

interface Props {
  values: Values;
  set: (change: Partial<Values>) => void;
  errors?: Readonly<Record<string, string>>;
  suspicions: readonly Suspicion[];
  disabled?: boolean;
}

interface Choice<V extends string> {
  value: V;
  say: string;
  suggested?: string;
}

/** Both legal classes and personal data, each choice with what the law says of it. A suggestion is marked and never chosen for the person. */
export function ClassFields({ values, set, errors = {}, suspicions, disabled = false }: Props) {
  const { t } = useLingui();
  const worst = suspicions.some((one) => one.class === 'SENSITIVE') ? 'SENSITIVE' : suspicions.length > 0 ? 'BASIC' : null;
  const columns = suspicions.map((one) => one.title).join(', ');
  const sharing: Choice<Sharing>[] = [
    { value: 'OPEN', say: t`Mọi người được xem, tải, dùng lại. Không có cột cá nhân chưa rõ căn cứ, không phải dữ liệu quan trọng hay cốt lõi.` },
    { value: 'SHARED', say: t`Cơ quan Đảng, Nhà nước, Mặt trận và tổ chức chính trị – xã hội cùng dùng. Từ chối chia sẻ phải bằng văn bản, nêu lý do.` },
    { value: 'RESTRICTED', say: t`Chỉ dùng trong nội bộ đơn vị.` },
  ];
  const importance: Choice<Importance>[] = [
    { value: 'ORDINARY', say: t`Không thuộc danh mục quan trọng, cốt lõi. Đây là điều kiện để mở dữ liệu.` },
    { value: 'IMPORTANT', say: t`Có thể tác động đến quốc phòng, an ninh, kinh tế vĩ mô, sức khỏe cộng đồng; hoặc dữ liệu cơ bản chưa công khai của 100.000 người trở lên.` },
    { value: 'CORE', say: t`Tác động trực tiếp; hoặc dữ liệu cơ bản chưa công khai của 1.000.000 người trở lên, dữ liệu nhạy cảm của 100.000 người trở lên.` },
  ];
  const personal: Choice<PersonalData>[] = [
    { value: 'NONE', say: t`Không cột nào cho biết một người cụ thể.` },
    { value: 'BASIC', say: t`Họ tên, ngày sinh, địa chỉ, điện thoại, số định danh, biển số xe…`, ...(worst === 'BASIC' ? { suggested: columns } : {}) },
    { value: 'SENSITIVE', say: t`Dân tộc, tôn giáo, sức khỏe, vị trí, tài khoản ngân hàng…`, ...(worst === 'SENSITIVE' ? { suggested: columns } : {}) },
  ];
  const basisOf = (column: string) => values.personalBasis.find((one) => one.column === column)?.basis ?? '';
  const setBasis = (column: string, basis: string) => set({ personalBasis: [...values.personalBasis.filter((one) => one.column !== column), { column, basis }] });
  const extra = values.personalBasis.filter((one) => !suspicions.some((two) => two.column === one.column)).map((one) => ({ column: one.column, title: one.column, class: 'BASIC' as PersonalData }));
  const listed = [...suspicions, ...extra];
  return (
    <div className={classes.choices}>
      <Group kind="sharing" legend={t`Theo mức chia sẻ`} law={t`Điều 13 Luật Dữ liệu 60/2024/QH15`} choices={sharing} value={values.sharing} onChange={(value) => set({ sharing: value })} error={errors.sharing} disabled={disabled} />
      <Group kind="importance" legend={t`Theo tính chất quan trọng`} law={t`Điều 13 Luật Dữ liệu; QĐ 20/2025/QĐ-TTg`} choices={importance} value={values.importance} onChange={(value) => set({ importance: value })} error={errors.importance} disabled={disabled} />
      <Group kind="personal" legend={t`Dữ liệu cá nhân`} law={t`Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; NĐ 356/2025/NĐ-CP`} choices={personal} value={values.personalData} onChange={(value) => set({ personalData: value })} error={errors.personalData} disabled={disabled} />
      {values.sharing === 'OPEN' && (values.personalData === 'BASIC' || values.personalData === 'SENSITIVE') && (
        <fieldset className={classes.choice} data-field="personalBasis">
          <legend><Trans>Căn cứ để công khai từng cột cá nhân</Trans> <span className={classes.law}><Trans>Bỏ cột khỏi tệp, hoặc ghi căn cứ ở đây</Trans></span></legend>
          {listed.length === 0
            ? <p className={classes.hint}><Trans>Máy chưa thấy cột cá nhân nào trong tệp. Nếu có, hãy bỏ cột đó khỏi tệp rồi tải lại.</Trans></p>
            : <div className={classes.basis}>{listed.map((one) => <TextInput key={one.column} label={one.title} placeholder={t`Điều, khoản, văn bản cho phép công khai`} value={basisOf(one.column)} onChange={(event) => setBasis(one.column, event.currentTarget.value)} disabled={disabled} />)}</div>}
        </fieldset>
      )}
    </div>
  );
}

interface GroupProps<V extends string> {
  kind: 'sharing' | 'importance' | 'personal';
  legend: string;
  law: string;
  choices: Choice<V>[];
  value: V;
  onChange: (value: V) => void;
  error: string | undefined;
  disabled: boolean;
}

function Group<V extends string>({ kind, legend, law, choices, value, onChange, error, disabled }: GroupProps<V>) {
  const { i18n } = useLingui();
  return (
    <Radio.Group value={value} onChange={(next) => onChange(next as V)} aria-label={legend} error={error}>
      <div className={classes.choice}>
        <p className={classes.legend}>{legend} <span className={classes.law}>{law}</span></p>
        <div className={classes.cards}>
          {choices.map((choice) => {
            const { icon: Icon, word } = lookOf(kind, choice.value as never);
            return (
              <Radio.Card key={choice.value} value={choice.value} className={classes.card} disabled={disabled} aria-label={`${i18n._(word)}. ${choice.say}`}>
                <Radio.Indicator size="xs" disabled={disabled} />
                <span className={classes.cardWords}>
                  <span className={classes.cardName}><Icon size={16} stroke={1.75} aria-hidden />{i18n._(word)}</span>
                  <span className={classes.cardSay}>{choice.say}</span>
                  {choice.suggested !== undefined && <span className={classes.suggest}><Trans>Máy gợi ý, vì cột: {choice.suggested}</Trans></span>}
                </span>
              </Radio.Card>
            );
          })}
        </div>
      </div>
    </Radio.Group>
  );
}
