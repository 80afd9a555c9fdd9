import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconLock, IconRoute } from '@tabler/icons-react';
import { Card } from '~/components/Card';
import { ButtonLink } from '~/components/links';
import { formatDateTime } from '~/lib/format';
import { CheckList } from '../CheckList';
import type { Dataset } from '../documents';
import { hasForm, type TabState } from '../useTab';
import { transitionWords } from '../words';
import classes from './overview.module.css';
import { TransitionForm } from './TransitionForm';
import { WayButton } from './WayButton';

type Action = Dataset['nextActions'][number];

const reviewing = ['START_REVIEW', 'RELEASE_REVIEW', 'REQUEST_CHANGES', 'APPROVE', 'REJECT'];

/** What can be done next and, for what cannot be done yet, why not and the way there. */
export function NextActions({ dataset, tab }: { dataset: Dataset; tab: TabState }) {
  const open = dataset.nextActions.find((one) => one.transition === tab.at.lam);
  const main = mainAction(dataset);
  const review = dataset.nextActions.some((one) => reviewing.includes(one.transition));
  const others = dataset.nextActions.filter((one) => hasForm.has(one.transition) && one !== open);
  return (
    <Card title={<Trans>Việc tiếp theo</Trans>} icon={IconRoute}>
      <Locked dataset={dataset} tab={tab} />
      {open !== undefined && <TransitionForm key={open.transition} dataset={dataset} action={open} tab={tab} />}
      {review && (
        <div className={classes.act}>
          <ButtonLink to="/ra-soat/$id" params={{ id: dataset.id }} fullWidth variant={open === undefined ? 'filled' : 'light'}><Trans>Mở màn hình rà soát</Trans></ButtonLink>
        </div>
      )}
      {others.map((action) => <Closed key={action.transition} action={action} tab={tab} main={open === undefined && !review && action === main} />)}
      {dataset.nextActions.length === 0 && <p className={classes.say}><Nobody dataset={dataset} /></p>}
    </Card>
  );
}

/** The one act that the header offers too: the first that is ready, else the first. */
export function mainAction(dataset: Dataset): Action | undefined {
  const forms = dataset.nextActions.filter((one) => hasForm.has(one.transition) && one.transition !== 'RETIRE' && one.transition !== 'WITHDRAW');
  return forms.find((one) => one.ready) ?? forms[0];
}

function Nobody({ dataset }: { dataset: Dataset }) {
  const holder = dataset.holder ?? '';
  if (dataset.step === 'DONE') return <Trans>Bộ này đã đi hết các bước.</Trans>;
  if (dataset.step === 'ENDED') return <Trans>Bộ này đã hết hiệu lực.</Trans>;
  return holder === '' ? <Trans>Không có việc nào cho bạn ở đây.</Trans> : <Trans>Đang chờ {holder}. Không có việc nào cho bạn ở đây.</Trans>;
}

function Closed({ action, tab, main }: { action: Action; tab: TabState; main: boolean }) {
  const { i18n, t } = useLingui();
  const word = i18n._(transitionWords[action.transition]);
  const stops = action.blockers.filter((one) => one.severity === 'ERROR');
  return (
    <div className={classes.action}>
      <div className={classes.act}>
        <Button fullWidth variant={main && action.ready ? 'filled' : action.ready ? 'light' : 'default'} onClick={() => tab.act(action.transition)}>{word}</Button>
        {!action.ready && stops.length > 0 && <p className={classes.why}>{t`Chưa được, còn ${stops.length} điều:`}</p>}
      </div>
      {!action.ready && <CheckList checks={action.blockers} way={(check) => <WayButton path={check.path} way={check.way} tab={tab} />} />}
    </div>
  );
}

/** Why this edition cannot be edited now, and who holds it. */
function Locked({ dataset, tab }: { dataset: Dataset; tab: TabState }) {
  const { t } = useLingui();
  if (dataset.canEdit) return null;
  const sent = dataset.submittedAt === null ? '' : formatDateTime(dataset.submittedAt);
  const reviewer = dataset.reviewer?.name ?? dataset.reviewer?.username ?? '';
  const words = dataset.reviewStatus === 'SUBMITTED' ? t`Bản ${dataset.edition} đã gửi ${sent}, đang khóa để chờ rà soát.`
    : dataset.reviewStatus === 'IN_REVIEW' ? (reviewer === '' ? t`Bản ${dataset.edition} đang khóa vì đang được rà soát.` : t`Bản ${dataset.edition} đang khóa vì ${reviewer} đang rà soát.`)
      : dataset.reviewStatus === 'RETIRED' ? t`Bộ này đã hết hiệu lực nên không sửa nữa.` : '';
  if (words === '') return null;
  const recall = dataset.nextActions.some((one) => one.transition === 'RECALL');
  return <p className={classes.locked}><IconLock size={16} stroke={1.75} aria-hidden /><span>{words}{recall && tab.at.lam !== 'RECALL' && <> <Trans>Muốn sửa, hãy rút lại.</Trans></>}</span></p>;
}
