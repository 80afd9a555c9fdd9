import { Trans, useLingui } from '@lingui/react/macro';
import { IconKeyboard, IconUserCheck } from '@tabler/icons-react';
import { useViewer } from '~/api';
import { Card } from '~/components/Card';
import { FactsSheet } from '~/components/FactsSheet';
import { Key } from '~/components/Key';
import { PageHeader } from '~/components/PageHeader';
import { TextLink } from '~/components/links';
import classes from './guide.module.css';

interface Role {
  /** The roles whose part this is; the reader's own part comes first. */
  roles: readonly string[];
  title: React.ReactNode;
  steps: readonly React.ReactNode[];
}

/** A short guide for each kind of user, with links into the pages, and every key. */
export default function GuidePage() {
  const { t } = useLingui();
  const viewer = useViewer();
  const parts = useParts();
  const own = parts.filter((part) => viewer.is(...part.roles));
  const others = parts.filter((part) => !own.includes(part));
  return (
    <FactsSheet header={<PageHeader title={t`Hướng dẫn`} meta={<Trans>Mỗi vai trò một việc, theo thứ tự hay làm nhất</Trans>} />} aside={<Keys />}>
      {[...own, ...others].map((part, index) => (
        <Card key={part.roles.join()} title={part.title} icon={IconUserCheck} aside={index < own.length ? <Trans>phần của bạn</Trans> : undefined} padded>
          <ol className={`${classes.list} prose`}>{part.steps.map((step, at) => <li key={at}>{step}</li>)}</ol>
        </Card>
      ))}
    </FactsSheet>
  );
}

function useParts(): Role[] {
  return [
    {
      roles: ['CONTRIBUTOR', 'ADMIN'], title: <Trans>Cán bộ đầu mối của sở, ngành</Trans>,
      steps: [
        <Trans>Mở <TextLink to="/">Việc của tôi</TextLink>: việc quá hạn đứng đầu, mỗi việc một nút.</Trans>,
        <Trans>Chưa chắc về tệp? <TextLink to="/thu-tep">Thử một tệp</TextLink> chỉ ra chỗ sai mà không đăng ký gì.</Trans>,
        <Trans><TextLink to="/dang-ky">Đăng ký bộ dữ liệu</TextLink> theo sáu bước: tệp, hiểu tệp, mô tả, phân loại, kiểm tra, gửi. Dừng ở đâu cũng được; nháp còn trên máy này.</Trans>,
        <Trans>Có cả danh sách? Thả danh sách cùng các tệp ở <TextLink to="/danh-muc-gui">Danh mục gửi</TextLink>.</Trans>,
        <Trans>Bị yêu cầu bổ sung: mở bộ, thẻ Rà soát, mỗi lý do có nút tới chỗ sửa; sửa xong gửi lại.</Trans>,
      ],
    },
    {
      roles: ['APPROVER'], title: <Trans>Lãnh đạo sở, ngành</Trans>,
      steps: [
        <Trans>Xem bộ của đơn vị ở <TextLink to="/bo-du-lieu">Bộ dữ liệu</TextLink>, lọc theo bước và chất lượng.</Trans>,
        <Trans>Gửi rà soát là khẳng định không có bí mật nhà nước; chọn “Dữ liệu mở” là đồng ý mở.</Trans>,
        <Trans>Khi cần, tạm dừng công bố ngay trên trang của bộ, kèm lý do.</Trans>,
      ],
    },
    {
      roles: ['REVIEWER'], title: <Trans>Người rà soát, Sở Khoa học và Công nghệ</Trans>,
      steps: [
        <Trans>Mở <TextLink to="/ra-soat">Rà soát</TextLink>, bộ cũ nhất trước; một màn hình đủ để kết luận.</Trans>,
        <Trans>Nhấn 1, 2, 3 để chọn Đạt, Yêu cầu bổ sung, Từ chối; mỗi lý do gắn vào mục, cột hoặc ô.</Trans>,
        <Trans>Bộ đạt và đủ điều kiện mở: đề xuất ở <TextLink to="/du-lieu-mo">Dữ liệu mở</TextLink>.</Trans>,
      ],
    },
    {
      roles: ['PUBLISHER', 'OPERATOR'], title: <Trans>Văn phòng UBND tỉnh và đơn vị vận hành</Trans>,
      steps: [
        <Trans>Ghi số, ngày, người ký của quyết định ở <TextLink to="/du-lieu-mo">Dữ liệu mở</TextLink>; cả danh sách đổi trạng thái cùng lúc.</Trans>,
        <Trans>Công bố bộ đã có quyết định; điều kiện mở được kiểm tra lại trên đúng những dòng sẽ công bố.</Trans>,
      ],
    },
    {
      roles: ['TASKFORCE', 'LEADER', 'AUDITOR'], title: <Trans>Tổ công tác, lãnh đạo, thanh tra</Trans>,
      steps: [
        <Trans><TextLink to="/tien-do">Tiến độ</TextLink>: đỏ trước, mỗi con số mở đúng danh sách của nó.</Trans>,
        <Trans><TextLink to="/nhat-ky">Nhật ký</TextLink>: ai làm gì, khi nào; mục nào cũng có mã băm, không sửa được.</Trans>,
      ],
    },
  ];
}

function Keys() {
  const { t } = useLingui();
  const keys: { keys: string[]; does: string }[] = [
    { keys: ['/'], does: t`Tìm bộ dữ liệu` }, { keys: ['Ctrl', 'K'], does: t`Lệnh nhanh` }, { keys: ['?'], does: t`Các phím của trang đang mở` },
    { keys: ['j', 'k'], does: t`Dòng sau, dòng trước; ô lỗi sau, ô lỗi trước` }, { keys: ['Enter'], does: t`Mở` }, { keys: ['e'], does: t`Sửa mô tả của bộ dữ liệu` },
    { keys: ['1', '2', '3'], does: t`Kết luận khi rà soát` }, { keys: ['Ctrl', 'Enter'], does: t`Lưu, gửi` }, { keys: ['Esc'], does: t`Đóng, thôi` },
  ];
  return (
    <Card title={<Trans>Phím tắt</Trans>} icon={IconKeyboard}>
      <dl className={classes.keys}>{keys.map((one) => <div key={one.does}><dt>{one.keys.map((key) => <Key key={key}>{key}</Key>)}</dt><dd>{one.does}</dd></div>)}</dl>
    </Card>
  );
}
