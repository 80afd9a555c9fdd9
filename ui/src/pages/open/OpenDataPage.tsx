import { Trans, useLingui } from '@lingui/react/macro';
import { Tabs } from '@mantine/core';
import { useViewer } from '~/api';
import { ListPage } from '~/components/ListPage';
import { PageHeader } from '~/components/PageHeader';
import { oneOf } from '~/lib/urlState';
import { useTabInView } from '~/lib/useTabInView';
import { useUrlState } from '~/lib/useUrlState';
import { Candidates } from './Candidates';
import { Decisions } from './Decisions';
import { Proposed } from './Proposed';
import { Served } from './Served';

const tabs = ['ung-vien', 'de-xuat', 'quyet-dinh', 'cong-bo'] as const;
const codecs = { the: oneOf([...tabs, ''] as const, '') };

/** The way of a dataset to the public: candidate, proposed, decided, published. */
export default function OpenDataPage() {
  const { t } = useLingui();
  const viewer = useViewer();
  const [url, set] = useUrlState(codecs);
  const first = viewer.is('PUBLISHER') ? 'de-xuat' : viewer.is('REVIEWER') ? 'ung-vien' : 'cong-bo';
  const now = url.the === '' ? first : url.the;
  useTabInView(now);
  return (
    <ListPage header={<PageHeader title={t`Dữ liệu mở`} meta={<Trans>Ứng viên, danh sách đề xuất, quyết định và những gì người dân đang có</Trans>} />}>
      <Tabs value={now} onChange={(value) => set({ the: tabs.find((one) => one === value) ?? '' }, { push: true })} keepMounted={false}>
        <Tabs.List mb={12}>
          {viewer.is('REVIEWER', 'PUBLISHER', 'ADMIN', 'TASKFORCE') && <Tabs.Tab value="ung-vien"><Trans>Ứng viên</Trans></Tabs.Tab>}
          <Tabs.Tab value="de-xuat"><Trans>Đã đề xuất</Trans></Tabs.Tab>
          <Tabs.Tab value="quyet-dinh"><Trans context="tab">Quyết định</Trans></Tabs.Tab>
          <Tabs.Tab value="cong-bo"><Trans>Đang công bố</Trans></Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="ung-vien"><Candidates /></Tabs.Panel>
        <Tabs.Panel value="de-xuat"><Proposed /></Tabs.Panel>
        <Tabs.Panel value="quyet-dinh"><Decisions /></Tabs.Panel>
        <Tabs.Panel value="cong-bo"><Served /></Tabs.Panel>
      </Tabs>
    </ListPage>
  );
}
