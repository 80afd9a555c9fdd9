import { useLingui as useI18n } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconBook, IconKeyboard, IconWorld, type TablerIcon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ViewerInfo } from '~/api/viewer';
import { Key } from '~/components/Key';
import { useTip } from '~/components/useTip';
import { useLanguage } from '~/lib/useLanguage';
import { areasOf, type AreaPath } from './areas';
import classes from './Shell.module.css';
import { useShellCounts } from './useShellCounts';

/** The map of the application for one person; as a rail only icons, with their words in tooltips. */
export function Navigation({ viewer, rail, onKeys }: { viewer: ViewerInfo; rail: boolean; onKeys: () => void }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const counts = useCounts(viewer);
  return (
    <nav aria-label={t`Các trang`} className={classes.nav} data-rail={rail}>
      <div className={classes.navList}>
        {areasOf(viewer).map(({ path, word, icon }) => (
          <Entry key={path} rail={rail} icon={icon} word={i18n._(word)} {...(counts[path] === undefined ? {} : { count: counts[path] })}>
            {(content, props) => <Link to={path} activeOptions={{ exact: path === '/', includeSearch: false }} {...props}>{content}</Link>}
          </Entry>
        ))}
      </div>
      <div className={classes.navList}>
        {!rail && (
          <Entry rail={rail} icon={IconWorld} word={t`Cổng công khai`}>
            {(content, props) => <a href="/" {...props}>{content}</a>}
          </Entry>
        )}
        <Entry rail={rail} icon={IconBook} word={t`Hướng dẫn`}>
          {(content, props) => <Link to="/huong-dan" {...props}>{content}</Link>}
        </Entry>
        <Entry rail={rail} icon={IconKeyboard} word={t`Phím tắt`} end={<Key>?</Key>}>
          {(content, props) => <button type="button" onClick={onKeys} {...props}>{content}</button>}
        </Entry>
      </div>
      {!rail && viewer.username === null && <p className={classes.navNote}><Trans>Thử tệp không cần đăng nhập; máy không giữ tệp.</Trans></p>}
    </nav>
  );
}

function useCounts(viewer: ViewerInfo): Partial<Record<AreaPath, number>> {
  const { data } = useShellCounts(viewer);
  return {
    ...(viewer.workCount > 0 ? { '/': viewer.workCount } : {}),
    ...(data === undefined ? {} : { '/bo-du-lieu': data.datasets.totalCount }),
    ...(data?.reviewQueue === undefined ? {} : { '/ra-soat': data.reviewQueue.totalCount }),
  };
}

interface EntryProps {
  rail: boolean;
  icon: TablerIcon;
  word: string;
  count?: number;
  end?: React.ReactNode;
  children: (content: React.ReactNode, props: { className: string | undefined; 'aria-label'?: string } & Partial<ReturnType<typeof useTip>['on']>) => React.ReactElement;
}

function Entry({ rail, icon: Icon, word, count, end, children }: EntryProps) {
  const { number } = useLanguage();
  const { on, tip } = useTip(word, 'right');
  const icon = <Icon size={rail ? 20 : 16} stroke={1.75} aria-hidden />;
  if (rail) return <>{children(icon, { className: classes.navEntry, 'aria-label': word, ...on })}{tip}</>;
  return children(<>{icon}<span className={classes.navWord}>{word}</span>{count !== undefined && <span className="num">{number(count)}</span>}{end}</>, { className: classes.navEntry });
}
