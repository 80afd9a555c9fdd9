import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { NumLink, TextLink } from '~/components/links';
import { StatusBadge } from '~/components/StatusBadge';
import { useLanguage } from '~/lib/useLanguage';
import { compare } from '~/lib/text';
import type { ProgressPageQuery } from '~/api';
import classes from './progress.module.css';

type One = ProgressPageQuery['progress']['organizations'][number];

/** Departments, those with late datasets first; each with what holds it up. */
export function Departments({ list, linked }: { list: readonly One[]; linked: boolean }) {
  const sorted = [...list].sort((a, b) => b.overdue - a.overdue || rest(b) - rest(a) || compare(a.organization.name, b.organization.name));
  return <ul className={classes.departments}>{sorted.map((one) => <Department key={one.organization.code} one={one} linked={linked} />)}</ul>;
}

function rest(one: One): number {
  return one.total - one.approved;
}

function Department({ one, linked }: { one: One; linked: boolean }) {
  const { t } = useLingui();
  const { number, language, named } = useLanguage();
  const name = language === 'en' ? named(one.organization).replace(/^Department of /u, '') : one.organization.shortName ?? one.organization.name;
  const done = one.total > 0 && one.approved === one.total;
  const value = one.overdue > 0 ? 'OVERDUE' : done ? 'DONE' : 'ON_TIME';
  return (
    <li>
      <StatusBadge kind="time" value={value} iconOnly />
      {linked ? <TextLink to="/bo-du-lieu" search={{ owner: [one.organization.code] }}>{name}</TextLink> : <span>{name}</span>}
      <span className={classes.track} role="img" aria-label={t`${number(one.approved)} trên ${number(one.total)} bộ đạt`}>
        <span data-state={value} style={{ width: `${one.total === 0 ? 0 : (one.approved / one.total) * 100}%` }} />
      </span>
      <span className="num strong">{number(one.approved)}/{number(one.total)}</span>
      <span className={classes.holds}>
        {one.overdue > 0 && (linked
          ? <NumLink to="/bo-du-lieu" search={{ owner: [one.organization.code], overdue: '1' }}><span className="t-r"><Plural value={one.overdue} other="# quá hạn" /></span></NumLink>
          : <b className="t-r"><Plural value={one.overdue} other="# quá hạn" /></b>)}
        <Holds one={one} />
      </span>
    </li>
  );
}

/** Who acts next: the department with drafts and completions, or SKHCN with what it has to decide. */
function Holds({ one }: { one: One }) {
  const own = one.draft + one.changesRequested;
  const review = one.submitted + one.inReview;
  if (own === 0 && review === 0) return <span>{one.total === one.approved ? <Trans>đã đủ</Trans> : null}</span>;
  return (
    <>
      {own > 0 && <span><Plural value={own} other="đơn vị bổ sung #" /></span>}
      {review > 0 && <span><Plural value={review} other="SKHCN xem #" /></span>}
    </>
  );
}
