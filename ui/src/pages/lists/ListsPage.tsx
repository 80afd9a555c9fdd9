import { Trans, useLingui } from '@lingui/react/macro';
import { Select, Tabs } from '@mantine/core';
import { useQueryGql, useViewer } from '~/api';
import { EmptyState } from '~/components/EmptyState';
import { ButtonLink } from '~/components/links';
import { ListPage } from '~/components/ListPage';
import { PageHeader } from '~/components/PageHeader';
import { oneOf, text } from '~/lib/urlState';
import { useUrlState } from '~/lib/useUrlState';
import { OrganizationsDocument } from './documents';
import { Import } from './Import';
import { Rounds } from './Rounds';
import { Send } from './Send';
import { Sent } from './Sent';

const codecs = { tab: oneOf(['nhap', 'gui', 'da-gui', 'dot'] as const, 'nhap'), donVi: text('') };

/** A department's lists: a whole list and its workbooks come in at once, are mended in place and sent together. */
export default function ListsPage() {
  const { t } = useLingui();
  const viewer = useViewer();
  const [url, set] = useUrlState(codecs);
  const may = viewer.is('CONTRIBUTOR', 'ADMIN');
  const reads = viewer.is('CONTRIBUTOR', 'APPROVER', 'REVIEWER', 'TASKFORCE', 'LEADER', 'AUDITOR', 'ADMIN');
  const choose = viewer.is('ADMIN');
  const { data } = useQueryGql(OrganizationsDocument, {}, { enabled: may });
  const owner = choose && url.donVi !== '' ? url.donVi : viewer.organization?.code ?? '';
  const header = (
    <PageHeader
      title={t`Danh mục gửi`}
      meta={<Trans>Đưa cả danh mục và các tệp của đơn vị vào một lần, sửa ngay trên bảng, rồi gửi rà soát</Trans>}
      actions={choose ? (
        <Select aria-label={t`Đơn vị`} searchable w={320} value={owner === '' ? null : owner} placeholder={t`Chọn đơn vị`} data={(data?.organizations.edges ?? []).map(({ node }) => ({ value: node.code, label: node.name }))} onChange={(value) => set({ donVi: value ?? '' })} />
      ) : undefined}
    />
  );
  if (!reads) {
    return <ListPage header={header}><EmptyState action={<ButtonLink to="/bo-du-lieu"><Trans>Xem các bộ dữ liệu</Trans></ButtonLink>}><Trans>Danh mục do cán bộ đăng ký của từng đơn vị gửi; vai trò của bạn không gửi danh mục.</Trans></EmptyState></ListPage>;
  }
  const tab = may || url.tab === 'dot' ? url.tab : 'da-gui';
  const asked = owner === '' ? <EmptyState><Trans>Chọn đơn vị để đưa danh mục vào.</Trans></EmptyState> : null;
  return (
    <ListPage header={header}>
      <Tabs value={tab} onChange={(value) => set({ tab: value === 'gui' || value === 'da-gui' || value === 'dot' ? value : 'nhap' }, { push: true })} keepMounted={false}>
        <Tabs.List mb={12}>
          {may && <Tabs.Tab value="nhap"><Trans>Đưa danh mục vào</Trans></Tabs.Tab>}
          {may && <Tabs.Tab value="gui"><Trans>Gửi rà soát</Trans></Tabs.Tab>}
          <Tabs.Tab value="da-gui"><Trans>Danh mục đã gửi</Trans></Tabs.Tab>
          <Tabs.Tab value="dot"><Trans>Đợt gửi</Trans></Tabs.Tab>
        </Tabs.List>
        {may && <Tabs.Panel value="nhap">{asked ?? <Import key={owner} owner={owner} themes={data?.themes ?? []} onSaved={() => set({ tab: 'gui' }, { push: true })} />}</Tabs.Panel>}
        {may && <Tabs.Panel value="gui">{asked ?? <Send key={owner} owner={owner} />}</Tabs.Panel>}
        <Tabs.Panel value="da-gui"><Sent /></Tabs.Panel>
        <Tabs.Panel value="dot"><Rounds /></Tabs.Panel>
      </Tabs>
    </ListPage>
  );
}
