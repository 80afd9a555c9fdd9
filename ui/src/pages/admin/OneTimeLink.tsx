import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, CopyButton } from '@mantine/core';
import classes from './admin.module.css';

/** A link by which a person sets their own password; told once. */
export function OneTimeLink({ username, link }: { username: string; link: string }) {
  const { t } = useLingui();
  const secret = link.includes('#') ? link.slice(link.indexOf('#') + 1) : link;
  const address = `${window.location.origin}/app/thiet-lap#${secret}`;
  return (
    <Alert title={t`Đã thêm ${username}`} role="status">
      <p className="small"><Trans>Gửi liên kết này cho người dùng; họ tự đặt mật khẩu. Liên kết dùng một lần, hạn 72 giờ, chỉ hiện lần này.</Trans></p>
      <code className={classes.secret}>{address}</code>
      <CopyButton value={address}>{({ copied, copy }) => <Button size="xs" variant="light" onClick={copy}>{copied ? t`Đã sao chép` : t`Sao chép`}</Button>}</CopyButton>
    </Alert>
  );
}
