import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconListDetails } from '@tabler/icons-react';
import { Card } from '~/components/Card';
import { NumLink, TextLink } from '~/components/links';
import { StatusBadge } from '~/components/StatusBadge';
import { formatDate } from '~/lib/format';
import { useLanguage } from '~/lib/useLanguage';
import { searchOf } from '../notices/measures';
import { useShort } from '../notices/useUnits';
import type { Item } from './documents';
import { stateOf, redFirst } from './items';
import classes from './progress.module.css';

/** What the notices ask for, item by item, red first: how far by the registry's own count, by when, and who does what next. */
export function Items({ items, total }: { items: readonly Item[]; total: number }) {
  return (
    <Card title={<Trans>Theo mục của Thông báo</Trans>} icon={IconListDetails} aside={<TextLink to="/thong-bao"><Trans>Xem thông báo</Trans></TextLink>}>
      <ul className={classes.items}>{redFirst(items).map((one) => <Row key={one.id} item={one} />)}</ul>
      {total > items.length && <p className={classes.more}><TextLink to="/thong-bao"><Plural value={total - items.length} other="còn # mục khác" /></TextLink></p>}
    </Card>
  );
}

function Row({ item }: { item: Item }) {
  const { number } = useLanguage();
  const { t } = useLingui();
  const state = stateOf(item);
  const { measure } = item;
  return (
    <li>
      <span><StatusBadge kind="time" value={state} /></span>
      <span className="num">{item.item}</span>
      <span className={classes.what}>
        {item.title}
        {item.lastDay !== null && <span className={classes.by}><Trans>hạn <span className="num">{formatDate(item.lastDay)}</span></Trans></span>}
      </span>
      {measure === null ? <span /> : (
        <span className={classes.measure}>
          <span className={classes.track} role="img" aria-label={t`${number(measure.done)} trên ${number(measure.target)}`}><span data-state={state} style={{ width: `${Math.round(measure.share * 100)}%` }} /></span>
          {measure.kind === 'DATASETS'
            ? <NumLink to="/bo-du-lieu" search={searchOf(item, 'done', '')}>{number(measure.done)}/{number(measure.target)}</NumLink>
            : <b className="num">{number(measure.done)}/{number(measure.target)}</b>}
        </span>
      )}
      <span className={classes.next}><Next item={item} /></span>
    </li>
  );
}

/** Who acts next, and what is in the way. */
function Next({ item }: { item: Item }) {
  const short = useShort();
  const { number } = useLanguage();
  if (item.state === 'DONE') return item.reportedAt === null ? <Trans>Đã xong</Trans> : <Trans>Đơn vị đã báo xong</Trans>;
  const who = item.lead === null ? <Plural value={item.partners.length} other="# đơn vị" /> : short(item.lead);
  const blocks = item.blockedBy.slice(0, 2);
  return <><b>{who}</b>{blocks.length > 0 && ': '}{blocks.map((one, i) => <span key={one.reason}>{i > 0 && '; '}{one.message} <b className="num">{number(one.count)}</b></span>)}</>;
}
