import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowsExchange, IconCheck, IconCircleX, IconClipboardCheck } from '@tabler/icons-react';
import type { MessageDescriptor } from '@lingui/core';
import { useState } from 'react';
import { Card } from '~/components/Card';
import { StatusBadge } from '~/components/StatusBadge';
import { statusLooks } from '~/components/status';
import { useLanguage } from '~/lib/useLanguage';
import { frequencyWords } from '../dataset/words';
import type { Reviewed } from './documents';
import { inWords } from './verdict';
import classes from './review.module.css';

const shownPassed = 9;

/** At left: what changed since the edition before, and which rules do not pass. */
export function Evidence({ dataset }: { dataset: Reviewed }) {
  return (
    <>
      <Changes dataset={dataset} />
      <Checks dataset={dataset} />
    </>
  );
}

/** The value of a changed field as people read it: enumerations by their word. */
function useValueWords(): (path: string, value: string) => string {
  const { i18n } = useLingui();
  return (path, value) => {
    const words: Record<string, Record<string, MessageDescriptor> | undefined> = {
      updateFrequency: frequencyWords, sharing: wordsOf(statusLooks.sharing), importance: wordsOf(statusLooks.importance), personalData: wordsOf(statusLooks.personal),
    };
    const word = words[path]?.[value];
    return word === undefined ? value : i18n._(word);
  };
}

const wordsOf = (looks: Record<string, { word: MessageDescriptor }>) => Object.fromEntries(Object.entries(looks).map(([key, one]) => [key, one.word]));

function Changes({ dataset }: { dataset: Reviewed }) {
  const said = useValueWords();
  const first = dataset.inForce === null;
  return (
    <Card title={first ? <Trans>Lần đầu rà soát</Trans> : <Trans>Thay đổi so với bản {dataset.inForce?.edition ?? 0}</Trans>} icon={IconArrowsExchange}>
      {dataset.changesSince.length === 0
        ? <p className={classes.nothing}>{first ? <Trans>Chưa có bản nào trước đó để so.</Trans> : <Trans>Mô tả, phân loại và cột không đổi.</Trans>}</p>
        : (
          <ul className={classes.changes}>
            {dataset.changesSince.map((one) => (
              <li key={one.path}>
                <span className={classes.sign} data-sign={one.before === null ? '+' : one.after === null ? '-' : '~'} aria-hidden />
                <span><b>{one.label}</b>{one.before !== null && one.after !== null && <>: <span className="ink2">{said(one.path, one.before)}</span> → {said(one.path, one.after)}</>}{one.before === null && one.after !== null && <>: {said(one.path, one.after)}</>}</span>
                {one.personal && <StatusBadge kind="personal" value="BASIC" />}
                {one.breaking && <span className="meta t-a"><Trans>đổi cấu trúc</Trans></span>}
              </li>
            ))}
          </ul>
        )}
    </Card>
  );
}

function Checks({ dataset }: { dataset: Reviewed }) {
  const { t } = useLingui();
  const { cited } = useLanguage();
  const [all, setAll] = useState(false);
  const tables = dataset.quality.report?.tables ?? [];
  const said = (message: string) => inWords(message, tables.flatMap((one) => one.groups), tables.flatMap((one) => one.columns));
  const failed = dataset.checks.filter((one) => !one.passed && one.severity === 'ERROR');
  const warned = dataset.checks.filter((one) => !one.passed && one.severity !== 'ERROR');
  const passed = dataset.checks.filter((one) => one.passed);
  const shown = all ? passed : passed.slice(0, shownPassed);
  return (
    <Card
      title={<Trans context="list">Kiểm tra</Trans>}
      icon={IconClipboardCheck}
      aside={<span className={classes.tally}>{failed.length > 0 && <b className="t-r"><Plural value={failed.length} other="# không đạt" /></b>}{warned.length > 0 && <b className="t-a"><Plural value={warned.length} other="# cảnh báo" /></b>}<b className="t-g"><Plural value={passed.length} other="# đạt" /></b></span>}
    >
      <ul className={classes.checks} aria-label={t`Kiểm tra`}>
        {[...failed, ...warned].map((one) => (
          <li key={one.rule} className={classes.failed} data-hue={one.severity === 'ERROR' ? 'r' : 'a'}>
            {one.severity === 'ERROR' ? <IconCircleX size={16} stroke={1.75} aria-hidden /> : <IconAlertTriangle size={16} stroke={1.75} aria-hidden />}
            <div><b>{said(one.message)}</b>{one.article !== null && <p className="meta">{cited(one.article)}</p>}</div>
          </li>
        ))}
        {shown.map((one) => (
          <li key={one.rule} className={classes.passed}><IconCheck size={16} stroke={2} aria-hidden /><span><span className="hidden-words"><Trans>Đạt:</Trans> </span>{one.message}{one.article !== null && <span className={classes.passedWords}>{cited(one.article)}</span>}</span></li>
        ))}
      </ul>
      {passed.length > shownPassed && !all && <Button variant="subtle" size="compact-sm" m={8} onClick={() => setAll(true)}><Plural value={passed.length - shownPassed} other="Xem # kiểm tra đạt khác" /></Button>}
    </Card>
  );
}
