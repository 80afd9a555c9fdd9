import { Trans, useLingui } from '@lingui/react/macro';
import { IconMapSearch } from '@tabler/icons-react';
import { EmptyState } from '~/components/EmptyState';
import { ButtonLink } from '~/components/links';
import { PageHeader } from '~/components/PageHeader';

/** An address that leads nowhere, or to something this account may not see: the same words for both. */
export function NotFound() {
  const { t } = useLingui();
  return (
    <div style={{ padding: 24 }}>
      <PageHeader title={t`Không có trang này`} />
      <EmptyState icon={IconMapSearch} action={<ButtonLink to="/"><Trans>Về Việc của tôi</Trans></ButtonLink>}>
        <Trans>Địa chỉ này không dẫn tới đâu, hoặc tài khoản này không được xem.</Trans>
      </EmptyState>
    </div>
  );
}
