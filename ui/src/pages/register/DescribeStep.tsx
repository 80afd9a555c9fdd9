import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { graphql, useMutationGql, useQueryGql, useViewer } from '~/api';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { useDraft } from '~/lib/useDraft';
import { useKeys } from '~/lib/useKeys';
import { useLanguage } from '~/lib/useLanguage';
import { DescribeFields } from '../dataset/edit/DescribeFields';
import { blank, looksLikeEmail, missing, registerInput, type Values } from '../dataset/edit/form';
import { byField } from '../dataset/edit/useEdit';
import { isPeriod } from '../dataset/tabs/period';
import { fieldWords } from '../dataset/words';
import { SavedNote } from './SavedNote';
import { Similar } from './Similar';
import { StepFrame } from './StepFrame';
import classes from './register.module.css';
import type { Prefill } from './prefill';
import { useJob } from './useJob';
import { usePrefill } from './usePrefill';
import type { Register } from './useRegister';

const organizationsQuery = graphql(/* GraphQL */ `
  query RegisterOrganizations { organizations(first: 500) { edges { node { id code name nameEn } } } }
`);

const registerMutation = graphql(/* GraphQL */ `
  mutation RegisterDataset($input: RegisterDatasetInput!) {
    registerDataset(input: $input) { dataset { id code version } userErrors { path code message rule article way } }
  }
`);

interface Form {
  values: Values;
  owner: string;
  period: string;
  localCode: string;
}

/** Step 3: say what the data is; what the file already says is filled in and marked. Leaving it registers the dataset. */
export function DescribeStep({ register }: { register: Register }) {
  const { prefill, waiting } = usePrefill(register);
  if (waiting) return <StepFrame register={register}><LoadingRows rows={8} height={56} /></StepFrame>;
  return <DescribeForm key={register.at.tep} register={register} prefill={prefill} />;
}

function DescribeForm({ register, prefill }: { register: Register; prefill: Prefill | null }) {
  const { t, i18n } = useLingui();
  const viewer = useViewer();
  const { tep, bang, nguon } = register.at;
  const initial = useMemo<Form>(() => ({
    values: { ...blank, title: prefill?.title ?? '', temporalStart: prefill?.temporalStart ?? '', temporalEnd: prefill?.temporalEnd ?? '' },
    owner: viewer.organization?.code ?? '', period: prefill?.period ?? '', localCode: '',
  }), [prefill, viewer.organization?.code]);
  const draft = useDraft<Form>(`register:${tep === '' ? nguon : tep}`, initial);
  const make = useMutationGql(registerMutation);
  const form = draft.value;
  const set = (change: Partial<Form>) => draft.set((before) => ({ ...before, ...change }));
  const reading = useJob(register.at.viec).job?.overrides; // as corrected in the step before
  const gaps = missing(form.values, tep !== '');
  const wrongPeriod = !isPeriod(form.period);
  const stop = form.values.title.trim() === '' || form.owner === '' || wrongPeriod || !looksLikeEmail(form.values.contactEmail);
  const send = () => {
    if (stop) return;
    const file = tep === '' ? { localCode: form.localCode.trim() } : { upload: tep, sheet: bang, period: form.period.trim(), ...(reading == null ? {} : { overrides: reading }), localCode: form.localCode.trim() };
    void make.run({ input: registerInput(form.values, form.owner, file) }).then((answer) => {
      const code = answer?.registerDataset.dataset?.code;
      if (code === undefined) return;
      draft.clear();
      register.go('phan-loai', { ma: code });
    });
  };
  useKeys({ 'mod+Enter': send }, !make.pending);
  const origin = prefill === null ? undefined : prefill.fromRows ? t`Lấy từ dòng tiêu đề trong tệp, sửa được` : t`Lấy từ tên tệp, sửa được`;
  const same = (part: 'title' | 'temporalEnd') => prefill?.[part] !== undefined && form.values[part] === prefill[part];
  return (
    <StepFrame
      register={register}
      foot={(
        <>
          {gaps.length > 0 && <span className={classes.gaps}><Trans>Còn thiếu để gửi:</Trans> {gaps.map((field) => i18n._(fieldWords[field]!)).join(', ')}. <Trans>Điền sau cũng được.</Trans></span>}
          <Button loading={make.pending} disabled={stop} onClick={send} rightSection={<IconArrowRight size={16} stroke={1.75} aria-hidden />}><Trans>Đăng ký và tiếp tục: Phân loại</Trans></Button>
        </>
      )}
    >
      <SavedNote at={draft.savedAt} />
      <RefusalList errors={make.refusals.map((one) => ({ ...one, way: null }))} label={(path) => { const field = path.find((part) => fieldWords[part] !== undefined); return field === undefined ? undefined : i18n._(fieldWords[field]!); }} />
      {make.error !== null && <FailurePart error={make.error} retry={send} title={t`Chưa đăng ký được`} />}
      <div className={classes.registry}>
        <Owner value={form.owner} onChange={(owner) => set({ owner })} />
        <TextInput label={t`Mã của đơn vị (không bắt buộc)`} placeholder="NN.012" value={form.localCode} onChange={(event) => set({ localCode: event.currentTarget.value })} />
        {tep !== '' && <TextInput label={t`Kỳ số liệu (không bắt buộc)`} placeholder="2025" value={form.period} onChange={(event) => set({ period: event.currentTarget.value })} {...(wrongPeriod ? { error: t`Ghi năm (2025), quý (2025Q4) hoặc tháng (202512)` } : prefill?.period !== undefined && form.period === prefill.period ? { description: t`Lấy từ tệp, sửa được` } : {})} />}
      </div>
      <Similar title={form.values.title} />
      <DescribeFields
        values={form.values} set={(change) => set({ values: { ...form.values, ...change } })} errors={byField(make.refusals)} gaps={gaps}
        {...(register.at.muc === '' ? {} : { focus: register.at.muc })}
        origins={{ ...(same('title') && origin !== undefined ? { title: origin } : {}), ...(same('temporalEnd') ? { temporalEnd: t`Lấy từ dòng tiêu đề trong tệp` } : {}) }}
      />
    </StepFrame>
  );
}

/** Who the data belongs to: one's own organization; only an administrator chooses. */
function Owner({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const { t } = useLingui();
  const { named } = useLanguage();
  const viewer = useViewer();
  const choose = viewer.is('ADMIN');
  const { data } = useQueryGql(organizationsQuery, {}, { enabled: choose });
  if (!choose) return <TextInput label={t`Cơ quan chủ trì`} value={viewer.organization === null ? '' : named(viewer.organization)} readOnly />;
  return <Select label={t`Cơ quan chủ trì`} required searchable value={value === '' ? null : value} onChange={(code) => onChange(code ?? '')} data={(data?.organizations.edges ?? []).map(({ node }) => ({ value: node.code, label: named(node) }))} />;
}
