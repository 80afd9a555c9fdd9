import { Trans, useLingui } from '@lingui/react/macro';
import { Tabs } from '@mantine/core';
import { useViewer } from '~/api';
import { EmptyState } from '~/components/EmptyState';
import { ListPage, ListPaper } from '~/components/ListPage';
import { PageHeader } from '~/components/PageHeader';
import { oneOf } from '~/lib/urlState';
import { useTabInView } from '~/lib/useTabInView';
import { useUrlState } from '~/lib/useUrlState';
import { Accounts } from './Accounts';
import { Jobs } from './Jobs';
import { Organizations } from './Organizations';
import { Rules } from './Rules';
import { RuleSets } from './RuleSets';
import { Tokens } from './Tokens';
import classes from './admin.module.css';

const tabs = ['tai-khoan', 'don-vi', 'ma-truy-cap', 'viec-nen', 'quy-tac'] as const;
const codecs = { the: oneOf(tabs, 'tai-khoan') };

/** Accounts, units, tokens, background jobs, and the rules in force. */
export default function AdminPage() {
  const { t } = useLingui();
  const viewer = useViewer();
  const [url, set] = useUrlState(codecs);
  useTabInView(url.the);
  const header = <PageHeader title={t`Quản trị`} />;
  if (!viewer.is('ADMIN')) return <ListPage header={header}><ListPaper><EmptyState><Trans>Trang này của người quản trị. Cần thêm quyền, hãy liên hệ quản trị hệ thống của tỉnh.</Trans></EmptyState></ListPaper></ListPage>;
  return (
    <ListPage header={header}>
      <Tabs value={url.the} onChange={(value) => set({ the: tabs.find((one) => one === value) ?? 'tai-khoan' }, { push: true })} keepMounted={false}>
        <Tabs.List mb={12}>
          <Tabs.Tab value="tai-khoan"><Trans>Tài khoản</Trans></Tabs.Tab>
          <Tabs.Tab value="don-vi"><Trans context="tab">Đơn vị</Trans></Tabs.Tab>
          <Tabs.Tab value="ma-truy-cap"><Trans>Mã truy cập</Trans></Tabs.Tab>
          <Tabs.Tab value="viec-nen"><Trans>Việc chạy nền</Trans></Tabs.Tab>
          <Tabs.Tab value="quy-tac"><Trans>Quy tắc đang dùng</Trans></Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="tai-khoan"><Accounts /></Tabs.Panel>
        <Tabs.Panel value="don-vi"><Organizations /></Tabs.Panel>
        <Tabs.Panel value="ma-truy-cap"><Tokens /></Tabs.Panel>
        <Tabs.Panel value="viec-nen"><Jobs /></Tabs.Panel>
        <Tabs.Panel value="quy-tac"><div className={classes.stack}><Rules /><RuleSets /></div></Tabs.Panel>
      </Tabs>
    </ListPage>
  );
}
