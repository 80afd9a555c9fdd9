import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCircleX } from '@tabler/icons-react';
import { ApiError } from '~/api/errors';
import classes from './states.module.css';

/** Why a call gave nothing, in a sentence: the server's own where it gave one. */
export function useFailureWords(): (error: unknown) => string {
  const { t } = useLingui();
  return (error) => {
    if (!(error instanceof ApiError)) return t`Có lỗi trong trang này.`;
    switch (error.kind) {
      case 'network':
        return t`Không tới được máy chủ. Hãy kiểm tra mạng rồi thử lại.`;
      case 'unauthenticated':
        return t`Phiên làm việc đã hết. Hãy đăng nhập lại; nội dung đang soạn vẫn còn.`;
      case 'forbidden':
        return error.message || t`Tài khoản này không được làm việc đó.`;
      case 'notFound':
        return error.message || t`Không có mục này, hoặc tài khoản này không được xem.`;
      case 'limited':
        return error.message || t`Quá nhiều lần trong thời gian ngắn. Hãy đợi một phút.`;
      case 'tooLarge':
        return error.message || t`Nội dung gửi lên quá lớn.`;
      default:
        return error.message || t`Máy chủ gặp lỗi. Hãy thử lại; nếu còn lỗi, báo cho quản trị.`;
    }
  };
}

interface Props {
  error: unknown;
  retry?: () => void;
  /** What is missing because of it: "Chưa tải được danh sách". */
  title?: React.ReactNode;
}

/** Stands in place of the part that failed; the rest of the page stays. */
export function FailurePart({ error, retry, title }: Props) {
  const words = useFailureWords();
  return (
    <div role="alert" className={classes.alert} data-hue="r">
      <IconCircleX size={16} stroke={1.75} aria-hidden />
      <div className={classes.body}>
        {title !== undefined && <span className={classes.head}>{title}</span>}
        <span>{words(error)}</span>
        {retry !== undefined && <Button size="xs" variant="default" onClick={retry}><Trans>Thử lại</Trans></Button>}
      </div>
    </div>
  );
}
