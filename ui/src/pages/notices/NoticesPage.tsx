import { Trans, useLingui } from '@lingui/react/macro';
import { Tabs } from '@mantine/core';
import { ListPage } from '~/components/ListPage';
import { PageHeader } from '~/components/PageHeader';
import { oneOf } from '~/lib/urlState';
import { useTabInView } from '~/lib/useTabInView';
import { useUrlState } from '~/lib/useUrlState';
import { Elsewhere } from './Elsewhere';
import { Force } from './Force';
import { Notices } from './Notices';
import { Supplements } from './Supplements';

const tabs = ['nhiem-vu', 'bo-sung', 'noi-giu', 'to-cong-tac'] as const;
const codecs = { the: oneOf(tabs, 'nhiem-vu') };

/** What official notices ask of whom, and how far it is: counted from the registry, not reported. */
export default function NoticesPage() {
  const { t } = useLingui();
  const [url, set] = useUrlState(codecs);
  useTabInView(url.the);
  return (
    <ListPage header={<PageHeader title={t`Thông báo và nhiệm vụ`} meta={<Trans>Mục, đơn vị, thời hạn; kết quả đếm từ danh mục, không phải tự báo cáo</Trans>} />}>
      <Tabs value={url.the} onChange={(value) => set({ the: tabs.find((one) => one === value) ?? 'nhiem-vu' }, { push: true })} keepMounted={false}>
        <Tabs.List mb={12}>
          <Tabs.Tab value="nhiem-vu"><Trans>Nhiệm vụ</Trans></Tabs.Tab>
          <Tabs.Tab value="bo-sung"><Trans>Yêu cầu gửi đơn vị</Trans></Tabs.Tab>
          <Tabs.Tab value="noi-giu"><Trans>Bộ, ngành giữ</Trans></Tabs.Tab>
          <Tabs.Tab value="to-cong-tac"><Trans>Tổ công tác</Trans></Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="nhiem-vu"><Notices /></Tabs.Panel>
        <Tabs.Panel value="bo-sung"><Supplements /></Tabs.Panel>
        <Tabs.Panel value="noi-giu"><Elsewhere /></Tabs.Panel>
        <Tabs.Panel value="to-cong-tac"><Force /></Tabs.Panel>
      </Tabs>
    </ListPage>
  );
}
