import { useLingui } from '@lingui/react/macro';
import { IconChartBar, IconDatabase, IconEyeCheck, IconListCheck, IconPlus, IconSearch, type TablerIcon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ViewerInfo } from '~/api/viewer';
import { mayRegister } from './areas';
import classes from './Shell.module.css';

/** The four things a person does on a phone, in reach of the thumb. */
export function BottomBar({ viewer }: { viewer: ViewerInfo }) {
  const { t } = useLingui();
  return (
    <nav className={classes.bottom} aria-label={t`Đi nhanh`}>
      <Item icon={IconListCheck} word={t`Việc của tôi`}>{(content) => <Link to="/" activeOptions={{ exact: true }} className={classes.bottomItem}>{content}</Link>}</Item>
      <Item icon={IconDatabase} word={t`Bộ dữ liệu`}>{(content) => <Link to="/bo-du-lieu" activeOptions={{ exact: true }} className={classes.bottomItem}>{content}</Link>}</Item>
      <Item icon={IconSearch} word={t`Tìm`}>{(content) => <Link to="/bo-du-lieu" search={{ tim: '1' }} activeOptions={{ exact: true, includeSearch: true }} className={classes.bottomItem}>{content}</Link>}</Item>
      {mayRegister(viewer)
        ? <Item icon={IconPlus} word={t`Đăng ký`}>{(content) => <Link to="/dang-ky" className={classes.bottomItem}>{content}</Link>}</Item>
        : viewer.roles.includes('REVIEWER')
          ? <Item icon={IconEyeCheck} word={t`Rà soát`}>{(content) => <Link to="/ra-soat" className={classes.bottomItem}>{content}</Link>}</Item>
          : <Item icon={IconChartBar} word={t`Tiến độ`}>{(content) => <Link to="/tien-do" className={classes.bottomItem}>{content}</Link>}</Item>}
    </nav>
  );
}

function Item({ icon: Icon, word, children }: { icon: TablerIcon; word: string; children: (content: React.ReactNode) => React.ReactNode }) {
  return children(<><Icon size={20} stroke={1.75} aria-hidden /><span>{word}</span></>);
}
