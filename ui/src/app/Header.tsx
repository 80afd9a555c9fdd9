import { Trans, useLingui } from '@lingui/react/macro';
import { Burger, Indicator } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { RefObject } from 'react';
import type { ViewerInfo } from '~/api/viewer';
import { ButtonLink } from '~/components/links';
import { Key } from '~/components/Key';
import { AccountMenu } from './AccountMenu';
import { areasOf } from './areas';
import { Logo } from './Logo';
import { SearchBox } from './SearchBox';
import classes from './Shell.module.css';
import { useShellCounts } from './useShellCounts';
import { useLingui as useI18n } from '@lingui/react';

interface Props {
  viewer: ViewerInfo;
  bench: boolean;
  /** The leader's pages have links in the header instead of a navbar. */
  topLinks: boolean;
  menu: boolean;
  onMenu: () => void;
  searchRef: RefObject<HTMLInputElement | null>;
  onPalette: () => void;
}

export function Header({ viewer, bench, topLinks, menu, onMenu, searchRef, onPalette }: Props) {
  const { t } = useLingui();
  const signedIn = viewer.username !== null;
  return (
    <div className={classes.headerRow}>
      {!topLinks && <Burger opened={menu} onClick={onMenu} hiddenFrom="md" size={18} lineSize={1.75} aria-label={t`Mở danh mục trang`} aria-expanded={menu} />}
      <Link to="/" aria-label="Danh Mục" className={classes.brand} data-wide={!bench && !topLinks}>
        <Logo />
        <span className={classes.brandWords}><span className={classes.brandName}>Danh Mục</span><span className={classes.brandSub}><Trans>Dữ liệu tỉnh Sơn La</Trans></span></span>
      </Link>
      {topLinks ? <TopLinks viewer={viewer} /> : signedIn && <SearchBox inputRef={searchRef} wide={!bench} />}
      <div className={classes.headerEnd}>
        {signedIn && !topLinks && !bench && (
          <button type="button" className={classes.paletteHint} onClick={onPalette}><Key>Ctrl</Key><Key>K</Key> <Trans>Lệnh nhanh</Trans></button>
        )}
        <div id="header-slot" className={classes.slot} />
        {signedIn ? <><Bell viewer={viewer} /><AccountMenu viewer={viewer} /></> : <ButtonLink to="/dang-nhap" variant="default"><Trans>Đăng nhập</Trans></ButtonLink>}
      </div>
    </div>
  );
}

function TopLinks({ viewer }: { viewer: ViewerInfo }) {
  const { i18n } = useI18n();
  const { t } = useLingui();
  return (
    <nav aria-label={t`Các trang`} className={classes.topLinks}>
      {areasOf(viewer).map(({ path, word }) => <Link key={path} to={path} className={classes.topLink} activeOptions={{ exact: path === '/' }}>{i18n._(word)}</Link>)}
    </nav>
  );
}

function Bell({ viewer }: { viewer: ViewerInfo }) {
  const { t } = useLingui();
  const { data } = useShellCounts(viewer);
  const overdue = data?.work.overdue ?? 0;
  return (
    <Link to="/" className={classes.bell} aria-label={overdue === 0 ? t`Không có việc quá hạn` : t`${overdue} việc quá hạn`}>
      <Indicator label={overdue} disabled={overdue === 0} size={16} offset={3} color="var(--dm-r-fill)" classNames={{ indicator: classes.bellCount }}>
        <IconBell size={20} stroke={1.75} aria-hidden />
      </Indicator>
    </Link>
  );
}
