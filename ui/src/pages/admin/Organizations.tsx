import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { IconBuilding, IconBuildingPlus } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { graphql, useMutationGql, useQueryGql } from '~/api';
import { Card } from '~/components/Card';
import { FailurePart } from '~/components/FailurePart';
import { NumLink } from '~/components/links';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { useLanguage } from '~/lib/useLanguage';
import { matches } from '~/lib/text';
import classes from './admin.module.css';

const OrganizationsDocument = graphql(/* GraphQL */ `
  query AdminOrganizations { organizations(first: 1000) { totalCount edges { node { id code agencyCode name nameEn shortName kind datasetCount } } } }
`);
const AddDocument = graphql(/* GraphQL */ `
  mutation AdminAddOrganization($input: OrganizationInput!) { addOrganization(input: $input) { organization { id code } userErrors { path code message } } }
`);

export function Organizations() {
  const { t } = useLingui();
  const { named } = useLanguage();
  const { data, error, refetch } = useQueryGql(OrganizationsDocument, {});
  const [text, setText] = useState('');
  if (error !== null) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được đơn vị`} />;
  if (data === undefined) return <Card><LoadingRows rows={8} height={42} /></Card>;
  const list = data.organizations.edges.map((edge) => edge.node).filter((one) => matches(`${one.code} ${one.name} ${one.nameEn ?? ''}`, text));
  return (
    <div className={classes.columns}>
      <Card title={<Trans context="tab">Đơn vị</Trans>} icon={IconBuilding} aside={<TextInput size="xs" aria-label={t`Tìm đơn vị`} placeholder={t`Tìm đơn vị`} value={text} onChange={(event) => setText(event.currentTarget.value)} />}>
        <table className={classes.table}>
          <thead><tr><th scope="col"><Trans>Mã</Trans></th><th scope="col"><Trans>Tên</Trans></th><th scope="col"><Trans>Mã định danh</Trans></th><th scope="col"><Trans>Bộ dữ liệu</Trans></th></tr></thead>
          <tbody>
            {list.map((one) => (
              <tr key={one.id}>
                <td className="num">{one.code}</td><td>{named(one)}</td><td className="num">{one.agencyCode ?? '–'}</td>
                <td className="num">{one.datasetCount === 0 ? '0' : <NumLink to="/bo-du-lieu" search={{ owner: [one.code] }}>{one.datasetCount}</NumLink>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Add />
    </div>
  );
}

const empty = { code: '', name: '', shortName: '', nameEn: '', agencyCode: '', kind: 'department' };

function Add() {
  const { t } = useLingui();
  const add = useMutationGql(AddDocument);
  const [form, setForm] = useState(empty);
  const [done, setDone] = useState('');
  const set = (field: keyof typeof empty) => (event: { currentTarget: HTMLInputElement }) => {
    const { value } = event.currentTarget;
    setForm((before) => ({ ...before, [field]: value }));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''));
    if ((await add.run({ input: { ...given, code: form.code, name: form.name } })) === null) return;
    setDone(form.name);
    setForm(empty);
  };
  const kinds = [{ value: 'department', label: t`Sở, ban, ngành` }, { value: 'commune', label: t`Xã, phường` }, { value: 'agency', label: t`Cơ quan, trung tâm` }, { value: 'operator', label: t`Đơn vị vận hành` }, { value: 'portal', label: t`Đơn vị cổng dữ liệu` }, { value: 'taskforce', label: t`Tổ công tác` }, { value: 'committee', label: t`Ủy ban` }];
  return (
    <Card title={<Trans>Thêm đơn vị</Trans>} icon={IconBuildingPlus} padded>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <RefusalList errors={add.refusals} />
        {add.error !== null && <FailurePart error={add.error} />}
        <TextInput label={t`Mã ngắn, ví dụ SNNMT`} required withAsterisk={false} value={form.code} onChange={set('code')} />
        <TextInput label={t`Tên`} required withAsterisk={false} value={form.name} onChange={set('name')} />
        <TextInput label={t`Tên ngắn`} value={form.shortName} onChange={set('shortName')} />
        <TextInput label={t`Tên tiếng Anh`} value={form.nameEn} onChange={set('nameEn')} />
        <TextInput label={t`Mã định danh H52…`} value={form.agencyCode} onChange={set('agencyCode')} />
        <Select label={t`Loại`} data={kinds} value={form.kind} onChange={(value) => setForm({ ...form, kind: value ?? 'department' })} allowDeselect={false} />
        <Button type="submit" loading={add.pending} disabled={form.code === '' || form.name === ''}><Trans>Thêm đơn vị</Trans></Button>
        <p role="status" className="small">{done !== '' && <Trans>Đã thêm {done}.</Trans>}</p>
      </form>
    </Card>
  );
}
