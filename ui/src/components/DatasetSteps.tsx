import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import clsx from 'clsx';
import type { Step } from '~/api/generated/graphql';
import { barsOf, type Standing } from '~/lib/steps';
import classes from './DatasetSteps.module.css';

export const stepWords: Record<Step, MessageDescriptor> = {
  DESCRIBE: msg`Khai báo`,
  REVIEW: msg`Rà soát`,
  TABLE: msg`Tạo bảng`,
  LOAD: msg`Nạp kho`,
  SERVICE: msg`Kết nối API`,
  PUBLISH: msg`Công bố`,
  DONE: msg`Xong`,
  ENDED: msg`Hết hiệu lực`,
};

interface Props {
  dataset: Standing & { holder?: string | null };
  /** Words under the bars instead of "step · who holds it". */
  words?: string;
  /** Leave the words out where the row already says them; the label keeps them. */
  bare?: boolean;
  /** Something at the right end of the words: "2 ngày". */
  end?: React.ReactNode;
  className?: string;
}

/** The six small bars from draft to portal, with the step and who holds it. */
export function DatasetSteps({ dataset, words, bare = false, end, className }: Props) {
  const { t, i18n } = useLingui();
  const bars = barsOf(dataset);
  const step = i18n._(stepWords[dataset.step]);
  const holder = dataset.holder ?? '';
  const held = dataset.stale === true ? t`số liệu cũ` : dataset.reviewStatus === 'DRAFT' && dataset.step === 'DESCRIBE' ? t`nháp` : holder === '' ? '' : t`${holder} đang giữ`;
  const under = words ?? (held === '' ? step : `${step} · ${held}`);
  const done = bars.filter((bar) => bar.state === 'done').length;
  const total = bars.length;
  const sentence = t`${done} trên ${total} bước đã xong; đang ở: ${under}`;
  return (
    <div className={clsx(classes.steps, className)}>
      <div className={classes.bars} role="img" aria-label={sentence}>
        {bars.map((bar) => <span key={bar.step} className={classes.bar} data-state={bar.state} data-hue={bar.hue} />)}
      </div>
      {!bare && <div className={classes.words} aria-hidden={end === undefined}><span>{under}</span>{end !== undefined && <span className={classes.end}>{end}</span>}</div>}
    </div>
  );
}
